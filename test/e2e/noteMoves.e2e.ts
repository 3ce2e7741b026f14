/** Blocks change places by keys, by the palette and by the handle; what menus name is done in the note. */
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openLine } from '../support/coreLine.ts'
import { runByPalette } from '../support/palette.ts'
import type { LaunchOptions, RunningApp } from '../support/window.ts'
import { expect, test } from '../support/windowTest.ts'
import { withCore } from '../support/workspace.ts'

test.use({ sharesApp: true })

type Launch = (options?: LaunchOptions) => Promise<RunningApp>

/** A window with one note open, and its words as they are on disk. */
async function openNote(launch: Launch, title: string, words: string) {
  const folder = await mkdtemp(join(tmpdir(), 'commonplace-'))
  const dataDir = join(folder, 'data')
  const noteId = await withCore(dataDir, 'Harbour', async (core) => {
    const made = core.execute('createNote', { title, markdown: words }, { scope: 'test' })
    if (!made.ok) throw new Error(made.error.message)
    return made.value.noteId
  })
  const { window: page } = await launch({ folder, env: { COMMONPLACE_OPEN: dataDir } })
  const line = await openLine(page)
  await page.getByRole('navigation', { name: 'Places' }).getByText('Notes').click()
  await page.getByRole('option', { name: title }).click()
  const editor = page.locator('[data-lexical-editor="true"]')
  await expect(editor).toHaveAttribute('contenteditable', 'true')
  return { page, editor, markdown: async () => (await line.query('noteMarkdown', { noteId })) ?? '' }
}

test('blocks and items are moved by keys, by the palette and by the handle', async ({ launch }) => {
  const { page, editor, markdown } = await openNote(launch, 'Order', 'one\n\ntwo\n\n- a\n- b')
  const run = (words: string) => runByPalette(page, words)

  await editor.getByText('two', { exact: true }).click()
  await page.keyboard.press('Alt+ArrowUp')
  await expect.poll(markdown).toBe('two\n\none\n\n- a\n- b\n')
  // The caret went along.
  await page.keyboard.type('!')
  await expect.poll(markdown).toMatch(/^[two]*!/)
  await page.keyboard.press('Backspace')
  await editor.getByText('b', { exact: true }).click()
  await run('>move this block up')
  await expect.poll(markdown).toBe('two\n\none\n\n- b\n- a\n')
  await page.keyboard.press('Control+z')
  await expect.poll(markdown).toBe('two\n\none\n\n- a\n- b\n')

  await editor.getByText('one', { exact: true }).click()
  await run('>subheading')
  await expect.poll(markdown).toBe('two\n\n## one\n\n- a\n- b\n')
  await run('>insert a table')
  await expect(editor.locator('table')).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(editor.locator('table')).toHaveCount(0)

  const two = editor.getByText('two', { exact: true })
  await two.hover()
  const handle = page.locator('[data-drag-handle]')
  // It is in sight already, beside the block that was pointed at before; who reaches for it there finds it gone.
  const isBeside = async () => {
    const [theirs, its] = [await two.boundingBox(), await handle.boundingBox()]
    return theirs !== null && its !== null && its.y < theirs.y + theirs.height && theirs.y < its.y + its.height
  }
  await expect.poll(isBeside).toBe(true)
  const list = editor.locator('ul')
  const box = (await list.boundingBox())!
  await handle.dragTo(list, { targetPosition: { x: box.width / 2, y: box.height - 4 } })
  await expect.poll(markdown).toBe('## one\n\n- a\n- b\n\ntwo\n')
})

test('keys lead out of what ends a note, and on in a table', async ({ launch }) => {
  const table = '| a | b |\n| - | - |\n| 1 | 2 |'
  const { page, editor, markdown } = await openNote(launch, 'Ends', `## Head\n\n${table}`)
  const { keyboard } = page

  await editor.getByText('2', { exact: true }).click()
  await keyboard.press('Tab')
  await keyboard.type('3')
  await keyboard.press('ArrowDown')
  await keyboard.type('```')
  await keyboard.press('Enter')
  await keyboard.type('let rope')
  await keyboard.press('ArrowDown')
  await keyboard.type('below')
  const rows = '| a | b |\n| - | - |\n| 1 | 2 |\n| 3 | |'
  await expect.poll(markdown).toBe(`## Head\n\n${rows}\n\n\`\`\`\nlet rope\n\`\`\`\n\nbelow\n`)
  await editor.getByText('Head', { exact: true }).click()
  await keyboard.press('Home')
  await keyboard.press('Backspace')
  await expect.poll(markdown).toMatch(/^Head\n\n\| a/)
})
