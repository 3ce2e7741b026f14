/** A quick typist at the end of a note's first paragraph. */
import { setTimeout as pause } from 'node:timers/promises'
import type { ElectronApplication, Page } from 'playwright'
import { takeTimes } from './keyTimes.ts'

export const KEYS = 100
export const KEY_EVERY_MS = 60

/** Types so many keys, evenly, at the end of the first paragraph. */
export async function typeInto(page: Page, electron: ElectronApplication, random: () => number): Promise<number[]> {
  await page.bringToFront()
  const url = page.url()
  await electron.evaluate(({ BrowserWindow }, address) => {
    const window = BrowserWindow.getAllWindows().find((each) => each.webContents.getURL() === address)
    window?.show()
    window?.focus()
  }, url)
  const paragraph = page.locator('[contenteditable="true"] p').first()
  await paragraph.click()
  await page.keyboard.press('End')
  await pause(300)
  await takeTimes(page)
  for (let i = 0; i < KEYS; i++) {
    const started = performance.now()
    await page.keyboard.press(i % 6 === 5 ? 'Space' : 'abcdefghiklmnoprstu'[Math.floor(random() * 19)]!)
    await pause(Math.max(0, KEY_EVERY_MS - (performance.now() - started)))
  }
  await pause(100)
  const times = await takeTimes(page)
  if (times.length < KEYS) throw new Error(`only ${times.length} of ${KEYS} keys were seen`)
  return times
}
