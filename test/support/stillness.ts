/** Waits until nothing on a page moves any more that comes to an end; what goes on for ever (a loading line) may go on. */
import type { Page } from 'playwright'

export async function stillness(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const ending = document.getAnimations().filter((each) => each.effect?.getTiming().iterations !== Infinity)
    await Promise.all(ending.map((each) => each.finished.catch(() => null)))
  })
}
