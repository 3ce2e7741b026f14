import type { Backlink, NoteRow } from '#shared/contract/views.ts'
import { NOTE } from '#shared/docs/layout.ts'
import type { CodeId } from '#shared/model/ids.ts'
import { noteToMarkdown } from '../docs/noteText.ts'
import type { Db } from '../db/database.ts'
import { BLOCKS_PER_ITEM } from '../projections/searchBlocks.ts'
import { createQuoteLookup } from '../docs/references.ts'
import type { Query, QueryContext } from './context.ts'
import { deviceNames, differingFields } from './history.ts'
import { likePattern } from './sources.ts'

/** Exact for what was written here; for what came from elsewhere, within a minute (docs/editedMarks.ts). */
const editedAt = 'max(n.edited_at, d.edited_at)'
const columns = `n.note_id AS noteId, n.title, n.first_words AS firstWords, n.words, e.at AS createdAt, coalesce(m.name, 'Somebody') AS createdByName, ${editedAt} AS editedAt`
const tables = `note n JOIN entity e ON e.id = n.note_id JOIN doc d ON d.doc_id = n.note_id LEFT JOIN member m ON m.member_id = e.by`
const order = {
  edited: `${editedAt} DESC, n.note_id`,
  title: 'n.title COLLATE NOCASE, n.note_id',
  created: 'e.at DESC, n.note_id',
}

type Raw = Omit<NoteRow, 'codes'>

/** Codes that a note names, and those of the quotes it holds. */
const codesOf = (db: Db, noteId: string): CodeId[] =>
  db
    .all<{ codeId: CodeId }>(
      `SELECT k.resolved_id AS codeId, min(l.ordinal) AS first FROM note_link l
         LEFT JOIN coding c ON l.kind = 'quote' AND c.target = l.target
         JOIN code k ON k.code_id = CASE l.kind WHEN 'code' THEN l.target ELSE c.code_id END
       WHERE l.note_id = ? GROUP BY k.resolved_id ORDER BY first, codeId LIMIT 24`,
      noteId,
    )
    .map((row) => row.codeId)

/** What a list of notes holds, as a condition with @like. */
const listed = (filter: string): string =>
  `e.trashed_at IS NULL ${filter === '' ? '' : `AND (n.title LIKE @like ESCAPE '\\' OR n.first_words LIKE @like ESCAPE '\\')`}`

export const notePlace: Query<'notePlace'> = {
  tables: ['note', 'entity', 'doc'],
  readsText: true,
  run: ({ noteId, filter, sort }, { db }) =>
    db.get<{ place: number }>(
      `SELECT place FROM (SELECT n.note_id AS id, row_number() OVER (ORDER BY ${order[sort]}) - 1 AS place
         FROM note n JOIN entity e ON e.id = n.note_id JOIN doc d ON d.doc_id = n.note_id WHERE ${listed(filter)}) WHERE id = @noteId`,
      { like: likePattern(filter), noteId },
    )?.place ?? null,
}

export const notes: Query<'notes'> = {
  tables: ['note', 'entity', 'doc', 'note_link', 'coding', 'code', 'member'],
  readsText: true,
  run: ({ filter, sort, offset, limit }, { db }) => {
    const condition = listed(filter)
    const params = { like: likePattern(filter), offset, limit }
    const total =
      db.get<{ n: number }>(
        `SELECT count(*) AS n FROM note n JOIN entity e ON e.id = n.note_id WHERE ${condition}`,
        params,
      )?.n ?? 0
    const rows = db.all<Raw>(
      `SELECT ${columns} FROM ${tables} WHERE ${condition} ORDER BY ${order[sort]} LIMIT @limit OFFSET @offset`,
      params,
    )
    return { total, rows: rows.map((row) => ({ ...row, codes: codesOf(db, row.noteId) })) }
  },
}

const linksTo = (db: Db, id: string): Backlink[] =>
  db
    .all<Omit<Backlink, 'linked'>>(
      `SELECT l.note_id AS noteId, n.title, l.context FROM note_link l JOIN note n ON n.note_id = l.note_id JOIN entity e ON e.id = l.note_id AND e.trashed_at IS NULL
       WHERE l.target = ? GROUP BY l.note_id ORDER BY n.title COLLATE NOCASE, l.note_id`,
      id,
    )
    .map((row) => ({ ...row, linked: true }))

/** Notes that name a title without linking to it. Short titles would match everywhere. */
function mentionsOf(db: Db, noteId: string, title: string): Backlink[] {
  if (title.trim().length < 4) return []
  return db
    .all<Omit<Backlink, 'linked'>>(
      `SELECT i.item_id AS noteId, n.title, t.body AS context
       FROM search_text t JOIN search_item i ON i.item_no = t.rowid / ${BLOCKS_PER_ITEM} AND i.kind = 'note' AND i.hidden = 0 JOIN note n ON n.note_id = i.item_id
       WHERE t.search_text MATCH @match AND t.rowid % ${BLOCKS_PER_ITEM} <> 0 AND i.item_id <> @noteId AND t.body LIKE @like ESCAPE '\\'
         AND NOT EXISTS (SELECT 1 FROM note_link l WHERE l.note_id = i.item_id AND l.target = @noteId)
       GROUP BY i.item_id LIMIT 20`,
      { match: `"${title.replaceAll('"', '""')}"`, noteId, like: likePattern(title) },
    )
    .map((row) => ({ ...row, linked: false }))
}

export const note: Query<'note'> = {
  tables: ['note', 'entity', 'doc', 'note_link', 'coding', 'code', 'member', 'search_item'],
  readsText: true,
  run: ({ noteId }, context) => {
    const { db, hub } = context
    const raw = db.get<Raw & { trashedAt: number | null }>(
      `SELECT ${columns}, e.trashed_at AS trashedAt FROM ${tables} WHERE n.note_id = ?`,
      noteId,
    )
    if (!raw) return null
    const history = differingFields(hub.open(noteId).doc, NOTE, ['title'], deviceNames(context))
    return {
      ...raw,
      codes: codesOf(db, noteId),
      backlinks: [...linksTo(db, noteId), ...mentionsOf(db, noteId, raw.title)],
      history,
    }
  },
}

/** A note's Markdown, with its quotes' words as they stand now. */
export const markdownOfNote = ({ db, hub }: Pick<QueryContext, 'db' | 'hub'>, noteId: string): string =>
  noteToMarkdown(hub.open(noteId).doc, createQuoteLookup(db))

export const noteMarkdown: Query<'noteMarkdown'> = {
  tables: ['note', 'doc', 'quote', 'source'],
  run: ({ noteId }, context) =>
    context.db.get('SELECT 1 FROM note WHERE note_id = ?', noteId) ? markdownOfNote(context, noteId) : null,
}

export const backlinks: Query<'backlinks'> = {
  tables: ['note_link', 'note', 'entity'],
  readsText: true,
  run: ({ id }, { db }) => linksTo(db, id),
}
