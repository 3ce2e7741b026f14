/** People and what passed between them and the team: recorded and edited. */
import { PERSON } from '#shared/docs/personLayout.ts'
import { createId, type PersonId } from '#shared/model/ids.ts'
import type { InteractionRecord } from '#shared/model/people.ts'
import { ok } from '#shared/model/result.ts'
import type { PersonPatch } from '#shared/contract/peopleCommands.ts'
import type { Editor } from '../docs/editing.ts'
import type { Command } from './context.ts'
import { requirePerson } from './lookups.ts'

function writePerson(edit: Editor, personId: string, patch: PersonPatch): void {
  for (const [field, value] of Object.entries(patch)) if (value !== undefined) edit.set(personId, PERSON, field, value)
}

export const addPerson: Command<'addPerson'> = {
  label: () => 'Person added',
  run: (patch, { edit }) => {
    const personId: PersonId = createId('h')
    edit.addToLibrary(personId, 'person')
    writePerson(edit, personId, patch)
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
