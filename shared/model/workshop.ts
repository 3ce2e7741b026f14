/** A workshop: what a team prepares for one client on one day, and the exercises that it is made of. */
import { z } from 'zod'
import { MemberId, ObservationId, PersonId, QuoteId, StepId } from './ids.ts'

/** A time of day, "09:30". */
export const Clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
export type Clock = z.infer<typeof Clock>

/** Sheets of what leaves. */
export const Paper = z.enum(['a4', 'letter'])
export type Paper = z.infer<typeof Paper>

/** The size of a card once it is cut out: four A6 or eight A7 to a sheet of A4, or 3×5 inches. */
export const CardSize = z.enum(['a6', 'a7', '3x5'])
export type CardSize = z.infer<typeof CardSize>

export const AgendaKind = z.enum(['talk', 'exercise', 'discussion', 'break'])
export type AgendaKind = z.infer<typeof AgendaKind>

/** In minutes; the longest is a whole day. */
export const Minutes = z.int().nonnegative().max(1440)

/** Those that the app ships have readable ids ("dot-vote"); a team's own have random ones. */
export const ExerciseId = z
  .string()
  .max(60)
  .regex(/^(e_[0-9A-Za-z]{22}|[a-z]+(-[a-z]+)*)$/)
  .brand<'ExerciseId'>()
export type ExerciseId = z.infer<typeof ExerciseId>

/** What an exercise needs on the table; those made of the workspace's own evidence come with the pack. */
export const MaterialKind = z.enum([
  'quoteCards',
  'phaseHeaders',
  'blankCards',
  'stakeholderCards',
  'numberedSheet',
  'premortemPrompts',
  'journeyMap',
  'giveOrTakeCards',
  'stateCards',
])
export type MaterialKind = z.infer<typeof MaterialKind>

const Lines = z.array(z.string().max(2000)).max(50)

/** What an exercise says of itself; `notes` are for whoever leads it. */
export const ExerciseText = z.object({
  title: z.string().max(300),
  purpose: z.string().max(2000),
  groupSize: z.object({ from: z.int().min(1).max(1000), to: z.int().min(1).max(1000) }),
  minutes: Minutes,
  steps: Lines,
  notes: z.string().max(20_000),
  materials: z.array(MaterialKind).max(20),
})
export type ExerciseText = z.infer<typeof ExerciseText>
export type Exercise = ExerciseText & { readonly id: ExerciseId }

/** One item of an agenda as it is first written. */
export interface AgendaDraft {
  title: string
  minutes: number
  kind: AgendaKind
  exerciseId?: string
  /** For whoever leads it. */
  note?: string
  materials?: string
}

export const ProgrammeId = z.enum(['half-day', 'full-day'])
export type ProgrammeId = z.infer<typeof ProgrammeId>

/** A workshop to begin from: its agenda adds up to the time between start and end. */
export interface Programme {
  id: ProgrammeId
  title: string
  startsAt: string
  endsAt: string
  aims: readonly string[]
  agenda: readonly AgendaDraft[]
}

/** Who takes part: a member of the team, or somebody who is named only; `role` in the client's own words. */
export const Participant = z.union([
  z.object({ memberId: MemberId, role: z.string().max(300) }),
  z.object({ name: z.string().min(1).max(300), role: z.string().max(300) }),
])
export type Participant = z.infer<typeof Participant>

/** What a workshop can show: quotes, what was seen, steps of a plan, and the history of somebody (by pseudonym, always). */
export const ShownTarget = z.union([QuoteId, ObservationId, StepId, PersonId])
export type ShownTarget = z.infer<typeof ShownTarget>
