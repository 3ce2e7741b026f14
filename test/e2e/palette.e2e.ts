/** Going and doing by name, from the keys alone; a command acts on what had the focus before the palette. */
import { expect, test } from '../support/windowTest.ts'
import { withCore } from '../support/workspace.ts'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

test('the palette goes to things, runs commands where the focus was, and says what cannot be done', async ({
  launch,
}) => {
  const folder = await mkdtemp(join(tmpdir(), 'commonplace-'))
  const dataDir = join(folder, 'data')
  await withCore(dataDir, 'Harbour', async (core) => {
    core.execute('createNote', { title: 'Lamp oil' }, { scope: 'test' })
    core.execute('createNote', { title: 'Rope store' }, { scope: 'test' })
    return Promise.resolve()
  })
  const { window: page } = await launch({ folder, env: { COMMONPLACE_OPEN: dataDir } })
  await page.getByRole('navigation', { name: 'Places' }).waitFor()
  const field = page.getByRole('combobox', { name: 'Go to or do anything' })

  await page.keyboard.press('Control+k')
  await field.fill('>quote the sel')
  await expect(page.getByRole('option').first()).toContainText('Select words in a source first')
  await page.keyboard.press('Enter')
  await expect(field).toBeVisible()
  await field.fill('lamp')
  await expect(page.getByRole('option').first()).toContainText('Lamp oil')
  await page.keyboard.press('Enter')

  const editor = page.locator('[data-lexical-editor="true"]')
  await expect(editor).toHaveAttribute('contenteditable', 'true')
  await editor.click()
  await page.keyboard.type('whale')
  await expect(editor).toHaveText('whale')
  await page.keyboard.press('Control+k')
  await field.fill('>undo')
  await page.keyboard.press('Enter')
  await expect(field).toBeHidden()
  // One step of the editor's own undo; how many letters that is depends on how fast they came.
  await expect(editor).not.toHaveText('whale')
  await expect(editor).toBeFocused()
})
