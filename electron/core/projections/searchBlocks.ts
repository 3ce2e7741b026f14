/** Writes full-text rows, touching only the blocks whose text changed. */
import type { SearchKind } from '#shared/contract/views.ts'
import type { Db } from '../db/database.ts'

export interface SearchItem {
  kind: SearchKind
  itemId: string
  docId: string
}

export interface SearchBlock {
  /** Code points into the source's text; null where there is no such place. */
  start: number | null
  body: string
}

/** Rows of one item: item number times this, plus the block's number. A book has some 10,000 blocks. */
export const BLOCKS_PER_ITEM = 2 ** 20

/**
 * Scripts written without spaces between words (Han, kana, Hangul, Thai, Lao, Khmer, Myanmar):
 * the word tokenizer sees a whole sentence as one word there.
 */
const unspaced =
  /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]|[\ud840-\ud88f]/u

/** True when words cannot be told apart in a text, so that only the infix index can find parts of it. */
export const isUnspaced = (text: string): boolean => unspaced.test(text)

const itemNumber = (db: Db, { kind, itemId, docId }: SearchItem): number => {
  const known = db.get<{ no: number }>(
    'SELECT item_no AS no FROM search_item WHERE kind = ? AND item_id = ?',
    kind,
    itemId,
  )
  if (known) return known.no
  db.run(
    'INSERT INTO search_item (kind, item_id, doc_id, hidden) VALUES (?, ?, ?, EXISTS (SELECT 1 FROM entity WHERE id = ? AND trashed_at IS NOT NULL))',
    kind,
    itemId,
    docId,
    docId,
  )
  return (db.get<{ no: number }>('SELECT last_insert_rowid() AS no') as { no: number }).no
}

/**
 * FTS5 takes rowids only as integers: better-sqlite3 binds a JavaScript number as a real, and
 * FTS5 then silently ignores the constraint.
 */
export const rowidParam = (rowid: number): bigint => BigInt(rowid)

/** Where the words of a kind of thing stand. */
export const textTableOf = (kind: SearchKind): 'search_text' | 'people_text' =>
  kind === 'person' ? 'people_text' : 'search_text'
const infixTableOf = (kind: SearchKind): 'search_infix' | 'people_infix' =>
  kind === 'person' ? 'people_infix' : 'search_infix'

const deleteRow = (db: Db, kind: SearchKind, rowid: number): void => {
  for (const table of [textTableOf(kind), infixTableOf(kind)])
    db.run(`DELETE FROM ${table} WHERE rowid = ?`, rowidParam(rowid))
}

const insertRow = (db: Db, kind: SearchKind, rowid: number, { start, body }: SearchBlock, infix: boolean): void => {
  db.run(`INSERT INTO ${textTableOf(kind)} (rowid, body, start) VALUES (?, ?, ?)`, rowidParam(rowid), body, start)
  if (infix) db.run(`INSERT INTO ${infixTableOf(kind)} (rowid, body) VALUES (?, ?)`, rowidParam(rowid), body)
}

/** Makes an item's title exactly this; titles and names are also found by any part of them. */
export function writeSearchTitle(db: Db, item: SearchItem, title: string): void {
  const rowid = itemNumber(db, item) * BLOCKS_PER_ITEM
  const table = textTableOf(item.kind)
  if (db.get<{ body: string }>(`SELECT body FROM ${table} WHERE rowid = ?`, rowidParam(rowid))?.body === title) return
  deleteRow(db, item.kind, rowid)
  if (title !== '') insertRow(db, item.kind, rowid, { start: null, body: title }, true)
}

const keyOf = (start: number | null, body: string): string => `${start ?? ''}\n${body}`

/** Makes the blocks of an item exactly these, touching only rows whose text changed. */
export function writeSearchBlocks(db: Db, item: SearchItem, blocks: readonly SearchBlock[]): void {
  const first = itemNumber(db, item) * BLOCKS_PER_ITEM
  const existing = db.all<{ rowid: number; start: number | null; body: string }>(
    `SELECT rowid, start, body FROM ${textTableOf(item.kind)} WHERE rowid > ? AND rowid < ?`,
    rowidParam(first),
    rowidParam(first + BLOCKS_PER_ITEM),
  )
  const reusable = new Map<string, number[]>()
  let last = first
  for (const row of existing) {
    last = Math.max(last, row.rowid)
    const key = keyOf(row.start, row.body)
    const rows = reusable.get(key)
    if (rows) rows.push(row.rowid)
    else reusable.set(key, [row.rowid])
  }
  const wanted = blocks.filter(
    (block) => block.body !== '' && reusable.get(keyOf(block.start, block.body))?.pop() === undefined,
  )
  const free = [...reusable.values()].flat()
  for (const rowid of free) deleteRow(db, item.kind, rowid)
  for (const block of wanted) {
    const rowid = free.pop() ?? ++last
    // Beyond a million blocks the rest of a text stays unindexed rather than spilling into the next item.
    if (rowid < first + BLOCKS_PER_ITEM) insertRow(db, item.kind, rowid, block, isUnspaced(block.body))
  }
}

/** Forgets an item that the documents do not name any more. */
export function removeSearchItem(db: Db, item: SearchItem): void {
  writeSearchTitle(db, item, '')
  writeSearchBlocks(db, item, [])
  db.run('DELETE FROM search_item WHERE kind = ? AND item_id = ?', item.kind, item.itemId)
}

/**
 * Forgets everything of one thing (a quote with its memo) or of one document. Its words leave the index with the merge
 * that follows what is deleted for ever (docs/purge.ts). FTS5 could take them out at once by its option
 * secure-delete, but that damages the index (SQLite 3.54: entries of other rows go, and its checksum no longer holds).
 */
export function removeSearchItems(db: Db, column: 'item_id' | 'doc_id', id: string): void {
  const place = column === 'doc_id' ? 'doc_id = ?' : `kind IN ('quote', 'memo') AND item_id = ?`
  for (const item of db.all<SearchItem>(
    `SELECT kind, item_id AS itemId, doc_id AS docId FROM search_item WHERE ${place}`,
    id,
  ))
    removeSearchItem(db, item)
}

/** Takes what was found of one thing (a quote with its memo, a code, a document) in or out of sight. */
export function hideSearchItems(db: Db, column: 'item_id' | 'doc_id', id: string, hidden: boolean): void {
  // The kinds are named so that the index on (kind, item_id) is used: there may be 200,000 items.
  const place =
    column === 'doc_id'
      ? 'doc_id = ?'
      : `kind IN ('source', 'quote', 'memo', 'note', 'code', 'step', 'person', 'workshop') AND item_id = ?`
  db.run(`UPDATE search_item SET hidden = ? WHERE ${place} AND hidden <> ?`, hidden ? 1 : 0, id, hidden ? 1 : 0)
}

/** Whether a document is in the trash, and what is in it with it. */
export const isTrashed = (db: Db, docId: string): boolean =>
  db.get('SELECT 1 FROM entity WHERE id = ? AND trashed_at IS NOT NULL', docId) !== undefined
