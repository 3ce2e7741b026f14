/**
 * After an error Lexical goes back to its last good state, but the document does not: both are brought together at
 * once. What still differs then is something this version cannot show, and the editor becomes read-only.
 */
import type { NoteBinding } from './bindNote.ts'

export interface Recovery {
  /** Watches over a binding until the returned function is called. */
  attach: (binding: NoteBinding) => () => void
  /** To be called with every error of the editor. */
  run: () => void
  isFaithful: () => boolean
  subscribe: (listener: () => void) => () => void
}

export function createRecovery(): Recovery {
  const listeners = new Set<() => void>()
  let current: NoteBinding | null = null
  let faithful = true
  let isRunning = false

  const check = (): void => {
    // The repair itself may report an error.
    if (current === null || isRunning) return
    isRunning = true
    current.repair()
    const next = current.isFaithful()
    isRunning = false
    if (next === faithful) return
    faithful = next
    for (const listener of listeners) listener()
  }
  return {
    attach: (binding) => {
      current = binding
      check()
      return () => {
        if (current === binding) current = null
      }
    },
    run: () => queueMicrotask(check),
    isFaithful: () => faithful,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
