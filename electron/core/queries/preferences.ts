import type { Query } from './context.ts'

export const preference: Query<'preference'> = {
  tables: ['preference'],
  run: ({ key }, { db }) => {
    const row = db.get<{ value: string }>('SELECT value FROM preference WHERE key = ?', key)
    return row ? JSON.parse(row.value) : null
  },
}

export const preferences: Query<'preferences'> = {
  tables: ['preference'],
  run: (_input, { db }) =>
    Object.fromEntries(
      db
        .all<{ key: string; value: string }>('SELECT key, value FROM preference')
        .map((row) => [row.key, JSON.parse(row.value)]),
    ),
}

export const undoState: Query<'undoState'> = { tables: ['undo'], run: (_input, { undo, scope }) => undo.state(scope) }
