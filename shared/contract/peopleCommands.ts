/** Commands about people and what passed between them and the team; part of `commands`. */
import { z } from 'zod'
import { GroupId, InteractionId, PersonId } from '../model/ids.ts'
import { Direction, Stage } from '../model/people.ts'
import { Day } from '../model/plan.ts'
import { PartialDate } from '../model/source.ts'
import { Done, Line, LongText, Name } from './fields.ts'

/** An absent key leaves a field. */
export const PersonPatch = z.object({
  name: Name.optional(),
  stage: Stage.optional(),
  wake: LongText.optional(),
  places: LongText.optional(),
  contact: LongText.optional(),
  knownSince: PartialDate.nullable().optional(),
  notes: LongText.optional(),
})
export type PersonPatch = z.infer<typeof PersonPatch>

const interactionFields = {
  on: Day,
  direction: Direction,
  kind: Line.max(300),
  channel: Line.max(300),
  note: LongText,
  paid: z.boolean(),
}

export const InteractionInput = z.object({
  ...interactionFields,
  kind: interactionFields.kind.default(''),
  channel: interactionFields.channel.default(''),
  note: interactionFields.note.default(''),
  paid: interactionFields.paid.default(false),
})
export type InteractionInput = z.input<typeof InteractionInput>

export const InteractionPatch = z.object(interactionFields).partial()
export type InteractionPatch = z.infer<typeof InteractionPatch>

export const peopleCommands = {
  /** `groups` by name; those that are not there are made. */
  addPerson: {
    input: PersonPatch.extend({ name: Name, groups: z.array(Name).max(100).default([]) }),
    output: z.object({ personId: PersonId }),
  },
  editPerson: { input: z.object({ personId: PersonId, patch: PersonPatch }), output: Done },
  /**
   * Deletes a person for ever, from the trash or not: here at once, on the team's other devices when they learn of it,
   * and whatever a device that was away still has of them is refused. Not undoable.
   */
  erasePerson: { input: z.object({ personId: PersonId }), output: Done },

  addInteraction: {
    input: InteractionInput.extend({ personId: PersonId }),
    output: z.object({ interactionId: InteractionId }),
  },
  editInteraction: { input: z.object({ interactionId: InteractionId, patch: InteractionPatch }), output: Done },

  /** The group of that name, made where there is none. */
  addGroup: { input: z.object({ name: Name }), output: z.object({ groupId: GroupId }) },
  renameGroup: { input: z.object({ groupId: GroupId, name: Name }), output: Done },
  removeGroup: { input: z.object({ groupId: GroupId }), output: Done },
  setGroup: { input: z.object({ personId: PersonId, groupId: GroupId, isIn: z.boolean() }), output: Done },
} as const
