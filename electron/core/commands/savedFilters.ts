/** Filters that the team keeps under a name. They lie in the library. */
import { appError } from '#shared/contract/errors.ts'
import { filterField, readSavedFilters, SAVED_FILTERS } from '#shared/docs/dashboardLayout.ts'
import { fieldsBySubject } from '#shared/docs/fields.ts'
import { createId, type FilterId, LIBRARY_DOC } from '#shared/model/ids.ts'
import { err, ok } from '#shared/model/result.ts'
import type { Outcome } from '../core.ts'
import type { Editor } from '../docs/editing.ts'
import type { Command } from './context.ts'

function requireFilter(edit: Editor, filterId: FilterId): Outcome<{ name: string }> {
  const { subjects } = fieldsBySubject(edit.doc(LIBRARY_DOC), new Set([SAVED_FILTERS]))
  const filter = readSavedFilters(subjects.get(SAVED_FILTERS)).filters.find((each) => each.filterId === filterId)
  return filter
    ? ok(filter)
    : err(appError('FilterNotFound', `There is no saved filter ${filterId} in this workspace.`))
}

export const saveFilter: Command<'saveFilter'> = {
  label: ({ name }) => `Filter “${name}” saved`,
  run: ({ name, content }, { edit }) => {
    const filterId = createId('f')
    edit.set(LIBRARY_DOC, SAVED_FILTERS, filterField('filter', filterId), content)
    edit.set(LIBRARY_DOC, SAVED_FILTERS, filterField('name', filterId), name)
    return ok({ filterId })
  },
}

export const renameFilter: Command<'renameFilter'> = {
  label: ({ name }) => `Filter renamed to “${name}”`,
  run: ({ filterId, name }, { edit }) => {
    const filter = requireFilter(edit, filterId)
    if (!filter.ok) return filter
    edit.set(LIBRARY_DOC, SAVED_FILTERS, filterField('name', filterId), name)
    return ok({})
  },
}

export const removeFilter: Command<'removeFilter'> = {
  label: () => 'Saved filter removed',
  run: ({ filterId }, { edit }) => {
    const filter = requireFilter(edit, filterId)
    if (!filter.ok) return filter
    edit.set(LIBRARY_DOC, SAVED_FILTERS, filterField('removed', filterId), true)
    return ok({})
  },
}
