/** Many files at once: how far it is can be seen, stopping keeps what is in, and a whole load stays usable. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '../support/windowTest.ts'
import { withCore } from '../support/workspace.ts'

test.use({ sharesApp: true })

const FILES = 160

test('an import of many files shows how far it is, and stops when told, keeping what is in', async ({ launch }) => {
  const app = await launch()
  const { window: page } = app
  const folder = join(app.folder, 'files')
  await mkdir(folder)
  const filePaths = await Promise.all(
    Array.from({ length: FILES }, async (_, i) => {
      const path = join(folder, `letter-${String(i).padStart(3, '0')}.txt`)
      await writeFile(path, `Letter ${i}\n\n${'The ferry was late and nobody minded. '.repeat(400)}`)
      return path
    }),
  )
  await withCore(app.dataFolder, 'Quayside', async () => undefined)
  await page.evaluate((path) => window.commonplace.openWorkspace(path), app.dataFolder)
  await app.electron.evaluate(({ dialog }, paths) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: paths })
  }, filePaths)
  await page.getByRole('button', { name: 'Choose files…' }).click()

  const progress = page.getByRole('progressbar', { name: 'Importing' })
  const done = async (): Promise<number> =>
    Number(/^(\d+) of 160$/.exec((await progress.getAttribute('aria-valuetext')) ?? '')?.[1])
  await expect.poll(done).toBeGreaterThan(2)
  const early = await done()
  await expect.poll(done).toBeGreaterThan(early)
  await expect(page.getByText(/^letter-\d{3}\.txt$/)).toBeVisible()
  // One can go elsewhere meanwhile and find it still running.
  await page.keyboard.press('g')
  await page.keyboard.press('n')
  await expect(page.getByRole('heading', { name: 'Notes', level: 1 })).toBeVisible()
  await page.keyboard.press('g')
  await page.keyboard.press('l')
  await page.getByRole('button', { name: 'Stop' }).click()
  await expect(progress).toHaveCount(0)
  const rows = page.getByRole('listbox', { name: 'Sources' }).getByRole('option')
  const count = Number(await rows.first().getAttribute('aria-setsize'))
  expect(count).toBeGreaterThan(2)
  expect(count).toBeLessThan(FILES)
  // What was stopped on purpose is no trouble to be told of, and comes in when it is asked for again.
  await expect(page.getByText(/not imported/)).toHaveCount(0)
  await page.keyboard.press('Control+o')
  await expect(rows.first()).toHaveAttribute('aria-setsize', String(FILES), { timeout: 45_000 })
  await expect(page.getByText(/^\d+ files are here already/)).toBeVisible({ timeout: 20_000 })
})
