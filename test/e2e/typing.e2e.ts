/** Somebody types while the core's process is killed under them: every letter is there afterwards, once, in order. */
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { corePid, waitForCore } from '../support/coreProcess.ts'
import { expect, test } from '../support/windowTest.ts'
import { withCore } from '../support/workspace.ts'

const TITLE = 'Pilot log'
const TEXT = Array.from({ length: 30 }, (_, i) => `day ${i} the pilots met`).join(', ')

test('typed through three kills of the core, a note keeps every letter', async ({ launch }) => {
  // Two starts and three recoveries: long on a busy machine.
  test.setTimeout(120_000)
  const folder = await mkdtemp(join(tmpdir(), 'commonplace-'))
  const dataDir = join(folder, 'data')
  const noteId = await withCore(dataDir, 'Harbour', async (core) => {
    const made = core.execute('createNote', { title: TITLE }, { scope: 'test' })
    if (!made.ok) throw new Error(made.error.message)
    return made.value.noteId
  })
  const app = await launch({ folder, env: { COMMONPLACE_OPEN: dataDir } })
  const { window: page } = app
  await waitForCore(app)
  await page.getByText('Harbour').first().waitFor()
  await app.electron.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('go.notes')?.click())
  const editor = page.locator('[data-lexical-editor="true"]')
  await page.getByText(TITLE).first().click()
  await expect(editor).toHaveAttribute('contenteditable', 'true')
  await editor.click()

  const parts = TEXT.match(/.{1,60}/gs) ?? []
  let kills = 0
  for (const [i, part] of parts.entries()) {
    // In the middle of the typing, not before or after it.
    const typing = page.keyboard.type(part, { delay: 6 })
    if (i % 4 === 2 && kills < 3) {
      const pid = await corePid(app.electron)
      if (pid !== undefined) {
        process.kill(pid, 'SIGKILL')
        kills += 1
      }
    }
    await typing
  }
  expect(kills).toBe(3)
  await expect(editor).toHaveText(TEXT)
  await waitForCore(app)

  // What is on the screen is one thing; what the store holds when the app is gone is what counts.
  await app.close({ keepFolder: true })
  const again = await launch({ folder })
  await again.window.getByText('Harbour').first().waitFor()
  await again.electron.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('go.notes')?.click())
  await again.window.getByText(TITLE).first().click()
  await expect(again.window.locator('[data-lexical-editor="true"]')).toHaveText(TEXT)
  await again.close({ keepFolder: true })
  await withCore(dataDir, undefined, async (core) => {
    const markdown = await core.query('noteMarkdown', { noteId })
    expect(markdown).toMatchObject({ ok: true, value: expect.stringContaining(TEXT) })
    expect(await core.query('verify', {})).toMatchObject({ ok: true, value: { ok: true, problems: [] } })
  })
})
