/**
 * The fit of BG/BB. Coordinates: logit[α/(α+β)], log(α+β), logit[γ/(γ+δ)], log(γ+δ). All terms come from four running
 * sums of logarithms, so an evaluation needs no gamma function.
 */
import type { BgbbHistory, BgbbParameters } from './bgbb.ts'
import type { Prior, Task } from './fit.ts'
import type { Weighted } from './fitBgnbd.ts'

export interface BgbbSample {
  rows: (BgbbHistory & { weight: number })[]
  /** The greatest n. */
  longest: number
  people: number
}

export function bgbbSample(histories: readonly (BgbbHistory & Weighted)[]): BgbbSample {
  const byKey = new Map<string, BgbbHistory & { weight: number }>()
  for (const { x, tx, n, weight = 1 } of histories) {
    const key = `${x} ${tx} ${n}`
    const row = byKey.get(key)
    if (row === undefined) byKey.set(key, { x, tx, n, weight })
    else row.weight += weight
  }
  const rows = [...byKey.values()].sort((u, v) => u.x - v.x || u.tx - v.tx || u.n - v.n)
  return {
    rows,
    longest: rows.reduce((most, { n }) => Math.max(most, n), 0),
    people: rows.reduce((sum, { weight }) => sum + weight, 0),
  }
}

export function bgbbAt(point: Float64Array): BgbbParameters {
  const [answering = 0, alikeAnswers = 0, leaving = 0, alikeLeaving = 0] = point
  const answers = Math.exp(alikeAnswers)
  const leaves = Math.exp(alikeLeaving)
  return {
    alpha: answers / (1 + Math.exp(-answering)),
    beta: answers / (1 + Math.exp(answering)),
    gamma: leaves / (1 + Math.exp(-leaving)),
    delta: leaves / (1 + Math.exp(leaving)),
  }
}

/** Running sums of ln(z+i) and of 1/(z+i), i from 0: the logarithm of z(z+1)… and its slope. */
function running(z: number, length: number): { log: Float64Array; slope: Float64Array } {
  const log = new Float64Array(length + 1)
  const slope = new Float64Array(length + 1)
  for (let i = 0; i < length; i++) {
    log[i + 1] = (log[i] ?? 0) + Math.log(z + i)
    slope[i + 1] = (slope[i] ?? 0) + 1 / (z + i)
  }
  return { log, slope }
}

/** ln L of all people at `point`; writes its slopes by the four coordinates. */
export function bgbbLogLikelihoodOf(sample: BgbbSample, point: Float64Array, slope: Float64Array): number {
  const { alpha, beta, gamma, delta } = bgbbAt(point)
  const length = sample.longest + 1
  const [A, B, AB] = [running(alpha, length), running(beta, length), running(alpha + beta, length)]
  const [D, CD] = [running(delta, length), running(gamma + delta, length)]
  const logGamma = Math.log(gamma)
  const at = (column: Float64Array, i: number): number => column[i] ?? 0
  let [value, byAlpha, byBeta, byGamma, byDelta] = [0, 0, 0, 0, 0]
  const terms = new Float64Array(length + 1)
  for (const { x, tx, n, weight } of sample.rows) {
    // Term k < n − tx: left before invitation tx + k + 1. The last: still there.
    const last = n - tx
    let top = -Infinity
    for (let k = 0; k <= last; k++) {
      const seen = tx + k
      const leaving = k === last ? at(D.log, n) - at(CD.log, n) : logGamma + at(D.log, seen) - at(CD.log, seen + 1)
      const term = at(B.log, seen - x) - at(AB.log, seen) + leaving
      terms[k] = term
      if (term > top) top = term
    }
    let sum = 0
    for (let k = 0; k <= last; k++) sum += Math.exp((terms[k] ?? 0) - top)
    value += weight * (at(A.log, x) + top + Math.log(sum))
    byAlpha += weight * at(A.slope, x)
    for (let k = 0; k <= last; k++) {
      const share = (weight * Math.exp((terms[k] ?? 0) - top)) / sum
      const seen = tx + k
      const passed = k === last ? n : seen + 1
      byAlpha -= share * at(AB.slope, seen)
      byBeta += share * (at(B.slope, seen - x) - at(AB.slope, seen))
      byGamma += share * ((k === last ? 0 : 1 / gamma) - at(CD.slope, passed))
      byDelta += share * (at(D.slope, seen) - at(CD.slope, passed))
    }
  }
  slope[0] = ((alpha * beta) / (alpha + beta)) * (byAlpha - byBeta)
  slope[1] = alpha * byAlpha + beta * byBeta
  slope[2] = ((gamma * delta) / (gamma + delta)) * (byGamma - byDelta)
  slope[3] = gamma * byGamma + delta * byDelta
  return value
}

/** Answers among invitations over all people, kept off 0 and 1: (Σx+1)/(Σn+4). */
export function pooledAnswers({ rows }: BgbbSample): number {
  let [answered, invitations] = [1, 4]
  for (const { x, n, weight } of rows) {
    answered += weight * x
    invitations += weight * n
  }
  return Math.min(answered / invitations, 0.98)
}

/** The prior of BG/NBD carried over: answering in place of the rate, leaving as it is. */
export function bgbbPrior(sample: BgbbSample): Prior {
  const pooled = pooledAnswers(sample)
  return { means: [Math.log(pooled / (1 - pooled)), 0.7, -2.2, 1.6], deviations: [1, 0.7, 0.8, 0.7] }
}

/** What is to be fitted; needs at least one person. */
export const bgbbTask = (sample: BgbbSample): Task => ({
  logLikelihood: (point, slope) => bgbbLogLikelihoodOf(sample, point, slope),
  prior: bgbbPrior(sample),
  people: sample.people,
})

/** What is taken below five people: the prior's middle at their pooled share of answers. */
export function fixedBgbb(sample: BgbbSample): BgbbParameters {
  const pooled = pooledAnswers(sample)
  return { alpha: 2 * pooled, beta: 2 * (1 - pooled), gamma: 0.5, delta: 4.5 }
}
