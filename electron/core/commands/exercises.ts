/** Exercises that the team writes itself; they lie in the library, beside its codes. */
import type { ExercisePatch } from '#shared/contract/workshopCommands.ts'
import { createId, LIBRARY_DOC } from '#shared/model/ids.ts'
import { ok } from '#shared/model/result.ts'
import type { Editor } from '../docs/editing.ts'
import type { Command } from './context.ts'
import { requireExercise } from './lookups.ts'

function write(edit: Editor, exerciseId: string, patch: ExercisePatch): void {
  for (const [field, value] of Object.entries(patch))
    if (value !== undefined) edit.set(LIBRARY_DOC, exerciseId, field, value)
}

export const addExercise: Command<'addExercise'> = {
  label: () => 'Exercise added',
  run: (patch, { edit }) => {
    const exerciseId = createId('e')
    edit.addToLibrary(exerciseId, 'exercise')
    write(edit, exerciseId, patch)
    return ok({ exerciseId })
  },
}

export const editExercise: Command<'editExercise'> = {
  label: () => 'Exercise changed',
  run: ({ exerciseId, patch }, { db, edit }) => {
    const exercise = requireExercise(db, exerciseId)
    if (!exercise.ok) return exercise
    write(edit, exerciseId, patch)
    return ok({})
  },
}
