import type { Query } from './context.ts'

export const exportDocument: Query<'export'> = {
  tables: ['note', 'source', 'quote', 'coding', 'code', 'doc', 'member'],
  readsText: true,
  run: () => null,
}
