/**
 * All codings in memory, by source, in compact arrays: every figure is one walk over them. A source is read again when
 * its document has grown (`doc.last_seq`), so that after a new coding only that one is. Nothing is read before a figure
 * is asked for. 100,000 quotes take about 20 MB.
 */
import type { InsightFilters } from '#shared/contract/insightQueries.ts'
import { stances } from '#shared/insight/stances.ts'
import type { Stance } from '#shared/model/coding.ts'
import type { Db } from '../../db/database.ts'

/** One source's codings. Those of one target follow one another; `starts[i]` is where those of `targets[i]` begin. */
export interface SourceCodings {
  seq: number
  targets: string[]
  starts: number[]
  /** By coding: numbers of ids in `ids`, the stance as in `stances`, when (ms since 1970). */
  codes: number[]
  coders: number[]
  stances: number[]
  ats: number[]
}

export interface CodingIndex {
  /** Up to date; call once per query. */
  read(): ReadonlyMap<string, SourceCodings>
  /** Code and member ids by their numbers. */
  readonly ids: readonly string[]
  /** The number of an id; undefined where no coding has it. */
  numberOf(id: string): number | undefined
}

type RawCoding = [target: string, sourceId: string, code: string, coder: string, stance: string, at: number]

/**
 * Quotes in the trash, and what the team settled not to stand, are left out; whether the source is in the trash, readers
 * ask. Both run along an index, so that nothing is sorted: all of the table as it lies, by target; or of some sources.
 */
const SELECT = 'SELECT c.target, c.source_id, c.code_id, c.coder, c.stance, c.at FROM coding c'
const STANDS = `c.target NOT IN (SELECT quote_id FROM quote WHERE trashed_at IS NOT NULL)
  AND NOT EXISTS (SELECT 1 FROM coding_settled s WHERE s.target = c.target AND s.code_id = c.code_id AND s.coder = c.coder)`
const ALL = `${SELECT} WHERE ${STANDS} ORDER BY c.target`
const SOME = `${SELECT} WHERE c.source_id IN (SELECT value FROM json_each(?)) AND ${STANDS} ORDER BY c.source_id, c.target`

const emptySource = (seq: number): SourceCodings => ({
  seq,
  targets: [],
  starts: [],
  codes: [],
  coders: [],
  stances: [],
  ats: [],
})

export function createCodingIndex(db: Db): CodingIndex {
  const sources = new Map<string, SourceCodings>()
  const ids: string[] = []
  const numbers = new Map<string, number>()
  const intern = (id: string): number => {
    let number = numbers.get(id)
    if (number === undefined) {
      number = ids.push(id) - 1
      numbers.set(id, number)
    }
    return number
  }
  const take = (rows: Iterable<unknown>, seqs: ReadonlyMap<string, number>): void => {
    let source: SourceCodings | undefined
    let target = ''
    for (const row of rows) {
      const [of, sourceId, code, coder, stance, at] = row as RawCoding
      if (of !== target || source === undefined) {
        target = of
        source = sources.get(sourceId)
        if (!source) sources.set(sourceId, (source = emptySource(seqs.get(sourceId) ?? 0)))
        source.targets.push(of)
        source.starts.push(source.codes.length)
      }
      source.codes.push(intern(code))
      source.coders.push(intern(coder))
      source.stances.push(stances.indexOf(stance as Stance))
      source.ats.push(at)
    }
  }
  const read = (): void => {
    const seqs = new Map(
      db
        .all<{ id: string; seq: number }>(`SELECT doc_id AS id, last_seq AS seq FROM doc WHERE kind = 'source'`)
        .map(({ id, seq }) => [id, seq]),
    )
    for (const id of sources.keys()) if (!seqs.has(id)) sources.delete(id)
    const stale = [...seqs].filter(([id, seq]) => sources.get(id)?.seq !== seq).map(([id]) => id)
    if (stale.length === 0) return
    const isMost = stale.length > seqs.size / 2
    if (isMost) sources.clear()
    for (const id of stale) sources.delete(id)
    if (isMost) take(db.handle.prepare(ALL).raw().iterate(), seqs)
    else take(db.handle.prepare(SOME).raw().iterate(JSON.stringify(stale)), seqs)
    for (const id of stale) if (!sources.has(id)) sources.set(id, emptySource(seqs.get(id) ?? 0))
  }
  return {
    read: () => {
      read()
      return sources
    },
    ids,
    numberOf: (id) => numbers.get(id),
  }
}

/** Midnight on this computer at the beginning of a day, `later` days after it; ms since 1970. */
export function startOfDay(day: string, later = 0): number {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const start = new Date(2000, 0, 1)
  start.setFullYear(year, month - 1, date + later)
  return start.getTime()
}

/** Whether a coding passes the filters, but for `sourceId` and `stance`, which figures read in their own way. */
export function createPass(index: CodingIndex, { coder, since, until }: InsightFilters) {
  const from = since === undefined ? Number.NEGATIVE_INFINITY : startOfDay(since)
  const before = until === undefined ? Number.POSITIVE_INFINITY : startOfDay(until, 1)
  const only = coder === undefined ? -1 : (index.numberOf(coder) ?? -2)
  return ({ coders, ats }: SourceCodings, at: number): boolean => {
    const time = ats[at] as number
    return (only === -1 || coders[at] === only) && time >= from && time < before
  }
}
