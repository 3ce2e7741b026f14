/** Runs in a page: when the frame was drawn that shows something. */
import type { Page } from 'playwright'

interface Painted {
  benchPainted: Promise<number>
}

/**
 * Waits from now on until `selector` names at least `least` elements and `without` none, and for the frame that shows
 * them to be drawn. `paintedAt` then tells when that was.
 */
export const watchPaint = (page: Page, wanted: { selector: string; least: number; without: string }): Promise<void> =>
  page.evaluate(({ selector, least, without }) => {
    const isThere = (): boolean =>
      document.querySelectorAll(selector).length >= least && document.querySelector(without) === null
    ;(globalThis as unknown as Painted).benchPainted = new Promise((resolve, reject) => {
      setTimeout(() => reject(new Error(`nothing was painted for ${selector}`)), 60_000)
      // A message posted in a frame's callback is taken up after that frame was drawn.
      const { port1, port2 } = new MessageChannel()
      port1.addEventListener('message', () => resolve(performance.timeOrigin + performance.now()))
      port1.start()
      const drawn = (): unknown => requestAnimationFrame(() => port2.postMessage(null))
      if (isThere()) return void drawn()
      const observer = new MutationObserver(() => {
        if (!isThere()) return
        observer.disconnect()
        drawn()
      })
      observer.observe(document, { childList: true, subtree: true, attributes: true, characterData: true })
    })
  }, wanted)

/** Milliseconds since 1970, by the page's clock. */
export const paintedAt = (page: Page): Promise<number> =>
  page.evaluate(() => (globalThis as unknown as Painted).benchPainted)

/** The same clock, now. */
export const pageNow = (page: Page): Promise<number> => page.evaluate(() => performance.timeOrigin + performance.now())
