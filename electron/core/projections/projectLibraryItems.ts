/** What the projections of items in the library have in common (the team's own exercises, templates). */
import type { ZodType } from 'zod'
import { type Doc, type FieldsOfSubject, itemsOf } from '#shared/docs/fields.ts'
import { ItemRecord } from '#shared/docs/layout.ts'
import type { Db } from '../db/database.ts'
import { ERASED_IN_LIBRARY } from './schema.ts'

export interface LibraryItemKind {
  /** Its table, and its kind among the entities; the table's key is `<table>_id`. */
  table: 'exercise' | 'template'
  id: ZodType<string>
  /** Writes the row. */
  write: (db: Db, id: string, at: number, fields: FieldsOfSubject | undefined) => void
  /** Called before the row goes. */
  gone?: (db: Db, id: string) => void
}

/**
 * Projects the items of one kind among the subjects; without `only`, all of them. What is no longer in the library loses
 * its row. Adds what changed to `tables`.
 */
export function projectLibraryItems(
  kind: LibraryItemKind,
  db: Db,
  doc: Doc,
  subjects: ReadonlyMap<string, FieldsOfSubject>,
  tables: Set<string>,
  only?: ReadonlySet<string>,
): void {
  const { table } = kind
  const items = itemsOf(doc)
  for (const id of only ?? items.keys()) {
    if (!kind.id.safeParse(id).success) continue
    const record = ItemRecord.safeParse(items.get(id))
    if (record.success) {
      kind.write(db, id, record.data.at, subjects.get(id))
      tables.add(table)
    } else {
      kind.gone?.(db, id)
      const gone = db.run(`DELETE FROM ${table} WHERE ${table}_id = ?`, id)
      db.run('DELETE FROM entity WHERE id = ? AND kind = ?', id, table)
      if (gone > 0) tables.add(table).add('entity').add(ERASED_IN_LIBRARY)
    }
  }
}
