/** The team's own exercises in the library → exercise rows. */
import { createReader, type Doc, type FieldsOfSubject, itemsOf, valueOf } from '#shared/docs/fields.ts'
import { ItemRecord, Trashed } from '#shared/docs/layout.ts'
import { exerciseFields } from '#shared/docs/workshopLayout.ts'
import { OwnExerciseId } from '#shared/model/ids.ts'
import type { Db } from '../db/database.ts'
import { ERASED_IN_LIBRARY } from './schema.ts'

function projectExercise(db: Db, doc: Doc, id: string, fields: FieldsOfSubject | undefined, tables: Set<string>): void {
  const record = ItemRecord.safeParse(itemsOf(doc).get(id))
  if (!record.success) {
    const gone = db.run('DELETE FROM exercise WHERE exercise_id = ?', id)
    db.run(`DELETE FROM entity WHERE id = ? AND kind = 'exercise'`, id)
    if (gone > 0) tables.add('exercise').add('entity').add(ERASED_IN_LIBRARY)
    return
  }
  const value = createReader(fields, exerciseFields)
  const size = value('groupSize') ?? { from: 1, to: 12 }
  db.run(
    `INSERT OR REPLACE INTO exercise (exercise_id, title, purpose, group_from, group_to, minutes, steps, notes, materials, at, trashed_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    id,
    value('title') ?? '',
    value('purpose') ?? '',
    Math.min(size.from, size.to),
    Math.max(size.from, size.to),
    value('minutes') ?? 0,
    JSON.stringify(value('steps') ?? []),
    value('notes') ?? '',
    JSON.stringify(value('materials') ?? []),
    record.data.at,
    (valueOf(fields, 'trashed', Trashed) ?? null)?.at ?? null,
  )
  tables.add('exercise')
}

/** Projects the exercises among the subjects; without `only`, all of them. */
export function projectExercises(
  db: Db,
  doc: Doc,
  subjects: ReadonlyMap<string, FieldsOfSubject>,
  tables: Set<string>,
  only?: ReadonlySet<string>,
): void {
  for (const id of only ?? itemsOf(doc).keys())
    if (OwnExerciseId.safeParse(id).success) projectExercise(db, doc, id, subjects.get(id), tables)
}
