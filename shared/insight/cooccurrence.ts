/** Codes that stand together, as a table: a row per pair, or per code for the matrix's reader. */
import type { Cooccurrence } from '../contract/insightQueries.ts'
import type { InsightTable } from './table.ts'

const unit = { quote: ['Quotes', 'quote', 'quotes'], source: ['Sources', 'source', 'sources'] } as const

export function cooccurrenceTable({ within, total, codes, pairs }: Cooccurrence): InsightTable {
  const byId = new Map(codes.map((code) => [code.codeId as string, code]))
  const [many, one, plural] = unit[within]
  return {
    title: within === 'quote' ? 'Codes on the same quotes' : 'Codes in the same sources',
    columns: [
      { key: 'code', label: 'Code', kind: 'text' },
      { key: 'with', label: 'With', kind: 'text' },
      { key: 'count', label: `${many} with both`, kind: 'count' },
      { key: 'codeCount', label: `${many} with the first`, kind: 'count' },
      { key: 'withCount', label: `${many} with the second`, kind: 'count' },
      { key: 'jaccard', label: 'Jaccard', kind: 'number' },
    ],
    rows: pairs.map(({ a, b, count, jaccard }) => ({
      code: byId.get(a)?.name ?? a,
      with: byId.get(b)?.name ?? b,
      count,
      codeCount: byId.get(a)?.count ?? 0,
      withCount: byId.get(b)?.count ?? 0,
      jaccard,
    })),
    note: `Of ${total} ${total === 1 ? one : plural} with codes. Jaccard is the ${plural} with both codes divided by those with either: 0 never together, 1 always.`,
  }
}
