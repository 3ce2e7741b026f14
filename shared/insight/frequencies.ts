/** Code frequencies and the stance balance as tables. */
import type { CodeFrequency } from '../contract/insightQueries.ts'
import type { InsightColumn, InsightTable } from './table.ts'

const CODE: readonly InsightColumn[] = [
  { key: 'code', label: 'Code', kind: 'text' },
  { key: 'title', label: 'Title', kind: 'text' },
  { key: 'group', label: 'Group', kind: 'text' },
]

const headOf = ({ name, title, parent, isGroup }: CodeFrequency) => ({
  code: name,
  title,
  group: isGroup ? '' : parent,
})

export const frequenciesTable = (codes: readonly CodeFrequency[]): InsightTable => ({
  title: 'Code frequencies',
  columns: [
    ...CODE,
    { key: 'quotes', label: 'Quotes', kind: 'count' },
    { key: 'sources', label: 'Sources', kind: 'count' },
    { key: 'independent', label: 'Independent sources', kind: 'count' },
  ],
  rows: codes.map((code) => ({
    ...headOf(code),
    quotes: code.quotes,
    sources: code.sources,
    independent: code.independent,
  })),
  note: 'A quote counts once for a code, whoever coded it, and once for the group; a source counts also where it was coded as a whole. Sources that are marked as coming from the same origin are one independent source.',
})

/** Only what is used: nothing is balanced where nothing was said. */
export const stanceTable = (codes: readonly CodeFrequency[]): InsightTable => ({
  title: 'Stance balance',
  columns: [
    ...CODE,
    { key: 'quotes', label: 'Quotes', kind: 'count' },
    { key: 'supports', label: 'Support', kind: 'count' },
    { key: 'disputes', label: 'Dispute', kind: 'count' },
    { key: 'illustrates', label: 'Illustrate', kind: 'count' },
    { key: 'contested', label: 'Support and dispute', kind: 'count' },
  ],
  rows: codes
    .filter(({ quotes }) => quotes > 0)
    .map((code) => ({
      ...headOf(code),
      quotes: code.quotes,
      supports: code.supports,
      disputes: code.disputes,
      illustrates: code.illustrates,
      contested: code.contested,
    })),
  note: 'Quotes by what was said of the code. Where coders differ, a quote counts for each of their answers.',
})
