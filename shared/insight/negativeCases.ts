/** Negative cases as a table: codes that most quotes support, and how many dispute them. */
import type { NegativeCases } from '../contract/insightQueries.ts'
import type { InsightTable } from './table.ts'

export const negativeCasesTable = (cases: readonly NegativeCases[]): InsightTable => ({
  title: 'Negative cases',
  columns: [
    { key: 'code', label: 'Code', kind: 'text' },
    { key: 'title', label: 'Title', kind: 'text' },
    { key: 'supports', label: 'Support', kind: 'count' },
    { key: 'disputes', label: 'Dispute', kind: 'count' },
  ],
  rows: cases.map(({ name, title, supports, disputes }) => ({ code: name, title, supports, disputes })),
  note: 'Codes that more quotes support than dispute, with the quotes that dispute them: what the claim has to live with.',
})
