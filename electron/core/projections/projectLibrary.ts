/** library document → entity, member and code rows. */
import { type Doc, createReader, type FieldsOfSubject, fieldsBySubject, itemsOf, valueOf } from '#shared/docs/fields.ts'
import { codeFields, ItemRecord, Trashed } from '#shared/docs/layout.ts'
import { builtInCodeById, builtInCodes, builtInGroupById, builtInGroups } from '#shared/model/codebook/codebook.ts'
import { LIBRARY_DOC } from '#shared/model/ids.ts'
import { z } from 'zod'
import type { Db } from '../db/database.ts'
import { hideSearchItems, writeSearchBlocks, writeSearchTitle } from './searchBlocks.ts'

interface CodeRow {
  id: string
  name: string
  tree: 'phases' | 'norms' | 'own'
  parent: string | null
  codable: boolean
  builtIn: boolean
  title: string
  brief: string
  definition: string
  useWhen: string
  avoidWhen: string
  example: string
  colour: string
  position: number
  archived: boolean
  alias: string | null
  trashed: boolean
}

/** The code as the app ships it, before a team's changes; undefined for the team's own codes. */
function builtInRow(id: string): CodeRow | undefined {
  const common = { id, builtIn: true, archived: false, alias: null, trashed: false }
  const group = builtInGroupById.get(id)
  if (group) {
    const position = builtInGroups.indexOf(group) * 100
    return {
      ...common,
      name: id,
      tree: group.tree,
      parent: null,
      codable: false,
      title: group.title,
      brief: group.definition,
      definition: group.definition,
      useWhen: '',
      avoidWhen: '',
      example: '',
      colour: group.colour,
      position,
    }
  }
  const code = builtInCodeById.get(id)
  if (!code) return undefined
  const { name, tree, parent, label: title, brief, definition, useWhen, avoidWhen, example, colour } = code
  return {
    ...common,
    name,
    tree,
    parent,
    codable: true,
    title,
    brief,
    definition,
    useWhen,
    avoidWhen,
    example,
    colour,
    position: builtInCodes.indexOf(code) + 1,
  }
}

/** A code's row: shipped texts, overlaid with what the team set. */
function codeRow(id: string, fields: FieldsOfSubject | undefined, madeAt: number): CodeRow | undefined {
  const base: CodeRow | undefined =
    builtInRow(id) ??
    (fields && {
      id,
      name: '',
      tree: 'own',
      parent: null,
      codable: true,
      builtIn: false,
      title: '',
      brief: '',
      definition: '',
      useWhen: '',
      avoidWhen: '',
      example: '',
      colour: 'own',
      position: madeAt,
      archived: false,
      alias: null,
      trashed: false,
    })
  if (!base) return undefined
  const value = createReader(fields, codeFields)
  const parent = value('parent')
  const row: CodeRow = {
    ...base,
    name: value('name') ?? base.name,
    title: value('title') ?? base.title,
    brief: value('brief') ?? base.brief,
    definition: value('definition') ?? base.definition,
    useWhen: value('useWhen') ?? base.useWhen,
    avoidWhen: value('avoidWhen') ?? base.avoidWhen,
    example: value('example') ?? base.example,
    colour: value('colour') ?? base.colour,
    position: value('order') ?? base.position,
    archived: value('archived') ?? false,
    alias: value('alias') ?? null,
    trashed: valueOf(fields, 'trashed', Trashed) != null,
    parent: parent === undefined ? base.parent : parent,
  }
  return row.name === '' ? undefined : row
}

/** Follows aliases; a ring of aliases (two devices merged crosswise) ends at its least id, the same everywhere. */
export function resolveAlias(id: string, aliasOf: ReadonlyMap<string, string>): string {
  const seen: string[] = []
  let at = id
  while (!seen.includes(at)) {
    seen.push(at)
    const next = aliasOf.get(at)
    if (next === undefined) return at
    at = next
  }
  return seen.slice(seen.indexOf(at)).sort()[0] as string
}

