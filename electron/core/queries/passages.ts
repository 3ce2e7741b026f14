/**
 * Passages that several people coded, kept by source: a source is read again when its document has grown or codes were
 * merged. Only sources with two coders are read at all.
 */
import { type CodingOfQuote, type Passage, passagesIn, type PlacedQuote } from '#shared/model/disagreements.ts'
import type { CodeId, SourceId } from '#shared/model/ids.ts'
import type { Db } from '../db/database.ts'

export interface PassageOf extends Passage {
  sourceId: SourceId
  /** The latest coding; ms since 1970. */
  at: number
  /** Changes when a coding of the passage does. */
  seen: string
}

export interface Passages {
  /** Of all sources that are not in the trash; `complete` false: others are still being read, `read` is called then. */
  all(): { passages: PassageOf[]; complete: boolean }
  stop(): void
}

type Row = CodingOfQuote & PlacedQuote & { at: number }

/** 53 bits of what was said, as text (two FNV-1a in one): it is compared with itself only. */
function printOf(text: string): string {
  let [a, b] = [0x811c9dc5, 0xdeadbeef]
  for (let i = 0; i < text.length; i++) {
    a = Math.imul(a ^ text.charCodeAt(i), 0x01000193)
    b = Math.imul(b ^ text.charCodeAt(i), 0x85ebca6b)
  }
  return `${(a >>> 0).toString(36)}.${(b >>> 0).toString(36)}`
}

export function readPassages(db: Db, sourceId: string): PassageOf[] {
  const rows = db.all<Row>(
    `SELECT q.quote_id AS quoteId, q.quote_id AS target, q.start, q.end, k.resolved_id AS code, c.coder, c.stance, c.at
     FROM coding c JOIN quote q ON q.quote_id = c.target AND q.trashed_at IS NULL JOIN code k ON k.code_id = c.code_id AND k.trashed = 0
     WHERE c.source_id = ?`,
    sourceId,
  )
  const quotes = new Map(rows.map(({ quoteId, start, end }) => [quoteId, { quoteId, start, end }]))
  const byTarget = new Map<string, Row[]>()
  for (const row of rows) {
    const known = byTarget.get(row.target)
    if (known) known.push(row)
    else byTarget.set(row.target, [row])
  }
  return passagesIn([...quotes.values()], rows).map((passage) => {
    const mine = passage.quotes.flatMap((quote) => byTarget.get(quote) ?? [])
    const said = mine.map(({ target, code, coder, stance }) => `${target} ${code} ${coder} ${stance}`).sort()
    return {
      ...passage,
      sourceId: sourceId as SourceId,
      at: Math.max(...mine.map(({ at }) => at)),
      seen: printOf(said.join('|')),
    }
  })
}

/** Among the names of tables that changed: passages that had to be read first are there now. */
export const PASSAGES_READ = 'passages read'

/** Thousands of sources are read in slices, so that the core answers others in between; few are there at once. */
const SLICE_MS = 80

export function createPassages(db: Db, read: () => void): Passages {
  const kept = new Map<string, { seq: number; passages: PassageOf[] }>()
  let codesWere = ''
  let soon: NodeJS.Immediate | undefined
  return {
    stop: () => clearImmediate(soon),
    all: () => {
      const merged = db.all<{ code: CodeId }>(
        `SELECT code_id || resolved_id || trashed AS code FROM code WHERE code_id <> resolved_id OR trashed = 1 OR built_in = 0`,
      )
      const codesAre = JSON.stringify(merged)
      if (codesAre !== codesWere) kept.clear()
      codesWere = codesAre
      const shared = db.all<{ id: string; seq: number }>(
        `SELECT c.source_id AS id, d.last_seq AS seq FROM coding c JOIN doc d ON d.doc_id = c.source_id
         JOIN entity e ON e.id = c.source_id AND e.trashed_at IS NULL GROUP BY c.source_id HAVING min(c.coder) <> max(c.coder)`,
      )
      const live = new Set(shared.map(({ id }) => id))
      for (const id of kept.keys()) if (!live.has(id)) kept.delete(id)
      const until = performance.now() + SLICE_MS
      let complete = true
      const passages = shared.flatMap(({ id, seq }) => {
        let held = kept.get(id)
        if (held?.seq !== seq) {
          if (performance.now() > until) {
            complete = false
            return held?.passages ?? []
          }
          kept.set(id, (held = { seq, passages: readPassages(db, id) }))
        }
        return held.passages
      })
      if (!complete)
        soon ??= setImmediate(() => {
          soon = undefined
          read()
        })
      return { passages, complete }
    },
  }
}
