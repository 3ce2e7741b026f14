/** Lets values through at most so often, always the newest; for progress that nobody could read faster. */
export interface LatestOnly<T> {
  offer: (value: T) => void
  /** Forgets what has not been let through. */
  stop: () => void
}

export function latestOnly<T>(everyMs: number, pass: (value: T) => void): LatestOnly<T> {
  let pending: { value: T } | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  const flush = (): void => {
    timer = undefined
    if (!pending) return
    const { value } = pending
    pending = undefined
    timer = setTimeout(flush, everyMs)
    pass(value)
  }
  return {
    offer: (value) => {
      pending = { value }
      if (timer === undefined) flush()
    },
    stop: () => {
      clearTimeout(timer)
      timer = undefined
      pending = undefined
    },
  }
}
