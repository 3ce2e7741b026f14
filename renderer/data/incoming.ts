/**
 * What others write waits while a key of one's own is on its way to the screen, and is shown right after it. For three
 * ticks (50 ms) after a frame the next one comes only with a tick: in a fast run of keys a frame for every letter of
 * somebody else would hold up one's own, so there they come together, a few times a second.
 */
import { createBatch } from './batch.ts'

/** As long after a key somebody counts as typing, and nobody waits longer for another's words. */
const HOLD_MS = 250
/** Keys closer together than this are a run. */
const RUN_MS = 75
/** In a run the words of others are collected for this long. */
const COLLECT_MS = 200

export interface Incoming {
  /** Applies the update, at once unless somebody types here. */
  take: (update: Uint8Array) => void
  /** Something was typed here. */
  typed: () => void
  /** A key of one's own is on the screen: the moment to apply what waits. */
  drawn: () => void
  /** Forgets what waits. */
  end: () => void
}

export function createIncoming(apply: (update: Uint8Array) => void): Incoming {
  const held = createBatch()
  let limit: ReturnType<typeof setTimeout> | undefined
  let typedAt = -Infinity
  let heldAt = 0
  let isRun = false

  const release = (): void => {
    clearTimeout(limit)
    const update = held.take()
    if (update !== null) apply(update)
  }
  return {
    take: (update) => {
      const isFirst = held.add(update)
      if (performance.now() - typedAt > HOLD_MS) release()
      else if (isFirst) {
        heldAt = performance.now()
        limit = setTimeout(release, HOLD_MS)
      }
    },
    typed: () => {
      const now = performance.now()
      isRun = now - typedAt < RUN_MS
      typedAt = now
    },
    drawn: () => {
      if (!isRun || performance.now() - heldAt >= COLLECT_MS) release()
    },
    end: () => {
      clearTimeout(limit)
      held.take()
    },
  }
}
