/** What is still to be answered by the network library: a thread may end only when that is nothing. */

export interface Pending {
  /** The same promise, kept account of until it settles. */
  track: <T>(promise: Promise<T>) => Promise<T>
  count(): number
  /** Resolves when the condition holds; it is looked at whenever something settles. */
  until(condition: () => boolean): Promise<void>
}

export function createPending(): Pending {
  let open = 0
  let waiting: { condition: () => boolean; resolve: () => void }[] = []
  const look = (): void => {
    const met = waiting.filter(({ condition }) => condition())
    waiting = waiting.filter((each) => !met.includes(each))
    for (const { resolve } of met) resolve()
  }
  const settled = (): void => {
    open -= 1
    // After those who wait for that very promise have had their turn.
    setImmediate(look)
  }
  return {
    track: (promise) => {
      open += 1
      promise.then(settled, settled)
      return promise
    },
    count: () => open,
    until: (condition) =>
      new Promise((resolve) => {
        waiting.push({ condition, resolve })
        look()
      }),
  }
}
