/** Commands about evidence; part of `commands`. */
import { z } from 'zod'
import { ObservationId, PlanId, TensionId } from '../model/ids.ts'
import { Day, EvidenceStance, EvidenceTarget, GateCriterion } from '../model/plan.ts'
import { SideKey, TensionKind } from '../model/tensions.ts'
import { EvidenceSubject } from './evidenceQueries.ts'
import { Done, Line, LongText } from './fields.ts'

const Observed = LongText.min(1)

export const evidenceCommands = {
  /**
   * Puts a piece of evidence onto a subject, turns it round, or (with `stance: null`) takes it off.
   * Errors: that of whatever is not there or lies in the trash.
   */
  setEvidence: {
    input: z.object({ subject: EvidenceSubject, target: EvidenceTarget, stance: EvidenceStance.nullable() }),
    output: Done,
  },
  /** Something that the one who enters it saw or heard, put onto a subject at once. */
  addObservation: {
    input: z.object({
      subject: EvidenceSubject,
      text: Observed,
      on: Day.nullable().default(null),
      stance: EvidenceStance,
    }),
    output: z.object({ observationId: ObservationId }),
  },
  editObservation: {
    input: z.object({
      observationId: ObservationId,
      patch: z.object({ text: Observed.optional(), on: Day.nullable().optional() }),
    }),
    output: Done,
  },

  /** What stands beside a criterion's proof: a name, a date. */
  setGate: { input: z.object({ planId: PlanId, gate: GateCriterion, detail: Line.max(300) }), output: Done },

  addTension: {
    input: z.object({ kind: TensionKind, title: Line.min(1).max(300), a: LongText.min(1), b: LongText.min(1) }),
    output: z.object({ tensionId: TensionId }),
  },
  renameTension: { input: z.object({ tensionId: TensionId, title: Line.min(1).max(300) }), output: Done },
  /** One more meaning of a word. */
  addMeaning: { input: z.object({ tensionId: TensionId, text: LongText.min(1) }), output: z.object({ side: SideKey }) },
  /** Null takes a further meaning away, and gives a shipped claim its first words back. */
  setClaim: {
    input: z.object({ tensionId: TensionId, side: SideKey, text: LongText.min(1).nullable() }),
    output: Done,
  },
  /** Where the team stands; null: it does not say (any more). */
  setPosition: { input: z.object({ tensionId: TensionId, text: LongText.min(1).nullable() }), output: Done },
} as const
