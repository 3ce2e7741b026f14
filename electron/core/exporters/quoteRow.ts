/** A quote as a row of a spreadsheet: its words, whose they are, and one coding of it. */
import type { QuoteView } from '#shared/contract/views.ts'
import type { SheetTable } from './tables.ts'

/** A quote's columns where each row is one coding of it. */
export const quoteColumns: SheetTable['columns'] = [
  { label: 'Code', kind: 'text' },
  { label: 'Stance', kind: 'text' },
  { label: 'Quote', kind: 'text' },
  { label: 'Source', kind: 'text' },
  { label: 'Authors', kind: 'text' },
  { label: 'Published', kind: 'text' },
  { label: 'Page', kind: 'number' },
  { label: 'Coders', kind: 'text' },
  { label: 'Memo', kind: 'text' },
]

export const quoteRow = (quote: QuoteView, code: string, stance: string, coders: readonly string[]) => [
  code,
  stance,
  quote.exact,
  quote.sourceTitle,
  quote.authors.join('; '),
  quote.publishedOn ?? '',
  quote.page,
  coders.join('; '),
  quote.memo,
]
