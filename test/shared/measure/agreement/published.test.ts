/** Published values, typed in by hand. */
import { describe, expect, it } from 'vitest'
import { alpha, type Metric } from '#shared/measure/agreement/alpha.ts'
import type { Coefficient } from '#shared/measure/agreement/coefficient.ts'
import { kappa, weights } from '#shared/measure/agreement/kappa.ts'

const figure = (coefficient: Coefficient): number => {
  if (!coefficient.defined) throw new Error(`undefined: ${coefficient.why}`)
  return coefficient.value
}

describe("Cohen's κ", () => {
  it.each([
    {
      table: [
        [20, 5],
        [10, 15],
      ],
      value: 0.4,
      digits: 12,
    },
    {
      table: [
        [45, 15],
        [25, 15],
      ],
      value: 0.1304,
      digits: 4,
    },
  ])('of $table is $value', ({ table, value, digits }) => {
    expect(figure(kappa(table))).toBeCloseTo(value, digits)
  })

  // By hand: linear Σw·p = 8/30, Σw·e = 25.2/30 …; quadratic likewise.
  it('weighs by distance', () => {
    const table = [
      [8, 2, 0],
      [2, 6, 2],
      [0, 2, 8],
    ]
    expect(figure(kappa(table))).toBeCloseTo(1 - 8 / 30 / (2 / 3), 12)
    expect(figure(kappa(table, weights.linear))).toBeCloseTo(1 - 8 / 30 / (8 / 9), 12)
    expect(figure(kappa(table, weights.quadratic))).toBeCloseTo(1 - 8 / 30 / (4 / 3), 12)
  })

  it('says why there is none', () => {
    expect(
      kappa([
        [0, 0],
        [0, 0],
      ]),
    ).toEqual({ defined: false, why: 'noPairs' })
    expect(
      kappa([
        [40, 0],
        [0, 0],
      ]),
    ).toEqual({ defined: false, why: 'noVariation' })
    // One always says yes, the other not: there is variation, and no agreement beyond chance.
    expect(
      kappa([
        [10, 10],
        [0, 0],
      ]),
    ).toEqual({ defined: true, value: 0 })
  })
})

describe("Krippendorff's α", () => {
  // Four observers, twelve units; a dot is a missing judgement.
  const observers = [
    '1 2 3 3 2 1 4 1 2 . . .',
    '1 2 3 3 2 2 4 1 2 5 . 3',
    '. 3 3 3 2 3 4 2 2 5 1 .',
    '1 2 3 3 2 4 4 1 2 5 1 .',
  ]
  const lines = observers.map((line) => line.split(' ').map((said) => (said === '.' ? null : Number(said))))
  const units = Array.from({ length: 12 }, (_, unit) => lines.map((line) => line[unit] as number | null))

  it.each<[Metric, number]>([
    ['nominal', 0.743],
    ['ordinal', 0.815],
    ['interval', 0.849],
    ['ratio', 0.797],
  ])('with %s differences is %d', (metric, value) => {
    expect(figure(alpha(units, metric))).toBeCloseTo(value, 3)
  })

  it('says why there is none', () => {
    expect(
      alpha(
        [
          [1, null],
          [null, 2],
        ],
        'nominal',
      ),
    ).toEqual({ defined: false, why: 'noPairs' })
    expect(
      alpha(
        [
          [0, 0],
          [0, 0, 0],
        ],
        'ordinal',
      ),
    ).toEqual({ defined: false, why: 'noVariation' })
    expect(alpha([], 'ratio')).toEqual({ defined: false, why: 'noPairs' })
  })

  it('takes zeros on a ratio scale', () => {
    expect(
      figure(
        alpha(
          [
            [0, 0],
            [0, 1],
            [2, 2],
          ],
          'ratio',
        ),
      ),
    ).toBeLessThan(1)
  })
})
