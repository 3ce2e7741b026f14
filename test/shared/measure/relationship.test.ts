/** The whole measure: from logs to states, in order, with memory, and in words. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assess, fitModel } from '#shared/measure/relationship.ts'
import { DEFAULT_SETTINGS, DEFAULT_THRESHOLDS, thresholdsProblem } from '#shared/measure/settings.ts'
import type { Assessment, Interaction, Judgement, Person, Settings, State } from '#shared/measure/types.ts'
import { actTimes, after, every, personOf, seeded } from './support.ts'

/** A Monday. */
const START = '2025-01-06'
/** People who act every two weeks for two years, so that the model knows a team. */
const others = Array.from({ length: 6 }, (_, i) => personOf(`other ${i}`, every(14, after(START, i), 52)))

async function assessOne(person: Person, at: string, settings: Settings = DEFAULT_SETTINGS): Promise<Assessment> {
  const found = (await assess([...others, person], at, settings)).people.find(
    ({ personId }) => personId === person.personId,
  )
  if (found === undefined) throw new Error('the person is gone')
  return found
}

const states = ({ history }: Assessment): [string, State][] => history.map(({ from, state }) => [from, state])

const judgement = (more: Partial<Judgement> = {}): Judgement => ({
  id: 'j1',
  by: 'Ada',
  date: '2025-06-02',
  kind: 'state',
  state: 'strong',
  reason: 'on leave until autumn',
  ...more,
})

describe('the rule', () => {
  it('tells nothing below three acts', async () => {
    const found = await assessOne(personOf('p', [START, after(START, 14)]), after(START, 400))
    expect(found.state).toBe('too-early')
    expect(found.acts).toBe(2)
    expect(found.confidence).toBe('too-early')
    expect(found.tellRates).toBe(false)
    expect(found.forecast.shown).toBeNull()
    expect(found.explanation).toBe(
      'Too early to tell: 2 acts so far, and it takes three. The last was 55 weeks ago. The gap before it was 2 weeks. ' +
        'Among everybody the usual gap is 2 weeks.',
    )
  })

  it('calls regular acts strong', async () => {
    const found = await assessOne(personOf('p', every(14, START, 20)), after(START, 270))
    expect(found.state).toBe('strong')
    expect(found.confidence).toBe('firm')
    expect(found.forecast.shown).toBeGreaterThan(0.9)
  })

  it('presumes failed after a silence far longer than usual', async () => {
    const found = await assessOne(personOf('p', every(7, START, 20)), after(START, 400))
    expect(found.state).toBe('failed')
    expect(found.pAlive).toBeLessThan(0.2)
    expect(found.explanation).toMatch(/^Presumed over\. Usual gap 7 days, now 38 weeks\. If still active, a silence/)
    expect(found.history.at(-1)?.reason).toContain('Presumed over')
  })

  it('tells growing and weakening from the last third', async () => {
    const slowThenFast = [...every(28, START, 6), ...every(7, after(START, 147), 10)]
    const grown = await assessOne(personOf('p', slowThenFast), after(START, 215))
    expect(grown.state).toBe('growing')
    expect(grown.explanation).toContain('More often than before: ')
    const fastThenSlow = [...every(7, START, 21), ...every(35, after(START, 175), 2)]
    const shrunk = await assessOne(personOf('p', fastThenSlow), after(START, 215))
    expect(shrunk.trend).toBeLessThanOrEqual(0.1)
    expect(shrunk.state).toBe('weakening')
  })

  it('counts only what they did', async () => {
    const ours = every(3, after(START, 60), 60).map((date): Interaction => ({ date, direction: 'give' }))
    const silent = personOf('p', every(7, START, 8))
    const written = { ...silent, interactions: [...silent.interactions, ...ours] }
    const at = after(START, 300)
    const [alone, withOurs] = [await assessOne(silent, at), await assessOne(written, at)]
    expect(withOurs.state).toBe('failed')
    expect(withOurs.history).toEqual(alone.history)
    expect(withOurs.pAlive).toBe(alone.pAlive)
    expect(withOurs.give.gives).toBe(60)
  })

  it('follows the thresholds of the team', async () => {
    const person = personOf('p', every(14, START, 20))
    const strict = { ...DEFAULT_SETTINGS, thresholds: { ...DEFAULT_THRESHOLDS, fewestActs: 21 } }
    expect((await assessOne(person, after(START, 270), strict)).state).toBe('too-early')
    const never = { ...DEFAULT_SETTINGS, thresholds: { ...DEFAULT_THRESHOLDS, failedBelow: 0 } }
    expect((await assessOne(person, after(START, 700), never)).state).toBe('weakening')
  })

  it('refuses thresholds that put the states out of order', () => {
    expect(thresholdsProblem(DEFAULT_THRESHOLDS)).toBeNull()
    for (const wrong of [
      { failedBelow: 0.7 },
      { weakeningTrend: 0.95 },
      { growingTrend: Number.NaN },
      { weakeningBelow: 1.2 },
      { firmActs: 2 },
      { checksToDowngrade: 0 },
      { fewestActs: 2.5 },
    ]) {
      expect(thresholdsProblem({ ...DEFAULT_THRESHOLDS, ...wrong })).not.toBeNull()
    }
  })
})

