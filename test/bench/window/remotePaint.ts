/** Runs in two pages on one computer: when a key was pressed in one, when the frame that shows it was drawn in the other. */
import type { Page } from 'playwright'

interface Recorder {
  benchPressed: number[]
  benchShown: { length: number; at: number }[]
}

/** Notes from now on when keys are pressed, by the computer's clock. */
export const recordKeys = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const recorder = globalThis as unknown as Recorder
    recorder.benchPressed = []
    addEventListener(
      'keydown',
      ({ timeStamp }) => recorder.benchPressed.push(Date.now() - (performance.now() - timeStamp)),
      { capture: true },
    )
  })

/** Notes from now on when the note's text is drawn with another length. */
export const recordText = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const recorder = globalThis as unknown as Recorder
    recorder.benchShown = []
    const editor = document.querySelector('[data-lexical-editor="true"]')
    if (!editor) throw new Error('no note is open')
    const lengthNow = (): number => editor.textContent?.length ?? 0
    // A message posted in a frame's callback is taken up after that frame was drawn.
    const { port1, port2 } = new MessageChannel()
    const drawn: number[] = []
    port1.addEventListener('message', () => {
      const at = Date.now()
      for (const length of drawn.splice(0)) recorder.benchShown.push({ length, at })
    })
    port1.start()
    new MutationObserver(() =>
      requestAnimationFrame(() => {
        drawn.push(lengthNow())
        port2.postMessage(null)
      }),
    ).observe(editor, { childList: true, characterData: true, subtree: true })
  })

export const lengthOf = (page: Page): Promise<number> =>
  page.evaluate(() => document.querySelector('[data-lexical-editor="true"]')?.textContent?.length ?? 0)

/** The keys since the last time. */
export const takePressed = (page: Page): Promise<number[]> =>
  page.evaluate(() => (globalThis as unknown as Recorder).benchPressed.splice(0))

/** What was drawn since the last time. */
export const takeShown = (page: Page): Promise<{ length: number; at: number }[]> =>
  page.evaluate(() => (globalThis as unknown as Recorder).benchShown.splice(0))
