/** Codes over sources as a table: a row per code and source where it is used. */
import type { CodesOverSources } from '../contract/insightQueries.ts'
import type { InsightTable } from './table.ts'

export function codesOverSourcesTable({ sources, codes, cells }: CodesOverSources): InsightTable {
  const sourceById = new Map(sources.map((source, at) => [source.sourceId as string, { ...source, at }]))
  const codeById = new Map(codes.map((code) => [code.codeId as string, code]))
  const unused = sources.length - new Set(cells.map(({ sourceId }) => sourceId)).size
  return {
    title: 'Codes over sources',
    columns: [
      { key: 'number', label: 'Source no.', kind: 'count' },
      { key: 'source', label: 'Source', kind: 'text' },
      { key: 'code', label: 'Code', kind: 'text' },
      { key: 'quotes', label: 'Quotes', kind: 'count' },
      { key: 'whole', label: 'Whole source', kind: 'text' },
    ],
    rows: cells.map(({ codeId, sourceId, quotes, whole }) => ({
      number: (sourceById.get(sourceId)?.at ?? 0) + 1,
      source: sourceById.get(sourceId)?.title ?? '',
      code: codeById.get(codeId)?.name ?? codeId,
      quotes,
      whole: whole ? 'yes' : 'no',
    })),
    note: `${sources.length} ${sources.length === 1 ? 'source' : 'sources'} in the order of import${unused > 0 ? `, ${unused} of them without codes` : ''}. A group counts each quote below it once.`,
  }
}
