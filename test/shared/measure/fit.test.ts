/** The fits: against a published table, on people of known parameters, and on data that hardly determine anything. */
import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { bgbbLogLikelihood } from '#shared/measure/bgbb.ts'
import { bgnbdLogLikelihood, type BgnbdHistory } from '#shared/measure/bgnbd.ts'
import { fitPoint, followPoint, type Task } from '#shared/measure/fit.ts'
import { bgbbAt, bgbbSample, bgbbTask, fixedBgbb } from '#shared/measure/fitBgbb.ts'
import { bgnbdAt, bgnbdSample, bgnbdTask, fixedBgnbd } from '#shared/measure/fitBgnbd.ts'
import { minimise } from '#shared/measure/optimise.ts'
import { numericsReady } from '#shared/measure/special.ts'
import { answerStrings, histories, seeded } from './support.ts'

beforeAll(() => numericsReady)

const retail = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }
const taskOf = (people: readonly BgnbdHistory[]): Task => bgnbdTask(bgnbdSample(people))
const noSlope = (): Float64Array => new Float64Array(4)

describe('the published refit of BG/BB', () => {
  const file = new URL('../../../../shared/data/donations_bgbb.csv', import.meta.url)
  it.skipIf(!existsSync(file))('finds the parameters of the donors (skipped where their table is not there)', () => {
    const [, ...lines] = readFileSync(file, 'utf8').trim().split('\n')
    const donors = lines.map((line) => {
      const [x = 0, tx = 0, n = 0, weight = 0] = line.split(',').map(Number)
      return { x, tx, n, weight }
    })
    const fitted = fitPoint(bgbbTask(bgbbSample(donors)), 'mle')
    const { alpha, beta, gamma, delta } = bgbbAt(fitted.point)
    expect(alpha).toBeCloseTo(1.204, 3)
    expect(beta).toBeCloseTo(0.75, 3)
    expect(gamma).toBeCloseTo(0.657, 3)
    expect(delta).toBeCloseTo(2.783, 3)
    expect(fitted.logLikelihood).toBeCloseTo(-33225.58, 2)
    expect(fitted.converged).toBe(true)
  })
})

describe('the optimiser', () => {
  it('finds the bottom of a bent valley from far away', () => {
    const valley = (point: Float64Array, slope: Float64Array): number => {
      const [x = 0, y = 0] = point
      slope[0] = -400 * x * (y - x * x) - 2 * (1 - x)
      slope[1] = 200 * (y - x * x)
      return 100 * (y - x * x) ** 2 + (1 - x) ** 2
    }
    const { point } = minimise(valley, [Float64Array.of(-1.2, 1)], 1e-9)
    expect(point[0]).toBeCloseTo(1, 9)
    expect(point[1]).toBeCloseTo(1, 9)
  })
})

describe('the likelihoods of all', () => {
  const points = fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 4, maxLength: 4 })

  it('are those of each together, with the slopes that differences show', () => {
    const random = seeded(7)
    const few = [...histories(random, retail, 40, [1, 60]), { x: 900, tx: 50.2, T: 51 }]
    const strings = answerStrings(random, { alpha: 1.2, beta: 0.8, gamma: 0.6, delta: 3 }, 40, 9)
    const weeks = taskOf(few)
    const answers = bgbbTask(bgbbSample(strings))
    fc.assert(
      fc.property(points, (coordinates) => {
        const point = Float64Array.from(coordinates)
        const sum = few.reduce((total, each) => total + bgnbdLogLikelihood(bgnbdAt(point), each), 0)
        const sumOfAnswers = strings.reduce((total, each) => total + bgbbLogLikelihood(bgbbAt(point), each), 0)
        expect(weeks.logLikelihood(point, noSlope()) / sum).toBeCloseTo(1, 10)
        expect(answers.logLikelihood(point, noSlope()) / sumOfAnswers).toBeCloseTo(1, 10)
        for (const { logLikelihood } of [weeks, answers]) {
          const slope = noSlope()
          logLikelihood(point, slope)
          for (let i = 0; i < 4; i++) {
            const moved = (by: number): number =>
              logLikelihood(
                point.map((each, k) => (k === i ? each + by : each)),
                noSlope(),
              )
            const difference = (moved(1e-5) - moved(-1e-5)) / 2e-5
            expect(Math.abs((slope[i] ?? 0) - difference)).toBeLessThan(1e-4 * Math.max(10, Math.abs(difference)))
          }
        }
      }),
      { numRuns: 30 },
    )
  })
})

