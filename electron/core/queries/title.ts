import type { Query } from './context.ts'

export const title: Query<'title'> = {
  tables: ['note', 'source', 'code', 'entity'],
  run: ({ id }, { db }) => {
    const found = db.get<{ title: string; trashed: number }>(
      `SELECT n.title, e.trashed_at IS NOT NULL AS trashed FROM note n JOIN entity e ON e.id = n.note_id WHERE n.note_id = @id
       UNION ALL SELECT s.title, e.trashed_at IS NOT NULL FROM source s JOIN entity e ON e.id = s.source_id WHERE s.source_id = @id
       UNION ALL SELECT name, trashed FROM code WHERE code_id = @id`,
      { id },
    )
    return found ? { title: found.title, trashed: found.trashed === 1 } : null
  },
}
