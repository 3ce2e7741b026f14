/** The table behind a picture that a note holds, as it is now. */
import { InsightFilters } from '#shared/contract/insightQueries.ts'
import { queries } from '#shared/contract/queries.ts'
import { type FigureOf, type FigureQuery, figureOf, type Made } from '#shared/insight/figures.ts'
import type { InsightTable } from '#shared/insight/table.ts'
import type { ParsedQuery, Query, QueryContext } from '../context.ts'
import { agreement } from './agreement.ts'
import { codeFrequencies } from './codeFrequencies.ts'
import { codesOverSources } from './codesOverSources.ts'
import { cooccurrence } from './cooccurrence.ts'
import { crossSection } from './crossSection.ts'
import { givingShares } from './givingShares.ts'
import { negativeCases } from './negativeCases.ts'
import { phaseNormMap } from './phaseNormMap.ts'
import { planProgress } from './planProgress.ts'
import { saturation } from './saturation.ts'
import { stateMoves } from './stateMoves.ts'

const queryByName: { readonly [N in FigureQuery]: Query<N> } = {
  phaseNormMap,
  codeFrequencies,
  cooccurrence,
  codesOverSources,
  saturation,
  negativeCases,
  stateMoves,
  givingShares,
  planProgress,
  crossSection,
  agreement,
}

/** What a note holds may come from a newer app or a broken file: null. */
export function filtersOf(json: string): InsightFilters | null {
  try {
    const parsed = InsightFilters.safeParse(JSON.parse(json))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

/** The tables that all figures together read. */
export const FIGURE_TABLES = Object.values(queryByName).flatMap(({ tables }) => tables)

/** A figure's picture and table as they are now; null: not worked out yet. */
export function madeOf<N extends FigureQuery>(
  of: FigureOf<N>,
  filters: InsightFilters,
  context: QueryContext,
): Made | null {
  const input = queries[of.query].input.parse(of.input(filters)) as ParsedQuery<N>
  return of.make(queryByName[of.query].run(input, context))
}

/** Null: this app does not know the figure, or cannot read its filters, or has not worked it out yet. */
export function figureTable(kind: string, json: string, context: QueryContext): InsightTable | null {
  const [figure, filters] = [figureOf(kind), filtersOf(json)]
  if (!figure || !filters) return null
  return figure.visit((of) => madeOf(of, filters, context)?.table ?? null)
}
