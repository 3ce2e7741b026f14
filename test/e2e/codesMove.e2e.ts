/** A code changes its place in the codebook, by the pointer and by keys alone, and comes back by undo. */
import type { Page } from 'playwright'
import { openLine } from '../support/coreLine.ts'
import { expect, test } from '../support/windowTest.ts'
import { withCore } from '../support/workspace.ts'

test.use({ sharesApp: true })

const tree = (page: Page) => page.getByRole('treegrid', { name: 'Codes' })
const row = (page: Page, name: string | RegExp) => tree(page).getByRole('row', { name })

test('a code is dragged under another group, and moved by keys, and comes back', async ({ launch }) => {
  const app = await launch()
  const { window: page } = app
  await withCore(app.dataFolder, 'Quayside', async (core) => {
    core.execute(
      'addCode',
      { name: 'LADDER', parent: null, brief: '', definition: 'Help with tools.' },
      { scope: 'test' },
    )
  })
  const line = await openLine(page)
  await page.evaluate((path) => window.commonplace.openWorkspace(path), app.dataFolder)
  await page.getByRole('heading', { name: 'Library', level: 1 }).waitFor()
  const parentOf = async (name: string) => (await line.query('codes', {})).find((code) => code.name === name)?.parent
  await page.getByRole('navigation', { name: 'Places' }).getByText('Codes').click()

  await row(page, /^P1.OWNER/).dragTo(row(page, /^P2,/))
  await expect.poll(() => parentOf('P1.OWNER')).toBe('P2')
  await expect(page.getByRole('region', { name: 'Notices' })).toContainText('P1.OWNER moved')
  await page.getByRole('region', { name: 'Notices' }).getByRole('button', { name: 'Undo' }).click()
  await expect.poll(() => parentOf('P1.OWNER')).toBe('P1')

  // By keys: to the row, to its handle, Enter takes it up, arrows go from place to place, Enter puts it down.
  await row(page, /^LADDER/).click()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  for (let step = 0; step < 60; step += 1) {
    const target = await page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '')
    if (target.includes('R1,')) break
    await page.keyboard.press('ArrowUp')
  }
  await page.keyboard.press('Enter')
  await expect.poll(() => parentOf('LADDER')).toBe('R1')
  await page.keyboard.press('Control+z')
  await expect.poll(() => parentOf('LADDER')).toBeNull()
})
