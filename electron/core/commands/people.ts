/** People and what passed between them and the team: recorded, edited, erased. */
import { appError } from '#shared/contract/errors.ts'
import type { PersonPatch } from '#shared/contract/peopleCommands.ts'
import type { Purged } from '#shared/docs/layout.ts'
import { groupField, PERSON } from '#shared/docs/personLayout.ts'
import { createId, type InteractionId, LIBRARY_DOC, type PersonId } from '#shared/model/ids.ts'
import type { InteractionRecord } from '#shared/model/people.ts'
import { err, ok } from '#shared/model/result.ts'
import type { Outcome } from '../core.ts'
import type { Db } from '../db/database.ts'
import type { Editor } from '../docs/editing.ts'
import type { Command } from './context.ts'
import { groupCalled } from './groups.ts'
import { requirePerson } from './lookups.ts'

function writePerson(edit: Editor, personId: string, patch: PersonPatch): void {
  for (const [field, value] of Object.entries(patch)) if (value !== undefined) edit.set(personId, PERSON, field, value)
}

export const addPerson: Command<'addPerson'> = {
  label: () => 'Person added',
  run: ({ groups, ...patch }, { db, edit }) => {
    const personId: PersonId = createId('h')
    edit.addToLibrary(personId, 'person')
    writePerson(edit, personId, patch)
    for (const name of new Set(groups)) edit.set(personId, PERSON, groupField(groupCalled(name, db, edit)), true)
    return ok({ personId })
  },
}

export const editPerson: Command<'editPerson'> = {
  label: () => 'Person’s record changed',
  run: ({ personId, patch }, { db, edit }) => {
    const person = requirePerson(db, personId)
    if (!person.ok) return person
    writePerson(edit, personId, patch)
    return ok({})
  },
}

/** Never undone, and not by way of the trash: what is left of a person must not wait there. See docs/purge.ts. */
export const erasePerson: Command<'erasePerson'> = {
  label: null,
  run: ({ personId }, { db, edit }) => {
    const person = requirePerson(db, personId)
    if (!person.ok) return person
    const purged: Purged = { at: edit.now(), by: edit.me }
    edit.set(LIBRARY_DOC, personId, 'purged', purged)
    return ok({})
  },
}

export const addInteraction: Command<'addInteraction'> = {
  label: () => 'Interaction logged',
  run: ({ personId, ...what }, { db, edit }) => {
    const person = requirePerson(db, personId)
    if (!person.ok) return person
    const interactionId = createId('i')
    const record: InteractionRecord = { ...what, by: edit.me, at: edit.now() }
    edit.addItem(personId, interactionId, record)
    return ok({ interactionId })
  },
}

function requireInteraction(db: Db, interactionId: InteractionId): Outcome<{ personId: PersonId }> {
  const row = db.get<{ personId: PersonId }>(
    'SELECT person_id AS personId FROM interaction WHERE interaction_id = ?',
    interactionId,
  )
  return row
    ? ok(row)
    : err(appError('InteractionNotFound', `There is no interaction ${interactionId} in this workspace.`))
}

export const editInteraction: Command<'editInteraction'> = {
  label: () => 'Interaction corrected',
  run: ({ interactionId, patch }, { db, edit }) => {
    const found = requireInteraction(db, interactionId)
    if (!found.ok) return found
    for (const [field, value] of Object.entries(patch))
      if (value !== undefined) edit.set(found.value.personId, interactionId, field, value)
    return ok({})
  },
}
