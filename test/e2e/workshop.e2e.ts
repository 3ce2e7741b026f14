/** The way from a workspace to a pack in the real window, by keys alone: begun, ordered, looked at, saved, run, duplicated. */
import { mkdtemp, readdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runByPalette } from '../support/palette.ts'
import { expect, test } from '../support/windowTest.ts'

test('a workshop is begun from a programme, filled, saved as a pack, presented and duplicated', async ({ launch }) => {
  test.setTimeout(120_000)
  const room = await mkdtemp(join(tmpdir(), 'commonplace-pack-'))
  const answers = join(room, 'answers.json')
  await writeFile(answers, JSON.stringify({ chooseFolder: [room] }))
  const { window: page } = await launch({ env: { COMMONPLACE_DIALOG_ANSWERS: answers } })
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key)
  }
  const run = (words: string) => runByPalette(page, words)

  await page.getByText('Look round the sample').click()
  await page.getByRole('listbox', { name: 'Sources' }).getByRole('option').nth(3).waitFor({ timeout: 40_000 })
  await press('g', 'w')
  await page.getByRole('main', { name: 'Pack' }).waitFor()
  // A finding may stand for a reason, which everybody sees; and it comes back.
  const found = page.getByRole('region', { name: 'Before it goes out' })
  await found.getByRole('button', { name: /^Dismiss “gift card”/ }).press('Enter')
  await page.keyboard.type('The plan asks exactly that')
  await press('Enter')
  const stood = page.getByRole('region', { name: 'Let stand by the team' })
  await expect(stood).toContainText('The plan asks exactly that')
  await expect(found.getByText('gift card')).toHaveCount(0)
  await stood.getByRole('button', { name: /again$/ }).press('Enter')
  await expect(found.getByText('gift card')).toBeVisible()

  // A new one of half a day, which chooses what fits by itself.
  await run('>new workshop of half')
  const asked = page.getByRole('dialog', { name: 'New workshop' })
  await expect(asked.getByRole('textbox', { name: 'Name' })).toBeFocused()
  await page.keyboard.type('Gulls and glazes')
  await press('Tab')
  await page.keyboard.type('Harrow & Sons')
  await press('Enter')
  await expect(page.getByRole('textbox', { name: 'Name of the workshop' })).toHaveValue('Gulls and glazes')
  const agenda = page.getByRole('region', { name: 'Agenda' })
  const rows = agenda.getByRole('option')
  await expect(rows).toHaveCount(8)
  const side = page.getByRole('region', { name: 'Workshop' })
  await expect(side.getByText('fills the time')).toBeInViewport()

  // Order and lengths by keys; times and the sum follow, and Undo takes one step back.
  await press('Shift+F6')
  await expect(rows.nth(0)).toBeFocused()
  await press('Alt+ArrowDown')
  await expect(rows.nth(1)).toHaveAccessibleName(/^09:45, Welcome/)
  await expect(rows.nth(1)).toBeFocused()
  await press('+')
  await expect(side.getByText('5 min too long')).toBeVisible()
  await press('Control+z')
  await expect(side.getByText('fills the time')).toBeVisible()
  // By pointer, above the row that stands first; the line says where before it is let go.
  const middleOf = async (row: number) => {
    const box = await rows.nth(row).boundingBox()
    if (!box) throw new Error('no row')
    return { x: box.x + box.width / 2, y: box.y + box.height / 2, top: box.y }
  }
  const [first, third] = [await middleOf(0), await middleOf(2)]
  const name = (await rows.nth(2).getAttribute('aria-label'))?.split(', ')[1] ?? ''
  await page.mouse.move(third.x, third.y)
  await page.mouse.down()
  await page.mouse.move(third.x, third.y - 12)
  await page.mouse.move(first.x, first.top + 3)
  await page.mouse.up()
  await expect(rows.nth(0)).toHaveAccessibleName(new RegExp(`, ${name},`))
  await press('Control+z')
  await expect(rows.nth(2)).toHaveAccessibleName(new RegExp(`, ${name},`))
  await rows.nth(0).focus()
  await press('n')
  await page.getByRole('combobox', { name: 'Add to the agenda' }).waitFor()
  await page.keyboard.type('open card')
  await press('Enter')
  await expect(rows).toHaveCount(9)
  await expect(page.getByRole('main', { name: 'Agenda' }).getByRole('region', { name: /Open card sort/ })).toBeVisible()
  await expect(rows.nth(8)).toBeFocused()
  await press('Delete')
  await expect(rows).toHaveCount(8)

  // The pack: what the lenses found first, then each part.
  await run('>show this workshop')
  const inPack = page.getByRole('complementary', { name: 'In this pack' })
  await expect(inPack.getByRole('region', { name: 'Before it goes out' })).toBeVisible()
  await inPack.getByRole('button', { name: /^Quotes/ }).press('Enter')
  const sheet = page.getByRole('group', { name: 'Quotes, as it leaves' })
  await expect(sheet.getByRole('figure', { name: /^Page 1 of/ })).toContainText(/\bQ1\b.*\bQ4\b/s)
  await sheet.press('ArrowRight')
  await expect(page.getByText(/^Sheet 2 of/)).toBeVisible()
  await expect(sheet.getByRole('figure', { name: /^Page 2 of/ })).toContainText(/\bQ5\b/)
  await run('>save this workshop')
  await expect(page.getByText(/files saved to/)).toBeVisible({ timeout: 30_000 })
  const files = await readdir(join(room, 'Gulls and glazes, pack'))
  expect(files).toEqual(expect.arrayContaining(['handout.html', 'key.html', 'deck.pdf', 'cards.pdf', 'kept-apart']))

  // Run it: arrows walk, N brings notes and the time, B black, Escape ends.
  await run('>present this workshop')
  const stage = page.getByRole('group', { name: /^Slide 1 of/ })
  await expect(stage).toBeFocused()
  await press('ArrowRight')
  const second = page.getByRole('group', { name: /^Slide 2 of/ })
  await expect(second.getByRole('heading', { name: 'What we are here for' })).toBeVisible()
  await press('n', 'End', 'Home', 'b')
  await expect(page.getByRole('img', { name: /^Black/ })).toBeVisible()
  await press('b')
  await expect(page.getByText(/^Next: What we are here for/)).toBeVisible()
  await press('Escape')
  await expect(page.getByRole('dialog', { name: /slides$/ })).toHaveCount(0)

  // For the next client: the agenda goes along, the evidence stays behind.
  await run('>duplicate this workshop')
  await page.getByRole('dialog', { name: /^Duplicate/ }).waitFor()
  await page.keyboard.type('Low Water Inn')
  await press('Enter')
  await expect(page.getByRole('textbox', { name: 'Client' })).toHaveValue('Low Water Inn')
  await expect(rows).toHaveCount(8)
  await expect(page.getByText('none chosen')).toBeVisible()
  await run('>trash this workshop')
  await expect(page.getByText(/moved to the trash/)).toBeVisible()
  await press('Control+z')
  await run('Gulls and glazes')
  await expect(agenda).toBeVisible()
})
