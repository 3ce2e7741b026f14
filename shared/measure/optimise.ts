/**
 * The lowest point of a smooth function of few variables: BFGS with exact slopes, then Newton steps. Our own, because
 * no package was found to do it well: of the two that offer more than least squares, one is broken in its last release
 * and the other ends beside the minimum.
 */

/** Writes the slopes at `point` into `slope` and returns the value there. */
export type Objective = (point: Float64Array, slope: Float64Array) => number

export interface Minimum {
  point: Float64Array
  value: number
  /** How often the function was evaluated. */
  evaluations: number
  /** The curvature at the point, row by row. */
  curvature: Float64Array
}

/** Where a search ended, so that one for nearly the same function needs few steps. */
export interface Ended {
  point: Float64Array
  /** The inverse of the curvature, as far as the steps showed it. */
  inverse: Float64Array
}

const MOST_STEPS = 200
const MOST_HALVINGS = 60
/** Wolfe conditions: enough descent, enough flattening. */
const DESCENT = 1e-4
const FLATTENING = 0.9

const dot = (u: Float64Array, v: Float64Array): number => u.reduce((sum, each, i) => sum + each * (v[i] ?? 0), 0)
const largest = (v: Float64Array): number => v.reduce((most, each) => Math.max(most, Math.abs(each)), 0)
const identity = (size: number): Float64Array =>
  Float64Array.from({ length: size * size }, (_, i) => (i % (size + 1) === 0 ? 1 : 0))
const times = (matrix: Float64Array, v: Float64Array): Float64Array =>
  v.map((_, i) => dot(matrix.subarray(i * v.length, (i + 1) * v.length), v))

/** Where the search stands. */
interface Place {
  point: Float64Array
  slope: Float64Array
  value: number
}

const lookInto = (objective: Objective) => {
  const counted = {
    evaluations: 0,
    look: (point: Float64Array): Place => {
      counted.evaluations++
      const slope = new Float64Array(point.length)
      const value = objective(point, slope)
      return { point, slope, value: Number.isFinite(value) ? value : Infinity }
    },
  }
  return counted
}

/** Minimises from each start and returns the lowest of what was found. `precision`: the slope that counts as flat. */
export function minimise(objective: Objective, starts: readonly Float64Array[], precision: number): Minimum {
  const counted = lookInto(objective)
  let best: Place | undefined
  for (const start of starts) {
    const found = descend(counted.look, counted.look(start), precision).at
    if (best === undefined || found.value < best.value) best = found
  }
  if (best === undefined) throw new Error('minimise needs a start')
  const { at, curvature } = polish(counted.look, best)
  return { point: at.point, value: at.value, evaluations: counted.evaluations, curvature }
}

/** Goes on from where the search for nearly the same function ended. */
export function minimiseFrom(objective: Objective, ended: Ended, precision: number): Ended {
  const { look } = lookInto(objective)
  const { at, inverse } = descend(look, look(ended.point), precision, ended.inverse)
  return { point: at.point, inverse }
}

/** BFGS with a line search by bisection. */
function descend(
  look: (point: Float64Array) => Place,
  start: Place,
  precision: number,
  known?: Float64Array,
): { at: Place; inverse: Float64Array } {
  const size = start.point.length
  let at = start
  let inverse = known ?? identity(size)
  let fresh = known === undefined
  for (let step = 0; step < MOST_STEPS && largest(at.slope) > precision; step++) {
    let direction = times(inverse, at.slope).map((each) => -each)
    if (!(dot(direction, at.slope) < 0)) {
      inverse = identity(size)
      fresh = true
      direction = at.slope.map((each) => -each)
    }
    // The first step has no curvature to go by: not more than one unit of the (logarithmic) parameters.
    const first = fresh ? Math.min(1, 1 / largest(at.slope)) : 1
    const next = searchLine(look, at, direction, first)
    if (next === undefined) {
      if (fresh) break
      inverse = identity(size)
      fresh = true
      continue
    }
    inverse = update(inverse, at, next, fresh)
    fresh = false
    at = next
  }
  return { at, inverse }
}

