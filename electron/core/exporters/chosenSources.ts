/** Which sources an exchange with other programs is about: all, one, or those that a note or a plan stands on. */
import type { ReferenceSubject } from '#shared/contract/referenceQueries.ts'
import type { Db } from '../db/database.ts'

export interface ChosenSources {
  /** In the order in which they came into the library. */
  ids: ReadonlySet<string>
  /** Of what they are chosen; null: all of the workspace. */
  title: string | null
}

const conditions: Readonly<Record<ReferenceSubject['kind'], string>> = {
  source: 's.source_id = @id',
  note: `s.source_id IN (SELECT coalesce(q.source_id, l.target) FROM note_link l
    LEFT JOIN quote q ON l.kind = 'quote' AND q.quote_id = l.target WHERE l.note_id = @id)`,
  plan: 's.source_id IN (SELECT q.source_id FROM evidence v JOIN quote q ON q.quote_id = v.target WHERE v.doc_id = @id)',
}

/** Null: there is no such subject. */
export function chosenSources(db: Db, subject: ReferenceSubject | undefined): ChosenSources | null {
  const idsWhere = (where: string, id: string): ReadonlySet<string> =>
    new Set(
      db
        .all<{ id: string }>(
          `SELECT s.source_id AS id FROM source s JOIN entity e ON e.id = s.source_id WHERE e.trashed_at IS NULL AND ${where} ORDER BY e.at, s.source_id`,
          { id },
        )
        .map((row) => row.id),
    )
  if (!subject) return { ids: idsWhere(`@id = ''`, ''), title: null }
  const { kind } = subject
  const id = kind === 'source' ? subject.sourceId : kind === 'note' ? subject.noteId : subject.planId
  const row = db.get<{ title: string }>(`SELECT title FROM ${kind} WHERE ${kind}_id = ?`, id)
  return row ? { ids: idsWhere(conditions[kind], id), title: row.title === '' ? 'Untitled' : row.title } : null
}
