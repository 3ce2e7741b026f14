/** Quotes and hits as tables for spreadsheets: a row for each coding of a quote, one for a quote that has none. */
import type { QuoteView } from '#shared/contract/views.ts'
import type { Db } from '../db/database.ts'
import { quoteColumns, quoteRow } from './quoteRow.ts'
import type { SheetTable } from './tables.ts'

/** Coders who agree stand in one row. */
export function quoteTable(db: Db, name: string, quotes: readonly QuoteView[]): SheetTable {
  const codeNames = new Map(
    db
      .all<{ id: string; name: string; title: string }>('SELECT code_id AS id, name, title FROM code')
      .map(({ id, name: short, title }) => [id, title === '' ? short : `${short}: ${title}`]),
  )
  const rows = quotes.flatMap((quote) => {
    const coders = new Map<string, { code: string; stance: string; names: string[] }>()
    for (const { codeId, stance, coderName } of quote.codings) {
      const key = `${codeId} ${stance}`
      const row = coders.get(key) ?? { code: codeNames.get(codeId) ?? codeId, stance, names: [] }
      row.names.push(coderName)
      coders.set(key, row)
    }
    if (coders.size === 0) return [quoteRow(quote, '', '', [])]
    return [...coders.values()].map(({ code, stance, names }) => quoteRow(quote, code, stance, names))
  })
  return { name, columns: quoteColumns, rows }
}

/** What a search found. */
export const hitTable = (rows: SheetTable['rows']): SheetTable => ({
  name: 'Results',
  columns: [
    { label: 'Kind', kind: 'text' },
    { label: 'Title', kind: 'text' },
    { label: 'Words', kind: 'text' },
  ],
  rows,
})
