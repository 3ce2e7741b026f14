/** Counts what a device does, to see when it is more than an honest one would. */
import type { Timers } from '#shared/sync/transport.ts'

/** Call at each occurrence; says which of this second it is, from 1. */
export function createPerSecond(timers: Timers): () => number {
  let second = 0
  let count = 0
  return () => {
    const now = Math.floor(timers.elapsed() / 1000)
    if (now !== second) {
      second = now
      count = 0
    }
    count += 1
    return count
  }
}
