/**
 * Inside a workshop's document: items are the parts of its agenda ({by, at}), everything else is a field.
 *
 *   "workshop"     workshopFields · phase:<phase> true|null · exercise:<id> {at}|null · shown:<target> {by, at}|null
 *                  aim:<line> {text, at}|null · participant:<line> {who, at}|null · company:<line> {name, at}|null
 *   an agenda item agendaFields · trashed
 *
 * Sets that two people may add to at once are one register per member of the set. A team's own exercises are items of
 * the library {kind: 'exercise'} with exerciseFields.
 */
import { z } from 'zod'
import { LineId, MemberId, TemplateId } from '../model/ids.ts'
import { Day, Phase } from '../model/plan.ts'
import {
  AgendaKind,
  CardSize,
  Clock,
  ExerciseId,
  MaterialKind,
  Minutes,
  Paper,
  Participant,
  ShownTarget,
} from '../model/workshop.ts'

export const WORKSHOP = 'workshop'

const Time = z.int().nonnegative()

export const workshopFields = {
  title: z.string(),
  client: z.string(),
  on: Day.nullable(),
  startsAt: Clock.nullable(),
  /** When it has to be over; the agenda is measured against it. */
  endsAt: Clock.nullable(),
  paper: Paper,
  cardSize: CardSize,
  /** The companies named below stand by pseudonyms in what leaves. */
  hideCompanies: z.boolean(),
  /** How what leaves looks; null: as the team's documents usually do. */
  template: TemplateId.nullable(),
} as const

export const agendaFields = {
  title: z.string(),
  minutes: Minutes,
  kind: AgendaKind,
  exerciseId: ExerciseId.nullable(),
  /** For whoever leads it. */
  note: z.string(),
  materials: z.string(),
  /** A fractional index; equal ones stand in the order of their ids. */
  position: z.string().max(500),
} as const

/** Each part of an exercise is a register of its own; what was never said is empty. */
export const exerciseFields = {
  title: z.string(),
  purpose: z.string(),
  groupSize: z.object({ from: z.int().min(1), to: z.int().min(1) }),
  minutes: Minutes,
  steps: z.array(z.string()),
  notes: z.string(),
  materials: z.array(MaterialKind),
} as const

/** `at` gives the lines of a list their order; a correction keeps it. */
export const lineValues = {
  aim: z.object({ text: z.string(), at: Time }),
  participant: z.object({ who: Participant, at: Time }),
  company: z.object({ name: z.string(), at: Time }),
} as const
export type LineKind = keyof typeof lineValues
export const lineKinds = Object.keys(lineValues) as readonly LineKind[]

export const Chosen = z.object({ at: Time })
export const Shown = z.object({ by: MemberId, at: Time })

export const lineField = (kind: LineKind, line: LineId): string => `${kind}:${line}`
export const phaseField = (phase: Phase): string => `phase:${phase}`
export const exerciseField = (exercise: ExerciseId): string => `exercise:${exercise}`
export const shownField = (target: ShownTarget): string => `shown:${target}`

const after = (field: string, head: string): string | undefined =>
  field.startsWith(head) ? field.slice(head.length) : undefined

const parser =
  <T extends z.ZodType>(head: string, schema: T) =>
  (field: string): z.output<T> | undefined => {
    const parsed = schema.safeParse(after(field, head))
    return parsed.success ? parsed.data : undefined
  }

export const parsePhaseField = parser('phase:', Phase)
export const parseExerciseField = parser('exercise:', ExerciseId)
export const parseShownField = parser('shown:', ShownTarget)

export function parseLineField(field: string): { kind: LineKind; lineId: LineId } | undefined {
  for (const kind of lineKinds) {
    const lineId = LineId.safeParse(after(field, `${kind}:`))
    if (lineId.success) return { kind, lineId: lineId.data }
  }
  return undefined
}
