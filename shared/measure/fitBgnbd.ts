/**
 * The fit of BG/NBD. Coordinates: log(r/α), log r, logit[a/(a+b)], log(a+b), those of the prior and nearly
 * independent of each other. People with the same history are one row with a weight, and what depends on x alone is
 * computed once for each x.
 */
import type { BgnbdHistory, BgnbdParameters } from './bgnbd.ts'
import type { Prior, Task } from './fit.ts'
import { Rising } from './special.ts'

export interface Weighted {
  /** How many people have this history. */
  weight?: number
}

/** Rows in a fixed order, so that the order of the people changes no digit. */
export interface BgnbdSample {
  weight: Float64Array
  x: Float64Array
  tx: Float64Array
  T: Float64Array
  /** Each x that occurs, with its people. */
  counts: { x: number; weight: number }[]
  people: number
}

export function bgnbdSample(histories: readonly (BgnbdHistory & Weighted)[]): BgnbdSample {
  const sorted = histories
    .map(({ x, tx, T, weight = 1 }) => ({ x, tx: x === 0 ? 0 : tx, T, weight }))
    .sort((u, v) => u.x - v.x || u.tx - v.tx || u.T - v.T || u.weight - v.weight)
  const rows: typeof sorted = []
  for (const each of sorted) {
    const last = rows.at(-1)
    if (last !== undefined && last.x === each.x && last.tx === each.tx && last.T === each.T) last.weight += each.weight
    else rows.push({ ...each })
  }
  const counts: BgnbdSample['counts'] = []
  for (const { x, weight } of rows) {
    const last = counts.at(-1)
    if (last?.x === x) last.weight += weight
    else counts.push({ x, weight })
  }
  const column = (key: 'weight' | 'x' | 'tx' | 'T'): Float64Array => Float64Array.from(rows, (row) => row[key])
  const people = rows.reduce((sum, { weight }) => sum + weight, 0)
  return { weight: column('weight'), x: column('x'), tx: column('tx'), T: column('T'), counts, people }
}

/** (Σx+1)/(ΣT+4): acts a week over all people, kept finite where there is nothing yet. */
export function pooledRate({ weight, x, T }: BgnbdSample): number {
  let [acts, weeks] = [0, 0]
  for (let i = 0; i < weight.length; i++) {
    acts += (weight[i] ?? 0) * (x[i] ?? 0)
    weeks += (weight[i] ?? 0) * (T[i] ?? 0)
  }
  return (acts + 1) / (weeks + 4)
}

export function bgnbdAt(point: Float64Array): BgnbdParameters {
  const [rate = 0, spread = 0, leaving = 0, alike = 0] = point
  const r = Math.exp(spread)
  const both = Math.exp(alike)
  return { r, alpha: Math.exp(spread - rate), a: both / (1 + Math.exp(-leaving)), b: both / (1 + Math.exp(leaving)) }
}

/** ln L of all people at `point`; writes its slopes by the four coordinates. */
export function bgnbdLogLikelihoodOf(sample: BgnbdSample, point: Float64Array, slope: Float64Array): number {
  const { r, alpha, a, b } = bgnbdAt(point)
  let [value, byR, byAlpha, byA, byB] = [0, 0, 0, 0, 0]
  // The counts are in order, so each product goes on from the one before.
  const [rise, riseB, riseBoth] = [new Rising(r), new Rising(b), new Rising(a + b)]
  for (const { x, weight } of sample.counts) {
    rise.to(x)
    riseB.to(x)
    riseBoth.to(x)
    value += weight * (rise.log + riseB.log - riseBoth.log)
    byR += weight * rise.slope
    byA -= weight * riseBoth.slope
    byB += weight * (riseB.slope - riseBoth.slope)
  }
  const logAlpha = Math.log(alpha)
  value += sample.people * r * logAlpha
  byR += sample.people * logAlpha
  byAlpha += (sample.people * r) / alpha
  const { weight: weights, x: xs, tx: txs, T: Ts } = sample
  const logA = Math.log(a)
  for (let i = 0; i < weights.length; i++) {
    const weight = weights[i] ?? 0
    const x = xs[i] ?? 0
    const end = alpha + (Ts[i] ?? 0)
    const logEnd = Math.log(end)
    if (x === 0) {
      value -= weight * r * logEnd
      byR -= weight * logEnd
      byAlpha -= (weight * r) / end
      continue
    }
    const last = alpha + (txs[i] ?? 0)
    const logLast = Math.log(last)
    const stayed = -(r + x) * logEnd
    const left = logA - Math.log(b + x - 1) - (r + x) * logLast
    const difference = Math.exp(-Math.abs(stayed - left))
    value += weight * (Math.max(stayed, left) + Math.log1p(difference))
    const gone = weight * (left > stayed ? 1 / (1 + difference) : difference / (1 + difference))
    const here = weight - gone
    byR -= here * logEnd + gone * logLast
    byAlpha -= (r + x) * (here / end + gone / last)
    byA += gone / a
    byB -= gone / (b + x - 1)
  }
  slope[0] = -alpha * byAlpha
  slope[1] = r * byR + alpha * byAlpha
  slope[2] = ((a * b) / (a + b)) * (byA - byB)
  slope[3] = a * byA + b * byB
  return value
}

/** The stated prior: how often people act is taken from all of them together. */
export const bgnbdPrior = (sample: BgnbdSample): Prior => ({
  means: [Math.log(pooledRate(sample)), 0, -2.2, 1.6],
  deviations: [1, 0.7, 0.8, 0.7],
})

/** What is to be fitted; needs at least one person. */
export const bgnbdTask = (sample: BgnbdSample): Task => ({
  logLikelihood: (point, slope) => bgnbdLogLikelihoodOf(sample, point, slope),
  prior: bgnbdPrior(sample),
  people: sample.people,
})

/** What is taken below five people, whose data say too little: the prior's middle at their pooled rate. */
export const fixedBgnbd = (sample: BgnbdSample): BgnbdParameters => ({
  r: 1,
  alpha: 1 / pooledRate(sample),
  a: 0.5,
  b: 4.5,
})
