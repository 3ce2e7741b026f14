/** The rule's thresholds as they stand until a team edits them. */
import type { Settings, Thresholds } from './types.ts'

export const DEFAULT_THRESHOLDS: Readonly<Thresholds> = {
  failedBelow: 0.2,
  weakeningBelow: 0.6,
  weakeningTrend: 0.1,
  growingTrend: 0.9,
  fewestActs: 3,
  firmActs: 12,
  checksToDowngrade: 2,
  fewestPeople: 5,
}

export const DEFAULT_SETTINGS: Readonly<Settings> = {
  thresholds: DEFAULT_THRESHOLDS,
  model: 'bgnbd',
  estimator: 'map',
  horizonWeeks: 13,
  answerWeeks: 4,
}

/**
 * What is wrong with thresholds that somebody typed, in words for them; null where they can be used. They must keep
 * the states in order: failed below weakening, shrinking below growing.
 */
export function thresholdsProblem(thresholds: Thresholds): string | null {
  const shares = ['failedBelow', 'weakeningBelow', 'weakeningTrend', 'growingTrend'] as const
  for (const key of shares) {
    if (!(thresholds[key] >= 0 && thresholds[key] <= 1)) return 'The four limits lie between 0 and 1.'
  }
  if (thresholds.failedBelow > thresholds.weakeningBelow) {
    return 'The limit for Failed lies at or below the one for Weakening.'
  }
  if (thresholds.weakeningTrend >= thresholds.growingTrend) {
    return 'The trend for Weakening lies below the one for Growing.'
  }
  const counts = ['fewestActs', 'firmActs', 'checksToDowngrade', 'fewestPeople'] as const
  for (const key of counts) {
    if (!Number.isInteger(thresholds[key]) || thresholds[key] < 1) return 'Counts are whole numbers from 1.'
  }
  if (thresholds.firmActs < thresholds.fewestActs) return 'A firm state needs at least as many acts as a state at all.'
  return null
}
