/** BG/NBD against its published values, against a library's ₂F₁, and at its edges. */
import fc from 'fast-check'
import { hyp2f1 } from 'cephes'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  bgnbdActs,
  bgnbdAlive,
  bgnbdExpected,
  bgnbdExpectedNext,
  bgnbdLogLikelihood,
  bgnbdSilence,
} from '#shared/measure/bgnbd.ts'
import { numericsReady } from '#shared/measure/special.ts'

beforeAll(() => numericsReady)

const published = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }
const twice = { x: 2, tx: 30.43, T: 38.86 }
const never = { x: 0, tx: 0, T: 38.86 }
const often = { x: 7, tx: 29.43, T: 38.86 }

describe('the published values', () => {
  it('gives the likelihoods', () => {
    expect(bgnbdLogLikelihood(published, twice)).toBeCloseTo(-9.4586, 4)
    expect(bgnbdLogLikelihood(published, never)).toBeCloseTo(-0.55471, 5)
  })

  it('gives who is alive', () => {
    expect(bgnbdAlive(published, twice)).toBeCloseTo(0.7266, 4)
    expect(bgnbdAlive(published, often)).toBeCloseTo(0.64176, 5)
    expect(bgnbdAlive(published, never)).toBe(1)
  })

  it('gives the acts to expect in 39 weeks', () => {
    expect(bgnbdExpectedNext(published, twice, 39)).toBeCloseTo(1.226, 4)
    expect(bgnbdExpectedNext(published, never, 39)).toBeCloseTo(0.1951, 5)
    expect(bgnbdExpectedNext(published, often, 39)).toBeCloseTo(3.33705, 5)
  })

  it('gives the chance of any act in 39 weeks', () => {
    expect(bgnbdActs(published, twice, 39)).toBeCloseTo(0.55463, 5)
    expect(bgnbdActs(published, often, 39)).toBeCloseTo(0.63564, 5)
    expect(bgnbdActs(published, never, 39)).toBeCloseTo(0.14455, 5)
  })

  it('gives what the longer parameters give', () => {
    const longer = { r: 0.2425967, alpha: 4.413659, a: 0.7929869, b: 2.426164 }
    const busy = { x: 26, tx: 30.857143, T: 31 }
    expect(bgnbdExpected(longer, 52)).toBeCloseTo(1.444004, 6)
    expect(bgnbdExpectedNext(longer, busy, 52)).toBeCloseTo(25.75659, 5)
    expect(bgnbdAlive(longer, busy)).toBeCloseTo(0.9688523, 7)
    const silent = [10, 15, 20, 25].map((x) => bgnbdExpectedNext(longer, { x, tx: 20, T: 39 }, 52))
    expect(silent[0]).toBeCloseTo(0.3474606, 7)
    expect(silent[1]).toBeCloseTo(0.04283391, 8)
    expect(silent[2]).toBeCloseTo(0.004158973, 9)
    expect(silent[3]).toBeCloseTo(0.0003583685, 10)
  })

  it.each([
    [6, 20, 0.2097, 0.7994, 0.7351],
    [6, 12, 0.0123, 0.1891, 0.1739],
    [2, 10, 0.1016, 0.5278, 0.3486],
    [20, 20, 0.0092, 0.3024, 0.3022],
  ])('gives the small team its values (x %i, last in week %i)', (x, tx, silence, alive, acts) => {
    const smallTeam = { r: 1, alpha: 4, a: 0.5, b: 4.5 }
    const history = { x, tx, T: 26 }
    expect(bgnbdSilence(smallTeam, history)).toBeCloseTo(silence, 4)
    expect(bgnbdAlive(smallTeam, history)).toBeCloseTo(alive, 4)
    expect(bgnbdActs(smallTeam, history, 13)).toBeCloseTo(acts, 4)
  })
})

const parameters = fc.record({
  r: fc.double({ min: 0.02, max: 20, noNaN: true }),
  alpha: fc.double({ min: 0.02, max: 200, noNaN: true }),
  a: fc.double({ min: 0.02, max: 20, noNaN: true }),
  b: fc.double({ min: 0.02, max: 20, noNaN: true }),
})
const histories = fc
  .record({
    x: fc.oneof(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 10_000 })),
    last: fc.double({ min: 0, max: 1, noNaN: true }),
    T: fc.double({ min: 0.15, max: 2000, noNaN: true }),
  })
  .map(({ x, last, T }) => ({ x, tx: x === 0 ? 0 : last * T, T }))

