/** Two comparisons of counts that need no fit: is it more often than before, and who gives more. */
import { betaQuantile, betaShareBelow } from './special.ts'

/**
 * U: the probability that the recent rate is above the earlier one, given k1 acts in the w1 weeks before and k2 in
 * the w2 recent weeks. Null where one of the two spans is empty.
 */
export function trend(k1: number, w1: number, k2: number, w2: number): number | null {
  if (!(w1 > 0) || !(w2 > 0)) return null
  return 1 - betaShareBelow(k2 + 0.5, k1 + 0.5, w2 / (w1 + w2))
}

/** The share of gives among our gives and their acts, with the interval that holds it with 90%. */
export function giveShare(gives: number, acts: number): { mean: number; low: number; high: number } {
  const a = gives + 0.5
  const b = acts + 0.5
  return { mean: a / (a + b), low: betaQuantile(a, b, 0.05), high: betaQuantile(a, b, 0.95) }
}
