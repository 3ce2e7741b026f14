/** Commands about plans and their steps; part of `commands`. */
import { z } from 'zod'
import { MeasureId, PlanId, StepId } from '../model/ids.ts'
import { Day, MeasureKind, Phase, StepNorms, StepOwner, StepStatus } from '../model/plan.ts'
import { Done, Line, LongText } from './fields.ts'

/** Null clears a field; an absent key leaves it. */
export const StepPatch = z.object({
  text: Line.min(1).max(2000).optional(),
  phase: Phase.optional(),
  status: StepStatus.optional(),
  owner: StepOwner.nullable().optional(),
  startsOn: Day.nullable().optional(),
  dueOn: Day.nullable().optional(),
  norms: StepNorms.optional(),
  notes: LongText.optional(),
})
export type StepPatch = z.infer<typeof StepPatch>

export const planCommands = {
  /** `template`: it begins with the steps that every programme of this kind has (shared/model/planTemplate.ts). */
  createPlan: {
    input: z.object({ title: Line.max(1000), template: z.boolean().default(false) }),
    output: z.object({ planId: PlanId, steps: z.int().nonnegative() }),
  },
  renamePlan: { input: z.object({ planId: PlanId, title: Line.max(1000) }), output: Done },
  /** At the end of its phase. */
  addStep: {
    input: StepPatch.extend({ planId: PlanId, phase: Phase, text: Line.min(1).max(2000) }),
    output: z.object({ stepId: StepId }),
  },
  editStep: { input: z.object({ stepId: StepId, patch: StepPatch }), output: Done },
  /** Puts a step right before another of that phase, or last in it. Error: `InvalidInput` when that other stands elsewhere. */
  moveStep: { input: z.object({ stepId: StepId, phase: Phase, before: StepId.nullable() }), output: Done },
  /** Says that a step waits for another of its plan, or no longer does. Errors: `StepCycle`, `InvalidInput`. */
  setDependency: { input: z.object({ stepId: StepId, on: StepId, waits: z.boolean() }), output: Done },
  /** Adds a sign by which a step's success will be known; with `measureId` corrects one, with null takes it away. */
  setMeasure: {
    input: z.object({
      stepId: StepId,
      measureId: MeasureId.optional(),
      measure: z.object({ text: Line.min(1).max(2000), kind: MeasureKind }).nullable(),
    }),
    output: z.object({ measureId: MeasureId }),
  },
} as const
