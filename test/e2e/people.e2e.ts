/** People in the real window: a log taken in from a table, a line logged by keyboard, groups, and somebody erased. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright'
import { expect, test } from '../support/windowTest.ts'
import { withCore } from '../support/workspace.ts'
import { stillness } from '../support/stillness.ts'

async function expectUsable(page: Page, screen: string): Promise<void> {
  await stillness(page)
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
  const wrong = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  expect(
    wrong.map(({ id, nodes }) => `${screen}: ${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' ')}`),
  ).toEqual([])
}

const bytesOf = (folder: string): string =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)).toString('latin1'))
    .join('\n')

test('a table becomes people and their log, a line is logged by keyboard, somebody is erased', async ({ launch }) => {
  test.setTimeout(120_000)
  const folder = await mkdtemp(join(tmpdir(), 'commonplace-'))
  const dataDir = join(folder, 'data')
  await withCore(dataDir, 'Harbour', () => Promise.resolve())
  const table = join(folder, 'log.csv')
  writeFileSync(
    table,
    'Name,Date,Who acted,Notes\nUna Quillfeather,03/04/2026,in,Answered a beginner\nTove Lind,04/05/2026,out,\n' +
      'Tove Lind,05/05/2026,sideways,\n,01/01/2026,in,\n',
  )
  const dialogs = join(folder, 'answers.json')
  const saved = join(folder, 'people.csv')
  writeFileSync(dialogs, JSON.stringify({ chooseTable: [table], saveFile: [saved] }))
  const { window: page } = await launch({
    folder,
    env: { COMMONPLACE_OPEN: dataDir, COMMONPLACE_DIALOG_ANSWERS: dialogs },
  })
  await page.getByRole('navigation', { name: 'Places' }).waitFor()
  await page.keyboard.press('g')
  await page.keyboard.press('e')
  await expect(page.getByRole('heading', { name: 'Who you hope to work with' })).toBeVisible()
  await expectUsable(page, 'nobody yet')

  await page.getByRole('button', { name: 'Import a log from a table…' }).click()
  const dialog = page.getByRole('dialog', { name: 'What happened, from log.csv' })
  // Nobody can know whether 03/04 is in March or in April.
  await expect(dialog.getByText(/“03\/04\/2026” can be/)).toBeVisible()
  await expectUsable(page, 'import')
  await dialog.getByRole('button', { name: /Dates are written/ }).click()
  await page.getByRole('option', { name: /^DD\/MM\/YYYY/ }).click()
  await expect(dialog.getByText('2 interactions of 2 people')).toBeVisible()
  await dialog.getByRole('button', { name: /“sideways” means/ }).click()
  await page.getByRole('option', { name: 'Together' }).click()
  await expect(dialog.getByText('3 interactions of 2 people')).toBeVisible()
  await expect(dialog.getByText('No person is named.')).toBeVisible()
  await dialog.getByRole('button', { name: 'Take in 3' }).click()
  await page.getByRole('dialog', { name: 'Taken in' }).getByRole('button', { name: 'Close' }).click()

  const list = page.getByRole('listbox', { name: 'People' })
  await list.getByRole('option', { name: /Una Quillfeather/ }).click()
  const log = page.getByRole('region', { name: 'Log', exact: true })
  await expect(log.getByText('Answered a beginner')).toBeVisible()
  await list.getByRole('option', { name: /Una Quillfeather/ }).focus()
  await page.keyboard.press('l')
  await page.keyboard.type('2 May 2026 we sent her the dye list')
  await expect(page.getByRole('textbox', { name: 'Day' })).toHaveValue('2 May')
  await expectUsable(page, 'logging')
  await page.keyboard.press('Enter')
  await expect(log.getByRole('listitem').first()).toContainText('We sent her the dye list')
  await expect(log.getByRole('listitem').first()).toContainText('We give')

  await page.getByRole('button', { name: 'Put into a group' }).click()
  await page.keyboard.type('Dyers')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Take out of Dyers' })).toBeVisible()
  await page.getByRole('textbox', { name: 'Where they are found' }).fill('The dyers’ forum')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('banner').or(page.locator('article')).getByText('The dyers’ forum').first()).toBeVisible()
  await expectUsable(page, 'person')

  await page.keyboard.press('Control+k')
  await page.keyboard.type('@tov')
  await expect(page.getByRole('option').first()).toContainText('Tove Lind')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue('Tove Lind')

  await page.keyboard.press('Control+k')
  await page.keyboard.type('>export people')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Export as CSV…' }).click()
  await expect.poll(() => existsSync(saved)).toBe(true)
  expect(readFileSync(saved, 'utf8')).not.toContain('Una')

  await list.getByRole('option', { name: /Una Quillfeather/ }).click()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('>erase this person')
  await page.keyboard.press('Enter')
  const ask = page.getByRole('alertdialog', { name: 'Erase Una Quillfeather for good?' })
  await expect(ask.getByText('The name stands nowhere else in this workspace.')).toBeVisible()
  await expectUsable(page, 'erase')
  expect(bytesOf(dataDir)).toContain('Quillfeather')
  await ask.getByRole('button', { name: 'Erase Una Quillfeather' }).click()
  await expect(page.getByRole('heading', { name: 'A cross-section of the community' })).toBeVisible()
  await expect(page.getByText('Nobody is here from Dyers.')).toBeVisible()
  await expect(list.getByRole('option')).toHaveCount(1)
  expect(bytesOf(dataDir)).not.toContain('Quillfeather')
  await expectUsable(page, 'cross-section')
})
