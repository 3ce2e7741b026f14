/** The command line while the window is open: it is answered by the app, and the window shows what it did. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runCli } from '../support/cli.ts'
import { waitForCore } from '../support/coreProcess.ts'
import { expect, test } from '../support/windowTest.ts'
import { withCore } from '../support/workspace.ts'

const TEXT = 'The ferry left at nine.\n\nNobody had told the baker, and he said so.\n'

test('the window shows what commands do while it is open, and commands outlive the core', async ({ launch }) => {
  test.slow()
  const app = await launch()
  const { dataFolder: data, window: page } = app
  const file = join(app.folder, 'ferry.txt')
  writeFileSync(file, TEXT)
  await withCore(data, 'Quayside', () => Promise.resolve())
  const opened = await page.evaluate((path) => window.commonplace.openWorkspace(path), data)
  expect(opened.ok).toBe(true)
  await expect(page.getByRole('heading', { name: 'Nothing to read yet' })).toBeVisible()
  const cli = async <T>(...args: string[]): Promise<T> => {
    const run = await runCli([...args, '--data', data, '--json'])
    expect([run.status, run.stderr], `${args.join(' ')}: ${run.stdout}`).toEqual([0, ''])
    return run.json<T>()
  }

  const { imported } = await cli<{ imported: { sourceId: string }[] }>('import', file)
  const sourceId = imported[0]?.sourceId ?? ''
  const row = page.getByRole('listbox', { name: 'Sources' }).getByRole('option')
  await expect(row).toHaveCount(1)
  await row.click()
  await expect(page.locator('[data-reader]')).toContainText('Nobody had told the baker')
  const quotes = page.getByRole('button', { name: /^Quote \d of/ })
  await cli('quote-add', '--source', sourceId, '--exact', 'Nobody had told the baker', '--code', 'R1.HELP:disputes')
  await expect(quotes).toHaveCount(1)
  await expect(quotes).toHaveAccessibleName(/“Nobody had told the baker”, R1\.HELP disputes/)

  // The window's own undo takes nothing back that a command did.
  await page.keyboard.press('Control+z')
  await expect(quotes).toHaveCount(1)

  // The core dies and comes back while commands go on.
  const pid = await waitForCore(app)
  const during = cli('quote-add', '--source', sourceId, '--exact', 'ferry left at nine')
  process.kill(pid, 'SIGKILL')
  await during
  await waitForCore(app, pid)
  await expect(quotes).toHaveCount(2)

  const refused = await runCli(['init', '--name', 'Again', '--data', data, '--json'])
  expect([refused.status, refused.json<{ error: { code: string } }>().error.code]).toEqual([1, 'AlreadyInitialised'])
  const second = await runCli(['peer', '--data', data])
  expect([second.status, second.json<{ error: { code: string } }>().error.code]).toEqual([3, 'WorkspaceInUse'])
  const digest = await cli('digest')
  await app.close({ keepFolder: true })
  expect(await cli('digest')).toEqual(digest)
})
