/** Queries of insight about people and plans; part of `queries`. Every figure is counted here once, for window and command line. */
import { z } from 'zod'
import { GroupId, PersonId, PlanId, StepId } from '../model/ids.ts'
import { Stage } from '../model/people.ts'
import { Day, Phase, StepStatus } from '../model/plan.ts'
import { Verdict } from '../model/verdict.ts'
import { State } from './relationshipQueries.ts'

const Count = z.int().nonnegative()

/** Of days both included. `to` is today unless told, and never later; `from` is 13 weeks before it unless told. */
const Span = z
  .object({ from: Day.optional(), to: Day.optional() })
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, {
    message: 'The first day comes before the last.',
  })

export const StateCounts = z.record(State, Count)
export type StateCounts = z.infer<typeof StateCounts>

/** Somebody who stands elsewhere at the end than at the beginning. */
export const StateMove = z.object({
  personId: PersonId,
  name: z.string(),
  was: State,
  now: State,
  /** Since when they stand there, and why. */
  on: Day,
  reason: z.string(),
})
export type StateMove = z.infer<typeof StateMove>

export const StateMoves = z.object({
  from: Day,
  to: Day,
  /** False while newer facts are worked in. */
  fresh: z.boolean(),
  /** Everybody who is recorded and not in the trash; who has not acted yet counts as too early to tell. */
  people: Count,
  before: StateCounts,
  after: StateCounts,
  /** How many went from where to where; who stayed, too. Pairs without anybody are left out. */
  flows: z.array(z.object({ was: State, now: State, people: Count })),
  /** By name. */
  moves: z.array(StateMove),
  /** Who stood elsewhere in between and is back. */
  returned: z.array(z.object({ personId: PersonId, name: z.string(), state: State, changes: Count })),
  /** At the end of `from`, of each Monday after it (of every n-th in more than ten years) and of `to`. */
  weeks: z.array(z.object({ day: Day, counts: StateCounts })),
})
export type StateMoves = z.infer<typeof StateMoves>

/** The mean of a share, and the interval that holds it with 90%. */
export const Share = z.object({ mean: z.number(), low: z.number(), high: z.number() })
export type Share = z.infer<typeof Share>

/** What passed in the span: gives and acts are counted each, mutual ones on both sides. */
export const Giving = z.object({
  gives: Count,
  acts: Count,
  asks: Count,
  /** Of the gives: those that promote us, and all others. */
  promotion: Count,
  help: Count,
  paid: Count,
  /** The gives among gives and acts, Beta(gives + ½, acts + ½); null where there are neither. */
  share: Share.nullable(),
  /** The help among the gives, Beta(help + ½, promotion + ½); null where nothing was given. */
  helpShare: Share.nullable(),
})
export type Giving = z.infer<typeof Giving>

export const GivingShares = z.object({
  /** Null: from the beginning. */
  from: Day.nullable(),
  to: Day,
  /** People of whom anything is logged in the span, and how many it takes before the team's own shares are told. */
  people: Count,
  fewestPeople: Count,
  /** Its shares are null below `fewestPeople`: so few people make no rate. */
  pooled: Giving,
  /** Of those of whom anything is logged, by name. */
  /** `pseudonym`: the one under which people are exported. */
  rows: z.array(Giving.extend({ personId: PersonId, name: z.string(), pseudonym: z.string() })),
})
export type GivingShares = z.infer<typeof GivingShares>

export const PlanProgress = z.object({
  planId: PlanId,
  title: z.string(),
  /** All five, in order. Steps that were dropped are in `status` and not in `verdicts`. */
  phases: z.array(
    z.object({
      phase: Phase,
      steps: Count,
      status: z.record(StepStatus, Count),
      verdicts: z.record(Verdict, Count),
    }),
  ),
  steps: z.array(z.object({ stepId: StepId, text: z.string(), phase: Phase, status: StepStatus, verdict: Verdict })),
})
export type PlanProgress = z.infer<typeof PlanProgress>

export const CrossSection = z.object({
  people: Count,
  /** By name. Who is from two groups counts in both. */
  groups: z.array(z.object({ groupId: GroupId, name: z.string(), people: Count })),
  /** Groups that nobody is from. */
  nobody: z.array(z.object({ groupId: GroupId, name: z.string() })),
  /** Who is from no group of the list has null. Pairs without anybody are left out. */
  cells: z.array(z.object({ groupId: GroupId.nullable(), stage: Stage, people: Count })),
  /** Who they are, by name. */
  persons: z.array(z.object({ personId: PersonId, name: z.string(), stage: Stage, groupIds: z.array(GroupId) })),
})
export type CrossSection = z.infer<typeof CrossSection>

const Standing = z.object({ state: State, day: Day })

/** `reason`: empty before anything was known of them. */
const StoodThere = z.object({ personId: PersonId, name: z.string(), reason: z.string() })

export const insightStateQueries = {
  /** Who moved where between two days, by the weekly states. Computed aside: null until it is there. */
  stateMoves: { input: Span, output: StateMoves.nullable() },
  /** Who stood in a state at the end of a day, by name and with the reason; with `before`, of those who stood there then. */
  whoStood: { input: Standing.extend({ before: Standing.optional() }), output: z.array(StoodThere).nullable() },
  /** From the beginning unless told. Null until the numerics are loaded. */
  givingShares: { input: Span, output: GivingShares.nullable() },
  /** Of the newest plan unless told. Null: no such plan, or it lies in the trash. */
  planProgress: { input: z.object({ planId: PlanId.optional() }), output: PlanProgress.nullable() },
  /** The community's groups by the stages of their people. */
  crossSection: { input: z.object({}), output: CrossSection },
} as const

export const insightStateTasks = {
  /** Ends once what `stateMoves` and `givingShares` rest on is known as of now, so that neither answers null. */
  workOutStates: { input: z.object({}), progress: z.object({}), output: z.object({ at: Day }) },
} as const
