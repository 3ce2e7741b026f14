/**
 * Agreement between coders, and what they differ on; part of `queries`, `commands` and `tasks`.
 *
 * Agreement is measured per code, present or absent, on units that are there whoever coded: sentences or paragraphs
 * (blocks) of a source. A source counts where at least two people coded passages of it, and for a person it counts when
 * they coded at least one: then each of its units that they did not mark is one of which they said "absent". Reading
 * alone does not count as coding. A code is present on a unit that one of its quotes touches. Settled disagreements
 * stay as they were coded: what is measured is how people code before they talk.
 */
import { z } from 'zod'
import { CodeId, MemberId, QuoteId, SettlementId, SourceId } from '../model/ids.ts'
import { Stance } from '../model/coding.ts'
import { Decision } from '../model/settlement.ts'
import { Done, LongText } from './fields.ts'
import { InsightFilters } from './insightQueries.ts'

const Count = z.int().nonnegative()

export const AgreementUnit = z.enum(['sentence', 'paragraph'])
export type AgreementUnit = z.infer<typeof AgreementUnit>

/** With `coder`, sources which that person coded; with days, as if nothing else had been coded. */
const input = z.object({ unit: AgreementUnit.default('sentence'), filters: InsightFilters.default({}) })

/**
 * Why there is no figure: nobody's judgement meets another's, or all that were made are one and the same, so that
 * there is nothing to tell agreement from.
 */
export const WhyNoAgreement = z.enum(['oneCoder', 'absent', 'present'])
export type WhyNoAgreement = z.infer<typeof WhyNoAgreement>

export const AgreementRow = z.object({
  codeId: CodeId,
  name: z.string(),
  title: z.string(),
  tree: z.enum(['phases', 'norms', 'own']),
  parent: CodeId.nullable(),
  /** A phase, a norm: present where any code below it is. */
  isGroup: z.boolean(),
  coders: Count,
  /** Units that at least two people judged. */
  units: Count,
  /** Of these, where at least one said present, and where all did. */
  anyPresent: Count,
  allPresent: Count,
  /** Krippendorff's α, nominal; null: `why`. */
  alpha: z.number().nullable(),
  why: WhyNoAgreement.nullable(),
  /** Cohen's κ; of two coders only. */
  kappa: z.number().nullable(),
  /** What one said against what the other said, in the order of `coders`; of two coders only. */
  table: z.object({ both: Count, onlyFirst: Count, onlySecond: Count, neither: Count }).nullable(),
  /** 95% bootstrap interval of α over units, 1,000 draws; null where too little varies. */
  low: z.number().nullable(),
  high: z.number().nullable(),
  /** Share of judgements that say present, 0 to 1; null without units. */
  prevalence: z.number().nullable(),
})
export type AgreementRow = z.infer<typeof AgreementRow>

export const AgreementFigure = z.object({
  unit: AgreementUnit,
  /** Codes that are used, in the order of the codebook, each group before its codes. */
  codes: z.array(AgreementRow),
  /** Who coded with others, and how many of the sources. */
  coders: z.array(z.object({ memberId: MemberId, name: z.string(), sources: Count })),
  sources: Count,
  units: Count,
  /** Sources left out because their text has not arrived on this device. */
  textsMissing: Count,
  /** Quotes left out because their words are not in the source's present text. */
  quotesLost: Count,
  /** Whole sources that were coded; they have no unit. */
  wholeSources: Count,
})
export type AgreementFigure = z.infer<typeof AgreementFigure>

/** What one or more people said of a passage: all of them the same. */
export const Reading = z.object({
  coders: z.array(z.object({ memberId: MemberId, name: z.string() })),
  /** `differs`: not everybody said this. */
  codings: z.array(z.object({ codeId: CodeId, stance: Stance, differs: z.boolean() })),
})
export type Reading = z.infer<typeof Reading>

