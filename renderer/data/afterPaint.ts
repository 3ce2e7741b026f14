/**
 * A key's way to the screen is kept free: what follows from it and is not seen (keeping it, sending it) is done when
 * the frame that shows it was drawn and nobody waits for anything else, some milliseconds later.
 */

/** Does the work after the next frame, in the order given; soon even where no frame comes. */
export type AfterPaint = (work: () => void) => void

/** Does it at once. */
export const atOnce: AfterPaint = (work) => work()

/** A frame, and the quiet after it, are not waited for any longer. */
const FRAME_LIMIT_MS = 50

/** For a window; where nothing is drawn (Node, a hidden window), at once. */
export function createAfterPaint(): AfterPaint {
  if (typeof requestAnimationFrame === 'undefined') return atOnce
  let waiting: (() => void)[] = []
  let limit: ReturnType<typeof setTimeout> | undefined

  const run = (): void => {
    clearTimeout(limit)
    const works = waiting
    waiting = []
    for (const work of works) {
      try {
        work()
      } catch (error) {
        // The others' words are kept all the same.
        reportError(error)
      }
    }
  }
  // A page that goes away or out of sight has no more frames.
  addEventListener('pagehide', run)
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) run()
  })

  return (work) => {
    if (document.hidden) {
      work()
      return
    }
    waiting.push(work)
    if (waiting.length > 1) return
    // The next idle moment comes after the frame, and after a key that came meanwhile.
    requestAnimationFrame(() => requestIdleCallback(run))
    limit = setTimeout(run, FRAME_LIMIT_MS)
  }
}
