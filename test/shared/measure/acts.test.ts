import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { actLog, answerHistory, answers, gapsOf, median, weeklyHistory } from '#shared/measure/acts.ts'
import { dayInWords, mondayFrom, toDay, toDayNumber } from '#shared/measure/calendar.ts'
import type { Interaction } from '#shared/measure/types.ts'
import { after } from './support.ts'

const dayOf = (day: string): number => toDayNumber(day) ?? Number.NaN
const acts = (...days: string[]): Interaction[] => days.map((date) => ({ date, direction: 'act' }))

describe('days', () => {
  it('are numbers and back, over leap years and before the epoch', () => {
    fc.assert(
      fc.property(fc.integer({ min: -683_000, max: 2_900_000 }), (number) => {
        expect(toDayNumber(toDay(number))).toBe(number)
      }),
    )
    expect(toDayNumber('1970-01-01')).toBe(0)
    expect(dayOf('2024-03-01') - dayOf('2024-02-28')).toBe(2)
  })

  it.each([
    '0050-01-01',
    '2026-02-30',
    '2026-13-01',
    '2026-00-10',
    '2026-1-5',
    '05.01.2026',
    '2026-01-05T00:00',
    '',
    ' 2026-01-05',
  ])('%j is none', (text) => {
    expect(toDayNumber(text)).toBeNull()
  })

  it('has Mondays', () => {
    expect(toDay(mondayFrom(dayOf('2026-11-22')))).toBe('2026-11-23')
    expect(toDay(mondayFrom(dayOf('2026-11-23')))).toBe('2026-11-23')
    expect(toDay(mondayFrom(dayOf('1969-12-30')))).toBe('1970-01-05')
    expect(dayInWords(dayOf('2026-11-03'))).toBe('3 November 2026')
  })
})

describe('what counts', () => {
  it('is what they did, not what we did', () => {
    const log = actLog([
      { date: '2026-01-01', direction: 'give' },
      { date: '2026-01-05', direction: 'act' },
      { date: '2026-02-02', direction: 'ask' },
      { date: '2026-02-03', direction: 'give' },
      { date: '2026-03-02', direction: 'mutual' },
    ])
    expect(log.acts.map(toDay)).toEqual(['2026-01-05', '2026-03-02'])
    expect(weeklyHistory(log, dayOf('2026-03-09'))).toEqual({ x: 1, tx: 8, T: 9 })
  })

  it('is one act a day', () => {
    const log = actLog(acts('2026-01-05', '2026-01-05', '2026-01-12', '2026-01-12', '2026-01-12'))
    expect(weeklyHistory(log, dayOf('2026-01-19'))).toEqual({ x: 1, tx: 1, T: 2 })
  })

  it('is what was known at the end of the day', () => {
    const log = actLog(acts('2026-01-05', '2026-01-12', '2026-03-02'))
    expect(weeklyHistory(log, dayOf('2026-01-04'))).toBeNull()
    expect(weeklyHistory(log, dayOf('2026-01-05'))).toEqual({ x: 0, tx: 0, T: 0 })
    expect(weeklyHistory(log, dayOf('2026-01-12'))).toEqual({ x: 1, tx: 1, T: 1 })
    expect(weeklyHistory(log, dayOf('2026-01-15'))).toEqual({ x: 1, tx: 1, T: 10 / 7 })
    expect(actLog(acts('2026-01-05', '2026-03-02'), dayOf('2026-02-01')).acts).toHaveLength(1)
  })

  it('leaves out what is no date', () => {
    expect(actLog(acts('2026-01-05', 'yesterday', '2026-02-31')).acts).toHaveLength(1)
  })

  it('does not depend on the order of the log', () => {
    const day = fc.integer({ min: 0, max: 400 }).map((days) => after('2025-01-01', days))
    fc.assert(
      fc.property(fc.array(day, { maxLength: 40 }), fc.integer({ min: 0, max: 500 }), (days, at) => {
        const turned = actLog(acts(...days.toReversed()))
        expect(actLog(acts(...days))).toEqual(turned)
        const history = weeklyHistory(turned, dayOf(after('2025-01-01', at)))
        if (history === null) return
        expect(history.tx).toBeLessThanOrEqual(history.T)
        expect(history.x === 0).toBe(history.tx === 0)
      }),
    )
  })

  it('has gaps, and a usual one', () => {
    const log = actLog(acts('2026-01-01', '2026-01-08', '2026-01-29', '2026-02-05'))
    expect(gapsOf(log, dayOf('2026-02-05'))).toEqual([7, 21, 7])
    expect(gapsOf(log, dayOf('2026-01-10'))).toEqual([7])
    expect(median([7, 21, 7])).toBe(7)
    expect(median([7, 21])).toBe(14)
    expect(median([])).toBeNull()
  })
})

describe('invitations', () => {
  const log = actLog([
    { date: '2026-01-01', direction: 'ask' },
    { date: '2026-01-05', direction: 'act' },
    { date: '2026-01-05', direction: 'ask' },
    { date: '2026-02-02', direction: 'ask' },
    { date: '2026-02-10', direction: 'act' },
    { date: '2026-02-12', direction: 'act' },
    { date: '2026-03-02', direction: 'ask' },
    { date: '2026-04-06', direction: 'ask' },
    { date: '2026-04-06', direction: 'act' },
    { date: '2026-05-04', direction: 'ask' },
  ])
  const on = (day: string) => answers(log, dayOf(day), 28)

  it('count from the first act on, and one act answers', () => {
    expect(answerHistory(on('2026-05-03') ?? [])).toEqual({ x: 2, tx: 3, n: 3 })
  })

  it('count as unanswered only after a while', () => {
    expect(answerHistory(on('2026-05-31') ?? [])).toEqual({ x: 2, tx: 3, n: 3 })
    expect(answerHistory(on('2026-06-01') ?? [])).toEqual({ x: 2, tx: 3, n: 4 })
    expect(answerHistory(on('2026-03-03') ?? [])).toEqual({ x: 1, tx: 1, n: 1 })
  })

  it('do not know of later answers', () => {
    expect(on('2026-02-09')).toEqual([])
    expect(on('2026-01-04')).toBeNull()
  })
})
