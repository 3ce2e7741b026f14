/** Runs in a page: the time from a key to the frame that shows it. */
import type { Page } from 'playwright'

interface Recorder {
  benchKeys: number[]
}

/** Begins to record; every key that is pressed from then on is counted. */
export const record = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const recorder = globalThis as unknown as Recorder
    recorder.benchKeys = []
    // A message posted in a frame's callback is taken up after that frame was drawn.
    const { port1, port2 } = new MessageChannel()
    const waiting: number[] = []
    port1.addEventListener('message', () => {
      const now = performance.now()
      for (const at of waiting.splice(0)) recorder.benchKeys.push(now - at)
    })
    port1.start()
    addEventListener(
      'keydown',
      ({ timeStamp }) =>
        requestAnimationFrame(() => {
          waiting.push(timeStamp)
          port2.postMessage(null)
        }),
      { capture: true },
    )
  })

/** What was recorded since the last time, in milliseconds. */
export const takeTimes = (page: Page): Promise<number[]> =>
  page.evaluate(() => (globalThis as unknown as Recorder).benchKeys.splice(0))
