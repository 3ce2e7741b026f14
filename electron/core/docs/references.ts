/** What `[[…]]` in a note's Markdown refers to, and what a quote in a note says now: answered from the projections. */
import type { Db } from '../db/database.ts'
import type { LookupQuote, ResolvedRef, ResolveRef } from './noteText.ts'

/** Words and source title of a quote as they stand. */
export const createQuoteLookup =
  (db: Db): LookupQuote =>
  (quoteId) =>
    db.get<{ words: string; title: string }>(
      'SELECT q.exact AS words, s.title FROM quote q JOIN source s ON s.source_id = q.source_id WHERE q.quote_id = ?',
      quoteId,
    ) ?? null

/** Names are looked for among codes, then notes, then sources; of several things of one name, the oldest. */
export const createResolver =
  (db: Db): ResolveRef =>
  (ref) => {
    const quoteId = /^quote:(.+)$/.exec(ref)?.[1]
    if (quoteId !== undefined) {
      const quote = db.get<{ id: string; sourceId: string; label: string; title: string }>(
        'SELECT q.quote_id AS id, q.source_id AS sourceId, q.exact AS label, s.title FROM quote q JOIN source s ON s.source_id = q.source_id WHERE q.quote_id = ?',
        quoteId,
      )
      return quote ? { kind: 'quote', ...quote } : null
    }
    const found = db.get<Extract<ResolvedRef, { kind: 'note' | 'source' | 'code' }>>(
      `SELECT * FROM (
         SELECT 'code' AS kind, code_id AS id, name AS label, 0 AS at FROM code WHERE name = @ref COLLATE NOCASE AND trashed = 0
         UNION ALL SELECT 'note', n.note_id, n.title, e.at FROM note n JOIN entity e ON e.id = n.note_id AND e.trashed_at IS NULL WHERE n.title = @ref COLLATE NOCASE
         UNION ALL SELECT 'source', s.source_id, s.title, e.at FROM source s JOIN entity e ON e.id = s.source_id AND e.trashed_at IS NULL WHERE s.title = @ref COLLATE NOCASE
       ) ORDER BY CASE kind WHEN 'code' THEN 0 WHEN 'note' THEN 1 ELSE 2 END, at LIMIT 1`,
      { ref: ref.trim() },
    )
    return found ? { kind: found.kind, id: found.id, label: found.label } : null
  }
