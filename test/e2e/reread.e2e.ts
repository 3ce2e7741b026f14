/** A source that an earlier version of the app read less well is read again in the window, and back. */
import { ferryPage } from '../support/libraryFiles.ts'
import { expect, test } from '../support/windowTest.ts'
import { withCore } from '../support/workspace.ts'

test.use({ sharesApp: true })

const found = 'Nobody had told the baker'
/** Words of the earlier reading's menu (support/olderImportWorker.ts), which are not in the new text. */
const gone = 'Follow us everywhere'

test('the text changes, quotes are found or said to be lost, and undo brings all of it back', async ({ launch }) => {
  const app = await launch()
  await withCore(
    app.dataFolder,
    'Quayside',
    async (core) => {
      const items = [{ fileName: 'loaves.html', bytes: new TextEncoder().encode(ferryPage) }]
      const report = await core.run('import', { items }, { scope: 'test' })
      const sourceId = report.ok ? report.value.imported[0]?.sourceId : undefined
      if (!sourceId) throw new Error(JSON.stringify(report))
      const text = await core.query('sourceText', { sourceId })
      const words = text.ok ? (text.value?.extraction.text ?? '') : ''
      for (const [from, length] of [
        [words.indexOf('Nobody'), found.length + 4],
        [words.indexOf('Follow'), gone.length],
      ] as const) {
        const start = Array.from(words.slice(0, from)).length
        const made = core.execute('addQuote', { sourceId, place: { start, end: start + length } }, { scope: 'test' })
        if (!made.ok) throw new Error(made.error.message)
      }
    },
    'test/support/olderImportWorker.ts',
  )
  const { window: page } = app
  await page.evaluate((path) => window.commonplace.openWorkspace(path), app.dataFolder)
  const sources = page.getByRole('listbox', { name: 'Sources' })
  await sources.getByRole('option').first().click()
  const reader = page.locator('[data-reader]')
  await expect(reader).toContainText(gone)
  await expect(reader.locator('mark')).not.toHaveCount(0)

  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Go to or do anything' }).fill('>read this source again')
  await expect(page.getByRole('option', { name: 'Read this source again' })).toBeVisible()
  await page.keyboard.press('Enter')
  const notices = page.getByRole('region', { name: 'Notices' })
  await expect(notices).toContainText('one quote found, 1 not in the new text')
  await expect(reader).not.toContainText(gone)
  await expect(reader.locator('mark').first()).toContainText('Nobody had told')
  const about = page.getByRole('complementary', { name: 'About this source' })
  await page.getByRole('button', { name: 'About this source' }).click()
  await expect(about).not.toContainText('read by an earlier version')
  await expect(about).toContainText('No longer found in the text')
  await expect(about).toContainText('Moved with the new text')

  await notices.getByRole('button', { name: /Undo/ }).click()
  await expect(reader).toContainText(gone)
  await expect(about).not.toContainText('No longer found in the text')
  await expect(about).toContainText('It was read by an earlier version of the app')
})
