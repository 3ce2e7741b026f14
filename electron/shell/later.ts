/** Work that can wait until a window shows its first rows, and is done at the latest before the app ends. */

export interface Later {
  add(work: () => void): void
  /** Does at once what still waits. */
  flush(): void
}

export function createLater(waitMs: number): Later {
  let waiting: (() => void)[] = []
  let timer: NodeJS.Timeout | undefined
  const flush = (): void => {
    clearTimeout(timer)
    timer = undefined
    const now = waiting
    waiting = []
    for (const work of now) work()
  }
  return {
    add: (work) => {
      waiting.push(work)
      timer ??= setTimeout(flush, waitMs)
    },
    flush,
  }
}
