/** Going and doing by name, from the keys alone; a command acts on what had the focus before the palette. */
import { appCommands } from '#shared/model/appCommands.ts'
import { expect, test } from '../support/windowTest.ts'
import { withCore } from '../support/workspace.ts'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

test.use({ sharesApp: true })

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

test('every command of the app is found by its title; F6 walks the panes; Escape steps out', async ({ launch }) => {
  const app = await launch()
  await withCore(app.dataFolder, 'Harbour', async (core) => {
    core.execute('createNote', { title: 'Lamp oil' }, { scope: 'test' })
    return Promise.resolve()
  })
  const { window: page } = app
  await page.evaluate((path) => window.commonplace.openWorkspace(path), app.dataFolder)
  await page.getByRole('navigation', { name: 'Places' }).waitFor()
  const field = page.getByRole('combobox', { name: 'Go to or do anything' })
  const found = page.getByRole('dialog', { name: 'Go to or do anything' }).getByRole('option')
  await page.keyboard.press('Control+k')
  await field.fill('>')
  // The palette's own command would only open it again.
  const others = appCommands.filter(({ id }) => id !== 'palette.open')
  await expect(found).toHaveCount(others.length)
  for (const { title } of others) {
    await field.fill(`>${title}`)
    await expect(found.first()).toContainText(title)
  }
  await page.keyboard.press('Escape')
  await expect(field).toBeHidden()

  const paneWithFocus = () =>
    page.evaluate(() => document.activeElement?.closest('[data-pane]')?.getAttribute('data-pane'))
  const seen = new Set<string | null | undefined>()
  for (let i = 0; i < 3; i++) {
    await page.keyboard.press('F6')
    seen.add(await paneWithFocus())
  }
  expect(seen.size).toBe(3)
  const there = await paneWithFocus()
  await page.keyboard.press('F6')
  await page.keyboard.press('Shift+F6')
  expect(await paneWithFocus()).toBe(there)
})
