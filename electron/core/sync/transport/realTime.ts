/** Real time for the network threads. */
import type { Timers } from '#shared/sync/transport.ts'

export const realTimers: Timers = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
}

/** What the promise comes to; undefined when that takes longer than `ms`. Leaves no timer behind. */
export function within<T>(ms: number, promise: Promise<T>): Promise<T | undefined> {
  let cancel = (): void => {}
  const late = new Promise<undefined>((resolve) => {
    cancel = realTimers.after(ms, () => resolve(undefined))
  })
  return Promise.race([promise, late]).finally(() => cancel())
}