describe('the memory', () => {
  const silent = personOf('p', every(7, START, 16))

  it('takes a worse state only at the second check that finds it', async () => {
    let firstFound: string | undefined
    for (let day = after(START, 119); day < after(START, 300); day = after(day, 7)) {
      const found = await assessOne(silent, day)
      if (found.ruleState === 'weakening' && firstFound === undefined) {
        firstFound = day
        expect(found.state).toBe('strong')
        expect(found.pendingUntil).toBe(after(day, 7))
        expect(found.explanation).toContain('It reads Weakening today')
      } else if (firstFound !== undefined) {
        expect(day).toBe(after(firstFound, 7))
        expect(found.state).toBe('weakening')
        expect(found.history.at(-1)?.from).toBe(day)
        return
      }
    }
    expect.unreachable('the silence was never seen')
  })

  it('is not moved by looking', async () => {
    // Between two checks nothing is taken back or taken early, whatever day it is.
    const whole = await assessOne(silent, after(START, 400))
    for (let days = 130; days < 300; days += 3) {
      const found = await assessOne(silent, after(START, days))
      const upToThen = whole.history.filter(({ from }) => from <= after(START, days))
      expect(found.history).toEqual(upToThen)
      expect(found.state).toBe(upToThen.at(-1)?.state)
    }
  })

  it('reopens a failed relationship on the day of a new act', async () => {
    const back = after(START, 330)
    const person = personOf('p', [...every(7, START, 16), back])
    expect((await assessOne(person, after(back, -1))).state).toBe('failed')
    const found = await assessOne(person, back)
    expect(found.state).not.toBe('failed')
    expect(found.history.at(-1)?.from).toBe(back)
  })

  it('reopens it even where the rule would not', async () => {
    // Whoever is never alive enough: one act does not convince the rule, but opens what was closed.
    const settings = { ...DEFAULT_SETTINGS, thresholds: { ...DEFAULT_THRESHOLDS, failedBelow: 1, weakeningBelow: 1 } }
    const person = personOf('p', [...every(7, START, 5), after(START, 100)])
    const found = await assessOne(person, after(START, 103), settings)
    expect(found.state).toBe('weakening')
    expect(found.history.at(-1)?.reason).toBe('A new act reopened it.')
    expect((await assessOne(person, after(START, 117), settings)).state).toBe('failed')
  })

  it('begins with too early and leaves it with the third act', async () => {
    const found = await assessOne(personOf('p', every(10, START, 6)), after(START, 51))
    expect(states(found)[0]).toEqual([START, 'too-early'])
    expect(found.history[1]?.from).toBe(after(START, 20))
  })
})

