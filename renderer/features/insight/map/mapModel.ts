/** The map as a grid to be walked: which rows are in sight, where an arrow leads, how long the bars are. */
import type { MapCell, MapRow, PhaseNormMap } from '#shared/contract/insightQueries.ts'
import type { CodeId } from '#shared/model/ids.ts'

/** Where the focus is; without a column on the row's heading. */
export interface Spot {
  row: CodeId
  column: CodeId | null
}

export interface ShownRow extends MapRow {
  /** Phases alone unfold, and only where they have codes. */
  isOpen: boolean | undefined
}

/** Phases, and the codes of those that are unfolded. */
export function shownRows({ rows }: PhaseNormMap, open: ReadonlySet<string>): ShownRow[] {
  const parents = new Set(rows.map(({ parent }) => parent))
  return rows
    .filter(({ parent }) => parent === null || open.has(parent))
    .map((row) => ({
      ...row,
      isOpen: row.kind === 'phase' && parents.has(row.codeId) ? open.has(row.codeId) : undefined,
    }))
}

export type CellAt = (row: string, column: string) => MapCell | undefined

export function cellsByPlace({ cells }: PhaseNormMap): CellAt {
  const byPlace = new Map(cells.map((cell) => [`${cell.row} ${cell.column}`, cell]))
  return (row, column) => byPlace.get(`${row} ${column}`)
}

const said = ({ supports, disputes, illustrates }: MapCell): number => supports + disputes + illustrates

/** One length for one quote in the whole map, so that any two bars can be compared. */
export const longestBar = ({ cells }: PhaseNormMap): number => Math.max(1, ...cells.map(said))

/** Where a key leads from a spot; undefined: it is no key of the grid's. */
export function moveTo(
  key: string,
  isCtrl: boolean,
  from: Spot,
  rows: readonly CodeId[],
  columns: readonly CodeId[],
): Spot | undefined {
  const at = Math.max(0, rows.indexOf(from.row))
  // The heading stands before the first column.
  const across = from.column === null ? -1 : columns.indexOf(from.column)
  const spot = (row: number, column: number): Spot => ({
    row: rows[Math.min(rows.length - 1, Math.max(0, row))] ?? from.row,
    column: columns[Math.min(columns.length - 1, column)] ?? null,
  })
  if (key === 'ArrowUp') return spot(isCtrl ? 0 : at - 1, across)
  if (key === 'ArrowDown') return spot(isCtrl ? rows.length - 1 : at + 1, across)
  if (key === 'ArrowLeft') return spot(at, isCtrl ? 0 : across - 1)
  if (key === 'ArrowRight') return spot(at, isCtrl ? columns.length - 1 : across + 1)
  if (key === 'Home') return spot(isCtrl ? 0 : at, 0)
  if (key === 'End') return spot(isCtrl ? rows.length - 1 : at, columns.length - 1)
  return undefined
}
