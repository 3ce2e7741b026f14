/**
 * A log in a table to interactions: rows that can be read, and rows that cannot with the reason. Knows nothing of the
 * workspace; who is in it already, and what of the log, is seen where it is written (tasks/importInteractions.ts).
 */
import {
  type SkippedRow,
  type TableColumn,
  tableColumns,
  type TableReading,
} from '#shared/contract/interactionImport.ts'
import type { Direction } from '#shared/model/people.ts'
import { asLine, asText } from '#shared/model/wellFormed.ts'
import { ImportFailure } from '../errors.ts'
import { type Columns, findColumns, hasHeadings } from './columns.ts'
import { type DaysRead, readDays, type UnclearDate } from './readDays.ts'
import { isBlankRow, readTable } from './readTable.ts'
import { directionOf, paidOf, wordKey } from './words.ts'

export interface ReadRow {
  row: number
  person: string
  on: string
  direction: Direction
  kind: string
  channel: string
  note: string
  paid: boolean
  group: string
}

export interface ReadLog {
  encoding: string
  hasHeader: boolean
  columns: { heading: string; samples: string[] }[]
  mapping: Record<TableColumn, number | null>
  /** Columns that were asked for and are not in the table. */
  missing: string[]
  /** False: `dateFormat` is none. */
  isFormatKnown: boolean
  dates: { readAs: string; unclear: UnclearDate | null }
  directionWords: { word: string; rows: number; direction: Direction | null }[]
  /** Of those that are not blank. */
  rowCount: number
  rows: ReadRow[]
  skipped: SkippedRow[]
}

const MAX_NAME = 300
const MAX_NOTE = 20_000
const SHOWN = 160
const SAMPLES = 3

const shown = (cells: readonly string[]): string => {
  const line = cells
    .map((cell) => asLine(cell))
    .filter((cell) => cell !== '')
    .join(' · ')
  return line.length > SHOWN ? `${line.slice(0, SHOWN - 1)}…` : line
}
const quoted = (text: string): string => `“${shown([text])}”`

const countWords = (cells: Iterable<string>): Map<string, { word: string; rows: number }> => {
  const counts = new Map<string, { word: string; rows: number }>()
  for (const cell of cells) {
    const key = wordKey(cell)
    const known = counts.get(key)
    if (known) known.rows++
    else counts.set(key, { word: asLine(cell), rows: 1 })
  }
  return counts
}

interface RowReader {
  columns: Columns
  days: DaysRead | undefined
  meaning: (word: string) => Direction | undefined
  defaultDirection: Direction
}

/** The row, or why it cannot be taken. */
function readRow(
  cells: readonly string[],
  row: number,
  { columns, days, meaning, defaultDirection }: RowReader,
): ReadRow | string {
  const cell = (name: TableColumn): string => {
    const at = columns[name]
    return at === undefined ? '' : (cells[at] ?? '')
  }
  const line = (name: TableColumn): string => asLine(cell(name))
  const person = line('person')
  if (person === '') return 'No person is named.'
  if (person.length > MAX_NAME) return `The name is longer than ${MAX_NAME} characters.`
  const date = cell('date')
  if (date.trim() === '') return 'There is no date.'
  const on = days?.read(date)
  if (on === undefined)
    return days?.unclear
      ? `${quoted(date)} can be more than one day.`
      : `${quoted(date)} is no date${days?.readAs && !days.readAs.includes(';') ? ` (${days.readAs})` : ''}.`
  const word = cell('direction')
  const direction = word.trim() === '' ? defaultDirection : meaning(word)
  if (direction === undefined) return `${quoted(word)} does not say who did it.`
  const paid = paidOf(cell('paid'))
  if (paid === undefined) return `${quoted(cell('paid'))} is neither yes nor no.`
  const kind = line('kind')
  const channel = line('channel')
  if (kind.length > MAX_NAME) return `The kind is longer than ${MAX_NAME} characters.`
  if (channel.length > MAX_NAME) return `The channel is longer than ${MAX_NAME} characters.`
  const note = asText(cell('note')).trim()
  if (note.length > MAX_NOTE) return `The note is longer than ${MAX_NOTE.toLocaleString('en')} characters.`
  return { row, person, on, direction, kind, channel, note, paid, group: line('group').slice(0, MAX_NAME) }
}

/** Throws `ImportFailure`. */
export async function readInteractions(bytes: Uint8Array, reading: TableReading): Promise<ReadLog> {
  const { rows, encoding } = readTable(bytes)
  const first = rows.findIndex((row) => !isBlankRow(row))
  const top = rows[first]
  if (!top) throw new ImportFailure('FileEmpty', 'holds no rows; there is nothing to read.')
  const hasHeader = reading.hasHeader ?? hasHeadings(top, reading.columns)
  const headings = hasHeader ? top.map((cell) => asLine(cell)) : []
  const from = hasHeader ? first + 1 : first
  const body = rows.slice(from)
  const { columns, missing } = findColumns(reading.columns, headings, body, reading.guess)

  const dates = columns.date
  const dateTexts =
    dates === undefined ? [] : body.map((cells) => cells[dates] ?? '').filter((text) => text.trim() !== '')
  const days = await readDays(dateTexts, reading.dateFormat)

  const said = new Map(Object.entries(reading.directionWords).map(([word, direction]) => [wordKey(word), direction]))
  const meaning = (word: string): Direction | undefined => said.get(wordKey(word)) ?? directionOf(word)
  const column = columns.direction
  const words =
    column === undefined ? [] : body.map((cells) => cells[column] ?? '').filter((text) => text.trim() !== '')

  const log: ReadLog = {
    encoding,
    hasHeader,
    columns: columnsOf(headings, body),
    mapping: Object.fromEntries(
      tableColumns.map((name) => [name, columns[name] === undefined ? null : columns[name] + 1]),
    ) as Record<TableColumn, number | null>,
    missing,
    isFormatKnown: days !== undefined,
    dates: { readAs: days?.readAs ?? '', unclear: days?.unclear ?? null },
    directionWords: [...countWords(words).values()]
      .map((each) => ({ ...each, direction: meaning(each.word) ?? null }))
      .sort((a, b) => b.rows - a.rows)
      .slice(0, 50),
    rowCount: 0,
    rows: [],
    skipped: [],
  }
  const reader: RowReader = { columns, days, meaning, defaultDirection: reading.defaultDirection }
  for (const [i, cells] of body.entries()) {
    if (isBlankRow(cells)) continue
    log.rowCount++
    const row = from + i + 1
    const read = readRow(cells, row, reader)
    if (typeof read === 'string') log.skipped.push({ row, reason: read, text: shown(cells) })
    else log.rows.push(read)
  }
  return log
}

function columnsOf(headings: readonly string[], body: readonly (readonly string[])[]): ReadLog['columns'] {
  const filled = body.filter((row) => !isBlankRow(row)).slice(0, 200)
  const width = filled.reduce((most, row) => Math.max(most, row.length), headings.length)
  return Array.from({ length: Math.min(width, 200) }, (_, i) => ({
    heading: headings[i] || `Column ${i + 1}`,
    samples: [...new Set(filled.map((row) => asLine(row[i] ?? '')).filter((cell) => cell !== ''))]
      .slice(0, SAMPLES)
      .map((cell) => (cell.length > 80 ? `${cell.slice(0, 79)}…` : cell)),
  }))
}