export const SettlementView = z.object({
  settlementId: SettlementId,
  decision: Decision,
  /** Whose reading stands, where one was chosen. */
  chosen: z.object({ memberId: MemberId, name: z.string() }).nullable(),
  reason: z.string(),
  by: z.string(),
  at: Count,
  /** When somebody opened it again; null: nobody did. */
  openedAgainAt: Count.nullable(),
})
export type SettlementView = z.infer<typeof SettlementView>

/** A passage of which two or more people said different things. */
export const DisagreementCard = z.object({
  sourceId: SourceId,
  sourceTitle: z.string(),
  quotes: z.array(z.object({ quoteId: QuoteId, exact: z.string(), by: z.string(), memo: z.string() })),
  readings: z.array(Reading),
  reasons: z.array(z.object({ memberId: MemberId, name: z.string(), mine: z.boolean(), text: z.string() })),
  /** Changes when a coding of the passage does. */
  seen: z.string(),
  /** The latest coding. */
  at: Count,
  /** It stands; null: open. */
  settlement: SettlementView.nullable(),
  /** Earlier ones, newest first: what was opened again, settled before somebody coded otherwise, or settled on another laptop at the same time. */
  earlier: z.array(SettlementView),
})
export type DisagreementCard = z.infer<typeof DisagreementCard>

export const Disagreements = z.object({
  /** False: some sources are still being compared; the rest comes by itself. */
  complete: z.boolean(),
  open: Count,
  settled: Count,
  /** Passages that at least two people coded, differently or not. */
  passages: Count,
  /** Others who coded such a passage, for the words of an empty queue. */
  others: z.array(z.string()),
  /** This member is among them. */
  withMe: z.boolean(),
  rows: z.array(DisagreementCard),
})
export type Disagreements = z.infer<typeof Disagreements>

export const agreementQueries = {
  /** Null before it was computed for the first time; it comes by itself. `fresh`: false while newer codings are worked in. */
  agreement: { input, output: z.object({ fresh: z.boolean(), figure: AgreementFigure }).nullable() },
  /** The queue: newest coding first. */
  disagreements: {
    input: z.object({
      show: z.enum(['open', 'settled']).default('open'),
      sourceId: SourceId.optional(),
      offset: Count.default(0),
      limit: z.int().positive().max(500).default(50),
    }),
    output: Disagreements,
  },
  /** Everything that was settled in a source, newest first, what was opened again, too; `holds`: it stands. */
  settlementsOfSource: {
    input: z.object({ sourceId: SourceId }),
    output: z.array(SettlementView.extend({ quotes: z.array(QuoteId), holds: z.boolean() })),
  },
  disagreementCount: { input: z.object({}), output: z.object({ complete: z.boolean(), open: Count }) },
} as const

export const agreementTasks = {
  /** The figure as it is now, waited for. */
  assessAgreement: { input, progress: z.object({}), output: AgreementFigure },
} as const

export const agreementCommands = {
  /**
   * Says what the team makes of a passage: one reading stands (`coder`: of whom), both, or neither. Nobody's coding is
   * taken away; what does not stand is left out of the team's figures until somebody codes the passage otherwise.
   * `seen`: the card's; with it, what changed meanwhile is not settled unseen.
   * Errors: `DisagreementChanged`, `QuoteNotFound`, `NothingDiffers`.
   */
  settleDisagreement: {
    input: z.object({
      quotes: z.array(QuoteId).min(1).max(200),
      decision: Decision,
      coder: MemberId.optional(),
      reason: LongText.default(''),
      seen: z.string().max(100).optional(),
    }),
    output: z.object({ settlementId: SettlementId }),
  },
  /** Takes a settlement back. Error: `SettlementNotFound`. */
  reopenDisagreement: { input: z.object({ settlementId: SettlementId }), output: Done },
  /** Why this member coded a quote as they did; empty takes it back. */
  setCodingReason: { input: z.object({ quoteId: QuoteId, reason: LongText }), output: Done },
} as const