describe('what is declared', () => {
  const person = personOf('p', every(14, START, 20))
  const at = after(START, 270)

  it('fails with a declared end, whatever the rule says', async () => {
    const end = judgement({ kind: 'end', date: after(START, 268), reason: 'she changed her job' })
    const found = await assessOne({ ...person, declared: [end] }, at)
    expect(found.state).toBe('failed')
    expect(found.computedState).toBe('strong')
    expect(found.explanation).toMatch(/^They told us on \d+ \w+ 2025 that it is over: “she changed her job”/)
    expect(found.forecast.shown).toBeNull()
    expect(states(found).at(-1)).toEqual([after(START, 268), 'failed'])
  })

  it('lets a new act reopen a declared end', async () => {
    const end = judgement({ kind: 'end', date: after(START, 200), reason: 'enough for now' })
    const found = await assessOne({ ...person, declared: [end] }, at)
    expect(found.state).toBe('strong')
    expect(found.judgements).toEqual([])
    expect(states(found).slice(-2)).toEqual([
      [after(START, 200), 'failed'],
      [after(START, 210), 'strong'],
    ])
  })

  it('takes one member’s judgement, with its reason, and still says what the rule found', async () => {
    const found = await assessOne({ ...person, declared: [judgement({ state: 'weakening' })] }, at)
    expect(found.state).toBe('weakening')
    expect(found.explanation).toContain(
      'Declared Weakening on 2 June 2025: “on leave until autumn” By the rule: Strong.',
    )
    expect(found.disputed).toBe(false)
  })

  it('applies none without a reason, before its day, or taken back', async () => {
    for (const none of [{ reason: '  ' }, { date: after(START, 300) }, { withdrawn: '2025-06-10' }]) {
      const found = await assessOne({ ...person, declared: [judgement({ state: 'weakening', ...none })] }, at)
      expect(found.state).toBe('strong')
      expect(found.judgements).toEqual([])
    }
  })

  it('keeps rivals in sight and lets the rule decide until they are settled', async () => {
    const rivals = [
      judgement({ state: 'growing' }),
      judgement({ id: 'j2', by: 'Ben', state: 'weakening', reason: 'she did not call back', date: '2025-06-03' }),
    ]
    const found = await assessOne({ ...person, declared: rivals }, at)
    expect(found.state).toBe('strong')
    expect(found.disputed).toBe(true)
    expect(found.judgements.map(({ by, state, disputed }) => [by, state, disputed])).toEqual([
      ['Ada', 'growing', true],
      ['Ben', 'weakening', true],
    ])
    expect(found.explanation).toContain('judge this differently')
    const withdrawn = rivals.map((each) => (each.by === 'Ben' ? { ...each, withdrawn: '2025-06-20' } : each))
    expect((await assessOne({ ...person, declared: withdrawn }, at)).state).toBe('growing')
    const settled = judgement({ id: 'j3', by: 'Eve', state: 'failed', date: '2025-09-30', replaces: ['j1', 'j2'] })
    const agreed = await assessOne({ ...person, declared: [settled, ...rivals] }, after('2025-09-30', 0))
    expect([agreed.state, agreed.disputed, agreed.judgements.length]).toEqual(['failed', false, 1])
  })

  it('lets a judgement take the place of those it names, and keeps what held before in the history', async () => {
    const changedMind = [
      judgement({ state: 'weakening', date: '2025-06-01' }),
      judgement({ id: 'j2', state: 'growing', date: '2025-07-01', replaces: ['j1'] }),
    ]
    const found = await assessOne({ ...person, declared: changedMind.toReversed() }, at)
    expect(found.judgements.map(({ id }) => id)).toEqual(['j2'])
    expect(states(found).slice(-2)).toEqual([
      ['2025-06-01', 'weakening'],
      ['2025-07-01', 'growing'],
    ])
  })

  it('keeps two judgements of one member that were given apart', async () => {
    const apart = [judgement({ state: 'weakening' }), judgement({ id: 'j2', state: 'growing' })]
    expect((await assessOne({ ...person, declared: apart }, at)).disputed).toBe(true)
  })
})

describe('honesty', () => {
  it('tells no rates of a team under five', async () => {
    const few = await assess(
      [1, 2, 3].map((i) => personOf(`p${i}`, every(14, after(START, i), 10))),
      after(START, 160),
    )
    expect(few.model.estimator).toBe('fixed')
    expect(few.model).toMatchObject({ kind: 'bgnbd', r: 1, a: 0.5, b: 4.5 })
    for (const person of few.people) {
      expect(person.tellRates).toBe(false)
      expect(person.forecast.shown).toBeNull()
      expect(`${person.explanation} ${person.forecast.text}`).not.toMatch(/in 100|%/)
      expect(person.explanation).toContain('Fewer than five people have acted')
    }
  })

  it('rounds what is provisional to tenths', async () => {
    const found = await assessOne(personOf('p', every(21, START, 5)), after(START, 90))
    expect(found.confidence).toBe('provisional')
    expect((found.forecast.shown ?? Number.NaN) * 10).toBeCloseTo(Math.round((found.forecast.shown ?? 0) * 10), 9)
    expect(found.forecast.text).toMatch(/within 13 weeks: about \d+0? in 100 \(provisional\)\.$/)
    expect(found.explanation).toContain('Provisional, from 5 acts.')
  })

  it('never shows a rate when it is too early', async () => {
    const days = fc.array(
      fc.integer({ min: 0, max: 500 }).map((each) => after(START, each)),
      { maxLength: 2 },
    )
    await fc.assert(
      fc.asyncProperty(days, async (few) => {
        const found = await assessOne(personOf('p', few), after(START, 500))
        expect(`${found.explanation} ${found.forecast.text}`).not.toMatch(/in 100|%/)
        expect(found.state).toBe('too-early')
      }),
      { numRuns: 15 },
    )
  })

  it('says what there is of somebody who never acted', async () => {
    const found = await assessOne(personOf('p', []), after(START, 100))
    expect(found).toMatchObject({ acts: 0, x: 0, tx: 0, T: 0, pAlive: null, pAct: null, lastAct: null, history: [] })
    expect(found.explanation).toBe('Too early to tell: nothing of theirs is recorded yet.')
  })

  it('says the usual gap and the one now', async () => {
    const found = await assessOne(personOf('p', every(21, START, 6)), after(START, 105 + 49))
    expect(found.explanation).toMatch(
      /^Usual gap 3 weeks, now 7\. If still active, a silence this long would happen (\d+ times|once) in 100\./,
    )
    expect(found.usualGapWeeks).toBe(3)
    expect(found.silentWeeks).toBe(7)
  })
})

