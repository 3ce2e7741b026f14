/**
 * A figure as a table. It is what stands behind every picture: the window shows it, CSV and notes are made of it, and
 * the drawing takes its data from it. Each figure has one function that makes its table; nothing else words it.
 */

/** `share`: 0 to 1, shown as per cent. `day`: YYYY-MM-DD. `number`: not counted but computed, such as a coefficient. */
export type ColumnKind = 'text' | 'count' | 'share' | 'number' | 'day'

export interface InsightColumn {
  key: string
  label: string
  kind: ColumnKind
}

export type InsightValue = string | number | null

export interface InsightTable {
  title: string
  columns: readonly InsightColumn[]
  /** Null: there is nothing to say (nothing was counted there, or it is undefined); see `note`. */
  rows: readonly Readonly<Record<string, InsightValue>>[]
  /** What was counted and how, in one or two sentences; what is small or missing is said here. */
  note: string
}

/** How a value reads: "12", "19 %", "0.743", "no evidence" for nothing at all (`empty`). */
export function valueWords(value: InsightValue, kind: ColumnKind, empty = ''): string {
  if (value === null) return empty
  if (typeof value === 'string') return value
  if (kind === 'share') return `${(value * 100).toFixed(0)} %`
  if (kind === 'number') return String(Number(value.toFixed(3)))
  return String(value)
}
