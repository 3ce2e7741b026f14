/**
 * What others write waits while a key of one's own is on its way to the screen: a frame drawn for their letter a
 * moment before the key would make it wait for the next one. It is shown right after the key, before the next one
 * can come.
 */
import { createBatch } from './batch.ts'

/** As long after a key somebody counts as typing. */
const TYPING_MS = 250
/** Nobody waits longer than this for another's words. */
const HOLD_MS = 100

export interface Incoming {
  /** Applies the update, at once unless somebody types here. */
  take: (update: Uint8Array) => void
  /** Something was typed here. */
  typed: () => void
  /** Applies what waits. */
  release: () => void
  /** Forgets what waits. */
  end: () => void
}

export function createIncoming(apply: (update: Uint8Array) => void): Incoming {
  const held = createBatch()
  let limit: ReturnType<typeof setTimeout> | undefined
  let typedAt = -Infinity

  const release = (): void => {
    clearTimeout(limit)
    const update = held.take()
    if (update !== null) apply(update)
  }
  return {
    take: (update) => {
      const isFirst = held.add(update)
      if (performance.now() - typedAt > TYPING_MS) release()
      else if (isFirst) limit = setTimeout(release, HOLD_MS)
    },
    typed: () => {
      typedAt = performance.now()
    },
    release,
    end: () => {
      clearTimeout(limit)
      held.take()
    },
  }
}
