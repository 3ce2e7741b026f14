/**
 * The readiness gate of phase 1: what should be so before the team goes out to people. Each criterion wants proof, and
 * nothing is blocked without it.
 */
import type { GateCriterion } from './plan.ts'

export const gateStateWords = { met: 'proven', doubted: 'something speaks against it', open: 'no proof yet' } as const

export interface GateWords {
  /** In the list of the gate. */
  short: string
  /** What is so when it is met. */
  claim: string
  /** What could be its proof. */
  proof: string
}

export const gateWords: Readonly<Record<GateCriterion, GateWords>> = {
  owner: {
    short: 'Owner named',
    claim: 'Somebody is named who looks after the programme, with the hours for it and the temper to listen.',
    proof: 'A note with the name and the hours, or the mail that says so.',
  },
  support: {
    short: 'Support briefed',
    claim: 'Support knows what the programme is for and what they will hear from it.',
    proof: 'What was said at the meeting, or the note that went round.',
  },
  product: {
    short: 'Product briefed',
    claim: 'Product knows that advocates will be heard before decisions, and by whom.',
    proof: 'What was said at the meeting, or the note that went round.',
  },
  accounts: {
    short: 'Account managers briefed',
    claim: 'Account managers know who of their customers may be asked, and what will not be sold to them.',
    proof: 'What was said at the meeting, or the note that went round.',
  },
  legal: {
    short: 'Legal briefed',
    claim: 'Legal knows what advocates may see, say and be given.',
    proof: 'Their answer, or the terms they agreed to.',
  },
  content: {
    short: 'Content planned',
    claim: 'There are topics worth talking of for the coming months, timed to what is released.',
    proof: 'The note with topics and dates.',
  },
}
