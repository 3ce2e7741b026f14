/** Commands about evidence; part of `commands`. */
import { z } from 'zod'
import { ObservationId } from '../model/ids.ts'
import { Day, EvidenceStance, EvidenceTarget } from '../model/plan.ts'
import { EvidenceSubject } from './evidenceQueries.ts'
import { Done, LongText } from './fields.ts'

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
} as const
