/** Evidence rows with what they stand for: is it there, in the trash, and as which independent source does it count. */
import type { EvidencePiece } from '#shared/contract/evidenceQueries.ts'
import type { EvidenceStance, EvidenceTarget } from '#shared/model/plan.ts'
import type { Db } from '../db/database.ts'

/** A piece as far as a verdict needs it: no words. */
export interface PieceRow {
  subject: string
  target: EvidenceTarget
  stance: EvidenceStance
  by: EvidencePiece['by']
  at: number
  sourceId: EvidencePiece['sourceId']
  observer: EvidencePiece['observer']
  state: 'live' | 'trashed' | 'missing'
  origin: string | null
}

/** A quote counts while its source does, an observation and a note while they are not in the trash themselves. */
const ROWS = `
  SELECT e.subject, e.target, e.stance, e.by, e.at, q.source_id AS sourceId, o.by AS observer,
    CASE
      WHEN qe.id IS NULL AND o.observation_id IS NULL AND (n.note_id IS NULL OR ne.id IS NULL) THEN 'missing'
      WHEN coalesce(q.trashed_at, qe.trashed_at, o.trashed_at, ne.trashed_at) IS NOT NULL THEN 'trashed'
      ELSE 'live'
    END AS state
  FROM evidence e
  LEFT JOIN quote q ON q.quote_id = e.target
  LEFT JOIN entity qe ON qe.id = q.source_id
  LEFT JOIN observation o ON o.observation_id = e.target
  LEFT JOIN note n ON n.note_id = e.target
  LEFT JOIN entity ne ON ne.id = n.note_id`

/**
 * The source that a source goes back to by its "same origin" marks. Two laptops can have marked two sources as each
 * other's copies: all of such a ring count as the one with the smallest id.
 */
export function createOrigins(db: Db): (sourceId: string) => string {
  const known = new Map<string, string>()
  const next = (sourceId: string): string | null =>
    db.get<{ origin: string | null }>('SELECT same_origin_as AS origin FROM source WHERE source_id = ?', sourceId)
      ?.origin ?? null
  return (sourceId) => {
    const path: string[] = []
    let at: string | null = sourceId
    let root = sourceId
    while (at !== null) {
      const settled = known.get(at)
      const seen = path.indexOf(at)
      root = settled ?? (seen < 0 ? at : (path.slice(seen).toSorted()[0] as string))
      if (settled !== undefined || seen >= 0) break
      path.push(at)
      at = next(at)
    }
    for (const each of path) known.set(each, root)
    return root
  }
}

/** The pieces on the subjects of one document (on one of them, where it is named), in the order they were put there. */
export function piecesIn(db: Db, docId: string, subject?: string): PieceRow[] {
  const where = `WHERE e.doc_id = @docId ${subject === undefined ? '' : 'AND e.subject = @subject'}`
  const rows = db.all<Omit<PieceRow, 'origin'>>(`${ROWS} ${where} ORDER BY e.at, e.target`, { docId, subject })
  const originOf = createOrigins(db)
  return rows.map((row) => ({
    ...row,
    origin: row.state !== 'live' ? null : row.sourceId !== null ? originOf(row.sourceId) : row.observer,
  }))
}
