/** Queries about people; part of `queries`. */
import { z } from 'zod'
import { GroupId, InteractionId, MemberId, PersonId } from '../model/ids.ts'
import { Direction, Stage } from '../model/people.ts'
import { Day } from '../model/plan.ts'

const Count = z.int().nonnegative()

export const PersonRow = z.object({
  personId: PersonId,
  name: z.string(),
  stage: Stage,
  groups: z.array(z.object({ groupId: GroupId, name: z.string() })),
  /** Days on which they acted, and the last of them. */
  acts: Count,
  lastActOn: Day.nullable(),
})
export type PersonRow = z.infer<typeof PersonRow>

export const GroupRow = z.object({
  groupId: GroupId,
  name: z.string(),
  /** Of those not in the trash. */
  people: Count,
})
export type GroupRow = z.infer<typeof GroupRow>

export const InteractionView = z.object({
  interactionId: InteractionId,
  personId: PersonId,
  on: Day,
  direction: Direction,
  kind: z.string(),
  channel: z.string(),
  note: z.string(),
  paid: z.boolean(),
  createdBy: MemberId,
  createdByName: z.string(),
})
export type InteractionView = z.infer<typeof InteractionView>

export const PersonView = PersonRow.extend({
  wake: z.string(),
  places: z.string(),
  contact: z.string(),
  knownSince: z.string().nullable(),
  notes: z.string(),
  createdAt: Count,
  createdByName: z.string(),
})
export type PersonView = z.infer<typeof PersonView>

/** Where a person's name stands that erasing them does not reach. */
export const NameOccurrence = z.object({
  kind: z.enum([
    'note',
    'source',
    'quote',
    'memo',
    'code',
    'plan',
    'step',
    'observation',
    'person',
    'interaction',
    'workshop',
  ]),
  id: z.string(),
  title: z.string(),
  /** What to open to see it: the source of a quote, the plan of a step, the person of an interaction; else itself. */
  inside: z.string(),
})
export type NameOccurrence = z.infer<typeof NameOccurrence>

export const PeopleExport = z.object({
  /** Each person a row, each interaction a row, or which pseudonym is whose. */
  what: z.enum(['people', 'log', 'key']),
  /** By pseudonym, what was written freely stays out. */
  names: z.enum(['pseudonyms', 'names']).default('pseudonyms'),
  format: z.enum(['csv', 'markdown']).default('csv'),
})
export type PeopleExport = z.infer<typeof PeopleExport>

export const peopleQueries = {
  people: { input: z.object({}), output: z.array(PersonRow) },
  /** By name; those that nobody is from, too. */
  groups: { input: z.object({}), output: z.array(GroupRow) },
  person: { input: z.object({ personId: PersonId }), output: PersonView.nullable() },
  /** What is not in the person's own document, at most 500; what lies in the trash, too. */
  nameOccurrences: { input: z.object({ personId: PersonId }), output: z.array(NameOccurrence) },
  /** A table to save. */
  exportPeople: { input: PeopleExport, output: z.object({ fileName: z.string(), content: z.string() }) },
  /** Newest first. */
  interactions: { input: z.object({ personId: PersonId }), output: z.array(InteractionView) },
} as const
