/** What is opened from elsewhere is in sight in its list; in a narrow window a place means its list. */
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { resize } from '../support/window.ts'
import { expect, test } from '../support/windowTest.ts'
import { withCore } from '../support/workspace.ts'

test.use({ sharesApp: true })

test('the list shows what was opened from the palette, and comes by its place in a narrow window', async ({
  launch,
}) => {
  const folder = await mkdtemp(join(tmpdir(), 'commonplace-'))
  const dataDir = join(folder, 'data')
  await withCore(dataDir, 'Harbour', async (core) => {
    for (let i = 0; i < 350; i += 1) core.execute('createNote', { title: `Letter ${i}` }, { scope: 'test' })
  })
  const { window: page, electron } = await launch({ folder, env: { COMMONPLACE_OPEN: dataDir } })
  await page.getByRole('navigation', { name: 'Places' }).getByText('Notes').click()
  const list = page.getByRole('listbox', { name: 'Notes' })
  await expect(list.getByRole('option').first()).toBeVisible()
  await page.keyboard.press('Control+k')
  const palette = page.getByRole('combobox', { name: 'Go to or do anything' })
  await palette.fill('Letter 3')
  await expect(page.getByRole('listbox', { name: 'Found' }).getByText('Letter 3', { exact: true })).toBeVisible()
  await page.getByRole('listbox', { name: 'Found' }).getByText('Letter 3', { exact: true }).click()
  await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue('Letter 3')
  await expect(list.getByRole('option', { name: /^Letter 3 / })).toBeInViewport()

  await resize(electron, { width: 900, height: 700 })
  await expect(list).toBeHidden()
  await page.getByRole('navigation', { name: 'Places' }).getByRole('link', { name: /Notes/ }).click()
  await expect(list).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(list).toBeHidden()
})
