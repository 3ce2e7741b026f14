import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { giveShare, trend } from '#shared/measure/proportions.ts'
import { numericsReady } from '#shared/measure/special.ts'

beforeAll(() => numericsReady)

describe('whether it is more often than before', () => {
  it.each([
    [4, 20, 5, 10, 0.9179],
    [8, 20, 1, 10, 0.0693],
    [6, 20, 3, 10, 0.5165],
  ])('%i in %i weeks, then %i in %i: %d', (k1, w1, k2, w2, expected) => {
    expect(trend(k1, w1, k2, w2)).toBeCloseTo(expected, 4)
  })

  it('says nothing where there is nothing to compare', () => {
    expect(trend(3, 0, 1, 4)).toBeNull()
    expect(trend(3, 4, 1, 0)).toBeNull()
  })

  it('grows with recent acts, shrinks with earlier ones, and is turned about with them', () => {
    const counts = fc.integer({ min: 0, max: 10_000 })
    const weeks = fc.double({ min: 0.1, max: 500, noNaN: true })
    fc.assert(
      fc.property(counts, weeks, counts, weeks, (k1, w1, k2, w2) => {
        const here = trend(k1, w1, k2, w2) ?? Number.NaN
        expect(here).toBeGreaterThanOrEqual(0)
        expect(here).toBeLessThanOrEqual(1)
        expect(trend(k1, w1, k2 + 1, w2)).toBeGreaterThanOrEqual(here - 1e-9)
        expect(trend(k1 + 1, w1, k2, w2)).toBeLessThanOrEqual(here + 1e-9)
        expect(1 - (trend(k2, w2, k1, w1) ?? Number.NaN)).toBeCloseTo(here, 8)
      }),
    )
  })
})

describe('the share of gives', () => {
  it.each([
    [3, 9, 0.269, 0.096, 0.484],
    [0, 4, 0.1, 0, 0.362],
  ])('%i gives and %i acts', (gives, acts, mean, low, high) => {
    const share = giveShare(gives, acts)
    expect(share.mean).toBeCloseTo(mean, 3)
    expect(share.low).toBeCloseTo(low, 3)
    expect(share.high).toBeCloseTo(high, 3)
  })

  it('keeps the mean within the interval', () => {
    const counts = fc.integer({ min: 0, max: 10_000 })
    fc.assert(
      fc.property(counts, counts, (gives, acts) => {
        const { mean, low, high } = giveShare(gives, acts)
        // A U-shaped belief (no gives and no acts, or none of one) can have its mean near an end, but not beyond.
        expect(low).toBeGreaterThanOrEqual(0)
        expect(low).toBeLessThan(mean)
        expect(high).toBeGreaterThan(mean)
        expect(high).toBeLessThanOrEqual(1)
      }),
    )
  })
})
