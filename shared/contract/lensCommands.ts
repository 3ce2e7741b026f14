/** Commands about the lenses: what the team makes of a finding, and of the word list; part of `commands`. */
import { z } from 'zod'
import { lensIds } from '../lenses/finding.ts'
import { toTerm } from '../lenses/people/wordList.ts'
import { NoteId, StepId, WorkshopId } from '../model/ids.ts'
import { Done, Line } from './fields.ts'

/** Whose text a finding is in. */
export const LensTarget = z.union([NoteId, StepId, WorkshopId])
export type LensTarget = z.infer<typeof LensTarget>

/** Made by `findingKey`. */
const FindingKey = z.string().regex(/^[0-9a-z]{6,16}$/)
const AboutFinding = { target: LensTarget, lens: z.enum(lensIds), key: FindingKey }

/** Letters, digits, spaces and apostrophes, as the lens compares words. */
const Term = z
  .string()
  .max(60)
  .overwrite(toTerm)
  .regex(/^[\p{L}\p{M}\p{N}' ]+$/u)

export const lensCommands = {
  /** The finding is not shown any more, on any of the team's devices, and the reason is. */
  dismissFinding: { input: z.object({ ...AboutFinding, reason: Line.min(1).max(500) }), output: Done },
  recallFinding: { input: z.object(AboutFinding), output: Done },
  /** A word of the people-first lens: a new one, or a built-in one with another offer or switched off. */
  setLensWord: {
    input: z.object({ term: Term, rewrite: Line.min(1).max(120).nullable(), isEnabled: z.boolean() }),
    output: Done,
  },
  /** A built-in word is again as it was; one of the team's own is gone. */
  resetLensWord: { input: z.object({ term: Term }), output: Done },
} as const
