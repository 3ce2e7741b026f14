/** One window at a time keeps a note's write-ahead; the next in line takes over when that window closes or dies. */

/** The part of the browser's LockManager that is used; a lock of a dead window frees itself. */
export interface Locks {
  request(
    name: string,
    options: { ifAvailable?: boolean; signal?: AbortSignal },
    callback: (lock: object | null) => Promise<void> | undefined,
  ): Promise<unknown>
}

export interface Turn {
  /** Gives the lock back, or leaves the queue. */
  end(): void
}

/**
 * Calls `onHeld` when the lock is ours. `onTaken` is called first, and only, where another holds it
 * now. Without locks (a test without a page) everybody is the first.
 */
export function takeTurn(locks: Locks | undefined, name: string, onHeld: () => void, onTaken: () => void): Turn {
  const leave = new AbortController()
  let release: () => void = () => undefined
  const hold = (): Promise<void> | undefined => {
    if (leave.signal.aborted) return undefined
    const held = new Promise<void>((resolve) => (release = resolve))
    onHeld()
    return held
  }
  if (!locks) {
    onHeld()
    return { end: () => undefined }
  }
  const wait = async (): Promise<void> => {
    let isTaken = false
    await locks.request(name, { ifAvailable: true }, (lock) => {
      if (lock !== null) return hold()
      isTaken = true
      return undefined
    })
    if (!isTaken || leave.signal.aborted) return
    onTaken()
    await locks.request(name, { signal: leave.signal }, hold)
  }
  // Leaving the queue rejects the request.
  wait().catch(() => undefined)
  return {
    end: () => {
      leave.abort()
      release()
    },
  }
}
