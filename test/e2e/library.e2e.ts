/** The library in the real window: every door in, what does not come in and why, and what is known of a source. */
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright'
import { ferryPage, writeLibraryFiles } from '../support/libraryFiles.ts'
import type { LaunchOptions, RunningApp } from '../support/window.ts'
import { expect, test } from '../support/windowTest.ts'
import { withCore } from '../support/workspace.ts'

test.use({ sharesApp: true })

type Launch = (options?: LaunchOptions) => Promise<RunningApp>

/** A window on a workspace that holds these files. */
async function open(
  launch: Launch,
  which: (files: Awaited<ReturnType<typeof writeLibraryFiles>>) => string[] = () => [],
) {
  const app = await launch()
  const files = await writeLibraryFiles(join(app.folder, 'files'))
  await withCore(app.dataFolder, 'Quayside', async (core) => {
    for (const path of which(files)) {
      const done = await core.run('import', { items: [{ path }] }, { scope: 'test' })
      if (!done.ok || done.value.failed.length > 0) throw new Error(JSON.stringify(done))
    }
  })
  const opened = await app.window.evaluate((path) => window.commonplace.openWorkspace(path), app.dataFolder)
  expect(opened.ok).toBe(true)
  await app.window.getByRole('heading', { name: 'Library', level: 1 }).waitFor()
  return { ...app, page: app.window, files }
}

const sources = (page: Page) => page.getByRole('listbox', { name: 'Sources' })
const reader = (page: Page) => page.locator('[data-reader]')

/** The dialog answers with these files. */
const choose = (app: RunningApp, paths: string[]) =>
  app.electron.evaluate(({ dialog }, filePaths) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths })
  }, paths)

async function expectAccessible(page: Page) {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
}

test('an empty library teaches the next act; the dialog brings files in and says what did not come', async ({
  launch,
}) => {
  const app = await open(launch)
  const { page, files } = app
  await expect(page.getByRole('heading', { name: 'Nothing to read yet' })).toBeVisible()
  await expectAccessible(page)
  await choose(app, [files.page, files.empty, files.text, files.broken, files.unknown])
  await page.getByRole('button', { name: 'Choose files…' }).click()

  await expect(reader(page)).toContainText('Nobody had told the baker')
  await expect(sources(page).getByRole('option')).toHaveCount(2)
  const note = page.getByRole('region', { name: 'Sources' }).getByRole('status').filter({ hasText: 'not imported' })
  await expect(note).toContainText('3 files were not imported')
  await expect(note).toContainText('The other 2 are in')
  for (const name of ['empty.txt', 'broken.pdf', 'sound.mp3']) await expect(note).toContainText(name)
  await expectAccessible(page)
  await note.getByRole('button', { name: 'Dismiss' }).click()
  await expect(note).toHaveCount(0)

  // The same file again is known, and nothing comes twice.
  await choose(app, [files.page])
  await page.keyboard.press('Control+o')
  await expect(page.getByText('loaves.html is in the library already as “Forty loaves”.')).toBeVisible()
  await expect(sources(page).getByRole('option')).toHaveCount(2)
})

test('files dropped anywhere and pages pasted come in; a paste into a field stays there', async ({ launch }) => {
  const { page } = await open(launch)
  await page.evaluate(() => {
    const carried = new DataTransfer()
    carried.items.add(new File(['Dropped words about a lighthouse keeper and her goat.'], 'dropped.txt'))
    const target = document.querySelector('nav') ?? document.body
    const fire = (type: string) =>
      target.dispatchEvent(new DragEvent(type, { dataTransfer: carried, bubbles: true, cancelable: true }))
    fire('dragover')
    fire('drop')
  })
  await expect(reader(page)).toContainText('a lighthouse keeper')

  await page.evaluate((html) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/html', html)
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, ferryPage)
  await expect(reader(page)).toContainText('Nobody had told the baker')
  await expect(sources(page).getByRole('option')).toHaveCount(2)

  await page.getByRole('button', { name: 'Filter' }).click()
  await page.evaluate(() => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', 'not a source')
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    )
  })
  await page.keyboard.type('loaves')
  await expect(sources(page).getByRole('option')).toHaveCount(1)
  await page.keyboard.press('Escape')
  await expect(sources(page).getByRole('option')).toHaveCount(2)
})

test('several sources go to the trash at once and come back by undo', async ({ launch }) => {
  const { page } = await open(launch, (files) => [files.page, files.text, files.pdf])
  const rows = sources(page).getByRole('option')
  await expect(rows).toHaveCount(3)
  await rows.first().click()
  await rows.first().focus()
  await page.keyboard.press('x')
  await page.keyboard.press('Shift+ArrowDown')
  await expect(page.getByRole('region', { name: 'Sources' }).getByText('2 chosen')).toBeVisible()
  await page.keyboard.press('Delete')
  await expect(rows).toHaveCount(1)
  await expect(page.getByRole('region', { name: 'Notices' })).toContainText('2 sources moved to the trash')
  await page.getByRole('region', { name: 'Notices' }).getByRole('button', { name: 'Undo' }).click()
  await expect(rows).toHaveCount(3)

  await page.getByRole('radio', { name: 'Uncoded' }).click()
  await expect(rows).toHaveCount(3)
})

test('what is known of a source can be put right, and taken back', async ({ launch }) => {
  const { page } = await open(launch, (files) => [files.page, files.text])
  await sources(page)
    .getByRole('option', { name: /Forty loaves/ })
    .click()
  await expect(reader(page)).toContainText('Ines Varga')
  await page.keyboard.press('Control+.')
  const about = page.getByRole('complementary', { name: 'About this source' })
  await about.getByLabel('Authors').fill('Ines Varga; Tomas Ek')
  await about.getByLabel('Authors').press('Enter')
  await expect(reader(page)).toContainText('Ines Varga and Tomas Ek')
  await about.getByLabel('Published').fill('March 2024')
  await about.getByLabel('Published').press('Enter')
  await expect(reader(page)).toContainText('March 2024')
  await about.getByLabel('Address').fill('no address at all')
  await about.getByLabel('Address').press('Enter')
  await expect(about).toContainText('Write an address like')
  await about.getByLabel('Address').press('Escape')

  await about.getByRole('button', { name: /Same origin as/ }).click()
  await page.getByRole('option', { name: 'A letter from the quay' }).last().click()
  await expect(sources(page)).toContainText('Counts once')
  await expectAccessible(page)

  await reader(page).focus()
  await page.keyboard.press('Control+z')
  await expect(sources(page)).not.toContainText('Counts once')
  await page.keyboard.press('Control+z')
  await expect(reader(page)).not.toContainText('March 2024')
})
