/** The walk that every figure makes: target by target, over the codings that pass its filters. */
import type { InsightFilters } from '#shared/contract/insightQueries.ts'
import type { SourceId } from '#shared/model/ids.ts'
import type { Db } from '../../db/database.ts'
import type { QueryContext } from '../context.ts'
import { createOrigins } from '../evidencePieces.ts'
import { type Code, type Codebook, readCodebook } from './codebook.ts'
import { createPass } from './codingIndex.ts'

/** What a figure of codings reads. */
export const codingTables = ['coding', 'quote', 'source', 'entity', 'code'] as const

export interface LiveSource {
  sourceId: SourceId
  title: string
  addedAt: number
  /** The source that it counts as: what its "same origin" marks lead to. */
  origin: SourceId
}

/** Sources that are not in the trash, in the order in which they were imported. */
export function liveSources(db: Db): LiveSource[] {
  const originOf = createOrigins(db)
  return db
    .all<Omit<LiveSource, 'origin'> & { isCopy: number }>(
      `SELECT s.source_id AS sourceId, s.title, e.at AS addedAt, s.same_origin_as IS NOT NULL AS isCopy FROM source s
       JOIN entity e ON e.id = s.source_id AND e.trashed_at IS NULL ORDER BY e.at, s.source_id`,
    )
    .map(({ isCopy, ...source }) => ({
      ...source,
      origin: isCopy === 1 ? (originOf(source.sourceId) as SourceId) : source.sourceId,
    }))
}

/** One target: a quote, or the source as a whole. The object is used again for the next: copy what is to be kept. */
export interface Target {
  source: LiveSource
  id: string
  isWhole: boolean
  /** Its codings that pass, in no order: code, and stance as its place in `stances`. */
  codes: readonly Code[]
  stances: readonly number[]
}

export interface Walk {
  codebook: Codebook
  sources: readonly LiveSource[]
  /** Sources in the order of import, the targets of one together. `filters.stance` is not looked at. */
  each: (visit: (target: Target) => void) => void
}

export function createWalk({ db, codings }: Pick<QueryContext, 'db' | 'codings'>, filters: InsightFilters): Walk {
  const bySource = codings.read()
  const codebook = readCodebook(db)
  const codeByNumber = codings.ids.map((id) => codebook.codeOf(id))
  const passes = createPass(codings, filters)
  const sources = liveSources(db)
  return {
    codebook,
    sources,
    each: (visit) => {
      const codes: Code[] = []
      const stances: number[] = []
      for (const source of sources) {
        if (filters.sourceId !== undefined && source.sourceId !== filters.sourceId) continue
        const held = bySource.get(source.sourceId)
        if (held === undefined) continue
        const target = { source, id: '', isWhole: false, codes, stances }
        for (let i = 0; i < held.targets.length; i++) {
          codes.length = stances.length = 0
          const end = held.starts[i + 1] ?? held.codes.length
          for (let at = held.starts[i] as number; at < end; at++) {
            const code = codeByNumber[held.codes[at] as number]
            if (code === undefined || !passes(held, at)) continue
            codes.push(code)
            stances.push(held.stances[at] as number)
          }
          if (codes.length === 0) continue
          target.id = held.targets[i] as string
          target.isWhole = target.id === source.sourceId
          visit(target)
        }
      }
    },
  }
}
