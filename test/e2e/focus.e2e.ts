/** The focus is never lost to nowhere, the caret stays where it was, and the window says what is open. */
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '../support/windowTest.ts'
import { withCore } from '../support/workspace.ts'

test.use({ sharesApp: true })

test('keys always have a place, and the title follows what is open', async ({ launch }) => {
  const folder = await mkdtemp(join(tmpdir(), 'commonplace-'))
  const dataDir = join(folder, 'data')
  await withCore(dataDir, 'Harbour', async (core) => {
    const bytes = new TextEncoder().encode('Tug log\n\nThe tug came within the hour. It took no money.')
    await core.run('import', { items: [{ fileName: 'tug.txt', bytes }] }, { scope: 'test' })
    core.execute('createNote', { title: 'Letter', markdown: 'one\n\ntwo' }, { scope: 'test' })
  })
  const { window: page, electron } = await launch({ folder, env: { COMMONPLACE_OPEN: dataDir } })
  const { keyboard } = page
  const palette = page.getByRole('combobox', { name: 'Go to or do anything' })
  const goTo = async (words: string, found = words) => {
    await keyboard.press('Control+k')
    await palette.fill(words)
    await expect(page.getByRole('listbox', { name: 'Found' }).getByRole('option').first()).toContainText(found)
    await keyboard.press('Enter')
    await expect(palette).toBeHidden()
  }
  const title = () => electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle())
  await page.getByRole('listbox', { name: 'Sources' }).waitFor()
  await expect.poll(title).toBe('Harbour')

  await goTo('Tug log')
  const reader = page.locator('[data-reader]')
  await expect(reader).toBeFocused()
  await expect.poll(title).toBe('Tug log — Harbour')
  for (const key of ['j', 's', 'q']) await keyboard.press(key)
  await page.getByRole('combobox', { name: 'Code for this quote' }).waitFor()
  await keyboard.press('Escape')
  await expect(page.getByRole('button', { name: /^Quote 1 of 1/ })).toBeFocused()
  // What had the focus is taken away.
  await keyboard.press('Control+z')
  await expect(page.getByRole('button', { name: /^Quote 1 of 1/ })).toHaveCount(0)
  await expect(reader).toBeFocused()

  await goTo('#R1.HELP', 'Practical help')
  await expect.poll(title).toBe('R1.HELP — Harbour')
  await goTo('Letter')
  await expect.poll(title).toBe('Letter — Harbour')
  const editor = page.locator('[data-lexical-editor="true"]')
  await expect(editor).toHaveAttribute('contenteditable', 'true')
  await editor.getByText('two').click()
  await keyboard.press('End')
  await keyboard.press('Control+k')
  await palette.waitFor()
  await keyboard.press('Escape')
  await expect(editor).toBeFocused()
  await keyboard.type('!')
  await expect(editor.locator('p').last()).toHaveText('two!')
})
