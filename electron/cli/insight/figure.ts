/** What the command `insight` needs of a figure. */
import type { InsightFilters } from '#shared/contract/insightQueries.ts'
import type { InsightTable } from '#shared/insight/table.ts'
import type { Values } from '../command.ts'
import type { CoreCalls } from '../coreCalls.ts'

export interface Ask {
  core: CoreCalls
  /** `since` and `until`, where they were given. */
  filters: InsightFilters
  values: Values
}

export interface Figure {
  /** What `--format json` prints. */
  json: unknown
  table: InsightTable
  /** The picture as a whole SVG document. */
  svg?: () => Promise<string>
}

/** One word after `insight`. `options`: those of its own, by name, with how they are written in the usage. */
export interface FigureCommand {
  options?: Readonly<Record<string, string>>
  figure: (ask: Ask) => Promise<Figure>
}
