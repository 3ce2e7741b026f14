import { search as runSearch } from '../search/search.ts'
import type { Query } from './context.ts'

export const search: Query<'search'> = {
  tables: ['search_item', 'coding', 'code', 'note_link', 'entity', 'source', 'step', 'person'],
  readsText: true,
  run: ({ query, filters, offset, limit }, { db }) => runSearch(db, query, filters, offset, limit),
}

export const quickFind: Query<'quickFind'> = {
  tables: ['note', 'source', 'code', 'plan', 'step', 'workshop', 'entity'],
  run: ({ query, kinds, limit }, { quickFind: finder }) => finder.find(query, kinds, limit),
}
