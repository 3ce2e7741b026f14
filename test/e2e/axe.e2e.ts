/** Every screen, light and dark, held to axe: nothing serious or critical. One walk looks at both. */
import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright'
import { runByPalette } from '../support/palette.ts'
import { expect, test } from '../support/windowTest.ts'
import { stillness } from '../support/stillness.ts'

/**
 * Accepted, with the reason: while the slash menu is open the focus and the keys stay in the note's text, which
 * points at the current row (aria-activedescendant); the list needs no Tab stop of its own to be scrolled.
 */
const accepted: Readonly<Record<string, string>> = { 'slash menu': 'scrollable-region-focusable' }

/** Between light and dark nothing differs but colours. */
const looks = { light: undefined, dark: ['color-contrast'] } as const

async function wrongWith(page: Page, screen: string, look: keyof typeof looks): Promise<string[]> {
  await page.emulateMedia({ colorScheme: look })
  // What fades in is pale for a moment.
  await stillness(page)
  // Only what is wrong is written out node by node.
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] })
  const rules = looks[look]
  const { violations } = await (rules ? axe.withRules([...rules]) : axe).analyze()
  return violations
    .filter(({ impact, id }) => (impact === 'serious' || impact === 'critical') && accepted[screen] !== id)
    .map(({ id, nodes }) => `${screen}, ${look}: ${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' ')}`)
}

