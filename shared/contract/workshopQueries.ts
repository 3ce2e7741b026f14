/** Queries about workshops; part of `queries`. */
import { z } from 'zod'
import type { Pack } from '../workshop/pack.ts'
import { AgendaItemId, LineId, MemberId, PlanId, SourceId, TemplateId, WorkshopId } from '../model/ids.ts'
import { Day, Phase } from '../model/plan.ts'
import {
  AgendaKind,
  CardSize,
  Clock,
  ExerciseId,
  ExerciseText,
  Minutes,
  Paper,
  Participant,
  ShownTarget,
} from '../model/workshop.ts'
import { TemplateChoice } from './templates.ts'

const Count = z.int().nonnegative()

export const WorkshopRow = z.object({
  workshopId: WorkshopId,
  title: z.string(),
  client: z.string(),
  on: Day.nullable(),
  createdAt: Count,
  items: Count,
  /** The sum of its agenda. */
  minutes: Count,
})
export type WorkshopRow = z.infer<typeof WorkshopRow>

export const AgendaItemView = z.object({
  itemId: AgendaItemId,
  title: z.string(),
  minutes: Minutes,
  kind: AgendaKind,
  exerciseId: ExerciseId.nullable(),
  /** Null where it is no exercise, or one that is not there any more. */
  exerciseTitle: z.string().nullable(),
  note: z.string(),
  materials: z.string(),
  /** "09:30"; null where the workshop has no time to begin at. After midnight it counts from 00:00 again. */
  from: Clock.nullable(),
  to: Clock.nullable(),
})
export type AgendaItemView = z.infer<typeof AgendaItemView>

/** One thing that it shows. `gone`: it lies in the trash or was deleted, and the pack leaves it out. */
export const ShownView = z.object({
  target: ShownTarget,
  kind: z.enum(['quote', 'observation', 'step', 'person']),
  text: z.string(),
  /** The source's title, the plan's, or nothing. */
  from: z.string(),
  sourceId: SourceId.nullable(),
  planId: PlanId.nullable(),
  gone: z.boolean(),
})
export type ShownView = z.infer<typeof ShownView>

export const WorkshopView = z.object({
  workshopId: WorkshopId,
  title: z.string(),
  trashed: z.boolean(),
  client: z.string(),
  on: Day.nullable(),
  startsAt: Clock.nullable(),
  endsAt: Clock.nullable(),
  /** Those chosen; none means all. */
  phases: z.array(Phase),
  paper: Paper,
  cardSize: CardSize,
  hideCompanies: z.boolean(),
  /** Its own; null: as the team's documents usually look. */
  template: TemplateId.nullable(),
  aims: z.array(z.object({ lineId: LineId, text: z.string() })),
  participants: z.array(
    z.object({ lineId: LineId, who: Participant, name: z.string(), memberId: MemberId.nullable(), role: z.string() }),
  ),
  companies: z.array(z.object({ lineId: LineId, name: z.string() })),
  agenda: z.array(AgendaItemView),
  /** The sum of the agenda. */
  minutes: Count,
  /** When it is over by the agenda. */
  finishesAt: Clock.nullable(),
  /** Minutes beyond the end that was set (below nothing: to spare); null where start or end is not set. */
  over: z.int().nullable(),
  /** Those on the agenda, in its order, then those chosen besides. */
  exercises: z.array(
    z.object({ exerciseId: ExerciseId, title: z.string(), onAgenda: z.boolean(), chosen: z.boolean() }),
  ),
  shown: z.array(ShownView),
})
export type WorkshopView = z.infer<typeof WorkshopView>

/** `own`: the team wrote it and can edit it. */
export const ExerciseView = ExerciseText.extend({ exerciseId: ExerciseId, own: z.boolean() })
export type ExerciseView = z.infer<typeof ExerciseView>

export const workshopQueries = {
  /** The next first, then those without a day, then those that are over. */
  workshops: { input: z.object({}), output: z.array(WorkshopRow) },
  workshop: { input: z.object({ workshopId: WorkshopId }), output: WorkshopView.nullable() },
  /** Those that the app ships, then the team's own by title. */
  exercises: { input: z.object({}), output: z.array(ExerciseView) },
  /** All that leaves for one workshop, as it would now. States of relationships come once they are worked out. */
  pack: { input: z.object({ workshopId: WorkshopId }), output: z.custom<Pack>().nullable() },
  /** One part of it as a whole HTML page, to print. Null where there is no such workshop, or it has no such part. */
  packPage: {
    input: z.object({
      workshopId: WorkshopId,
      part: z.enum(['handout', 'key', 'deck', 'cards', 'sheets']),
      template: TemplateChoice.default('usual'),
    }),
    output: z.string().nullable(),
  },
} as const