describe('all of it', () => {
  const days = fc.array(
    fc.integer({ min: 0, max: 600 }).map((each) => after(START, each)),
    { maxLength: 30 },
  )
  const team = fc.array(days, { minLength: 1, maxLength: 9 })
  const kinds = fc.constantFrom('bgnbd' as const, 'bgbb' as const)

  it('is the same for any order of people and log', async () => {
    await fc.assert(
      fc.asyncProperty(team, kinds, async (logs, model) => {
        const people = logs.map((log, i) => ({
          ...personOf(`p${i}`, log),
          interactions: log.map((date, k): Interaction => ({ date, direction: k % 3 === 1 ? 'ask' : 'act' })),
        }))
        const turned = people.toReversed().map((each) => ({ ...each, interactions: each.interactions.toReversed() }))
        const settings = { ...DEFAULT_SETTINGS, model }
        const [here, there] = [
          await assess(people, after(START, 610), settings),
          await assess(turned, after(START, 610), settings),
        ]
        expect({ ...there, people: there.people.toReversed() }).toEqual(here)
      }),
      { numRuns: 15 },
    )
  })

  it('knows nothing of what comes after', async () => {
    await fc.assert(
      fc.asyncProperty(team, async (logs) => {
        const at = after(START, 300)
        const whole = logs.map((log, i) => personOf(`p${i}`, log))
        const then = logs.map((log, i) =>
          personOf(
            `p${i}`,
            log.filter((day) => day <= at),
          ),
        )
        expect(await assess(whole, at)).toEqual(await assess(then, at))
      }),
      { numRuns: 15 },
    )
  })

  it('gives probabilities, states and words, never NaN', async () => {
    await fc.assert(
      fc.asyncProperty(team, kinds, fc.constantFrom('map' as const, 'mle' as const), async (logs, model, estimator) => {
        const settings = { ...DEFAULT_SETTINGS, model, estimator }
        const { people, model: fitted } = await assess(
          logs.map((log, i) => personOf(`p${i}`, log)),
          after(START, 610),
          settings,
        )
        expect(JSON.stringify(fitted)).not.toContain('null')
        for (const person of people) {
          for (const share of [person.pAlive, person.pAct, person.silence]) {
            if (share === null) continue
            expect(share).toBeGreaterThanOrEqual(0)
            expect(share).toBeLessThanOrEqual(1)
          }
          expect(person.explanation).not.toMatch(/NaN|undefined|null|Infinity/)
          expect(person.history.every(({ reason }) => reason !== '')).toBe(true)
        }
      }),
      { numRuns: 20 },
    )
  })

  it('fits thousands of people from their log', async () => {
    const random = seeded(2)
    const people = Array.from({ length: 2500 }, (_, i) => {
      const first = Math.floor(random() * 12 * 7)
      const times = actTimes(random, { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }, 39 - first / 7)
      return personOf(`p${i}`, [
        after(START, first),
        ...times.map((week) => after(START, first + Math.floor(week * 7))),
      ])
    })
    const model = await fitModel(people, after(START, 39 * 7), { ...DEFAULT_SETTINGS, estimator: 'mle' })
    expect(model.converged).toBe(true)
    expect(model.people).toBe(2500)
    if (model.kind !== 'bgnbd') throw new Error('the wrong model')
    // Whole days hide a few acts, so not exactly what they were made with.
    expect(model.r).toBeGreaterThan(0.2)
    expect(model.r).toBeLessThan(0.29)
    expect(model.a / (model.a + model.b)).toBeGreaterThan(0.18)
    expect(model.a / (model.a + model.b)).toBeLessThan(0.32)
  })

  it('uses invitations where acts happen only at them', async () => {
    const invited = Array.from({ length: 8 }, (_, i): Person => {
      const asks = every(28, after(START, 7), 12)
      const interactions: Interaction[] = [
        { date: START, direction: 'act' },
        ...asks.map((date): Interaction => ({ date, direction: 'ask' })),
        ...asks
          .filter((_each, k) => (i < 4 ? true : k < 4))
          .map((date): Interaction => ({ date: after(date, 2), direction: 'act' })),
      ]
      return { ...personOf(`p${i}`, []), interactions }
    })
    const { people, model } = await assess(invited, after(START, 350), { ...DEFAULT_SETTINGS, model: 'bgbb' })
    expect(model.kind).toBe('bgbb')
    expect(people[0]).toMatchObject({ acts: 13, x: 12, tx: 12, T: 12, state: 'strong' })
    expect(people[7]).toMatchObject({ acts: 5, x: 4, tx: 4, T: 12 })
    expect(people[7]?.pAlive).toBeLessThan(0.2)
    expect(people[7]?.state).toBe('failed')
  })
})
