/** The team's own exercises in the library → exercise rows. */
import { createReader, valueOf } from '#shared/docs/fields.ts'
import { Trashed } from '#shared/docs/layout.ts'
import { exerciseFields } from '#shared/docs/workshopLayout.ts'
import { OwnExerciseId } from '#shared/model/ids.ts'
import type { LibraryItemKind } from './projectLibraryItems.ts'

export const exerciseItems: LibraryItemKind = {
  table: 'exercise',
  id: OwnExerciseId,
  write: (db, id, at, fields) => {
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
      at,
      (valueOf(fields, 'trashed', Trashed) ?? null)?.at ?? null,
    )
  },
}
