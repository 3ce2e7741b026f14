/** Bytes of a table (CSV and its relatives) to rows of cells. */
import { parse } from 'csv-parse/sync'
import { decodeText } from '../decodeText.ts'
import { ImportFailure } from '../errors.ts'
import { importLimits } from '../limits.ts'

export interface Table {
  /** Every line, blank ones too, so that a row's number is the one a spreadsheet shows. */
  rows: string[][]
  encoding: string
}

/** Between columns; "blank" is what stands between them in a listing without commas. */
type Delimiter = ',' | ';' | '\t' | '|' | 'blank'

/** Enough lines to see how a file is built. */
const LOOK_AT = 64 * 1024
/** UTF-16 units of one row; a longer one is a quotation mark that nobody closed. */
const MAX_ROW = 1_000_000

const parseWith = (text: string, delimiter: string, quotes: boolean): string[][] =>
  parse(text, {
    delimiter,
    quote: quotes ? '"' : false,
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: MAX_ROW,
  })

/** A mark of quotation that opens nowhere near a close swallows rows; such a file is read by lines. */
function parseRows(text: string, delimiter: Delimiter): string[][] {
  if (delimiter === 'blank') return text.split(/\r\n?|\n/).map((line) => line.trim().split(/\s+/))
  try {
    return parseWith(text, delimiter, true)
  } catch {
    return parseWith(text, delimiter, false).map((row) => row.map((cell) => cell.replace(/^"(.*)"$/s, '$1')))
  }
}

export const isBlankRow = (row: readonly string[]): boolean => row.every((cell) => cell.trim() === '')

/** How many columns most rows have, and what share of the rows that is. */
function shapeOf(rows: readonly string[][]): { columns: number; share: number } {
  const counts = new Map<number, number>()
  const filled = rows.filter((row) => !isBlankRow(row))
  for (const row of filled) counts.set(row.length, (counts.get(row.length) ?? 0) + 1)
  const [columns, most] = [...counts].reduce((best, each) => (each[1] > best[1] ? each : best), [0, 0])
  return { columns, share: filled.length === 0 ? 0 : most / filled.length }
}

function findDelimiter(text: string): Delimiter {
  const cut = text.length > LOOK_AT ? text.slice(0, text.lastIndexOf('\n', LOOK_AT) + 1 || LOOK_AT) : text
  let found: { delimiter: Delimiter; score: number } | undefined
  for (const delimiter of [',', ';', '\t', '|'] as const) {
    const { columns, share } = shapeOf(parseRows(cut, delimiter))
    if (columns < 2) continue
    // Rows that agree count most; of two that all agree on, the one that makes more columns.
    const score = share * 100 + Math.min(columns, 20)
    if (!found || score > found.score) found = { delimiter, score }
  }
  if (found) return found.delimiter
  const blank = shapeOf(parseRows(cut, 'blank'))
  return blank.columns >= 2 && blank.share === 1 ? 'blank' : ','
}

/** Throws `ImportFailure` where there is no table. */
export function readTable(bytes: Uint8Array): Table {
  if (bytes.byteLength > importLimits.markupBytes)
    throw new ImportFailure('FileTooLarge', 'is too large for a table; split it.')
  // Spreadsheets themselves are zip containers or, older ones, compound documents.
  if (bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3)
    throw new ImportFailure('FileKindUnknown', 'is a spreadsheet; save it as CSV and choose that.')
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf)
    throw new ImportFailure('FileKindUnknown', 'is a spreadsheet of an older kind; save it as CSV and choose that.')
  const { text, encoding } = decodeText(bytes)
  if (text.trim() === '') throw new ImportFailure('FileEmpty', 'is empty; there is nothing to read.')
  if (text.includes('\u0000')) throw new ImportFailure('FileKindUnknown', 'is no table of text; save it as CSV.')
  // A line by which a spreadsheet is told the delimiter.
  const told = /^sep=(.)\r?\n/i.exec(text)
  const delimiter = told ? (told[1] as Delimiter) : findDelimiter(text)
  const rows = parseRows(told ? text.slice(told[0].length) : text, delimiter)
  return { rows: told ? [[], ...rows] : rows, encoding }
}