function searchLine(
  look: (point: Float64Array) => Place,
  at: Place,
  direction: Float64Array,
  first: number,
): Place | undefined {
  const downhill = dot(direction, at.slope)
  let [low, high, length] = [0, Infinity, first]
  let good: Place | undefined
  for (let i = 0; i < MOST_HALVINGS; i++) {
    const next = look(at.point.map((each, k) => each + length * (direction[k] ?? 0)))
    if (!(next.value <= at.value + DESCENT * length * downhill)) high = length
    else {
      good = next
      if (dot(direction, next.slope) >= FLATTENING * downhill) return next
      low = length
    }
    length = high === Infinity ? 2 * low : (low + high) / 2
    if (high !== Infinity && high - low < 1e-12 * high) break
  }
  return good !== undefined && good.value < at.value ? good : undefined
}

/** The BFGS update of the inverse curvature; unchanged where the step showed none. */
function update(inverse: Float64Array, from: Place, to: Place, fresh: boolean): Float64Array {
  const size = from.point.length
  const step = to.point.map((each, i) => each - (from.point[i] ?? 0))
  const change = to.slope.map((each, i) => each - (from.slope[i] ?? 0))
  const gained = dot(step, change)
  if (!(gained > 1e-14 * Math.sqrt(dot(step, step) * dot(change, change)))) return inverse
  const base = fresh ? inverse.map((each) => (each * gained) / dot(change, change)) : inverse
  const turned = times(base, change)
  const scale = (1 + dot(change, turned) / gained) / gained
  return base.map((each, at) => {
    const [i, k] = [Math.floor(at / size), at % size]
    const [si, sk] = [step[i] ?? 0, step[k] ?? 0]
    return each + scale * si * sk - ((turned[i] ?? 0) * sk + si * (turned[k] ?? 0)) / gained
  })
}

/** A few Newton steps with the curvature from differences of slopes: the last digits that BFGS leaves open. */
function polish(look: (point: Float64Array) => Place, start: Place): { at: Place; curvature: Float64Array } {
  let at = start
  let curvature = curvatureAt(look, at)
  for (let step = 0; step < 4; step++) {
    const back = solve(curvature, at.slope)
    if (back === undefined || largest(back) > 0.5 || largest(back) < 1e-9) break
    const next = look(at.point.map((each, i) => each - (back[i] ?? 0)))
    if (!(next.value <= at.value) && !(largest(next.slope) < largest(at.slope))) break
    at = next
    curvature = curvatureAt(look, at)
  }
  return { at, curvature }
}

function curvatureAt(look: (point: Float64Array) => Place, at: Place): Float64Array {
  const size = at.point.length
  const matrix = new Float64Array(size * size)
  const width = 1e-4
  for (let k = 0; k < size; k++) {
    const moved = (by: number): Float64Array => look(at.point.map((each, i) => (i === k ? each + by : each))).slope
    const [up, down] = [moved(width), moved(-width)]
    for (let i = 0; i < size; i++) matrix[i * size + k] = ((up[i] ?? 0) - (down[i] ?? 0)) / (2 * width)
  }
  return matrix.map((each, i) => (each + (matrix[(i % size) * size + Math.floor(i / size)] ?? 0)) / 2)
}

/** The solution of `matrix · v = right` by Cholesky; undefined where the matrix is not positive definite. */
export function solve(matrix: Float64Array, right: Float64Array): Float64Array | undefined {
  const size = right.length
  const lower = new Float64Array(size * size)
  const entry = (i: number, k: number): number => lower[i * size + k] ?? 0
  for (let i = 0; i < size; i++) {
    for (let k = 0; k <= i; k++) {
      let rest = matrix[i * size + k] ?? 0
      for (let m = 0; m < k; m++) rest -= entry(i, m) * entry(k, m)
      if (i === k && !(rest > 0)) return undefined
      lower[i * size + k] = i === k ? Math.sqrt(rest) : rest / entry(k, k)
    }
  }
  const v = Float64Array.from(right)
  for (let i = 0; i < size; i++) {
    for (let m = 0; m < i; m++) v[i] = (v[i] ?? 0) - entry(i, m) * (v[m] ?? 0)
    v[i] = (v[i] ?? 0) / entry(i, i)
  }
  for (let i = size - 1; i >= 0; i--) {
    for (let m = i + 1; m < size; m++) v[i] = (v[i] ?? 0) - entry(m, i) * (v[m] ?? 0)
    v[i] = (v[i] ?? 0) / entry(i, i)
  }
  return v
}
