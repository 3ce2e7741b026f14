import { createResolver } from '../docs/references.ts'
import type { Query } from './context.ts'

export const named: Query<'named'> = {
  tables: ['note', 'source', 'code', 'entity'],
  run: ({ names }, { db }) => {
    const resolve = createResolver(db)
    return names.map((name) => {
      const found = resolve(name)
      return found === null || found.kind === 'quote' ? null : found
    })
  },
}
