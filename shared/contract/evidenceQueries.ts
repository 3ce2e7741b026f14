/** Queries about evidence; part of `queries`. */
import { z } from 'zod'
import { DocId, MemberId, PlanId, QuoteId, SourceId, StepId, TensionId } from '../model/ids.ts'
import { Day, EvidenceStance, EvidenceTarget, GateCriterion, Phase } from '../model/plan.ts'
import { SideKey, TensionKind } from '../model/tensions.ts'
import { Tally } from '../model/verdict.ts'
import { CodingView } from './views.ts'

const Count = z.int().nonnegative()

/** What evidence can be put onto. */
export const EvidenceSubject = z.union([
  z.object({ stepId: StepId }),
  z.object({ planId: PlanId, gate: GateCriterion }),
  z.object({ tensionId: TensionId, side: SideKey }),
])
export type EvidenceSubject = z.infer<typeof EvidenceSubject>

export const EvidencePiece = z.object({
  target: EvidenceTarget,
  kind: z.enum(['quote', 'observation', 'note']),
  stance: EvidenceStance,
  /** Who put it here, and when. */
  by: MemberId,
  byName: z.string(),
  at: Count,
  /** The quoted words, what was observed, or the note's title. */
  text: z.string(),
  /** The independent source it counts as; null: it does not count. */
  origin: z.string().nullable(),
  /** Of a quote: where from. Of an observation: whose. */
  sourceId: SourceId.nullable(),
  sourceTitle: z.string(),
  authors: z.array(z.string()),
  publishedOn: z.string().nullable(),
  anchor: z.string().nullable(),
  codings: z.array(CodingView),
  /** Of an observation: who saw it, and the day. */
  observer: MemberId.nullable(),
  observerName: z.string(),
  seenOn: Day.nullable(),
})
export type EvidencePiece = z.infer<typeof EvidencePiece>

/** What stands on one subject. The strongest counter-quote is first of those against. */
export const EvidenceView = Tally.extend({
  docId: DocId,
  subject: z.string(),
  pieces: z.array(EvidencePiece),
  strongest: EvidenceTarget.nullable(),
  /** Pieces that lie in the trash, and pieces that are not in this workspace (yet, or any more). */
  inTrash: Count,
  missing: Count,
})
export type EvidenceView = z.infer<typeof EvidenceView>

/** The verdict of a step, for lists: without the words. Every step of the plan has one. */
export const StepVerdict = Tally.extend({
  stepId: StepId,
  /** Pieces shown, notes included. */
  pieces: Count,
  notes: Count,
})
export type StepVerdict = z.infer<typeof StepVerdict>

/** Where a quote, an observation or a note is evidence. */
export const EvidenceUse = z.object({
  subject: EvidenceSubject,
  stance: EvidenceStance,
  /** The step's words, the criterion, the claim. */
  title: z.string(),
  phase: Phase.nullable(),
  /** The plan's title; a tension's, where it is a side of one. */
  within: z.string().nullable(),
})
export type EvidenceUse = z.infer<typeof EvidenceUse>

/** Something that evidence can be put onto, as a picker lists it. */
export const EvidencePlaceRow = z.object({
  subject: EvidenceSubject,
  kind: z.enum(['step', 'gate', 'side']),
  title: z.string(),
  phase: Phase.nullable(),
  /** The plan's title; a tension's, where it is a side of one. */
  within: z.string(),
})
export type EvidencePlaceRow = z.infer<typeof EvidencePlaceRow>

/** One criterion of the readiness gate. Every kind of evidence is proof here, notes too. */
export const GateRow = z.object({
  gate: GateCriterion,
  /** `met`: it has proof, and the owner a name; `doubted`: something speaks against it. */
  state: z.enum(['met', 'doubted', 'open']),
  detail: z.string(),
  proofs: Count,
})
export type GateRow = z.infer<typeof GateRow>

export const TensionSide = z.object({
  side: SideKey,
  claim: z.string(),
  /** Independent sources that speak for it, and pieces shown. */
  sources: Count,
  pieces: Count,
})
export const TensionRow = z.object({
  tensionId: TensionId,
  kind: TensionKind,
  title: z.string(),
  builtIn: z.boolean(),
  sides: z.array(TensionSide),
  position: z.string().nullable(),
  positionBy: z.string().nullable(),
  positionAt: Count.nullable(),
})
export type TensionRow = z.infer<typeof TensionRow>

export const evidenceQueries = {
  evidence: { input: z.object({ subject: EvidenceSubject }), output: EvidenceView.nullable() },
  verdicts: { input: z.object({ planId: PlanId }), output: z.array(StepVerdict) },
  /** Every piece on the plan's steps that is not in the trash, by step in the order it was put there. */
  planEvidence: {
    input: z.object({ planId: PlanId }),
    output: z.array(z.object({ stepId: StepId, target: EvidenceTarget, stance: EvidenceStance })),
  },
  /** Everything that evidence can be put onto, plan by plan, steps first. */
  evidencePlaces: { input: z.object({}), output: z.array(EvidencePlaceRow) },
  gate: { input: z.object({ planId: PlanId }), output: z.array(GateRow) },
  /** Those that the app ships first. */
  tensions: { input: z.object({}), output: z.array(TensionRow) },
  /** How many steps each quote of a source is evidence on; quotes that are on none are left out. */
  quoteUses: {
    input: z.object({ sourceId: SourceId }),
    output: z.array(z.object({ quoteId: QuoteId, steps: Count })),
  },
  evidenceUses: { input: z.object({ target: EvidenceTarget }), output: z.array(EvidenceUse) },
} as const