describe('everywhere', () => {
  it('gives probabilities and finite numbers', () => {
    fc.assert(
      fc.property(parameters, histories, fc.double({ min: 0.2, max: 200, noNaN: true }), (at, history, horizon) => {
        expect(Number.isFinite(bgnbdLogLikelihood(at, history))).toBe(true)
        for (const share of [bgnbdAlive(at, history), bgnbdActs(at, history, horizon), bgnbdSilence(at, history)]) {
          expect(share).toBeGreaterThanOrEqual(0)
          expect(share).toBeLessThanOrEqual(1)
        }
        const next = bgnbdExpectedNext(at, history, horizon)
        expect(Number.isFinite(next)).toBe(true)
        expect(next).toBeGreaterThanOrEqual(-1e-9)
        // Who acts at all acts at least once.
        expect(next).toBeGreaterThanOrEqual(bgnbdActs(at, history, horizon) * (1 - 1e-9) - 1e-9)
      }),
    )
  })

  it('believes less the longer the silence', () => {
    fc.assert(
      fc.property(parameters, histories, fc.double({ min: 0.1, max: 100, noNaN: true }), (at, history, more) => {
        const later = { ...history, T: history.T + more }
        expect(bgnbdAlive(at, later)).toBeLessThanOrEqual(bgnbdAlive(at, history))
        expect(bgnbdSilence(at, later)).toBeLessThanOrEqual(bgnbdSilence(at, history))
      }),
    )
  })

  it('expects more the farther it looks', () => {
    fc.assert(
      fc.property(parameters, histories, (at, history) => {
        const near = bgnbdExpectedNext(at, history, 6)
        expect(bgnbdExpectedNext(at, history, 13)).toBeGreaterThanOrEqual(near * (1 - 1e-9) - 1e-9)
        expect(bgnbdActs(at, history, 13)).toBeGreaterThanOrEqual(bgnbdActs(at, history, 6))
      }),
    )
  })

  it('agrees with the formula over a library’s ₂F₁ where that keeps its digits', () => {
    fc.assert(
      fc.property(
        fc.record({
          r: fc.double({ min: 0.1, max: 5, noNaN: true }),
          alpha: fc.double({ min: 1, max: 20, noNaN: true }),
          a: fc.double({ min: 1.3, max: 3, noNaN: true }),
          b: fc.double({ min: 0.5, max: 5, noNaN: true }),
        }),
        fc.integer({ min: 0, max: 20 }),
        fc.double({ min: 1, max: 40, noNaN: true }),
        ({ r, alpha, a, b }, x, t) => {
          const history = { x, tx: x === 0 ? 0 : 20, T: 30 }
          const c = a + b + x - 1
          const z = t / (alpha + history.T + t)
          const bracket = 1 - (1 - z) ** (r + x) * hyp2f1(r + x, b + x, c, z)
          const direct = (bgnbdAlive({ r, alpha, a, b }, history) * c * bracket) / (a - 1)
          const ours = bgnbdExpectedNext({ r, alpha, a, b }, history, t)
          expect(Math.abs(ours - direct)).toBeLessThanOrEqual(1e-8 * Math.max(1, Math.abs(direct)))
        },
      ),
    )
  })

  it('is smooth where a is one and where a + b is', () => {
    for (const history of [never, twice, { x: 10_000, tx: 38, T: 38.86 }]) {
      const at = (a: number, b = 2.4): number => bgnbdExpectedNext({ r: 0.5, alpha: 4, a, b }, history, 13)
      for (const [exact, below, above] of [
        [at(1), at(1 - 1e-9), at(1 + 1e-9)],
        [at(0.4, 0.6), at(0.4, 0.6 - 1e-9), at(0.4, 0.6 + 1e-9)],
      ] as const) {
        expect(below / exact).toBeCloseTo(1, 6)
        expect(above / exact).toBeCloseTo(1, 6)
      }
    }
  })
})
