/**
 * Inside a person's document: items are interactions (InteractionRecord) and imports of them (ImportRecord), everything else is a field.
 *
 *   "person"        personFields · group:<id> true|null
 *   an interaction  what was corrected of its record, by the record's names · trashed
 *   an import       trashed: all that came with it is in the trash
 *   a judgement     withdrawn, a day · trashed (JudgementRecord) · "fit" and promises: fitLayout.ts
 *
 * A person's name and details stand nowhere else, so that erasing the document erases the person.
 */
import { z } from 'zod'
import { GroupId } from '../model/ids.ts'
import { Direction, Stage } from '../model/people.ts'
import { Day } from '../model/plan.ts'

export const PERSON = 'person'

export const personFields = {
  name: z.string().min(1),
  stage: Stage,
  /** What could wake somebody who is dormant. */
  wake: z.string(),
  /** Where they are found: forums, weblogs, towns. */
  places: z.string(),
  contact: z.string(),
  knownSince: z.string().nullable(),
  notes: z.string(),
} as const

export const interactionFields = {
  on: Day,
  direction: Direction,
  kind: z.string(),
  channel: z.string(),
  note: z.string(),
  paid: z.boolean(),
} as const

export const groupField = (group: GroupId): string => `group:${group}`

export function parseGroupField(field: string): GroupId | undefined {
  const parsed = field.startsWith('group:') ? GroupId.safeParse(field.slice('group:'.length)) : undefined
  return parsed?.success ? parsed.data : undefined
}
