/** CSV of figures, read back by a parser that had no part in writing it. */
import { parse } from 'csv-parse/sync'
import { expect, it } from 'vitest'
import { insightCsv } from '#core/exporters/insightCsv.ts'
import type { InsightTable } from '#shared/insight/table.ts'

const table: InsightTable = {
  title: 'Any',
  columns: [
    { key: 'code', label: 'Code', kind: 'text' },
    { key: 'n', label: 'Quotes', kind: 'count' },
    { key: 'k', label: 'Agreement, κ', kind: 'number' },
  ],
  rows: [
    { code: '=HYPERLINK("http://x.test")', n: 3, k: -0.25 },
    { code: '+49, "quoted"\nand two lines', n: 0, k: null },
    { code: '@home', n: 12, k: 1 / 3 },
  ],
  note: 'Stays out.',
}

it('keeps values, and lets no text act as a formula while negative numbers stay numbers', () => {
  const rows: string[][] = parse(insightCsv(table, { bom: true }), { bom: true })
  expect(rows).toEqual([
    ['Code', 'Quotes', 'Agreement, κ'],
    [`'=HYPERLINK("http://x.test")`, '3', '-0.25'],
    [`'+49, "quoted"\nand two lines`, '0', ''],
    [`'@home`, '12', String(1 / 3)],
  ])
  expect(insightCsv(table, { bom: true }).charCodeAt(0)).toBe(0xfeff)
  expect(insightCsv(table, { bom: false }).startsWith('Code')).toBe(true)
})

it('is a line of headings where there is nothing', () => {
  expect(insightCsv({ ...table, rows: [] }, { bom: false })).toBe('Code,Quotes,"Agreement, κ"\n')
})
