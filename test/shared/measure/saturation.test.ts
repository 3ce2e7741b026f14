/** Saturation: the values that were published, and what holds for any numbers. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { saturationOf } from '#shared/measure/saturation.ts'

const settings = { base: 4, run: 2, threshold: 0.05 }
const percent = (share: number | null): string => `${((share ?? Number.NaN) * 100).toFixed(0)} %`

describe('saturationOf', () => {
  it('gives the published values: 37 codes in a base of 4; 7, 4 and 1 new in the runs; 19, 11 and 3 per cent, reached at 6+2', () => {
    // Only the sums are published: 37 in the first four, then runs of 5–6, 6–7 and 7–8 with 7, 4 and 1.
    const { baseCodes, runs, reached } = saturationOf([16, 10, 7, 4, 3, 4, 0, 1], settings)
    expect(baseCodes).toBe(37)
    expect(runs.map(({ from, to, newCodes }) => [from, to, newCodes])).toEqual([
      [5, 6, 7],
      [6, 7, 4],
      [7, 8, 1],
    ])
    expect(runs.map(({ share }) => share)).toEqual([7 / 37, 4 / 37, 1 / 37])
    expect(runs.map(({ share }) => percent(share))).toEqual(['19 %', '11 %', '3 %'])
    expect(reached).toEqual({ sources: 6, confirmedBy: 2, share: 1 / 37 })
  })

  it('measures nothing where there is nothing to measure against', () => {
    expect(saturationOf([], settings)).toEqual({ baseCodes: 0, totalCodes: 0, runs: [], reached: null })
    expect(saturationOf([3, 1], settings)).toEqual({ baseCodes: 4, totalCodes: 4, runs: [], reached: null })
    const { runs, reached } = saturationOf([0, 0, 0, 0, 0, 0], settings)
    expect(runs).toEqual([{ from: 5, to: 6, newCodes: 0, share: null, complete: true }])
    expect(reached).toBeNull()
  })

  it('shows a run that is too short as such, and never takes it for an answer', () => {
    const { runs, reached } = saturationOf([9, 3, 2, 1, 0], settings)
    expect(runs).toEqual([{ from: 5, to: 5, newCodes: 0, share: 0, complete: false }])
    expect(reached).toBeNull()
  })

  it('holds for any numbers: runs are as many as fit, sums are those of their sources, the first low one is it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(9), { maxLength: 30 }),
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 4 }),
        fc.constantFrom(0, 0.05, 0.2),
        (fresh, base, run, threshold) => {
          const { baseCodes, totalCodes, runs, reached } = saturationOf(fresh, { base, run, threshold })
          const total = (from: number, to: number) => fresh.slice(from - 1, to).reduce((sum, each) => sum + each, 0)
          expect([baseCodes, totalCodes]).toEqual([total(1, base), total(1, fresh.length)])
          const whole = runs.filter(({ complete }) => complete)
          expect(whole).toHaveLength(Math.max(0, fresh.length - base - run + 1))
          expect(runs.length - whole.length).toBe(fresh.length > base && fresh.length < base + run ? 1 : 0)
          for (const [at, each] of whole.entries()) {
            expect([each.from, each.to]).toEqual([base + 1 + at, base + at + run])
            expect(each.newCodes).toBe(total(each.from, each.to))
          }
          const low = whole.findIndex(({ newCodes }) => baseCodes > 0 && newCodes <= threshold * baseCodes)
          expect(reached?.sources ?? null).toBe(low < 0 ? null : base + low)
        },
      ),
      { seed: 20261122, numRuns: 500 },
    )
  })
})
