/** Times and lengths as people type them, and the sum of an agenda in words. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { WorkshopView } from '#shared/contract/workshopQueries.ts'
import { lengthWords, readClock, readMinutes, sumWords } from '#renderer/features/workshop/words.ts'

describe('a time of day', () => {
  it.each([
    ['9', '09:00'],
    ['9:30', '09:30'],
    ['9.30', '09:30'],
    ['0930', '09:30'],
    ['9 30', '09:30'],
    ['9 pm', '21:00'],
    ['12 am', '00:00'],
    ['12:15pm', '12:15'],
    ['24:00', '00:00'],
  ])('reads %s as %s', (words, clock) => expect(readClock(words)).toBe(clock))
  it.each(['', 'noon', '25', '9:75', '9:3', '-1', '13 pm'])('does not read “%s”', (words) =>
    expect(readClock(words)).toBeNull(),
  )
})

describe('a length', () => {
  it.each([
    ['45', 45],
    ['45 min', 45],
    ['1:30', 90],
    ['1 h 30', 90],
    ['1h', 60],
    ['1.5 h', 90],
    ['1,5 h', 90],
  ])('reads %s as %d minutes', (words, minutes) => expect(readMinutes(words)).toBe(minutes))
  it.each(['', 'long', '-5', '25 h', '9999'])('does not read “%s”', (words) => expect(readMinutes(words)).toBeNull())
  it('reads what it writes', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 1440 }), (n) => readMinutes(lengthWords(n)) === n))
  })
})

describe('the sum', () => {
  const view = (minutes: number, over: number | null) =>
    ({ minutes, over, finishesAt: '12:00' }) as unknown as WorkshopView
  it('says what is over and what is to spare', () => {
    expect(sumWords(view(200, 20))).toEqual({ words: '3 h 20 planned, 20 min too long', isOver: true })
    expect(sumWords(view(160, -80))).toEqual({ words: '2 h 40 planned, 1 h 20 to spare', isOver: false })
    expect(sumWords(view(180, 0)).words).toBe('3 h planned, fills the time')
    expect(sumWords(view(180, null)).words).toBe('3 h planned, until 12:00')
  })
})
