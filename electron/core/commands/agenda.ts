/** The parts of a workshop's agenda: added, edited, put in order, split. They are taken away by `trash`. */
import { appError } from '#shared/contract/errors.ts'
import { createId } from '#shared/model/ids.ts'
import { err, ok } from '#shared/model/result.ts'
import type { Command } from './context.ts'
import { requireAgendaItem, requireExercise, requireWorkshop } from './lookups.ts'
import { itemsIn, placeItem, writeItem } from './writeAgenda.ts'

const elsewhere = () =>
  err(appError('InvalidInput', 'The part that it was to stand before is not on this agenda any more.'))

export const addAgendaItem: Command<'addAgendaItem'> = {
  label: () => 'Added to the agenda',
  run: ({ workshopId, before, ...patch }, { db, edit }) => {
    const workshop = requireWorkshop(db, workshopId)
    if (!workshop.ok) return workshop
    const others = itemsIn(db, workshopId)
    const index = before === null ? others.length : others.findIndex(({ stepId }) => stepId === before)
    if (index < 0) return elsewhere()
    const exercise = patch.exerciseId == null ? undefined : requireExercise(db, patch.exerciseId)
    if (exercise && !exercise.ok) return exercise
    const itemId = createId('z')
    edit.addItem(workshopId, itemId, { by: edit.me, at: edit.now() })
    // An exercise that is put on the agenda brings its name and its length.
    const drawn = exercise && { kind: 'exercise' as const, ...exercise.value }
    writeItem(edit, workshopId, itemId, { ...drawn, ...patch })
    placeItem(edit, workshopId, itemId, others, index)
    return ok({ itemId })
  },
}

export const editAgendaItem: Command<'editAgendaItem'> = {
  label: () => 'Agenda changed',
  run: ({ itemId, patch }, { db, edit }) => {
    const item = requireAgendaItem(db, itemId)
    if (!item.ok) return item
    const exercise = patch.exerciseId == null ? undefined : requireExercise(db, patch.exerciseId)
    if (exercise && !exercise.ok) return exercise
    writeItem(edit, item.value.workshopId, itemId, patch)
    return ok({})
  },
}

export const moveAgendaItem: Command<'moveAgendaItem'> = {
  label: () => 'Agenda put in another order',
  run: ({ itemId, before }, { db, edit }) => {
    const item = requireAgendaItem(db, itemId)
    if (!item.ok) return item
    const { workshopId } = item.value
    // Before itself is where it stands.
    if (before === itemId) return ok({})
    const standing = itemsIn(db, workshopId)
    const others = standing.filter(({ stepId }) => stepId !== itemId)
    const index = before === null ? others.length : others.findIndex(({ stepId }) => stepId === before)
    if (index < 0) return elsewhere()
    if (standing[index]?.stepId !== itemId) placeItem(edit, workshopId, itemId, others, index)
    return ok({})
  },
}

export const splitAgendaItem: Command<'splitAgendaItem'> = {
  label: () => 'Agenda item split',
  run: ({ itemId, minutes }, { db, edit }) => {
    const item = requireAgendaItem(db, itemId)
    if (!item.ok) return item
    const { workshopId, minutes: whole, title, kind, exerciseId } = item.value
    if (minutes < 1 || minutes >= whole)
      return err(appError('InvalidInput', `It lasts ${whole} minutes, so the first part has to be shorter than that.`))
    const secondId = createId('z')
    edit.addItem(workshopId, secondId, { by: edit.me, at: edit.now() })
    edit.set(workshopId, itemId, 'minutes', minutes)
    writeItem(edit, workshopId, secondId, { title, kind, exerciseId, minutes: whole - minutes })
    const others = itemsIn(db, workshopId)
    placeItem(edit, workshopId, secondId, others, others.findIndex(({ stepId }) => stepId === itemId) + 1)
    return ok({ itemId: secondId })
  },
}
