/** The library's dashboard and saved filters → their rows, all anew: there are few. */
import { readDashboard, readSavedFilters } from '#shared/docs/dashboardLayout.ts'
import type { FieldsOfSubject } from '#shared/docs/fields.ts'
import type { Db } from '../db/database.ts'

/** Returns how many malformed entries were skipped. */
export function projectDashboard(db: Db, fields: FieldsOfSubject | undefined): number {
  db.run('DELETE FROM dashboard_card')
  if (!fields) return 0
  const { cards, removed, malformed } = readDashboard(fields)
  for (const [list, isRemoved] of [
    [cards, 0],
    [removed, 1],
  ] as const)
    for (const { cardId, picture, filters, width, title, position } of list)
      db.run(
        'INSERT INTO dashboard_card (card_id, picture, filters, width, title, position, removed) VALUES (?, ?, ?, ?, ?, ?, ?)',
        cardId,
        picture,
        JSON.stringify(filters),
        width,
        title,
        position,
        isRemoved,
      )
  return malformed
}

/** Returns how many malformed entries were skipped. */
export function projectSavedFilters(db: Db, fields: FieldsOfSubject | undefined): number {
  db.run('DELETE FROM saved_filter')
  const { filters, malformed } = readSavedFilters(fields)
  for (const { filterId, name, content } of filters)
    db.run(
      'INSERT INTO saved_filter (filter_id, name, content) VALUES (?, ?, ?)',
      filterId,
      name,
      JSON.stringify(content),
    )
  return malformed
}
