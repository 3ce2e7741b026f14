/** A window shows what was seen last while the core is still on its way, and the truth as soon as that is there. */
import { copyFile, mkdtemp } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createOpener } from '#core/db/database.ts'
import { lockFolder } from '#core/db/lock.ts'
import { LAST_SEEN_FILE } from '#shared/contract/lastSeen.ts'
import type { RunningApp } from '../support/window.ts'
import { expect, test } from '../support/windowTest.ts'
import { withCore } from '../support/workspace.ts'

const sources = ({ window }: RunningApp) => window.getByRole('listbox', { name: 'Sources' }).getByRole('option')

test('rows of last time are there before the core, and give way to what is so', async ({ launch }) => {
  const folder = await mkdtemp(join(tmpdir(), 'commonplace-'))
  const dataDir = join(folder, 'data')
  const file = join(dataDir, LAST_SEEN_FILE)
  const env = { COMMONPLACE_OPEN: dataDir }
  await withCore(dataDir, 'Quayside', async (core) => {
    const items = ['One', 'Two', 'Three'].map((name) => ({
      fileName: `${name}.txt`,
      bytes: new TextEncoder().encode(`${name} letter\n\nThe ferry left early, said letter ${name}.`),
    }))
    const done = await core.run('import', { items }, { scope: 'test' })
    if (!done.ok) throw new Error(done.error.message)
  })
  const first = await launch({ folder, env })
  await expect(sources(first)).toHaveCount(3)
  await first.close({ keepFolder: true })
  await copyFile(file, join(folder, 'kept'))

  // Changed without a window: what was seen last is true no longer and goes; put back, it is stale.
  await withCore(dataDir, undefined, async (core) => {
    const rows = await core.query('sources', {})
    if (!rows.ok || !rows.value.rows[0]) throw new Error('three were imported')
    core.execute('trash', { ids: [rows.value.rows[0].sourceId] }, { scope: 'test' })
  })
  expect(existsSync(file)).toBe(false)
  await copyFile(join(folder, 'kept'), file)

  // As a short command would: the core waits for it, the window does not.
  const lock = lockFolder(dataDir, createOpener({}), 'a test', true)
  if (!lock.ok) throw new Error(lock.error.message)
  const second = await launch({ folder, env })
  await expect(sources(second)).toHaveCount(3)
  await second.window.keyboard.press('Control+k')
  await expect(
    second.window.getByRole('dialog', { name: 'Go to or do something' }).or(second.window.getByRole('combobox')),
  ).toBeVisible()
  await second.window.keyboard.press('Escape')
  lock.value.release()
  await expect(sources(second)).toHaveCount(2)
  await sources(second).first().focus()
  await second.window.keyboard.press('Delete')
  await expect(sources(second)).toHaveCount(1)
  expect(existsSync(file)).toBe(false)
})
