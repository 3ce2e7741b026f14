/** The time beside the speaker's notes, and with which slide it begins. */
import { describe, expect, it } from 'vitest'
import type { Slide } from '#shared/workshop/pack.ts'
import { timedSlide, timerWords } from '#renderer/features/workshop/present/timerWords.ts'

const slide = (title: string, minutes: number | null): Slide => ({
  kind: 'bullets',
  title,
  notes: '',
  source: '',
  minutes,
  from: null,
  bullets: [],
  numbered: false,
})

describe('the time', () => {
  it('stands beside the length that was planned, and says how much is over', () => {
    expect(timerWords(724, 45)).toEqual({ words: '12:04 of 45 min', isOver: false })
    expect(timerWords(45 * 60, 45).isOver).toBe(false)
    expect(timerWords(45 * 60 + 190, 45)).toEqual({ words: '3:10 over', isOver: true })
    expect(timerWords(61, null)).toEqual({ words: '1:01', isOver: false })
  })

  it('begins with an item of the agenda, and goes on over its further slides and over those without a length', () => {
    const deck = [
      slide('Title', null),
      slide('Sort', 40),
      slide('Sort, continued', 40),
      slide('Sort, continued', 40),
      slide('Break', 20),
      slide('Sources', null),
    ]
    expect(deck.map((_, at) => timedSlide(deck, at))).toEqual([-1, 1, 1, 1, 4, 4])
  })
})
