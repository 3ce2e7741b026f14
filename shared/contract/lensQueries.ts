/** Queries about the lenses; part of `queries`. */
import { z } from 'zod'
import { lensIds } from '../lenses/finding.ts'
import { CodeId, PlanId, StepId } from '../model/ids.ts'
import { LensTarget } from './lensCommands.ts'

const Count = z.int().nonnegative()

export const TeamWordView = z.object({ term: z.string(), rewrite: z.string().nullable(), isEnabled: z.boolean() })
export type TeamWordView = z.infer<typeof TeamWordView>

export const DismissalView = z.object({
  lens: z.enum(lensIds),
  key: z.string(),
  reason: z.string(),
  byName: z.string(),
  at: Count,
})
export type DismissalView = z.infer<typeof DismissalView>

/** That a finding in a step stands dismissed. */
export const StepDismissal = z.object({ stepId: StepId, lens: z.enum(lensIds), key: z.string() })
export type StepDismissal = z.infer<typeof StepDismissal>

/** What the library says of a lens's code: quotes that support or illustrate it, and quotes that dispute it. */
export const LensEvidence = z.object({ codeId: CodeId, supporting: Count, disputing: Count })
export type LensEvidence = z.infer<typeof LensEvidence>

export const lensQueries = {
  /** What the team changed of the built-in words, and its own; in the order of the alphabet. */
  lensWords: { input: z.object({}), output: z.array(TeamWordView) },
  /** The findings of a text that were dismissed, oldest first. */
  lensDismissals: { input: z.object({ target: LensTarget }), output: z.array(DismissalView) },
  /** All findings in a plan's steps that were dismissed. */
  planDismissals: { input: z.object({ planId: PlanId }), output: z.array(StepDismissal) },
  /** One row for the code of each lens. */
  lensEvidence: { input: z.object({}), output: z.array(LensEvidence) },
} as const
