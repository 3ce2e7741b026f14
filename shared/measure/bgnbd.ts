/**
 * BG/NBD (Fader, Hardie & Lee 2005): acts come at a rate of the person's own (gamma r, α over people) until, after
 * any act, the person leaves with a probability of their own (beta a, b over people). All in logarithms, so that ten
 * thousand acts are as safe as two.
 */
import { logRising, logSumOfTwo } from './special.ts'

export interface BgnbdParameters {
  r: number
  alpha: number
  a: number
  b: number
}

/** What the model needs to know of a person; times in weeks since the first act. */
export interface BgnbdHistory {
  /** Repeat acts. */
  x: number
  /** Time of the last act. */
  tx: number
  /** Time observed. */
  T: number
}

/** ln L of one person's history. */
export function bgnbdLogLikelihood({ r, alpha, a, b }: BgnbdParameters, { x, tx, T }: BgnbdHistory): number {
  const known = logRising(r, x) + r * Math.log(alpha) + logRising(b, x) - logRising(a + b, x)
  const stayed = -(r + x) * Math.log(alpha + T)
  if (x === 0) return known + stayed
  const left = Math.log(a / (b + x - 1)) - (r + x) * Math.log(alpha + tx)
  return known + logSumOfTwo(stayed, left)
}

/** P(alive): that the person has not left by T. */
export function bgnbdAlive({ r, alpha, a, b }: BgnbdParameters, { x, tx, T }: BgnbdHistory): number {
  if (x === 0) return 1
  const logOddsOfLeft = Math.log(a / (b + x - 1)) + (r + x) * Math.log((alpha + T) / (alpha + tx))
  return 1 / (1 + Math.exp(logOddsOfLeft))
}

/** P(at least one act in the `horizon` weeks after T). */
export function bgnbdActs(parameters: BgnbdParameters, history: BgnbdHistory, horizon: number): number {
  const { r, alpha } = parameters
  const logOfNone = -(r + history.x) * Math.log1p(horizon / (alpha + history.T))
  return bgnbdAlive(parameters, history) * -Math.expm1(logOfNone)
}

/** S: how often somebody who is still active would be silent for as long as this person is. */
export const bgnbdSilence = ({ r, alpha }: BgnbdParameters, { x, tx, T }: BgnbdHistory): number =>
  Math.exp((r + x) * Math.log((alpha + tx) / (alpha + T)))

/** E[X(t)]: acts of somebody new in t weeks. */
export const bgnbdExpected = (parameters: BgnbdParameters, t: number): number =>
  actsWhileStaying(parameters, 0, t / (parameters.alpha + t))

/** E[Y(t) | x, tx, T]: acts of this person in the t weeks after T. */
export const bgnbdExpectedNext = (parameters: BgnbdParameters, history: BgnbdHistory, t: number): number =>
  bgnbdAlive(parameters, history) * actsWhileStaying(parameters, history.x, t / (parameters.alpha + history.T + t))

const MOST_TERMS = 1_000_000

/**
 * The published (c/(a−1))·{1 − (1−z)^{r+x}·₂F₁(r+x, b+x; c; z)} with c = a+b+x−1. A library's ₂F₁ overflows for
 * thousands of acts, and the difference loses its digits near a = 1. By Euler's transformation the same is
 * −c·[(1−z)^ε − 1]/ε − (1−z)^ε·Σₙ, ε = a−1, where no term grows with x and nothing is special at a = 1; hence our own
 * series. Its terms shrink at least like zⁿ.
 */
function actsWhileStaying({ r, a, b }: BgnbdParameters, x: number, z: number): number {
  if (!(z > 0)) return 0
  const epsilon = a - 1
  const c = a + b + x - 1
  const upper = a + b - 1 - r
  const logOfRest = Math.log1p(-z)
  const grown = epsilon === 0 ? logOfRest : Math.expm1(epsilon * logOfRest) / epsilon
  let term = upper * z
  let sum = term
  for (let n = 1; n < MOST_TERMS && Math.abs(term) > 1e-17 * (Math.abs(sum) + 1e-300); n++) {
    term *= ((upper + n) * (epsilon + n) * z) / ((c + n) * (n + 1))
    sum += term
  }
  return -c * grown - Math.exp(epsilon * logOfRest) * sum
}
