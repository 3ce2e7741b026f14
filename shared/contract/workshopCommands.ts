/** Commands about workshops and the team's own exercises; part of `commands`. */
import { z } from 'zod'
import { AgendaItemId, LineId, MemberId, OwnExerciseId, TemplateId, WorkshopId } from '../model/ids.ts'
import { Day, Phase } from '../model/plan.ts'
import {
  AgendaKind,
  CardSize,
  Clock,
  ExerciseId,
  MaterialKind,
  Minutes,
  Paper,
  ProgrammeId,
  ShownTarget,
} from '../model/workshop.ts'
import { Done, Line, LongText, Name } from './fields.ts'

/** Null clears a field; an absent key leaves it. */
export const WorkshopPatch = z.object({
  title: Line.max(1000).optional(),
  client: Line.max(300).optional(),
  on: Day.nullable().optional(),
  startsAt: Clock.nullable().optional(),
  endsAt: Clock.nullable().optional(),
  /** All that are chosen; none chosen means all five. */
  phases: z.array(Phase).max(5).optional(),
  paper: Paper.optional(),
  cardSize: CardSize.optional(),
  hideCompanies: z.boolean().optional(),
  /** Null: as the team's documents usually look. Error: `TemplateNotFound`. */
  template: TemplateId.nullable().optional(),
})
export type WorkshopPatch = z.infer<typeof WorkshopPatch>

export const AgendaPatch = z.object({
  title: Line.max(1000).optional(),
  minutes: Minutes.optional(),
  kind: AgendaKind.optional(),
  exerciseId: ExerciseId.nullable().optional(),
  note: LongText.optional(),
  materials: LongText.optional(),
})
export type AgendaPatch = z.infer<typeof AgendaPatch>

export const ExercisePatch = z.object({
  title: Name.optional(),
  purpose: LongText.max(2000).optional(),
  groupSize: z
    .object({ from: z.int().min(1).max(1000), to: z.int().min(1).max(1000) })
    .refine(({ from, to }) => from <= to, 'the smaller number comes first')
    .optional(),
  minutes: Minutes.optional(),
  steps: z.array(Line.min(1).max(2000)).max(50).optional(),
  notes: LongText.optional(),
  materials: z.array(MaterialKind).max(20).optional(),
})
export type ExercisePatch = z.infer<typeof ExercisePatch>

/** With a line's id it is corrected, with null for what it says it is taken away. */
const line = <T extends z.ZodType>(says: T) => ({
  input: z.object({ workshopId: WorkshopId, lineId: LineId.optional(), says: says.nullable() }),
  output: z.object({ lineId: LineId }),
})

export const workshopCommands = {
  /** `template`: it begins with that programme's agenda and aims. `fill`: with evidence that fits, see `fillWorkshop`. */
  createWorkshop: {
    input: z.object({
      title: Line.max(1000),
      client: Line.max(300).default(''),
      template: ProgrammeId.nullable().default(null),
      fill: z.boolean().default(false),
    }),
    output: z.object({ workshopId: WorkshopId }),
  },
  editWorkshop: { input: z.object({ workshopId: WorkshopId, patch: WorkshopPatch }), output: Done },
  setAim: line(Line.min(1).max(2000)),
  setParticipant: line(
    z.union([
      z.object({ memberId: MemberId, role: Line.max(300).default('') }),
      z.object({ name: Name, role: Line.max(300).default('') }),
    ]),
  ),
  setCompany: line(Name),

  /** Before another item, or last. */
  addAgendaItem: {
    input: AgendaPatch.extend({ workshopId: WorkshopId, before: AgendaItemId.nullable().default(null) }),
    output: z.object({ itemId: AgendaItemId }),
  },
  editAgendaItem: { input: z.object({ itemId: AgendaItemId, patch: AgendaPatch }), output: Done },
  /** Right before another of the same agenda, or last. It is taken away by `trash`. Error: `InvalidInput`. */
  moveAgendaItem: { input: z.object({ itemId: AgendaItemId, before: AgendaItemId.nullable() }), output: Done },
  /** Two of one: the first keeps everything and lasts `minutes`, the other goes on for the rest. Error: `InvalidInput`. */
  splitAgendaItem: {
    input: z.object({ itemId: AgendaItemId, minutes: Minutes }),
    output: z.object({ itemId: AgendaItemId }),
  },

  /** Its materials come with the pack also where it is not on the agenda. Error: `ExerciseNotFound`. */
  chooseExercise: {
    input: z.object({ workshopId: WorkshopId, exerciseId: ExerciseId, chosen: z.boolean() }),
    output: Done,
  },
  /** What the workshop shows: quotes, observations, steps, histories of people. */
  choose: {
    input: z.object({ workshopId: WorkshopId, targets: z.array(ShownTarget).min(1).max(1000), chosen: z.boolean() }),
    output: Done,
  },
  /** Chooses what fits its phases and exercises from the workspace, from as many independent sources as there are. */
  fillWorkshop: { input: z.object({ workshopId: WorkshopId }), output: z.object({ added: z.int().nonnegative() }) },
  /** For the next client: agenda, aims, exercises and looks; the old one's evidence, people, names and notes stay behind. */
  duplicateWorkshop: {
    input: z.object({ workshopId: WorkshopId, title: Line.max(1000), client: Line.max(300).default('') }),
    output: z.object({ workshopId: WorkshopId }),
  },

  addExercise: {
    input: ExercisePatch.extend({ title: Name }),
    output: z.object({ exerciseId: OwnExerciseId }),
  },
  /** Of the team's own; those that the app ships stay as they are. */
  editExercise: { input: z.object({ exerciseId: OwnExerciseId, patch: ExercisePatch }), output: Done },
} as const