test('every screen can be used by everybody, in light and in dark', async ({ launch }) => {
  test.setTimeout(240_000)
  const { window: page } = await launch({ colorScheme: 'light' })
  const wrong: string[] = []
  const check = async (screen: string) => {
    for (const look of ['light', 'dark'] as const) wrong.push(...(await wrongWith(page, screen, look)))
    await page.emulateMedia({ colorScheme: 'light' })
  }
  const run = (words: string) => runByPalette(page, words)
  const place = (name: string) => page.getByRole('navigation', { name: 'Places' }).getByText(name, { exact: true })

  await page.getByRole('heading', { name: 'Commonplace' }).waitFor()
  await check('first run')
  await page.getByRole('button', { name: /^Join a team/ }).click()
  await check('join a team')
  await page.getByRole('button', { name: 'Back' }).click()
  await page.getByText('Look round the sample').click()
  const sources = page.getByRole('listbox', { name: 'Sources' })
  await sources.getByRole('option').nth(3).waitFor({ timeout: 40_000 })
  await check('library')

  await sources.getByRole('option').nth(1).click()
  const reader = page.locator('[data-reader]')
  await reader.waitFor()
  await check('reader')
  await reader.focus()
  for (const key of ['j', 'j', 's', 'q']) await page.keyboard.press(key)
  await page.getByRole('dialog').waitFor()
  await check('code picker')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+.')
  await check('about the source')

  await place('Notes').click()
  await page.getByRole('listbox', { name: 'Notes' }).getByRole('option').nth(1).click()
  const editor = page.locator('[data-lexical-editor="true"]')
  await expect(editor).toHaveAttribute('contenteditable', 'true')
  await check('note')
  await page.keyboard.press('Control+n')
  await expect(editor).toHaveText('')
  await editor.click()
  await page.keyboard.type('/')
  await page.getByRole('listbox', { name: 'Insert' }).waitFor()
  await check('slash menu')
  await page.keyboard.press('Escape')

  await run('#R1.HELP')
  await expect(page.getByRole('heading', { name: 'R1.HELP', level: 1 })).toBeVisible()
  await check('code')
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: /Merge into/ }).click()
  await page.getByRole('combobox', { name: 'Merge into' }).waitFor()
  await check('merge')
  await page.keyboard.press('Escape')
  await run('>new code')
  await page.getByRole('dialog', { name: /New code/ }).waitFor()
  await check('new code')
  await page.keyboard.press('Escape')
  await page.getByRole('region', { name: 'Meaning' }).getByRole('button', { name: 'Edit' }).click()
  await check('edit code')

  await page.keyboard.press('Control+Shift+f')
  await page.getByRole('combobox', { name: 'Search everything' }).fill('gift')
  await page.getByRole('listbox', { name: 'Results' }).waitFor()
  await check('search')
  await page.getByRole('group', { name: 'Filters' }).getByRole('button', { name: 'Code' }).click()
  await page.getByRole('combobox', { name: 'Code by name' }).waitFor()
  await check('filter')
  await page.keyboard.press('Escape')

  await run('>go to the team')
  await page.getByRole('heading', { name: 'Only on this computer' }).waitFor()
  await check('team')
  await run('>join a team')
  await page.getByRole('dialog', { name: 'Join a team' }).waitFor()
  await check('join another team')
  await page.keyboard.press('Escape')

  await place('Plan').click()
  await page.getByRole('region', { name: 'P1 Get ready' }).getByRole('option').first().waitFor()
  await check('plan of the sample')
  await page.getByRole('option', { name: /night owls/ }).click()
  await page.locator('[data-lens-mark]').first().waitFor()
  await page.mouse.move(0, 0)
  await check('lens note in a step')
  await page.keyboard.press('Escape')
  await run('>new plan from the template')
  const step = page.getByRole('region', { name: 'P1 Get ready' }).getByRole('option').nth(1)
  await step.waitFor()
  await check('plan as a board')
  await step.click()
  await page.getByRole('region', { name: 'Step', exact: true }).waitFor()
  await check('step')
  for (const view of ['Outline', 'Calendar']) {
    await page.getByRole('radio', { name: view }).click()
    await check(`plan as ${view}`)
  }

  await place('People').click()
  const people = page.getByRole('listbox', { name: 'People' }).getByRole('option')
  await people.first().waitFor()
  // The place's tooltip would come up in the middle of the look.
  await page.mouse.move(0, 0)
  await check('people')
  await page.getByRole('button', { name: 'Change the rules…' }).click()
  await check('rules')
  await page.getByRole('button', { name: 'Cancel' }).click()
  for (const name of ['Priya Venkataraman', 'Nell Farrow']) {
    await people.filter({ hasText: name }).click()
    await page.getByRole('main', { name }).getByRole('heading', { name: 'Log' }).waitFor()
    await check(name)
  }
  const fit = page.getByRole('region', { name: 'Fit card' })
  await fit.getByRole('button', { name: /^Own platform/ }).click()
  await page.getByRole('button', { name: 'Add a promise' }).click()
  await check('fit card and a promise')
  await fit.getByRole('button', { name: 'A quote that shows it…' }).click()
  await page.getByRole('listbox', { name: 'Quotes' }).getByRole('option').first().waitFor()
  await check('a quote for the fit card')
  await page.keyboard.press('Escape')

  await place('Workshop').click()
  for (const view of ['About', 'Agenda', 'Exercises', 'Evidence', 'Pack']) {
    await page.getByRole('radio', { name: view, exact: true }).click()
    await page.getByRole('main', { name: view }).waitFor()
    await check(`workshop, ${view}`)
  }

  await place('Insight').click()
  const grid = page.getByRole('grid', { name: 'Phase × norm' })
  await grid.getByRole('button', { name: /^P3/ }).click()
  await page.mouse.move(0, 0)
  await check('the map')
  await grid.getByRole('gridcell', { name: /^P3 and R1/ }).click()
  await page.getByRole('complementary', { name: 'Quotes in this cell' }).getByRole('list').waitFor()
  await page.mouse.move(0, 0)
  await check('quotes of a cell')
  await grid.getByRole('gridcell', { name: /^P1 and R1/ }).click()
  await check('a cell without evidence')
  await page.getByRole('button', { name: 'How this is counted' }).click()
  await check('how the map is counted')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Show the table' }).click()
  await page.mouse.move(0, 0)
  await check('the map as a table')
  await page.getByRole('button', { name: 'Show the map' }).click()

  await place('Trash').click()
  await check('empty trash')
  await page.keyboard.press('Control+k')
  const palette = page.getByRole('combobox', { name: 'Go to or do anything' })
  await palette.waitFor()
  await check('palette')
  await palette.fill('>')
  await check('palette of commands')
  await page.keyboard.press('Escape')
  await run('>keys on')
  await page.getByRole('dialog', { name: 'Keys' }).waitFor()
  await check('keys')
  expect(wrong).toEqual([])
})
