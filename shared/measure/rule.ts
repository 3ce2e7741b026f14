/** The rule that turns a reading into a state, in its order, without memory of what was before. */
import type { Model, Reading } from './model.ts'
import type { Confidence, State, Thresholds } from './types.ts'

/** Why a state holds; the words for it are in words.ts. */
export type Cause = 'few-acts' | 'presumed-over' | 'silence' | 'less-often' | 'more-often' | 'steady' | 'reopened'

export interface Verdict {
  state: State
  cause: Cause
}

/** States from the worst to the best; "too early" is none of them. */
const RANKS = { failed: 0, weakening: 1, strong: 2, growing: 3 } as const
export const rank = (state: Exclude<State, 'too-early'>): number => RANKS[state]

/** Steps 2 to 6; a declared end, step 1, comes before (judgements.ts). */
export function verdict(reading: Reading | null, thresholds: Thresholds): Verdict {
  if (reading === null || reading.acts < thresholds.fewestActs) return { state: 'too-early', cause: 'few-acts' }
  if (reading.pAlive < thresholds.failedBelow) return { state: 'failed', cause: 'presumed-over' }
  if (reading.pAlive < thresholds.weakeningBelow) return { state: 'weakening', cause: 'silence' }
  if (reading.trend !== null && reading.trend <= thresholds.weakeningTrend) {
    return { state: 'weakening', cause: 'less-often' }
  }
  if (reading.trend !== null && reading.trend >= thresholds.growingTrend) {
    return { state: 'growing', cause: 'more-often' }
  }
  return { state: 'strong', cause: 'steady' }
}

export function confidenceOf(acts: number, { fewestActs, firmActs }: Thresholds): Confidence {
  if (acts < fewestActs) return 'too-early'
  return acts < firmActs ? 'provisional' : 'firm'
}

/** Rates are told only where there are acts enough of the person, and people enough to learn from. */
export const mayTellRates = (acts: number, model: Model, { fewestActs, fewestPeople }: Thresholds): boolean =>
  acts >= fewestActs && model.fitted.people >= fewestPeople
