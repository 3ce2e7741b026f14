/** Queries about plans; part of `queries`. */
import { z } from 'zod'
import { MeasureId, MemberId, PlanId, StepId } from '../model/ids.ts'
import { Day, MeasureKind, Phase, StepNorms, StepOwner, StepStatus } from '../model/plan.ts'

const Count = z.int().nonnegative()

export const PlanRow = z.object({ planId: PlanId, title: z.string(), createdAt: Count, steps: Count, done: Count })
export type PlanRow = z.infer<typeof PlanRow>

export const StepView = z.object({
  stepId: StepId,
  planId: PlanId,
  text: z.string(),
  phase: Phase,
  status: StepStatus,
  owner: StepOwner.nullable(),
  /** The member's name where a member owns it. */
  ownerName: z.string().nullable(),
  startsOn: Day.nullable(),
  dueOn: Day.nullable(),
  norms: StepNorms,
  notes: z.string(),
  dependsOn: z.array(StepId),
  /** It waits for itself by way of others: two laptops said one half each. */
  isInCycle: z.boolean(),
  measures: z.array(z.object({ measureId: MeasureId, text: z.string(), kind: MeasureKind })),
  createdAt: Count,
  createdBy: MemberId,
})
export type StepView = z.infer<typeof StepView>

/** Steps in the order of their phases and positions. */
export const PlanView = z.object({
  planId: PlanId,
  title: z.string(),
  /** It lies in the trash. */
  trashed: z.boolean(),
  steps: z.array(StepView),
})
export type PlanView = z.infer<typeof PlanView>

export const planQueries = {
  plans: { input: z.object({}), output: z.array(PlanRow) },
  plan: { input: z.object({ planId: PlanId }), output: PlanView.nullable() },
} as const
