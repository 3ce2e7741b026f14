/** One thing that is to happen in a moment: it can be taken back until then, and whatever is asked for next replaces it. */
export interface Coming {
  inNextFrame: (run: () => void) => void
  /** After the event that is being handled. */
  afterEvent: (run: () => void) => void
  /** Whether there was something. */
  takeBack: () => boolean
}

export function createComing(): Coming {
  let cancel: (() => void) | null = null
  const takeBack = (): boolean => {
    const waited = cancel !== null
    cancel?.()
    cancel = null
    return waited
  }
  const arrive = (run: () => void) => (): void => {
    cancel = null
    run()
  }
  return {
    inNextFrame: (run) => {
      takeBack()
      const frame = requestAnimationFrame(arrive(run))
      cancel = () => cancelAnimationFrame(frame)
    },
    afterEvent: (run) => {
      takeBack()
      const timer = setTimeout(arrive(run))
      cancel = () => clearTimeout(timer)
    },
    takeBack,
  }
}
