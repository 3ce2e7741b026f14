/** A running time in words. */
import type { Slide } from '#shared/workshop/pack.ts'

const clock = (seconds: number): string => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`

/** "12:04 of 45 min", after its end "3:10 over". Null minutes: no length is set, the time alone. */
export function timerWords(seconds: number, minutes: number | null): { words: string; isOver: boolean } {
  if (minutes === null) return { words: clock(seconds), isOver: false }
  const left = minutes * 60 - seconds
  return left < 0
    ? { words: `${clock(-left)} over`, isOver: true }
    : { words: `${clock(seconds)} of ${minutes} min`, isOver: false }
}

const CONTINUED = ', continued'

/** The slide with which the time runs while this one is shown: the first of the last item up to here; -1: none yet. */
export function timedSlide(deck: readonly Slide[], at: number): number {
  let first = deck.findLastIndex((slide, i) => i <= at && slide.minutes !== null)
  while (first > 0 && deck[first]?.title === `${deck[first - 1]?.title.replace(CONTINUED, '')}${CONTINUED}`) first -= 1
  return first
}