function writeCodes(
  db: Db,
  ids: Iterable<string>,
  subjects: ReadonlyMap<string, FieldsOfSubject>,
  madeAtById: ReadonlyMap<string, number>,
): void {
  const rows: CodeRow[] = []
  for (const id of ids) {
    const row = codeRow(id, subjects.get(id), madeAtById.get(id) ?? 0)
    if (row) rows.push(row)
  }
  const known = new Set(rows.map((row) => row.id))
  const aliasOf = new Map(
    rows.flatMap((row) =>
      row.alias !== null && known.has(row.alias) && !row.trashed ? [[row.id, row.alias] as const] : [],
    ),
  )
  db.run('DELETE FROM code')
  for (const row of rows) {
    db.run(
      `INSERT INTO code (code_id, resolved_id, name, tree, parent, codable, built_in, title, brief, definition, use_when, avoid_when, example, colour, position, archived, trashed)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      row.id,
      resolveAlias(row.id, aliasOf),
      row.name,
      row.tree,
      row.parent,
      row.codable ? 1 : 0,
      row.builtIn ? 1 : 0,
      row.title,
      row.brief,
      row.definition,
      row.useWhen,
      row.avoidWhen,
      row.example,
      row.colour,
      row.position,
      row.archived ? 1 : 0,
      row.trashed ? 1 : 0,
    )
    const item = { kind: 'code', itemId: row.id, docId: LIBRARY_DOC } as const
    const texts = [row.brief, row.definition, row.useWhen, row.example]
    writeSearchTitle(db, item, row.title === '' ? row.name : `${row.name} ${row.title}`)
    writeSearchBlocks(db, item, [
      { start: null, body: texts.filter((text, i) => text !== '' && texts.indexOf(text) === i).join('\n') },
    ])
    hideSearchItems(db, 'item_id', row.id, row.trashed || row.alias !== null)
  }
}

const isCodeId = (id: string): boolean => id.startsWith('c_') || builtInCodeById.has(id) || builtInGroupById.has(id)

/** A document's things are out of sight while it is in the trash; its own trashed quotes stay so afterwards. */
function hideDocument(db: Db, docId: string, hidden: boolean): void {
  hideSearchItems(db, 'doc_id', docId, hidden)
  if (hidden) return
  for (const { id } of db.all<{ id: string }>(
    'SELECT quote_id AS id FROM quote WHERE source_id = ? AND trashed_at IS NOT NULL',
    docId,
  ))
    hideSearchItems(db, 'item_id', id, true)
}

/** Projects what changed; without `only`, everything. Returns the number of malformed entries skipped. */
export function projectLibrary(db: Db, doc: Doc, tables: Set<string>, only?: ReadonlySet<string>): number {
  // Codes name one another (parents, aliases), so they are written together. Everything else is looked up by id: a
  // library of 10,000 notes must not be read through to add one.
  const withCodes = only === undefined || [...only].some(isCodeId)
  const { subjects, malformed } = fieldsBySubject(doc, withCodes ? undefined : only)
  const items = itemsOf(doc)
  let skipped = malformed
  const madeAtById = new Map<string, number>()
  const wanted = (id: string) => only === undefined || only.has(id)
  for (const id of withCodes ? items.keys() : only) {
    if (!wanted(id) && !isCodeId(id)) continue
    const raw = items.get(id)
    // "workspace" has fields but is no item, and a field may arrive before its item.
    if (raw === undefined) continue
    const item = ItemRecord.safeParse(raw)
    if (!item.success) {
      skipped++
      continue
    }
    const { kind, by, at } = item.data
    if (kind === 'code') madeAtById.set(id, at)
    if (!wanted(id)) continue
    const trashed = valueOf(subjects.get(id), 'trashed', Trashed) ?? null
    db.run(
      'INSERT OR REPLACE INTO entity (id, kind, by, at, trashed_at, trashed_by) VALUES (?, ?, ?, ?, ?, ?)',
      id,
      kind,
      by,
      at,
      trashed?.at ?? null,
      trashed?.by ?? null,
    )
    hideDocument(db, id, trashed !== null)
    tables.add('entity')
    if (kind === 'member') {
      db.run(
        'INSERT OR REPLACE INTO member (member_id, name) VALUES (?, ?)',
        id,
        valueOf(subjects.get(id), 'name', z.string().min(1)) ?? 'Somebody',
      )
      tables.add('member')
    }
  }
  if (withCodes) {
    const ids = [
      ...builtInGroups.map((group) => group.id),
      ...builtInCodes.map((code) => code.id),
      ...madeAtById.keys(),
    ]
    writeCodes(db, ids, subjects, madeAtById)
    tables.add('code')
    tables.add('search_item')
  }
  if (wanted('workspace')) tables.add('workspace')
  return skipped
}
