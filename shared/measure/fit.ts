/** What the fits of both models have in common: the prior, the bounds, and when the data determine the parameters. */
import { minimise, solve, type Minimum, type Objective } from './optimise.ts'
import type { Estimator } from './types.ts'

/** Normal priors of the four coordinates. */
export interface Prior {
  means: readonly [number, number, number, number]
  deviations: readonly [number, number, number, number]
}

export interface FittedPoint {
  point: Float64Array
  logLikelihood: number
  converged: boolean
  evaluations: number
}

/**
 * Coordinates are logarithms; beyond these a likelihood that has no maximum (nobody ever came back, everybody is
 * alike) would run to infinity. A slope outside brings the search to rest near the wall.
 */
const WALL = 12
/** An uncertainty of the coordinates (one standard error) from which the data have not determined them. */
const UNDETERMINED = 5

/**
 * Fits four coordinates. `logLikelihood` returns the value and writes its slopes; `weight` is the number of people,
 * by which the precision is scaled. From several starts, unless `from` says where the last fit ended.
 */
export function fitPoint(
  logLikelihood: Objective,
  prior: Prior,
  estimator: Estimator,
  weight: number,
  from?: Float64Array,
): FittedPoint {
  const usesPrior = estimator === 'map'
  const scale = Math.max(1, weight)
  const objective: Objective = (point, slope) => {
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
  const starts = from === undefined ? startsAround(prior) : [from]
  const found = minimise(objective, starts, 1e-6 * scale ** 0.5)
  return {
    point: found.point,
    logLikelihood: logLikelihood(found.point, new Float64Array(4)),
    converged: isDetermined(found),
    evaluations: found.evaluations,
  }
}

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
