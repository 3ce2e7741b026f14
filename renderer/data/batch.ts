/** Updates of a document that wait for something, as one. */
import * as Y from 'yjs'

export interface Batch {
  /** True when it is the only one so far: somebody has to see to it that the batch is taken. */
  add: (update: Uint8Array) => boolean
  /** All of them in one update, and the batch is empty; null when there are none. */
  take: () => Uint8Array | null
  isEmpty: () => boolean
}

export function createBatch(): Batch {
  let updates: Uint8Array[] = []
  return {
    add: (update) => updates.push(update) === 1,
    take: () => {
      const [first] = updates
      if (first === undefined) return null
      const whole = updates.length === 1 ? first : Y.mergeUpdates(updates)
      updates = []
      return whole
    },
    isEmpty: () => updates.length === 0,
  }
}
