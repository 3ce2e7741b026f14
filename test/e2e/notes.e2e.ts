/** What comes into a note and leaves it by clipboard and pointer, under the window's real content policy; and what names a note. */
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openLine } from '../support/coreLine.ts'
import { expect, test } from '../support/windowTest.ts'
import { withCore } from '../support/workspace.ts'

test.use({ sharesApp: true })

test('clipboard and drops keep to the policy; the note outlives a reload, and who names it is shown', async ({
  launch,
}) => {
  const folder = await mkdtemp(join(tmpdir(), 'commonplace-'))
  const dataDir = join(folder, 'data')
  await withCore(dataDir, 'Lighthouse', async (core) => {
    core.execute('createNote', { title: 'Diary', markdown: 'The keeper mentioned Lamp oil twice.' }, { scope: 'test' })
    core.execute('createNote', { title: 'Lamp oil' }, { scope: 'test' })
  })
  const { window: page } = await launch({ folder, env: { COMMONPLACE_OPEN: dataDir } })
  const problems: string[] = []
  page.on('pageerror', (error) => problems.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text())
  })
  const line = await openLine(page)
  const noteId = (await line.query('notes', { filter: 'Lamp oil' })).rows.find(
    (row) => row.title === 'Lamp oil',
  )!.noteId
  const markdown = async (): Promise<string> => (await line.query('noteMarkdown', { noteId })) ?? ''
  await page.getByRole('link', { name: 'Notes' }).click()
  await page.getByRole('option', { name: /^Lamp oil/ }).click()
  const editor = page.getByRole('textbox', { name: 'Text of Lamp oil' })
  await expect(editor).toHaveAttribute('contenteditable', 'true')
  await editor.click()
  const paste = (html: string, text: string) =>
    editor.evaluate(
      (element, [markup, words]) => {
        const data = new DataTransfer()
        data.setData('text/html', markup)
        if (words !== '') data.setData('text/plain', words)
        element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
      },
      [html, text] as const,
    )

  await test.step('a picture stays out and is said to; HTML with nothing to say leaves its words', async () => {
    await paste('<img src="lamp.png">', '')
    await expect(page.getByText('A note holds words only; the picture stayed out.').first()).toBeVisible()
    await paste('<svg><text>x</text></svg>', 'Two barrels left')
    await expect.poll(markdown).toBe('Two barrels left\n')
  })

  await test.step('HTML dropped from elsewhere is cleaned', async () => {
    await page.keyboard.press('Control+End')
    await page.keyboard.press('Enter')
    await editor.evaluate((element) => {
      const box = element.lastElementChild!.getBoundingClientRect()
      const data = new DataTransfer()
      data.setData(
        'text/html',
        '<ul><li style="color:red">wick</li><li onclick="x()">glass</li></ul><script>1</script>',
      )
      data.setData('text/plain', 'wick glass')
      const place = { clientX: box.left + 2, clientY: box.top + box.height / 2 }
      element.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true, ...place }))
    })
    await expect.poll(markdown).toBe('Two barrels left\n\n- wick\n- glass\n')
  })

  await test.step('several blocks are copied and cut as Markdown, words of one block as words', async () => {
    const take = (type: 'copy' | 'cut') =>
      editor.evaluate((element, kind) => {
        const data = new DataTransfer()
        element.dispatchEvent(new ClipboardEvent(kind, { clipboardData: data, bubbles: true, cancelable: true }))
        return { text: data.getData('text/plain'), html: data.getData('text/html') }
      }, type)
    await editor.focus()
    await page.keyboard.press('Control+a')
    const copied = await take('copy')
    expect(copied.text).toBe('Two barrels left\n\n- wick\n- glass')
    expect(copied.html).toContain('<li')
    await page.keyboard.press('Control+Home')
    await page.keyboard.press('Shift+End')
    expect((await take('copy')).text).toBe('Two barrels left')
    await page.keyboard.press('Control+a')
    expect((await take('cut')).text).toBe('Two barrels left\n\n- wick\n- glass')
    await expect.poll(markdown).toBe('')
    await page.keyboard.press('Control+z')
    await expect.poll(markdown).toBe('Two barrels left\n\n- wick\n- glass\n')
  })

  await test.step('a reload keeps the text', async () => {
    await page.reload()
    await page.getByRole('link', { name: 'Notes' }).click()
    await page.getByRole('option', { name: /^Lamp oil/ }).click()
    await expect(editor).toContainText('glass')
  })

  await test.step('a note that names this one without a link leads here', async () => {
    await page.keyboard.press('Control+.')
    const named = page.getByRole('region', { name: 'Named, not linked' })
    await expect(named).toContainText('The keeper mentioned Lamp oil twice.')
    await named.getByRole('button', { name: /^Diary/ }).click()
    await expect(page.getByRole('textbox', { name: 'Text of Diary' })).toContainText('The keeper')
  })
  expect(problems).toEqual([])
})