describe('recovery', () => {
  it.each([1, 2, 3, 4])('finds the parameters that 20,000 people were made with (seed %i)', (seed) => {
    const made = { r: 0.6, alpha: 5, a: 0.8, b: 2.5 }
    const { point, converged } = fitPoint(taskOf(histories(seeded(seed), made, 20_000, [27, 78])), 'mle')
    const found = bgnbdAt(point)
    expect(converged).toBe(true)
    expect(found.r / made.r).toBeGreaterThan(0.93)
    expect(found.r / made.r).toBeLessThan(1.07)
    expect(found.alpha / made.alpha).toBeGreaterThan(0.93)
    expect(found.alpha / made.alpha).toBeLessThan(1.07)
    expect(found.a / (found.a + found.b)).toBeCloseTo(made.a / (made.a + made.b), 1)
    expect(found.a / made.a).toBeGreaterThan(0.8)
    expect(found.a / made.a).toBeLessThan(1.25)
  })

  it('finds the parameters of answers', () => {
    const made = { alpha: 1.2, beta: 0.75, gamma: 0.66, delta: 2.8 }
    const { point } = fitPoint(bgbbTask(bgbbSample(answerStrings(seeded(11), made, 20_000, 8))), 'mle')
    const found = bgbbAt(point)
    expect(found.alpha / (found.alpha + found.beta)).toBeCloseTo(1.2 / 1.95, 1)
    expect(found.gamma / (found.gamma + found.delta)).toBeCloseTo(0.66 / 3.46, 1)
    expect(Math.abs(Math.log(found.alpha / made.alpha))).toBeLessThan(0.2)
    expect(Math.abs(Math.log(found.gamma / made.gamma))).toBeLessThan(0.3)
  })

  it('ends at the same maximum however the likelihood’s time is counted', () => {
    // Days instead of weeks change α alone.
    const people = histories(seeded(5), retail, 2500, [27, 39])
    const weeks = fitPoint(taskOf(people), 'mle')
    const days = fitPoint(taskOf(people.map(({ x, tx, T }) => ({ x, tx: tx * 7, T: T * 7 }))), 'mle')
    const [inWeeks, inDays] = [bgnbdAt(weeks.point), bgnbdAt(days.point)]
    expect(inDays.alpha / inWeeks.alpha).toBeCloseTo(7, 3)
    expect(inDays.r / inWeeks.r).toBeCloseTo(1, 4)
    expect(inDays.a / inWeeks.a).toBeCloseTo(1, 3)
    expect(inDays.b / inWeeks.b).toBeCloseTo(1, 3)
  })

  it('cannot be bettered nearby or from other starts', () => {
    const random = seeded(21)
    for (const made of [retail, { r: 3, alpha: 10, a: 0.3, b: 6 }, { r: 0.08, alpha: 0.5, a: 2, b: 1.5 }]) {
      const task = taskOf(histories(random, made, 1500, [20, 60]))
      const fitted = fitPoint(task, 'mle')
      for (let i = 0; i < 200; i++) {
        const width = 4 ** -(i % 6)
        const near = fitted.point.map((each) => each + (random() - 0.5) * width)
        expect(task.logLikelihood(near, noSlope())).toBeLessThanOrEqual(fitted.logLikelihood + 1e-6)
      }
      for (let i = 0; i < 5; i++) {
        const start = Float64Array.from({ length: 4 }, () => (random() - 0.5) * 8)
        const again = minimise(
          (point, slope) => {
            const value = -task.logLikelihood(point, slope)
            for (let k = 0; k < 4; k++) slope[k] = -(slope[k] ?? 0)
            return value
          },
          [start],
          1e-4,
        )
        expect(-again.value).toBeLessThanOrEqual(fitted.logLikelihood + 1e-6)
      }
    }
  })

  it('counts people with the same history as one row of their weight', () => {
    const people = histories(seeded(9), retail, 300, [30, 30]).map(({ x, T }) => ({ x, tx: x === 0 ? 0 : 15, T }))
    const merged = bgnbdSample(people)
    expect(merged.weight.length).toBeLessThan(60)
    expect(merged.people).toBe(300)
    const point = Float64Array.of(-1, -0.5, -1, 0.5)
    const sum = people.reduce((total, each) => total + bgnbdLogLikelihood(bgnbdAt(point), each), 0)
    expect(bgnbdTask(merged).logLikelihood(point, noSlope())).toBeCloseTo(sum, 6)
  })
})

