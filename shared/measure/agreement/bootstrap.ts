/**
 * Percentile bootstrap over units: units are drawn anew, as many as there are, with repetition, and the index is
 * computed again, B times; the interval is what the middle 95% of the draws span. It takes units as independent of one
 * another, though sentences of one source are not: it is rather too narrow than too wide.
 */
import type { Coefficient } from './coefficient.ts'
import { type PresenceCell, presenceAlpha } from './presence.ts'
import { binomial, createRandom } from './random.ts'

export const BOOTSTRAP = { resamples: 1000, level: 0.95 } as const

export interface Interval {
  low: number
  high: number
  /** Draws in which nothing varied: they have no index and are left out. */
  without: number
}

/** Linear between the two nearest of the ascending values (R's type 7). */
export function quantile(ascending: readonly number[], share: number): number {
  const at = (ascending.length - 1) * share
  const below = ascending[Math.floor(at)] as number
  return below + ((ascending[Math.ceil(at)] as number) - below) * (at - Math.floor(at))
}

/** Null where more than half of the draws have no index: too little varies for an interval. */
function intervalOf(draws: readonly Coefficient[]): Interval | null {
  const values = draws.flatMap((draw) => (draw.defined ? [draw.value] : [])).sort((a, b) => a - b)
  if (values.length * 2 < draws.length || values.length === 0) return null
  const tail = (1 - BOOTSTRAP.level) / 2
  return { low: quantile(values, tail), high: quantile(values, 1 - tail), without: draws.length - values.length }
}

/** The interval of any index over any units. */
export function bootstrap<U>(
  units: readonly U[],
  index: (units: readonly U[]) => Coefficient,
  seed: number,
  resamples: number = BOOTSTRAP.resamples,
): Interval | null {
  if (units.length === 0) return null
  const random = createRandom(seed)
  return intervalOf(
    Array.from({ length: resamples }, () => index(units.map(() => units[Math.floor(random() * units.length)] as U))),
  )
}

/** The same draws for present or absent, cell by cell: as many units of each kind as chance gives them. */
export function bootstrapPresence(
  cells: readonly PresenceCell[],
  seed: number,
  resamples: number = BOOTSTRAP.resamples,
): Interval | null {
  // The rare kinds first: what is left over is of the most common kind and need not be drawn. In one order always.
  const rareFirst = cells
    .filter(({ judged, count }) => judged >= 2 && count > 0)
    .sort((a, b) => a.count - b.count || a.judged - b.judged || a.present - b.present)
  const total = rareFirst.reduce((sum, { count }) => sum + count, 0)
  if (total === 0) return null
  const random = createRandom(seed)
  const draw = (): PresenceCell[] => {
    let unitsLeft = total
    let drawsLeft = total
    return rareFirst.map((cell, at) => {
      const isLast = at === rareFirst.length - 1
      const count = isLast ? drawsLeft : binomial(drawsLeft, cell.count / unitsLeft, random)
      unitsLeft -= cell.count
      drawsLeft -= count
      return { ...cell, count }
    })
  }
  return intervalOf(Array.from({ length: resamples }, () => presenceAlpha(draw())))
}
