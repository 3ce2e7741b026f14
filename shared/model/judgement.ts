/** What members declare of a relationship, and the rules by which states are told: as documents hold them. */
import { z } from 'zod'
import { JudgementId, MemberId } from './ids.ts'
import { Day } from './plan.ts'

export const DeclaredState = z.enum(['growing', 'strong', 'weakening', 'failed'])
export type DeclaredState = z.infer<typeof DeclaredState>

/** An item of a person's document; taken back by the field `withdrawn`, a day. */
export const JudgementRecord = z.object({
  on: Day,
  /** `end`: the person told us that it is over. */
  kind: z.enum(['end', 'state']),
  state: DeclaredState,
  reason: z.string().min(1).max(2000),
  /** Those that its author knew of and meant to replace. */
  replaces: z.array(JudgementId).max(100),
  by: MemberId,
  at: z.int().nonnegative(),
})
export type JudgementRecord = z.infer<typeof JudgementRecord>

const Share = z.number().min(0).max(1)
const Count = z.int().min(1).max(1000)

export const ThresholdValues = z.object({
  failedBelow: Share,
  weakeningBelow: Share,
  weakeningTrend: Share,
  growingTrend: Share,
  fewestActs: Count,
  firmActs: Count,
  checksToDowngrade: Count.max(52),
  fewestPeople: Count,
})

/** The rules as a team has set them. */
export const RelationshipRules = z.object({ model: z.enum(['bgnbd', 'bgbb']), thresholds: ThresholdValues })
export type RelationshipRules = z.infer<typeof RelationshipRules>

/** One change of the rules: a field of its own in the library, so that all of them stay and can be read. */
export const RulesChange = z.object({ rules: RelationshipRules, by: MemberId, at: z.int().nonnegative() })
export type RulesChange = z.infer<typeof RulesChange>
