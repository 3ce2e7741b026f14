/** Long work in slices, between which everybody else has a turn: windows are answered while others are served. */
import type { Timers } from '#shared/sync/transport.ts'
import { PAUSE_MS, SLICE_MS } from '#shared/sync/limits.ts'

/** Milliseconds that work takes, which is not what a virtual clock shows. */
export const workClock = (timers: Timers): number => timers.workClock?.() ?? performance.now()

/** For one piece of work: call between its steps; resolves at once while the slice lasts, after a pause when it is over. */
export function createSlices(timers: Timers): () => Promise<void> {
  let from = workClock(timers)
  return async () => {
    if (workClock(timers) - from < SLICE_MS) return
    await new Promise<void>((resolve) => timers.after(PAUSE_MS, resolve))
    from = workClock(timers)
  }
}
