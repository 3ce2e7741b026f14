/** A figure's table as CSV: the same for the window, notes and the command line. */
import { stringify } from 'csv-stringify/sync'
import type { InsightTable } from '#shared/insight/table.ts'

/** Numbers as they are, shares from 0 to 1; a text that begins like a formula is not one. The note stays out. `bom`: for spreadsheets. */
export function insightCsv({ columns, rows }: InsightTable, { bom }: { bom: boolean }): string {
  return stringify(
    rows.map((row) => columns.map(({ key }) => row[key] ?? '')),
    {
      header: true,
      columns: columns.map(({ label }) => label),
      // A negative number is a number.
      cast: { number: (value) => ({ value: String(value), escape_formulas: false }) },
      escape_formulas: true,
      bom,
    },
  )
}
