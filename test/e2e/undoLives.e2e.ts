/** What was done in the window can be taken back after the core was killed, and after the app was closed and opened. */
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { waitForCore } from '../support/coreProcess.ts'
import type { RunningApp } from '../support/window.ts'
import { expect, test } from '../support/windowTest.ts'
import { withCore } from '../support/workspace.ts'

const sources = ({ window }: RunningApp) => window.getByRole('listbox', { name: 'Sources' }).getByRole('option')

test('undo outlives the core and the app', async ({ launch }) => {
  const folder = await mkdtemp(join(tmpdir(), 'commonplace-'))
  const dataDir = join(folder, 'data')
  await withCore(dataDir, 'Quayside', async (core) => {
    const items = ['One', 'Two', 'Three'].map((name) => ({
      fileName: `${name}.txt`,
      bytes: new TextEncoder().encode(`${name} letter\n\nThe ferry left early, said letter ${name}.`),
    }))
    const done = await core.run('import', { items }, { scope: 'test' })
    if (!done.ok) throw new Error(done.error.message)
  })
  const app = await launch({ folder, env: { COMMONPLACE_OPEN: dataDir } })
  await expect(sources(app)).toHaveCount(3)
  for (const left of [2, 1]) {
    await sources(app).first().focus()
    await app.window.keyboard.press('Delete')
    await expect(sources(app)).toHaveCount(left)
  }
  const pid = await waitForCore(app)
  process.kill(pid, 'SIGKILL')
  await waitForCore(app, pid)
  await app.window.getByRole('heading', { name: 'Library', level: 1 }).click()
  await app.window.keyboard.press('Control+z')
  await expect(sources(app)).toHaveCount(2)
  await app.close({ keepFolder: true })

  const again = await launch({ folder, env: { COMMONPLACE_OPEN: dataDir } })
  await expect(sources(again)).toHaveCount(2)
  await again.window.getByRole('heading', { name: 'Library', level: 1 }).click()
  await again.window.keyboard.press('Control+z')
  await expect(sources(again)).toHaveCount(3)
  await again.window.keyboard.press('Control+Shift+z')
  await expect(sources(again)).toHaveCount(2)
})
