/** What a window could not hand to its core before it died is found by the next one and stored, though nobody opens the note. */
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { waitForCore } from '../support/coreProcess.ts'
import { expect, test } from '../support/windowTest.ts'
import { withCore } from '../support/workspace.ts'

const TITLE = 'Harbour walk'
const WORDS = 'the tide table was pinned up first'

/**
 * Runs in the page: waits until the browser has taken what was written. When core and app die in the very same
 * moment, a letter of the last few milliseconds may be gone; that is the one limit of a write-ahead in IndexedDB.
 */
async function untilWritten(): Promise<void> {
  for (const { name } of await indexedDB.databases()) {
    if (!name?.startsWith('commonplace-note/')) continue
    await new Promise<void>((resolve, reject) => {
      const opening = indexedDB.open(name)
      opening.addEventListener('error', () => reject(new Error('not opened')))
      opening.addEventListener('success', () => {
        // Its turn comes after every write that was begun before.
        const reading = opening.result.transaction('updates').objectStore('updates').count()
        reading.addEventListener('success', () => {
          opening.result.close()
          resolve()
        })
      })
    })
  }
}

test('what was typed while the core hung outlives core and app', async ({ launch }) => {
  const folder = await mkdtemp(join(tmpdir(), 'commonplace-'))
  const dataDir = join(folder, 'data')
  const noteId = await withCore(dataDir, 'Typing', async (core) => {
    const made = core.execute('createNote', { title: TITLE }, { scope: 'test' })
    if (!made.ok) throw new Error(made.error.message)
    return made.value.noteId
  })
  const first = await launch({ folder, env: { COMMONPLACE_OPEN: dataDir } })
  const { window: page } = first
  await page.getByRole('navigation', { name: 'Places' }).getByText('Notes').click()
  await page.getByRole('option', { name: TITLE }).click()
  const editor = page.locator('[data-lexical-editor="true"]')
  await expect(editor).toHaveAttribute('contenteditable', 'true')
  await editor.click()
  // Stopped, not dead: it takes everything and answers nothing, as on a disk that hangs.
  const pid = await waitForCore(first)
  process.kill(pid, 'SIGSTOP')
  await page.keyboard.type(WORDS)
  await expect(editor).toHaveText(WORDS)
  await expect(page.locator('[data-saved-state]', { hasText: /^Saved/ })).toHaveCount(0)
  await page.evaluate(untilWritten)
  process.kill(pid, 'SIGKILL')
  first.electron.process().kill('SIGKILL')
  await first.close({ keepFolder: true })
  await withCore(dataDir, undefined, async (core) => {
    expect(await core.query('noteMarkdown', { noteId })).toMatchObject({
      ok: true,
      value: expect.not.stringMatching(WORDS),
    })
  })

  const second = await launch({ folder, env: { COMMONPLACE_OPEN: dataDir } })
  const places = second.window.getByRole('navigation', { name: 'Places' })
  await places.getByText('Notes').click()
  await expect(second.window.getByRole('option', { name: TITLE })).toContainText('the tide table')
  await second.close({ keepFolder: true })
  await withCore(dataDir, undefined, async (core) => {
    const markdown = await core.query('noteMarkdown', { noteId })
    expect(markdown).toMatchObject({ ok: true, value: expect.stringContaining(WORDS) })
    expect(markdown.ok && markdown.value?.split(WORDS)).toHaveLength(2)
    expect(await core.query('verify', {})).toMatchObject({ ok: true, value: { ok: true, problems: [] } })
  })
})
