/** For what changes more often than anybody could read it. */
import type { Timers } from '#shared/sync/transport.ts'

export interface Throttle<T> {
  /** What was said last always comes through, unless `stop` comes before. */
  say: (value: T) => void
  /** Forgets what has not come through. */
  stop: () => void
}

/** Runs at once, and then at most every `ms`, with what was said last. */
export function createThrottle<T>(timers: Timers, ms: number, run: (value: T) => void): Throttle<T> {
  let last: { value: T } | undefined
  let cancel: (() => void) | undefined
  const rest = (): void => {
    cancel = timers.after(ms, () => {
      cancel = undefined
      if (last) pass(last.value)
    })
  }
  const pass = (value: T): void => {
    last = undefined
    rest()
    run(value)
  }
  return {
    say: (value) => {
      if (cancel) last = { value }
      else pass(value)
    },
    stop: () => {
      cancel?.()
      cancel = undefined
      last = undefined
    },
  }
}
