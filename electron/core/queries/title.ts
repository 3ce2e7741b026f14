import type { Query } from './context.ts'

export const title: Query<'title'> = {
  tables: ['note', 'source', 'code'],
  run: ({ id }, { db }) =>
    db.get<{ title: string }>(
      `SELECT title FROM note WHERE note_id = @id
       UNION ALL SELECT title FROM source WHERE source_id = @id
       UNION ALL SELECT name FROM code WHERE code_id = @id`,
      { id },
    )?.title ?? null,
}
