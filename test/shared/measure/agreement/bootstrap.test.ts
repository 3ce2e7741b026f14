import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { alpha } from '#shared/measure/agreement/alpha.ts'
import { bootstrap, bootstrapPresence, quantile } from '#shared/measure/agreement/bootstrap.ts'
import { type PresenceCell, presenceAlpha } from '#shared/measure/agreement/presence.ts'
import { binomial, createRandom, seedOf } from '#shared/measure/agreement/random.ts'

/** Each unit of the cells as the list of what its coders said. */
const spelledOut = (cells: readonly PresenceCell[]): number[][] =>
  cells.flatMap(({ judged, present, count }) =>
    Array.from({ length: count }, () => Array.from({ length: judged }, (_, coder) => (coder < present ? 1 : 0))),
  )

const cell = fc
  .record({
    judged: fc.integer({ min: 1, max: 5 }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    count: fc.nat(30),
  })
  .map(({ judged, share, count }) => ({ judged, present: Math.round(share * judged), count }))

describe('presence', () => {
  it('gives the α of the units one by one', () => {
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 6 }), (cells) => {
        const [counted, listed] = [presenceAlpha(cells), alpha(spelledOut(cells), 'nominal')]
        expect(counted.defined).toBe(listed.defined)
        if (counted.defined && listed.defined) expect(counted.value).toBeCloseTo(listed.value, 9)
        else expect(counted).toEqual(listed)
      }),
    )
  })
})

describe('the interval', () => {
  const cells = [
    { judged: 2, present: 0, count: 900 },
    { judged: 2, present: 1, count: 30 },
    { judged: 2, present: 2, count: 70 },
  ]

  it('is the same for the same seed, and another for another', () => {
    expect(bootstrapPresence(cells, 7)).toEqual(bootstrapPresence(cells, 7))
    expect(bootstrapPresence(cells.toReversed(), 7)).toEqual(bootstrapPresence(cells, 7))
    expect(bootstrapPresence(cells, 8)).not.toEqual(bootstrapPresence(cells, 7))
  })

  it('does not move: pinned figures', () => {
    const interval = bootstrapPresence(cells, seedOf('R1.HELP'))
    expect([interval?.low.toFixed(4), interval?.high.toFixed(4), interval?.without]).toEqual(['0.7369', '0.8703', 0])
  })

  it('is that of drawing the units one by one, but for chance', () => {
    const counted = bootstrapPresence(cells, 1, 4000)
    const listed = bootstrap(spelledOut(cells), (units) => alpha(units, 'nominal'), 2, 300)
    expect(Math.abs((counted?.low ?? 0) - (listed?.low ?? 9))).toBeLessThan(0.03)
    expect(Math.abs((counted?.high ?? 0) - (listed?.high ?? 9))).toBeLessThan(0.03)
  })

  it('holds the figure it is about', () => {
    const value = presenceAlpha(cells)
    const interval = bootstrapPresence(cells, 3)
    expect(value.defined && interval && interval.low < value.value && value.value < interval.high).toBe(true)
  })

  it('leaves out draws in which nothing varies, and says how many', () => {
    const rare = [
      { judged: 2, present: 0, count: 99 },
      { judged: 2, present: 2, count: 1 },
    ]
    // A unit is not drawn in (1 − 1/100)^100 = 37 of 100 draws.
    const interval = bootstrapPresence(rare, 5)
    expect(interval?.without).toBeGreaterThan(300)
    expect(interval?.without).toBeLessThan(430)
    expect(bootstrapPresence([{ judged: 2, present: 0, count: 50 }], 5)).toBeNull()
    expect(bootstrapPresence([], 5)).toBeNull()
    expect(bootstrap([], () => ({ defined: true, value: 1 }), 1)).toBeNull()
  })
})

describe('chance', () => {
  it('draws as many as the binomial law says', () => {
    for (const [n, p] of [
      [40, 0.1],
      [1000, 0.003],
      [30, 0.8],
    ] as const) {
      const random = createRandom(11)
      const draws = Array.from({ length: 20_000 }, () => binomial(n, p, random))
      const mean = draws.reduce((sum, draw) => sum + draw, 0) / draws.length
      const spread = draws.reduce((sum, draw) => sum + (draw - mean) ** 2, 0) / draws.length
      expect(Math.abs(mean - n * p)).toBeLessThan(5 * Math.sqrt((n * p * (1 - p)) / draws.length))
      expect(spread / (n * p * (1 - p))).toBeCloseTo(1, 1)
      expect(Math.max(...draws)).toBeLessThanOrEqual(n)
    }
    const random = createRandom(1)
    expect([binomial(5, 0, random), binomial(5, 1, random), binomial(0, 0.5, random)]).toEqual([0, 5, 0])
  })

  it('reads a quantile between two values', () => {
    expect([quantile([1, 2, 3, 4], 0.5), quantile([5], 0.025), quantile([0, 10], 0.25)]).toEqual([2.5, 5, 2.5])
  })
})
