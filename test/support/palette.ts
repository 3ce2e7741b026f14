/** What somebody does who knows the name of a command. */
import { expect, type Page } from '@playwright/test'

/** Types into the palette and takes what comes first; it is gone then. */
export async function runByPalette(page: Page, words: string): Promise<void> {
  const palette = page.getByRole('combobox', { name: 'Go to or do anything' })
  await page.keyboard.press('Control+k')
  await palette.fill(words)
  await page.keyboard.press('Enter')
  await expect(palette).toBeHidden()
}
