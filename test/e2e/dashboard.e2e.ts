/** The dashboard in the real window: arranged by pointer and by keys, filters kept in the sidebar, a picture into a note. */
import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright'
import { expect, test } from '../support/windowTest.ts'
import { stillness } from '../support/stillness.ts'

test.use({ sharesApp: true })

const cards = (page: Page) => page.getByRole('list', { name: 'Pictures on the dashboard' }).getByRole('listitem')
const titles = (page: Page) => cards(page).getByRole('heading', { level: 2 }).allTextContents()
const places = (page: Page) => page.getByRole('navigation', { name: 'Places' })

async function openOverview(page: Page): Promise<void> {
  await page.getByText('Look round the sample').click()
  await page.getByRole('listbox', { name: 'Sources' }).getByRole('option').nth(3).waitFor({ timeout: 40_000 })
  await places(page).getByText('Insight', { exact: true }).click()
  await page.getByText('Overview', { exact: true }).click()
  await expect(cards(page)).toHaveCount(5)
}

const seriousIn = async (page: Page): Promise<string[]> => {
  await stillness(page)
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' ')}`)
}

for (const colorScheme of ['light', 'dark'] as const)
  test(`a team arranges its pictures by keys and by pointer (${colorScheme})`, async ({ launch }) => {
    test.setTimeout(180_000)
    const { window: page } = await launch({ colorScheme, size: { width: 1280, height: 900 } })
    await openOverview(page)
    await expect
      .poll(async () => (await titles(page)).slice(0, 2))
      .toEqual(['Phase × norm', 'Codes by quotes and by sources'])
    expect(await seriousIn(page)).toEqual([])

    const handle = page.getByRole('button', { name: /^Move Codes by quotes and by sources/ })
    await handle.focus()
    await page.keyboard.press('Alt+ArrowUp')
    await expect.poll(async () => (await titles(page))[0]).toBe('Codes by quotes and by sources')
    await expect(handle).toBeFocused()

    await page.getByRole('button', { name: 'Arrange Codes by quotes and by sources' }).click()
    await page.getByRole('menuitem', { name: 'Take off the dashboard' }).click()
    await expect(cards(page)).toHaveCount(4)
    await page.getByRole('button', { name: /^Undo/ }).click()
    await expect(cards(page)).toHaveCount(5)
    await expect.poll(async () => (await titles(page))[0]).toBe('Codes by quotes and by sources')

    await page
      .getByRole('button', { name: /^Move Phase × norm/ })
      .dragTo(cards(page).first(), { targetPosition: { x: 20, y: 60 } })
    await expect.poll(async () => (await titles(page))[0]).toBe('Phase × norm')
  })

test('a filter is kept under a name, and a picture goes into a note', async ({ launch }) => {
  test.setTimeout(180_000)
  const { window: page } = await launch({ size: { width: 1280, height: 900 } })
  await openOverview(page)
  await page.getByText('Codes', { exact: true }).last().click()
  await page.getByRole('button', { name: 'Stance: Any stance' }).click()
  await page.getByRole('menuitem', { name: /disputes/i }).click()
  await page.getByRole('button', { name: 'Save this filter' }).click()
  await page.getByRole('dialog').getByRole('textbox').fill('Against us')
  await page.keyboard.press('Enter')
  const kept = places(page).getByRole('link', { name: /^Against us/ })
  await expect(kept).toHaveAttribute('aria-current', 'page')
  expect(Number((await kept.textContent())?.replace(/\D/g, ''))).toBeGreaterThan(0)

  await page.getByText('Overview', { exact: true }).click()
  // A bar opens the quotes behind it; by keys, too, and back to it.
  const bars = page.getByRole('group', { name: 'Behind Codes by quotes and by sources' }).getByRole('button')
  const behind = page.getByRole('complementary', { name: 'What stands behind it' })
  await bars.first().click()
  const quotes = Number(/: (\d+) quotes?,/.exec((await bars.first().getAttribute('aria-label')) ?? '')?.[1])
  await expect(behind).toContainText(quotes === 1 ? '1 quote' : `${quotes} quotes`)
  await expect(behind.getByRole('list', { name: 'Quotes' }).getByRole('listitem')).toHaveCount(quotes)
  await bars.first().focus()
  await page.keyboard.press('ArrowDown')
  await expect(bars.nth(1)).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(behind.getByRole('list', { name: 'Quotes' }).getByRole('button').first()).toBeFocused()
  expect(await seriousIn(page)).toEqual([])
  await page.keyboard.press('Escape')
  await expect(behind).toHaveCount(0)
  await expect(bars.nth(1)).toBeFocused()

  const first = cards(page).first()
  await first.getByRole('button', { name: 'Take it along' }).click()
  await page.getByRole('menuitem', { name: 'Into a note…' }).click()
  await page.getByRole('button', { name: 'Into a new note' }).click()
  const block = page.getByRole('figure', { name: 'Picture of Insight: Phase × norm' })
  await expect(block.locator('svg').first()).toBeVisible()
  const caption = block.getByRole('textbox', { name: 'Caption' })
  await caption.fill('Where we know too little')
  await caption.press('Enter')
  const renamed = page.getByRole('figure', { name: 'Picture of Insight: Where we know too little' })
  await expect(renamed).toBeVisible()
  // What it counts is chosen where it stands, and said there.
  await renamed.getByRole('button', { name: 'What Phase × norm counts' }).click()
  await page.getByRole('button', { name: 'Stance: Any stance' }).click()
  await page.getByRole('menuitem', { name: /disputes/i }).click()
  await expect(page.getByRole('button', { name: 'Stance: Disputes' })).toBeFocused()
  expect(await seriousIn(page)).toEqual([])
  await page.keyboard.press('Escape')
  await expect(renamed).toContainText('Only disputes:')
  // And a cell of it leads to the map, with the same filter.
  const cells = renamed.getByRole('group', { name: 'Behind Phase × norm' }).getByRole('button')
  await cells.first().focus()
  await page.keyboard.press('ArrowDown')
  await expect(cells.first()).not.toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('complementary', { name: 'Quotes in this cell' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Stance: Disputes' })).toBeVisible()
})
