/**
 * A figure as a table. It is what stands behind every picture: the window shows it, CSV and notes are made of it, and
 * the drawing takes its data from it. Each figure has one function that makes its table; nothing else words it.
 */
import { z } from 'zod'

/** `share`: 0 to 1, shown as per cent. `day`: YYYY-MM-DD. `number`: not counted but computed, such as a coefficient. */
export const ColumnKind = z.enum(['text', 'count', 'share', 'number', 'day'])
export type ColumnKind = z.infer<typeof ColumnKind>

export const InsightColumn = z.object({ key: z.string(), label: z.string(), kind: ColumnKind })
export type InsightColumn = z.infer<typeof InsightColumn>

/** Null: there is nothing to say (nothing was counted there, or it is undefined); see the table's note. */
export const InsightValue = z.union([z.string(), z.number(), z.null()])
export type InsightValue = z.infer<typeof InsightValue>

/** `note`: what was counted and how, in a few sentences; what is small or missing is said here. */
export const InsightTable = z.object({
  title: z.string(),
  columns: z.array(InsightColumn).readonly(),
  rows: z.array(z.record(z.string(), InsightValue).readonly()).readonly(),
  note: z.string(),
})
export type InsightTable = z.infer<typeof InsightTable>

/** How a value reads: "12", "19 %", "0.743"; `empty` where there is none. */
export function valueWords(value: InsightValue, kind: ColumnKind, empty = ''): string {
  if (value === null) return empty
  if (typeof value === 'string') return value
  if (kind === 'share') return `${(value * 100).toFixed(0)} %`
  if (kind === 'number') return String(Number(value.toFixed(3)))
  return String(value)
}
