/** Tables as they leave for spreadsheets. A text that begins like a formula stays a text. */
import { stringify } from 'csv-stringify/sync'

export interface SheetTable {
  name: string
  columns: readonly { label: string; kind: 'text' | 'number' | 'share' | 'day' }[]
  rows: readonly (readonly (string | number | null)[])[]
}

/** With a byte order mark, without which spreadsheets take it for another encoding. */
export const tableToCsv = ({ columns, rows }: SheetTable): string =>
  stringify(rows as (string | number | null)[][], {
    header: true,
    columns: columns.map(({ label }, i) => ({ key: String(i), header: label })),
    // A negative number is a number.
    cast: { number: (value) => ({ value: String(value), escape_formulas: false }) },
    escape_formulas: true,
    bom: true,
  })
