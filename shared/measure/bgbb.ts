/**
 * BG/BB (Fader, Hardie & Shang 2010), for acts that can happen only at invitations: at each a person who has not left
 * answers with a probability of their own (beta α, β over people) and, before each, leaves with another (beta γ, δ).
 */
import { logRising } from './special.ts'

export interface BgbbParameters {
  alpha: number
  beta: number
  gamma: number
  delta: number
}

export interface BgbbHistory {
  /** Invitations answered. */
  x: number
  /** Which invitation was the last answered, counted from 1; 0 where none was. */
  tx: number
  /** Invitations. */
  n: number
}

/** ln[B(α+s, β+f)/B(α, β)] */
const logAnswers = ({ alpha, beta }: BgbbParameters, answered: number, missed: number): number =>
  logRising(alpha, answered) + logRising(beta, missed) - logRising(alpha + beta, answered + missed)

/** ln[B(γ, δ+n)/B(γ, δ)] */
const logStays = ({ gamma, delta }: BgbbParameters, n: number): number =>
  logRising(delta, n) - logRising(gamma + delta, n)

/** ln L of one person's string of answers. */
export function bgbbLogLikelihood(parameters: BgbbParameters, { x, tx, n }: BgbbHistory): number {
  const { gamma, delta } = parameters
  const terms = [logAnswers(parameters, x, n - x) + logStays(parameters, n)]
  for (let i = 0; i < n - tx; i++) {
    const leaves = Math.log(gamma) + logRising(delta, tx + i) - logRising(gamma + delta, tx + i + 1)
    terms.push(logAnswers(parameters, x, tx - x + i) + leaves)
  }
  const top = Math.max(...terms)
  return top + Math.log(terms.reduce((sum, term) => sum + Math.exp(term - top), 0))
}

/** P(alive) at invitation n + 1. */
export function bgbbAlive(parameters: BgbbParameters, history: BgbbHistory): number {
  const { x, n } = history
  const log = logAnswers(parameters, x, n - x) + logStays(parameters, n + 1)
  return Math.exp(log - bgbbLogLikelihood(parameters, history))
}

/** Answers to expect at the next m invitations. */
export function bgbbExpectedNext(parameters: BgbbParameters, history: BgbbHistory, m: number): number {
  const { x, n } = history
  const log = logAnswers(parameters, x + 1, n - x) - bgbbLogLikelihood(parameters, history)
  let sum = 0
  for (let k = 1; k <= m; k++) sum += Math.exp(log + logStays(parameters, n + k))
  return sum
}

/** P(at least one answer at the next m invitations): one less that the string goes on with m misses. */
export function bgbbActs(parameters: BgbbParameters, history: BgbbHistory, m: number): number {
  const goesOn = bgbbLogLikelihood(parameters, { ...history, n: history.n + m })
  return -Math.expm1(Math.min(0, goesOn - bgbbLogLikelihood(parameters, history)))
}

/** S: how often somebody who is still active would leave as many invitations in a row unanswered. */
export const bgbbSilence = (parameters: BgbbParameters, { x, tx, n }: BgbbHistory): number =>
  Math.exp(logAnswers(parameters, x, n - x) - logAnswers(parameters, x, tx - x))
