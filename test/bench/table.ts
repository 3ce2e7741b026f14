/** Results for people: a table with verdicts, and below it what each row means. */
import type { Measured, Result } from './row.ts'

const number = (value: number): string =>
  value >= 1000 ? value.toFixed(0) : value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2)

const verdict = ({ ratio, budget }: Measured): string =>
  budget === null || ratio === null ? '' : ratio <= budget ? 'within' : 'MISSED'

function cells(result: Result): string[] {
  if ('skipped' in result) return [result.name, 'skipped', '', '', '', '']
  const { name, value, against, ratio, budget, unit } = result
  return [
    name,
    `${number(value)} ${unit}`,
    against === null ? '' : `${number(against)} ${unit}`,
    ratio === null ? '' : `${ratio.toFixed(2)}×`,
    budget === null ? '' : `≤ ${budget.toFixed(2)}×`,
    verdict(result),
  ]
}

/** The whole table, ending with the budgets that were missed. */
export function toTable(results: readonly Result[]): string {
  const rows = [['what', 'ours', 'against', 'ratio', 'budget', ''], ...results.map(cells)]
  const widths = rows[0]!.map((_, i) => Math.max(...rows.map((row) => (row[i] as string).length)))
  const lines = rows.map((row) =>
    row
      .map((cell, i) => (i === 0 ? cell.padEnd(widths[i] as number) : cell.padStart(widths[i] as number)))
      .join('  ')
      .trimEnd(),
  )
  const notes = results.map((result) => `  ${result.name}: ${'skipped' in result ? result.skipped : result.note}`)
  const missed = results.filter((result) => !('skipped' in result) && verdict(result) === 'MISSED')
  const summary =
    missed.length === 0
      ? 'Every budget that was measured is kept.'
      : `Missed: ${missed.map((result) => result.name).join('; ')}.`
  return [...lines, '', ...notes, '', summary].join('\n')
}

/** One result as a line of JSON, with exactly the fields that others read. */
export function toJson(result: Measured): string {
  const { name, value, against, ratio, budget, unit } = result
  const short = (each: number | null) => (each === null ? null : Number(each.toPrecision(5)))
  return JSON.stringify({
    name,
    value: short(value),
    against: short(against),
    ratio: short(ratio),
    budget: short(budget),
    unit,
  })
}
