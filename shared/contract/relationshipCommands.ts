/** Commands about the state of relationships; part of `commands`. */
import { z } from 'zod'
import { JudgementId, PersonId } from '../model/ids.ts'
import { DeclaredState, RelationshipRules } from '../model/judgement.ts'
import { Day } from '../model/plan.ts'
import { Done } from './fields.ts'

export const relationshipCommands = {
  /** Declares a state against the rule, or (`end`) what the person themselves said. Replaces one's own of before. */
  judge: {
    input: z.object({
      personId: PersonId,
      kind: z.enum(['end', 'state']),
      /** Ignored for `end`. */
      state: DeclaredState.default('failed'),
      reason: z.string().trim().min(1).max(2000),
      on: Day,
      /** Judgements of others that this settles: those that were in sight. */
      settles: z.array(JudgementId).max(100).default([]),
    }),
    output: z.object({ judgementId: JudgementId }),
  },
  /** Takes a judgement back; it stays in the history. */
  withdrawJudgement: { input: z.object({ judgementId: JudgementId, on: Day }), output: Done },
  /** Changes the rules of the states for everybody; every change stays on record. */
  setRelationshipRules: { input: RelationshipRules, output: Done },
} as const
