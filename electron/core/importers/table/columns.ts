/** Which column of a table is which: as it was said, or by its heading. */
import type { Column, TableColumn, TableMapping } from '#shared/contract/interactionImport.ts'
import { tableColumns } from '#shared/contract/interactionImport.ts'
import { wordKey } from './words.ts'

/** Positions from 0. */
export type Columns = Partial<Record<TableColumn, number>>

const HEADINGS: Readonly<Record<TableColumn, RegExp>> = {
  person:
    /^(full ?)?name$|^(person|people|customer|advocate|member|contact|client|donor|user|author|who|wer|nom|nombre|nome|kunde|mitglied)s?([ _-]?(id|name|no|number))?$|[ _-]name$/,
  date: /^(date|day|on|when|datum|tag|data|fecha|jour)s?$|[ _-](date|day|on|at)$|^date[ _-]/,
  direction: /^(direction|who acted|in\/out|in or out|richtung|sens)$/,
  kind: /^(kind|type|activity|action|what|art|event)$/,
  channel: /^(channel|where|medium|via|through|place|kanal)$/,
  note: /^(notes?|comments?|remarks?|description|details?|text|words|notiz|bemerkung)$/,
  paid: /^(paid|payment|money|amount|bezahlt)$/,
  group: /^(groups?|community|communities|segment|gruppe)$/,
}

const isDateLike = (cell: string): boolean => /\d/.test(cell) && /^[\p{N}\p{L}\s.,:/+-]{4,40}$/u.test(cell.trim())

/** The position of a column, undefined where there is none so called. */
function findColumn(column: Column, headings: readonly string[]): number | undefined {
  if (typeof column === 'number') return column - 1
  const exact = headings.indexOf(column)
  if (exact >= 0) return exact
  const alike = headings.findIndex((heading) => wordKey(heading) === wordKey(column))
  if (alike >= 0) return alike
  return /^\d{1,4}$/.test(column) ? Number(column) - 1 : undefined
}

/** A first row without a date where the date should be, or with the headings that were asked for, is headings. */
export function hasHeadings(first: readonly string[], mapping: TableMapping): boolean {
  // Figures are positions, whatever stands in the first row.
  const isName = (column: Column | undefined): boolean => typeof column === 'string' && !/^\d{1,4}$/.test(column)
  if (tableColumns.some((name) => isName(mapping[name]))) return true
  const date = mapping.date === undefined ? undefined : first[findColumn(mapping.date, []) ?? -1]
  return date === undefined ? !first.some(isDateLike) : !isDateLike(date)
}

export interface FoundColumns {
  columns: Columns
  /** What was asked for and is not there. */
  missing: string[]
}

export function findColumns(
  mapping: TableMapping,
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  isGuessing: boolean,
): FoundColumns {
  const columns: Columns = {}
  const missing: string[] = []
  for (const name of tableColumns) {
    const asked = mapping[name]
    if (asked === undefined) continue
    const found = findColumn(asked, headings)
    if (found === undefined || found < 0) missing.push(String(asked))
    else columns[name] = found
  }
  if (!isGuessing) return { columns, missing }
  const taken = (): Set<number> => new Set(Object.values(columns))
  for (const name of tableColumns) {
    if (columns[name] !== undefined) continue
    const used = taken()
    const found = headings.findIndex((heading, i) => !used.has(i) && HEADINGS[name].test(wordKey(heading)))
    if (found >= 0) columns[name] = found
  }
  // No heading says which: the one that looks like dates, and the first other.
  const width = Math.max(0, ...rows.slice(0, 50).map((row) => row.length))
  const some = rows.slice(0, 50)
  const first = (fits: (column: number) => boolean): number | undefined =>
    Array.from({ length: width }, (_, i) => i).find((i) => !taken().has(i) && fits(i))
  const share = (column: number, test: (cell: string) => boolean): number =>
    some.filter((row) => test(row[column] ?? '')).length / Math.max(1, some.length)
  if (columns.date === undefined) {
    const found = first((i) => share(i, (cell) => /\d.*\d/.test(cell) && isDateLike(cell)) > 0.6)
    if (found !== undefined) columns.date = found
  }
  if (columns.person === undefined) {
    const found = first((i) => share(i, (cell) => cell.trim() !== '') > 0.6)
    if (found !== undefined) columns.person = found
  }
  return { columns, missing }
}
