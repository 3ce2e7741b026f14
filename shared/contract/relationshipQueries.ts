/** Queries and tasks about the state of relationships; part of `queries` and `tasks`. */
import { z } from 'zod'
import type { Assessment, AssessmentOfAll, FittedModel } from '../measure/types.ts'
import { JudgementId, MemberId, PersonId } from '../model/ids.ts'
import { RelationshipRules } from '../model/judgement.ts'
import { Day } from '../model/plan.ts'

export const State = z.enum(['too-early', 'growing', 'strong', 'weakening', 'failed'])

/** What the list of people shows of each. */
export const RelationshipRow = z.object({
  personId: PersonId,
  state: State,
  confidence: z.enum(['too-early', 'provisional', 'firm']),
  explanation: z.string(),
  /** The explanation in one short sentence. */
  line: z.string(),
  disputed: z.boolean(),
})
export type RelationshipRow = z.infer<typeof RelationshipRow>

/** A judgement with the name of whoever gave it. */
export const JudgementView = z.object({
  judgementId: JudgementId,
  personId: PersonId,
  on: Day,
  kind: z.enum(['end', 'state']),
  state: State.exclude(['too-early']),
  reason: z.string(),
  by: MemberId,
  byName: z.string(),
  mine: z.boolean(),
  withdrawnOn: Day.nullable(),
})
export type JudgementView = z.infer<typeof JudgementView>

export const relationshipQueries = {
  /** Everybody's state as of today. Computed aside: null until it is there; `fresh` false while newer facts are worked in. */
  relationships: {
    input: z.object({}),
    output: z.object({ at: Day, fresh: z.boolean(), rows: z.array(RelationshipRow) }).nullable(),
  },
  relationship: {
    input: z.object({ personId: PersonId }),
    output: z
      .object({
        at: Day,
        fresh: z.boolean(),
        assessment: z.custom<Assessment>(),
        model: z.custom<FittedModel>(),
        judgements: z.array(JudgementView),
      })
      .nullable(),
  },
  relationshipRules: {
    input: z.object({}),
    output: z.object({
      rules: RelationshipRules,
      /** Newest first. */
      changes: z.array(z.object({ rules: RelationshipRules, byName: z.string(), at: z.int() })),
    }),
  },
} as const

const When = {
  /** The end of this day; today unless told. */
  at: Day.optional(),
  /** Those of the team unless told. */
  model: z.enum(['bgnbd', 'bgbb']).optional(),
  estimator: z.enum(['map', 'mle']).optional(),
}

export const relationshipTasks = {
  /** Everybody's state on any day. */
  assessRelationships: {
    input: z.object({ ...When, horizonWeeks: z.number().positive().max(520).optional() }),
    progress: z.object({}),
    output: z.custom<AssessmentOfAll>(),
  },
  /** The model's parameters alone. */
  fitRelationships: { input: z.object(When), progress: z.object({}), output: z.custom<FittedModel>() },
} as const
