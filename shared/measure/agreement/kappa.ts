/** Cohen's κ for two coders, from the table of what one said (rows) against what the other said (columns). */
import { type Coefficient, oneMinusShare, undefinedFor } from './coefficient.ts'

/** How far apart two categories count as being; 0 for the same one. Any scale: only ratios matter. */
export type Weight = (row: number, column: number) => number

export const weights = {
  /** All differences alike: Cohen's κ itself. */
  none: (row: number, column: number) => (row === column ? 0 : 1),
  linear: (row: number, column: number) => Math.abs(row - column),
  quadratic: (row: number, column: number) => (row - column) ** 2,
} as const satisfies Record<string, Weight>

/**
 * κ = 1 − Σw·p_ij / Σw·p_i+·p_+j; without weights the same as (p_o − p_e)/(1 − p_e). `table`: a square of counts.
 * Cohen 1960, 1968.
 */
export function kappa(table: readonly (readonly number[])[], weight: Weight = weights.none): Coefficient {
  const rows = table.map((row) => row.reduce((sum, count) => sum + count, 0))
  const columns = table.map((_, column) => table.reduce((sum, row) => sum + (row[column] ?? 0), 0))
  const total = rows.reduce((sum, count) => sum + count, 0)
  if (total === 0) return undefinedFor('noPairs')
  let observed = 0
  let expected = 0
  for (const [i, row] of table.entries())
    for (const [j, count] of row.entries()) {
      const apart = weight(i, j)
      observed += (apart * count) / total
      expected += (apart * (rows[i] ?? 0) * (columns[j] ?? 0)) / total ** 2
    }
  return oneMinusShare(observed, expected)
}
