/** What goes to the trash by keys comes back by keys, the open thing too. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { NoteId, SourceId } from '#shared/model/ids.ts'
import { expect, test } from '../support/windowTest.ts'
import { withCore } from '../support/workspace.ts'

test.use({ sharesApp: true })

test('an open source and a note are put into the trash and restored without a mouse', async ({ launch }) => {
  const app = await launch()
  await withCore(app.dataFolder, 'Quayside', async (core) => {
    const bytes = new TextEncoder().encode('Forty loaves\n\nThe ferry left early.')
    const done = await core.run('import', { items: [{ fileName: 'loaves.txt', bytes }] }, { scope: 'test' })
    if (!done.ok) throw new Error(done.error.message)
    core.execute('createNote', { title: 'Lamp oil' }, { scope: 'test' })
  })
  const { window: page } = app
  await page.evaluate((path) => window.commonplace.openWorkspace(path), app.dataFolder)
  const sources = page.getByRole('listbox', { name: 'Sources' })
  await sources.getByRole('option').first().click()
  await expect(page.locator('[data-reader]')).toContainText('The ferry left early')
  await sources.getByRole('option').first().focus()
  await page.keyboard.press('Delete')
  await expect(page.getByRole('region', { name: 'Notices' })).toContainText('moved to the trash')
  await expect(page.locator('[data-reader]')).toHaveCount(0)

  await page.keyboard.press('g')
  await page.keyboard.press('n')
  const notes = page.getByRole('listbox', { name: 'Notes' })
  await notes.getByRole('option').first().focus()
  await page.keyboard.press('Delete')
  await expect(notes.getByRole('option')).toHaveCount(0)

  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Go to or do anything' }).fill('>trash')
  await expect(page.getByRole('option').first()).toContainText('Go to the trash')
  await page.keyboard.press('Enter')
  const trash = page.getByRole('listbox', { name: 'In the trash' })
  await expect(trash.getByRole('option')).toHaveCount(2)
  await trash.getByRole('option').first().focus()
  await page.keyboard.press('x')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('x')
  await page.getByRole('button', { name: 'Restore 2' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'The trash is empty' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Restore' })).toHaveCount(0)
  // The nothing that is left has a way back, too.
  await page.getByRole('heading', { name: 'Trash', level: 1 }).click()
  await page.keyboard.press('Control+z')
  await expect(trash.getByRole('option')).toHaveCount(2)
  await page.keyboard.press('Control+Shift+z')
  await page.keyboard.press('g')
  await page.keyboard.press('l')
  await expect(sources.getByRole('option')).toHaveCount(1)
})

test('what lies in the trash is deleted for good only after a word about what that means', async ({ launch }) => {
  const app = await launch()
  const blobs = join(app.dataFolder, 'blobs')
  await withCore(app.dataFolder, 'Quayside', async (core) => {
    const ids: (NoteId | SourceId)[] = []
    for (const name of ['loaves', 'ladders']) {
      const bytes = new TextEncoder().encode(`${name}\n\nThe ${name} came by boat.`)
      const done = await core.run('import', { items: [{ fileName: `${name}.txt`, bytes }] }, { scope: 'test' })
      if (!done.ok) throw new Error(done.error.message)
      for (const { sourceId } of done.value.imported) ids.push(sourceId)
    }
    const note = core.execute('createNote', { title: 'Lamp oil' }, { scope: 'test' })
    if (note.ok) ids.push(note.value.noteId)
    core.execute('trash', { ids }, { scope: 'test' })
  })
  const { window: page } = app
  await page.evaluate((path) => window.commonplace.openWorkspace(path), app.dataFolder)
  await page.getByRole('link', { name: /^Trash/ }).click()
  const trash = page.getByRole('listbox', { name: 'In the trash' })
  await expect(trash.getByRole('option')).toHaveCount(3)

  await trash.getByRole('option', { name: /Lamp oil/ }).focus()
  await page.keyboard.press('x')
  await page.getByRole('button', { name: 'Delete for good…' }).click()
  const dialog = page.getByRole('alertdialog')
  await expect(dialog).toContainText('Delete “Lamp oil” for good?')
  await expect(dialog).toContainText('This cannot be undone')
  // The safe answer is the one that Enter and Escape give.
  await expect(dialog.getByRole('button', { name: 'Keep it' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await expect(trash.getByRole('option')).toHaveCount(3)
  await page.getByRole('button', { name: 'Delete for good…' }).click()
  await dialog.getByRole('button', { name: 'Delete it for good' }).click()
  await expect(trash.getByRole('option')).toHaveCount(2)

  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Go to or do anything' }).fill('>empty the trash')
  await expect(page.getByRole('option', { name: 'Empty the trash…' })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(dialog).toContainText('Sources go with their files')
  await dialog.getByRole('button', { name: 'Delete 2 things for good' }).click()
  await expect(page.getByRole('heading', { name: 'The trash is empty' })).toBeVisible()
  expect(readdirSync(blobs, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())).toEqual([])
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('heading', { name: 'The trash is empty' })).toBeVisible()
})
