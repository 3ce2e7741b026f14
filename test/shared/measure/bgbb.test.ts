/** BG/BB against its published values, and against sums over everything that could have happened. */
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { bgbbActs, bgbbAlive, bgbbExpectedNext, bgbbLogLikelihood, bgbbSilence } from '#shared/measure/bgbb.ts'
import { numericsReady } from '#shared/measure/special.ts'

beforeAll(() => numericsReady)

const published = { alpha: 1.204, beta: 0.75, gamma: 0.657, delta: 2.783 }

describe('the published values', () => {
  it.each([
    [0, 0, 0.108],
    [2, 4, 0.59],
    [6, 6, 0.93],
  ])('gives who is alive (%i answers, the last at %i)', (x, tx, alive) => {
    expect(bgbbAlive(published, { x, tx, n: 6 })).toBeCloseTo(alive, 3)
  })

  it.each([
    [0, 0, 0.07],
    [6, 6, 3.75],
  ])('gives the answers to expect at the next five (%i answers, the last at %i)', (x, tx, expected) => {
    expect(bgbbExpectedNext(published, { x, tx, n: 6 }, 5)).toBeCloseTo(expected, 2)
  })
})

const parameters = fc.record({
  alpha: fc.double({ min: 0.05, max: 10, noNaN: true }),
  beta: fc.double({ min: 0.05, max: 10, noNaN: true }),
  gamma: fc.double({ min: 0.05, max: 10, noNaN: true }),
  delta: fc.double({ min: 0.05, max: 10, noNaN: true }),
})

/** Every string of answers to n invitations. */
const strings = (n: number): { x: number; tx: number; n: number }[] =>
  Array.from({ length: 2 ** n }, (_, bits) => {
    const answered = Array.from({ length: n }, (__, i) => (bits >> i) & 1)
    return { x: answered.reduce((sum, each) => sum + each, 0), tx: answered.lastIndexOf(1) + 1, n }
  })

describe('everywhere', () => {
  it('gives all strings together the probability one', () => {
    fc.assert(
      fc.property(parameters, fc.integer({ min: 1, max: 8 }), (at, n) => {
        const sum = strings(n).reduce((total, each) => total + Math.exp(bgbbLogLikelihood(at, each)), 0)
        expect(sum).toBeCloseTo(1, 9)
      }),
    )
  })

  it('expects what the longer strings hold', () => {
    fc.assert(
      fc.property(parameters, fc.integer({ min: 1, max: 4 }), (at, m) => {
        const history = { x: 2, tx: 4, n: 6 }
        const whole = Math.exp(bgbbLogLikelihood(at, history))
        let [expected, any] = [0, 0]
        for (const next of strings(m)) {
          const longer = { x: 2 + next.x, tx: next.x === 0 ? 4 : 6 + next.tx, n: 6 + m }
          const share = Math.exp(bgbbLogLikelihood(at, longer)) / whole
          expected += share * next.x
          if (next.x > 0) any += share
        }
        expect(bgbbExpectedNext(at, history, m)).toBeCloseTo(expected, 9)
        expect(bgbbActs(at, history, m)).toBeCloseTo(any, 9)
      }),
    )
  })

  it('believes less the longer the silence, and stays finite over thousands of invitations', () => {
    fc.assert(
      fc.property(parameters, fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 300 }), (at, tx, misses) => {
        const history = { x: Math.ceil(tx / 2), tx, n: tx + misses }
        const longer = { ...history, n: history.n + 1 }
        expect(Number.isFinite(bgbbLogLikelihood(at, history))).toBe(true)
        expect(bgbbAlive(at, longer)).toBeLessThanOrEqual(bgbbAlive(at, history) * (1 + 1e-9))
        expect(bgbbSilence(at, longer)).toBeLessThanOrEqual(bgbbSilence(at, history) * (1 + 1e-9))
      }),
      { numRuns: 50 },
    )
    expect(bgbbAlive(published, { x: 4000, tx: 5000, n: 5001 })).toBeGreaterThan(0.9)
  })
})
