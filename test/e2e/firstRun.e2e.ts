/** The first screen by keys, names and titles that follow, another window, and a store that was given up. */
import type { ElectronApplication } from 'playwright'
import { waitForCore } from '../support/coreProcess.ts'
import { expect, test } from '../support/windowTest.ts'
import { withCore } from '../support/workspace.ts'

const titleOf = (app: { electron: ElectronApplication }) =>
  app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((each) => each.getTitle()))

test('a workspace is made by typing its name; renamed, the title follows and the recent list keeps it', async ({
  launch,
}) => {
  const app = await launch()
  const { window: page } = app
  await expect(page.getByRole('textbox', { name: 'Name of the workspace' })).toBeFocused()
  await page.keyboard.type('Harbour pilots')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Nothing to read yet' })).toBeVisible()
  await expect.poll(() => titleOf(app)).toEqual([expect.stringContaining('Harbour pilots')])

  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Go to or do anything' }).fill('>rename this')
  await page.keyboard.press('Enter')
  const name = page.getByRole('dialog').getByLabel('Name')
  await expect(name).toBeFocused()
  await name.fill('Lighthouse')
  await page.keyboard.press('Enter')
  await expect.poll(() => titleOf(app)).toEqual([expect.stringContaining('Lighthouse')])
  await expect(page.getByRole('button', { name: /Workspace|Lighthouse/ }).first()).toContainText('Lighthouse')

  // Another one, in a window of its own; from there the first is among the recent ones.
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Go to or do anything' }).fill('>new workspace')
  const [second] = await Promise.all([
    app.electron.waitForEvent('window'),
    (async () => {
      await page.keyboard.press('Enter')
      await page.getByRole('dialog', { name: 'New workspace' }).getByLabel('Name').fill('Second')
      await page.keyboard.press('Enter')
    })(),
  ])
  await expect(second.getByRole('heading', { name: 'Nothing to read yet' })).toBeVisible()
  await second
    .getByRole('button', { name: /Second/ })
    .first()
    .click()
  await expect(second.getByRole('menuitem', { name: 'Lighthouse' })).toBeVisible()
  await second
    .getByRole('menuitem', { name: 'Dark theme' })
    .or(second.getByRole('menuitemradio', { name: 'Dark theme' }))
    .or(second.getByRole('menuitemcheckbox', { name: 'Dark theme' }))
    .first()
    .click()
  await expect(second.locator('html')).toHaveAttribute('data-theme', 'dark')
})

test('a store that was given up says so, keeps the screen, and is tried again at a key', async ({ launch }) => {
  const app = await launch()
  await withCore(app.dataFolder, 'Quayside', async (core) => {
    core.execute('createNote', { title: 'Lamp oil' }, { scope: 'test' })
    return Promise.resolve()
  })
  const { window: page } = app
  await page.evaluate((path) => window.commonplace.openWorkspace(path), app.dataFolder)
  await page.getByRole('heading', { name: 'Library', level: 1 }).waitFor()
  let pid = await waitForCore(app)
  for (let i = 0; i < 5; i++) {
    process.kill(pid, 'SIGKILL')
    if (i < 4) pid = await waitForCore(app, pid)
  }
  const alert = page.getByRole('alert').filter({ hasText: 'Saving has stopped' })
  await expect(alert).toBeVisible()
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Quayside could not be shown' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Open another workspace…' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Try again' })).toBeFocused()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Library', level: 1 }).waitFor()
  await expect(alert).toHaveCount(0)
  await page.keyboard.press('Control+n')
  await expect(page.getByRole('option', { name: /Untitled/ })).toBeVisible()
})

test('a name and a title as long as they may be fit the window and its title', async ({ launch }) => {
  const app = await launch()
  const long = 'Harbour '.repeat(37).trim()
  await withCore(app.dataFolder, long, async (core) => {
    core.execute('createNote', { title: long }, { scope: 'test' })
    return Promise.resolve()
  })
  const { window: page } = app
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(String(error)))
  await page.evaluate((path) => window.commonplace.openWorkspace(path), app.dataFolder)
  await page.getByRole('navigation', { name: 'Places' }).getByText('Notes').click()
  await page.getByRole('listbox', { name: 'Notes' }).getByRole('option').first().click()
  await expect(page.locator('[data-lexical-editor="true"]')).toHaveAttribute('contenteditable', 'true')
  await expect.poll(() => titleOf(app)).toEqual([expect.stringMatching(/^Harbour .*… — Harbour .*…$/)])
  expect(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false)
  expect(errors).toEqual([])
})
