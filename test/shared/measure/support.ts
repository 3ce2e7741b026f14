/** People of the model's own making, by a seeded stream, so that what a fit should find is known. */
import type { BgbbParameters } from '#shared/measure/bgbb.ts'
import type { BgnbdHistory, BgnbdParameters } from '#shared/measure/bgnbd.ts'
import { toDay, toDayNumber } from '#shared/measure/calendar.ts'
import type { Interaction, Person } from '#shared/measure/types.ts'

export type Random = () => number

/** Numbers in [0, 1) that a seed determines (mulberry32). */
export function seeded(seed: number): Random {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const normal = (random: Random): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())

/** Gamma with the given shape (Marsaglia and Tsang). */
function gamma(random: Random, shape: number): number {
  if (shape < 1) return gamma(random, shape + 1) * random() ** (1 / shape)
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const z = normal(random)
    const v = (1 + c * z) ** 3
    if (v > 0 && Math.log(1 - random()) < (z * z) / 2 + d - d * v + d * Math.log(v)) return d * v
  }
}

export function beta(random: Random, a: number, b: number): number {
  const u = gamma(random, a)
  return u / (u + gamma(random, b))
}

/** The weeks of one person's repeat acts up to `until`: a rate and a chance to leave of their own. */
export function actTimes(random: Random, { r, alpha, a, b }: BgnbdParameters, until: number): number[] {
  const rate = gamma(random, r) / alpha
  const leaving = beta(random, a, b)
  const times: number[] = []
  for (let time = 0; ; ) {
    time -= Math.log(1 - random()) / rate
    if (!(time <= until)) return times
    times.push(time)
    if (random() < leaving) return times
  }
}

/** Histories of `count` people observed for `from` to `to` weeks. */
export const histories = (
  random: Random,
  parameters: BgnbdParameters,
  count: number,
  [from, to]: readonly [number, number],
): BgnbdHistory[] =>
  Array.from({ length: count }, () => {
    const T = from + random() * (to - from)
    const times = actTimes(random, parameters, T)
    return { x: times.length, tx: times.at(-1) ?? 0, T }
  })

/** Strings of answers of `count` people to n invitations. */
export const answerStrings = (
  random: Random,
  { alpha, beta: b, gamma: c, delta }: BgbbParameters,
  count: number,
  n: number,
) =>
  Array.from({ length: count }, () => {
    const answering = beta(random, alpha, b)
    const leaving = beta(random, c, delta)
    let [x, tx] = [0, 0]
    for (let i = 1; i <= n && random() >= leaving; i++) {
      if (random() >= answering) continue
      x++
      tx = i
    }
    return { x, tx, n }
  })

/** A person who acted on these days. */
export const personOf = (personId: string, days: readonly string[], more: Partial<Person> = {}): Person => ({
  personId,
  name: `Name of ${personId}`,
  interactions: days.map((date): Interaction => ({ date, direction: 'act' })),
  declared: [],
  ...more,
})

/** The day that lies so many days after another. */
export const after = (day: string, days: number): string => toDay((toDayNumber(day) ?? Number.NaN) + days)

/** Every `gap` days from a day on, `count` times. */
export const every = (gap: number, from: string, count: number): string[] =>
  Array.from({ length: count }, (_, i) => after(from, i * gap))
