/** Commands about people and what passed between them and the team; part of `commands`. */
import { z } from 'zod'
import { InteractionId, PersonId } from '../model/ids.ts'
import { Direction, Stage } from '../model/people.ts'
import { Day } from '../model/plan.ts'
import { Done, Line, LongText, Name } from './fields.ts'

/** An absent key leaves a field. */
export const PersonPatch = z.object({
  name: Name.optional(),
  stage: Stage.optional(),
  wake: LongText.optional(),
  places: LongText.optional(),
  contact: LongText.optional(),
  knownSince: Day.nullable().optional(),
  notes: LongText.optional(),
})
export type PersonPatch = z.infer<typeof PersonPatch>

export const InteractionInput = z.object({
  on: Day,
  direction: Direction,
  kind: Line.max(300).default(''),
  channel: Line.max(300).default(''),
  note: LongText.default(''),
  paid: z.boolean().default(false),
})

export const peopleCommands = {
  addPerson: { input: PersonPatch.extend({ name: Name }), output: z.object({ personId: PersonId }) },
  editPerson: { input: z.object({ personId: PersonId, patch: PersonPatch }), output: Done },
  addInteraction: {
    input: InteractionInput.extend({ personId: PersonId }),
    output: z.object({ interactionId: InteractionId }),
  },
} as const
