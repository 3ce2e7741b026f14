/** The phase × norm map as a table: a row per phase or code and norm, cells without evidence included. */
import type { PhaseNormMap } from '../contract/insightQueries.ts'
import type { InsightTable } from './table.ts'

/** The rule, as it is read beside the map. */
export const phaseNormRule = [
  'A quote stands in a cell when it has a code of the phase and a code of the norm.',
  'It supports or disputes the norm as its coders said of the norm; where they differ it is in both.',
  'Independent sources: those that are marked as coming from the same origin count once.',
] as const

export function phaseNormTable({ quotes, rows, columns, cells }: PhaseNormMap): InsightTable {
  const byPlace = new Map(cells.map((cell) => [`${cell.row} ${cell.column}`, cell]))
  return {
    title: 'Phase × norm',
    columns: [
      { key: 'phase', label: 'Phase', kind: 'text' },
      { key: 'code', label: 'Code', kind: 'text' },
      { key: 'norm', label: 'Norm', kind: 'text' },
      { key: 'quotes', label: 'Quotes', kind: 'count' },
      { key: 'supports', label: 'Support', kind: 'count' },
      { key: 'disputes', label: 'Dispute', kind: 'count' },
      { key: 'illustrates', label: 'Illustrate', kind: 'count' },
      { key: 'contested', label: 'Both', kind: 'count' },
      { key: 'sources', label: 'Sources', kind: 'count' },
      { key: 'independent', label: 'Independent sources', kind: 'count' },
    ],
    rows: rows.flatMap((row) =>
      columns.map((column) => {
        const cell = byPlace.get(`${row.codeId} ${column.codeId}`)
        return {
          phase: row.parent ?? row.codeId,
          code: row.kind === 'phase' ? '' : row.name,
          norm: column.codeId,
          quotes: cell?.quotes ?? 0,
          supports: cell?.supports ?? 0,
          disputes: cell?.disputes ?? 0,
          illustrates: cell?.illustrates ?? 0,
          contested: cell?.contested ?? 0,
          sources: cell?.sources ?? 0,
          independent: cell?.independent ?? 0,
        }
      }),
    ),
    note: `${quotes === 1 ? '1 quote' : `${quotes} quotes`} with a code of a phase and a code of a norm. ${phaseNormRule.join(' ')}`,
  }
}
