/** What is pasted or dropped into a note in the real window: Markdown, names in brackets, words of a page, pictures. */
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openLine } from '../support/coreLine.ts'
import { expect, test } from '../support/windowTest.ts'
import { withCore } from '../support/workspace.ts'

test.use({ sharesApp: true })

test('Markdown, names in brackets and words of a page come in as what they are', async ({ launch }) => {
  const folder = await mkdtemp(join(tmpdir(), 'commonplace-'))
  const dataDir = join(folder, 'data')
  const { noteId, otherId } = await withCore(dataDir, 'Harbour', async (core) => {
    const make = (title: string) => {
      const made = core.execute('createNote', { title }, { scope: 'test' })
      if (!made.ok) throw new Error(made.error.message)
      return made.value.noteId
    }
    return { otherId: make('Tides we missed'), noteId: make('Letter to the pilots') }
  })
  const { window: page } = await launch({ folder, env: { COMMONPLACE_OPEN: dataDir } })
  const line = await openLine(page)
  await page.getByRole('navigation', { name: 'Places' }).getByText('Notes').click()
  await page.getByRole('option', { name: 'Letter to the pilots' }).click()
  const editor = page.locator('[data-lexical-editor="true"]')
  await expect(editor).toHaveAttribute('contenteditable', 'true')
  const markdown = async (): Promise<string> => (await line.query('noteMarkdown', { noteId })) ?? ''
  const paste = async (content: Record<string, string>, files: string[] = []) => {
    await editor.click()
    await page.keyboard.press('Control+a')
    await page.keyboard.press('Backspace')
    await editor.evaluate(
      (element, [given, types]) => {
        const data = new DataTransfer()
        for (const [type, value] of Object.entries(given)) data.setData(type, value)
        for (const type of types) data.items.add(new File([new Uint8Array(8)], 'picture', { type }))
        element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
      },
      [content, files] as const,
    )
  }
  const link = `[Tides we missed](commonplace:note/${otherId})`
  const text = '# Plan\n\n- [ ] ask the pilots\n- [x] read [[tides we missed]]\n\nBy [[R1.HELP]], not [[Nobody here]].'

  await test.step('Markdown becomes headings, tasks and links, and one undo takes it back', async () => {
    await paste({ 'text/plain': text })
    await expect
      .poll(markdown)
      .toBe(
        `# Plan\n\n- [ ] ask the pilots\n- [x] read ${link}\n\nBy [R1.HELP](commonplace:code/R1.HELP), not [[Nobody here]].\n`,
      )
    await page.keyboard.press('Control+z')
    await expect.poll(markdown).toBe('')
  })

  await test.step('so it does where a chat has wrapped it in paragraphs', async () => {
    await paste({
      'text/html': '<meta charset="utf-8"><div>- [ ] ask the pilots</div><div>- [x] read</div>',
      'text/plain': '- [ ] ask the pilots\n- [x] read',
    })
    await expect.poll(markdown).toBe('- [ ] ask the pilots\n- [x] read\n')
  })

  await test.step('tasks among plain items stay tasks', async () => {
    await paste({ 'text/plain': '- [ ] ask the pilots\n- bring rope' })
    await expect(editor.getByRole('checkbox', { name: 'ask the pilots' })).toBeVisible()
    await expect(editor.locator('li', { hasText: 'bring rope' })).not.toHaveRole('checkbox')
  })

  await test.step('half a line of a page stays half a line', async () => {
    await paste({ 'text/html': '<meta charset="utf-8"><span>half a </span><b>line</b>', 'text/plain': 'half a line' })
    await expect.poll(markdown).toBe('half a **line**\n')
  })

  await test.step('a picture that stays out is told of', async () => {
    await paste({ 'text/html': '<p>the quay</p><img src="https://example.invalid/a.png">', 'text/plain': 'the quay' })
    await expect(page.getByText('A note holds words only; the picture stayed out.')).toBeVisible()
    await expect.poll(markdown).toBe('the quay\n')
    await page.getByRole('button', { name: 'Dismiss' }).click()
    await paste({}, ['image/png'])
    await expect(page.getByText('A note holds words only; the picture stayed out.')).toBeVisible()
  })

  await test.step('a name typed to its closing brackets is a link; undo gives the brackets back', async () => {
    await editor.click()
    await page.keyboard.type('See [[Tides we missed]]')
    await expect.poll(markdown).toBe(`See ${link}\n`)
    await page.keyboard.press('Control+z')
    await expect.poll(markdown).toBe('See [[Tides we missed]]\n')
    await page.keyboard.press('Control+Shift+z')
    await expect.poll(markdown).toBe(`See ${link}\n`)
  })
})
