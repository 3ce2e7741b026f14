/** What a team settled where its coders differ. Codings stay as they are; a settlement says which of them stand. */
import { z } from 'zod'
import { Stance } from './coding.ts'
import { CodeId, MemberId, QuoteId } from './ids.ts'

/** One coder's reading stands, all of them do, or none of what differs. */
export const Decision = z.enum(['reading', 'both', 'neither'])
export type Decision = z.infer<typeof Decision>

/** A coding as it stood when it was settled; `aside`: it does not stand for the team. */
export const SettledCoding = z.object({
  target: QuoteId,
  code: CodeId,
  coder: MemberId,
  stance: Stance,
  aside: z.boolean(),
})
export type SettledCoding = z.infer<typeof SettledCoding>

/**
 * A record that never changes; "trashed" on it takes it back. It holds only as long as the codings of its quotes are
 * these: who codes otherwise afterwards opens the question again.
 */
export const SettlementRecord = z.object({
  quotes: z.array(QuoteId).min(1).max(200),
  codings: z.array(SettledCoding).max(20_000),
  decision: Decision,
  /** Whose reading was chosen. */
  chosen: MemberId.nullable(),
  reason: z.string(),
  by: MemberId,
  at: z.int().nonnegative(),
})
export type SettlementRecord = z.infer<typeof SettlementRecord>

/** What was settled, in words. */
export const decisionWords = ({ decision, chosen }: { decision: Decision; chosen: { name: string } | null }): string =>
  decision === 'both'
    ? 'both readings stand'
    : decision === 'neither'
      ? 'neither reading stands'
      : `${chosen?.name ?? 'Somebody'}’s reading stands`

/** A coding as one text, to compare what stands with what was settled. */
export const codingKey = ({ target, code, coder, stance }: Omit<SettledCoding, 'aside'>): string =>
  `${target} ${code} ${coder} ${stance}`
