import { insightCsv as csvOf } from '../../exporters/insightCsv.ts'
import type { Query } from '../context.ts'

export const insightCsv: Query<'insightCsv'> = {
  tables: [],
  run: ({ table }) => ({ fileName: `${table.title}.csv`, content: csvOf(table, { bom: true }) }),
}