describe('data that hardly determine anything', () => {
  const strange: Record<string, BgnbdHistory[]> = {
    'nobody came back': Array.from({ length: 30 }, (_, i) => ({ x: 0, tx: 0, T: 5 + i })),
    'everybody alike': Array.from({ length: 30 }, () => ({ x: 4, tx: 20, T: 26 })),
    'one person acted all the time': [
      { x: 3000, tx: 500, T: 500 },
      ...Array.from({ length: 9 }, () => ({ x: 0, tx: 0, T: 500 })),
    ],
    'all began today': Array.from({ length: 8 }, () => ({ x: 0, tx: 0, T: 0 })),
    'five people': [
      { x: 1, tx: 1 / 7, T: 40 },
      { x: 0, tx: 0, T: 3 },
      { x: 12, tx: 39, T: 40 },
      { x: 2, tx: 2, T: 2 },
      { x: 5, tx: 30, T: 31 },
    ],
    'all still acting': Array.from({ length: 12 }, (_, i) => ({ x: 10 + i, tx: 50, T: 50 })),
  }

  it.each(Object.entries(strange))('%s: the posterior mode is moderate', (_, people) => {
    const { point, logLikelihood, converged } = fitPoint(taskOf(people), 'map')
    expect(converged).toBe(true)
    expect(Number.isFinite(logLikelihood)).toBe(true)
    const { r, a, b } = bgnbdAt(point)
    expect(r).toBeGreaterThan(0.05)
    expect(r).toBeLessThan(20)
    expect(a + b).toBeGreaterThan(0.3)
    expect(a + b).toBeLessThan(80)
  })

  it.each(Object.entries(strange))(
    '%s: maximum likelihood ends, and says whether the data determine it',
    (_, people) => {
      const { point, logLikelihood } = fitPoint(taskOf(people), 'mle')
      expect([...point].every(Number.isFinite)).toBe(true)
      expect(Number.isFinite(logLikelihood)).toBe(true)
    },
  )

  it('says of maximum likelihood that people who never came back determine nothing', () => {
    expect(fitPoint(taskOf(strange['nobody came back'] ?? []), 'mle').converged).toBe(false)
    expect(fitPoint(taskOf(strange['everybody alike'] ?? []), 'mle').converged).toBe(false)
  })

  it('gives finite parameters for any few people', () => {
    const people = fc.array(
      fc
        .record({
          x: fc.oneof(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 10_000 })),
          last: fc.double({ min: 0, max: 1, noNaN: true }),
          T: fc.double({ min: 0, max: 1000, noNaN: true }),
        })
        .map(({ x, last, T }) => ({ x, tx: x === 0 ? 0 : last * T, T })),
      { minLength: 1, maxLength: 12 },
    )
    fc.assert(
      fc.property(people, fc.constantFrom('map' as const, 'mle' as const), (few, estimator) => {
        const sample = bgnbdSample(few)
        const { point, logLikelihood } = fitPoint(bgnbdTask(sample), estimator)
        for (const value of Object.values({ ...bgnbdAt(point), ...fixedBgnbd(sample), logLikelihood })) {
          expect(Number.isFinite(value)).toBe(true)
        }
        for (const value of Object.values(bgnbdAt(point))) expect(value).toBeGreaterThan(0)
      }),
      { numRuns: 60 },
    )
  })

  it('gives finite parameters for any few strings of answers', () => {
    const strings = fc.array(
      fc
        .record({
          n: fc.integer({ min: 0, max: 60 }),
          last: fc.nat(60),
          share: fc.double({ min: 0, max: 1, noNaN: true }),
        })
        .map(({ n, last, share }) => {
          const tx = Math.min(last, n)
          return { x: tx === 0 ? 0 : Math.max(1, Math.round(share * tx)), tx, n }
        }),
      { minLength: 1, maxLength: 12 },
    )
    fc.assert(
      fc.property(strings, fc.constantFrom('map' as const, 'mle' as const), (few, estimator) => {
        const sample = bgbbSample(few)
        const { point, logLikelihood } = fitPoint(bgbbTask(sample), estimator)
        for (const value of Object.values({ ...bgbbAt(point), ...fixedBgbb(sample), logLikelihood })) {
          expect(Number.isFinite(value)).toBe(true)
        }
      }),
      { numRuns: 60 },
    )
  })
})

describe('order and following', () => {
  it('changes no digit with the order of the people', () => {
    const people = histories(seeded(13), retail, 60, [10, 60])
    const shuffled = people
      .map((each) => ({ each, by: (each.T * 7919) % 1 }))
      .sort((u, v) => u.by - v.by)
      .map(({ each }) => each)
    for (const estimator of ['map', 'mle'] as const) {
      expect(fitPoint(taskOf(shuffled), estimator)).toEqual(fitPoint(taskOf(people), estimator))
    }
  })

  it('follows the fit from week to week as closely as a state needs', () => {
    const random = seeded(17)
    const people = histories(random, { r: 1.5, alpha: 5, a: 0.6, b: 4 }, 40, [30, 30])
    let ended: ReturnType<typeof followPoint> | undefined
    for (let week = 30; week < 60; week++) {
      const task = taskOf(people.map((each) => ({ ...each, T: week })))
      ended = followPoint(task, 'map', ended)
      const exact = fitPoint(task, 'map')
      for (let i = 0; i < 4; i++) expect(ended.point[i]).toBeCloseTo(exact.point[i] ?? Number.NaN, 2)
    }
  })
})
