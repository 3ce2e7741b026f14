/**
 * Hybrid logical time: wall-clock milliseconds and a counter that orders what happens within
 * one millisecond or while the clock stands still or jumps back.
 * Kulkarni et al. 2014, "Logical Physical Clocks".
 */
export type Stamp = readonly [ms: number, counter: number]

/** A peer's clock may run ahead by this much before its times stop moving ours (one day, in ms). */
const MAX_DRIFT = 86_400_000

export const compareStamps = (a: Stamp, b: Stamp): number => a[0] - b[0] || a[1] - b[1]

/** More than anybody counts within a millisecond; a greater one is malformed. */
export const MAX_COUNTER = 2 ** 32
/** The last moment that a date can say, in ms. */
export const MAX_MS = 8.64e15

/** The next stamp after one that need not be ours. */
export const stampAfter = ([ms, counter]: Stamp): Stamp =>
  counter < MAX_COUNTER ? [ms, counter + 1] : [Math.min(ms + 1, MAX_MS), 0]

export interface Clock {
  /** A stamp greater than every stamp given out or observed before. */
  tick(): Stamp
  /** Moves the clock past a stamp seen in a document, unless it lies absurdly far ahead. */
  observe(stamp: Stamp): void
}

export function createClock(now: () => number): Clock {
  let last: Stamp = [0, 0]
  return {
    tick: () => {
      const ms = now()
      last = ms > last[0] ? [ms, 0] : [last[0], last[1] + 1]
      return last
    },
    observe: (stamp) => {
      if (compareStamps(stamp, last) > 0 && stamp[0] <= now() + MAX_DRIFT) last = stamp
    },
  }
}
