/** What the fits of both models have in common: the prior, the bounds, and when the data determine the parameters. */
import { minimise, minimiseFrom, solve, type Ended, type Minimum, type Objective } from './optimise.ts'
import type { Estimator } from './types.ts'

/** Normal priors of the four coordinates. */
export interface Prior {
  means: readonly [number, number, number, number]
  deviations: readonly [number, number, number, number]
}

export interface Solved {
  point: Float64Array
  logLikelihood: number
  /** Whether the data determine the parameters. */
  converged: boolean
}

export interface FittedPoint extends Solved {
  /** How often the likelihood was evaluated. */
  evaluations: number
}

/**
 * Coordinates are logarithms; beyond these a likelihood that has no maximum (nobody ever came back, everybody is
 * alike) would run to infinity. A slope outside brings the search to rest near the wall.
 */
const WALL = 12
/** An uncertainty of the coordinates (one standard error) from which the data have not determined them. */
const UNDETERMINED = 5

/** What is fitted: the likelihood (which writes its slopes), the prior, and the number of people. */
export interface Task {
  logLikelihood: Objective
  prior: Prior
  people: number
}

/** The log-posterior or log-likelihood turned about, with the wall. */
function objectiveOf({ logLikelihood, prior, people }: Task, estimator: Estimator): Objective {
  const usesPrior = estimator === 'map'
  const scale = Math.max(1, people)
  return (point, slope) => {
    // A step of the search so far beyond the wall would only end in numbers too small or too great to hold.
    if (point.some((each) => Math.abs(each) > 2 * WALL)) return Infinity
    let value = -logLikelihood(point, slope)
    for (let i = 0; i < 4; i++) {
      const at = point[i] ?? 0
      let push = 0
      if (usesPrior) {
        const distance = (at - (prior.means[i] ?? 0)) / (prior.deviations[i] ?? 1)
        value += (distance * distance) / 2
        push = distance / (prior.deviations[i] ?? 1)
      }
      const beyond = Math.abs(at) - WALL
      if (beyond > 0) {
        value += scale * beyond * beyond
        push += 2 * scale * beyond * Math.sign(at)
      }
      slope[i] = -(slope[i] ?? 0) + push
    }
    return value
  }
}

const precisionOf = ({ people }: Task): number => 1e-6 * Math.sqrt(Math.max(1, people))

/** Fits four coordinates, from several starts. */
export function fitPoint(task: Task, estimator: Estimator): FittedPoint {
  const found = minimise(objectiveOf(task, estimator), startsAround(task.prior), precisionOf(task))
  return {
    point: found.point,
    logLikelihood: task.logLikelihood(found.point, new Float64Array(4)),
    converged: isDetermined(found),
    evaluations: found.evaluations,
  }
}

/** The slope that is flat enough for a check, which reads probabilities to two digits. */
const FOLLOWING = 1e-3

/**
 * Follows the fit from week to week: a few evaluations where `fitPoint` takes a hundred, at a precision that moves no
 * probability by more than a thousandth.
 */
export function followPoint(task: Task, estimator: Estimator, ended: Ended | undefined): Ended {
  if (ended !== undefined) return minimiseFrom(objectiveOf(task, estimator), ended, FOLLOWING * Math.sqrt(task.people))
  return { point: fitPoint(task, estimator).point, inverse: scaledIdentity(task.people) }
}

/** The curvature grows with the people: a first guess of its inverse. */
const scaledIdentity = (people: number): Float64Array =>
  Float64Array.from({ length: 16 }, (_, i) => (i % 5 === 0 ? 1 / Math.max(1, people) : 0))

/** The prior's middle, and people more unlike each other, and more alike, who leave more or less often. */
function startsAround({ means: [level, spread, leaving, alike] }: Prior): Float64Array[] {
  return [
    [level, spread, leaving, alike],
    [level + 1, spread - 1.5, leaving + 1.2, alike - 0.6],
    [level, spread - 2.5, leaving + 2.2, alike - 2],
    [level, spread + 1.5, leaving - 1.2, alike + 1.5],
  ].map((each) => Float64Array.from(each))
}

function isDetermined({ point, curvature }: Minimum): boolean {
  if (point.some((each) => Math.abs(each) > WALL - 1)) return false
  for (let i = 0; i < 4; i++) {
    const variance = solve(
      curvature,
      Float64Array.from({ length: 4 }, (_, k) => (k === i ? 1 : 0)),
    )?.[i]
    if (variance === undefined || !(variance < UNDETERMINED ** 2)) return false
  }
  return true
}
