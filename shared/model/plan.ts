/** A plan: steps in the five phases of an advocacy programme, and what they stand on. */
import { z } from 'zod'
import { CodeId, MemberId, NoteId, ObservationId, QuoteId } from './ids.ts'

/** The phases by the ids of their groups in the codebook. */
export const Phase = z.enum(['P1', 'P2', 'P3', 'P4', 'P5'])
export type Phase = z.infer<typeof Phase>
export const phases = Phase.options

export const StepStatus = z.enum(['todo', 'doing', 'done', 'dropped'])
export type StepStatus = z.infer<typeof StepStatus>

/** Who does a step: a member of the team, or somebody who is named only. */
export const StepOwner = z.union([z.object({ memberId: MemberId }), z.object({ name: z.string().min(1).max(300) })])
export type StepOwner = z.infer<typeof StepOwner>

/** What a measure tells: a business result, the state of relationships, or how far media carried. */
export const MeasureKind = z.enum(['business', 'relationship', 'media'])
export type MeasureKind = z.infer<typeof MeasureKind>
/** `at` is when it was added (ms since 1970) and gives measures their order; a correction keeps it. */
export const Measure = z.object({ text: z.string().min(1).max(2000), kind: MeasureKind, at: z.int().nonnegative() })
export type Measure = z.infer<typeof Measure>

/** A calendar day, ISO 8601. */
export const Day = z.iso.date()
export type Day = z.infer<typeof Day>

/** What can be evidence: a quote, something a member observed, or a note. */
export const EvidenceTarget = z.union([QuoteId, ObservationId, NoteId])
export type EvidenceTarget = z.infer<typeof EvidenceTarget>
export const EvidenceStance = z.enum(['supports', 'disputes'])
export type EvidenceStance = z.infer<typeof EvidenceStance>
/** One piece of evidence where it is used: which way it speaks, who put it there, when (ms since 1970). */
export const EvidenceValue = z.object({ stance: EvidenceStance, by: MemberId, at: z.int().nonnegative() })
export type EvidenceValue = z.infer<typeof EvidenceValue>

/** Norms and codes that a step is meant to keep. */
export const StepNorms = z.array(CodeId).max(50)

/** What phase 1 has to have before the team goes out to people, by ids that never change. */
export const GateCriterion = z.enum(['owner', 'support', 'product', 'accounts', 'legal', 'content'])
export type GateCriterion = z.infer<typeof GateCriterion>
