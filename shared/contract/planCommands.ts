/** Commands about plans and their steps; part of `commands`. */
import { z } from 'zod'
import { PlanId, StepId } from '../model/ids.ts'
import { Day, Phase, StepNorms, StepOwner, StepStatus } from '../model/plan.ts'
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
  createPlan: { input: z.object({ title: Line.max(1000) }), output: z.object({ planId: PlanId }) },
  renamePlan: { input: z.object({ planId: PlanId, title: Line.max(1000) }), output: Done },
  /** At the end of its phase. */
  addStep: {
    input: StepPatch.extend({ planId: PlanId, phase: Phase, text: Line.min(1).max(2000) }),
    output: z.object({ stepId: StepId }),
  },
  editStep: { input: z.object({ stepId: StepId, patch: StepPatch }), output: Done },
} as const
