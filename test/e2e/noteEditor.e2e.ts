/** A note is written in the real window: menus, a live quote, a link, a table, a checklist, paste, find and undo. */
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CodeId, type NoteId } from '#shared/model/ids.ts'
import { openLine } from '../support/coreLine.ts'
import { waitForCore } from '../support/coreProcess.ts'
import { expect, test } from '../support/windowTest.ts'
import { withCore } from '../support/workspace.ts'

const SAID = 'The harbour office answered within the hour and sent a tug.'

/** A workspace with a source, a coded quote of it, a note to link to, and an empty note to write. */
async function prepare(dataDir: string): Promise<{ noteId: NoteId; otherId: NoteId }> {
  return withCore(dataDir, 'Harbour', async (core) => {
    const must = <T>(outcome: { ok: true; value: T } | { ok: false; error: { message: string } }): T => {
      if (!outcome.ok) throw new Error(outcome.error.message)
      return outcome.value
    }
    const bytes = new TextEncoder().encode(`Before it.\n\n${SAID}\n\nAfter it.`)
    const imported = must(await core.run('import', { items: [{ fileName: 'tug.txt', bytes }] }, { scope: 'test' }))
    const sourceId = imported.imported[0]!.sourceId
    const { quoteId } = must(core.execute('addQuote', { sourceId, place: { exact: SAID } }, { scope: 'test' }))
    must(
      core.execute(
        'setCoding',
        { target: quoteId, codeId: CodeId.parse('R1.HELP'), stance: 'supports' },
        { scope: 'test' },
      ),
    )
    const other = must(core.execute('createNote', { title: 'Tides we missed' }, { scope: 'test' }))
    const made = must(core.execute('createNote', { title: 'Letter to the pilots' }, { scope: 'test' }))
    return { noteId: made.noteId, otherId: other.noteId }
  })
}

test('a note is written by hand, with a quote that stays live', async ({ launch }) => {
  const folder = await mkdtemp(join(tmpdir(), 'commonplace-'))
  const dataDir = join(folder, 'data')
  const { noteId, otherId } = await prepare(dataDir)
  const app = await launch({ folder, env: { COMMONPLACE_OPEN: dataDir } })
  const { window: page } = app
  const line = await openLine(page)
  await waitForCore(app)
  await page.getByText('Harbour').first().waitFor()
  await app.electron.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('go.notes')?.click())
  await page.getByText('Letter to the pilots').first().click()
  const editor = page.locator('[data-lexical-editor="true"]')
  await expect(editor).toHaveAttribute('contenteditable', 'true')
  await editor.click()
  const keys = page.keyboard
  const markdown = async (): Promise<string> => (await line.query('noteMarkdown', { noteId })) ?? ''

  await keys.type('## What they did')
  await keys.press('Enter')
  await keys.type('They **really** came, see [[Tid')
  const menu = page.getByRole('listbox', { name: 'Link to' })
  await expect(menu.getByRole('option', { name: /Tides we missed/ })).toBeVisible()
  await keys.press('Enter')
  await keys.type(' first.')
  await keys.press('Enter')

  await keys.type('/quo')
  await expect(page.getByRole('option', { name: /Quote from a source/ })).toBeVisible()
  await keys.press('Enter')
  await page.getByRole('dialog', { name: 'Quote from a source' }).waitFor()
  await keys.type('tug')
  await expect(page.getByRole('option', { name: /harbour office/ })).toBeVisible()
  await keys.press('Enter')
  const quote = editor.locator('figure')
  await expect(quote).toContainText(SAID)
  await expect(quote).toContainText('HELP')

  await keys.type('[] Thank them')
  await keys.press('Enter')
  await keys.press('Enter')
  await keys.type('/table')
  await keys.press('Enter')
  await keys.type('Who')
  await keys.press('Tab')
  await keys.type('When')
  await expect
    .poll(markdown)
    .toBe(
      [
        '## What they did',
        `They **really** came, see [Tides we missed](commonplace:note/${otherId}) first.`,
        `> ${SAID}\n>\n> — [Before it.](commonplace:quote/${await quote.getAttribute('data-quote')})`,
        '- [ ] Thank them',
        '| Who | When | |\n| - | - | - |\n| | | |\n| | | |',
      ].join('\n\n') + '\n',
    )

  await test.step('a menu never covers the line it is about, and Escape leaves the words', async () => {
    await keys.press('Control+End')
    await keys.type('/')
    const box = await page.getByRole('listbox', { name: 'Insert' }).boundingBox()
    const caret = await page.evaluate(() => {
      const { top, bottom } = getSelection()!.getRangeAt(0).getBoundingClientRect()
      return { top, bottom }
    })
    expect(box!.y >= caret.bottom || box!.y + box!.height <= caret.top).toBe(true)
    await keys.press('Escape')
    await expect(page.getByRole('listbox', { name: 'Insert' })).toBeHidden()
    await keys.press('Backspace')
  })

  await test.step('what points at a note and at a quote is known', async () => {
    await expect
      .poll(async () => (await line.query('backlinks', { id: otherId })).map((each) => each.noteId))
      .toEqual([noteId])
  })

  await test.step('the quote leads to its place in the source', async () => {
    await quote.getByRole('button', { name: 'Open in source' }).click()
    await expect(page.getByText('After it.').first()).toBeVisible()
    await app.electron.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('go.back')?.click())
    await expect(editor).toHaveAttribute('contenteditable', 'true')
  })

  await test.step('what is pasted from Word is cleaned, and undone in one step', async () => {
    const before = await markdown()
    await page.getByRole('textbox', { name: 'Text of Letter to the pilots' }).click()
    await keys.press('Control+End')
    await editor.evaluate((element) => {
      const data = new DataTransfer()
      const item = (words: string) =>
        `<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·</span>${words}</p>`
      data.setData(
        'text/html',
        `<style>p{color:red}</style><h3 style='color:red'>From Word</h3>${item('rope')}${item('lamp')}<p><img src=x onerror="alert(1)"></p>`,
      )
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
    })
    await expect.poll(markdown).toContain('### From Word\n\n- rope\n- lamp')
    await keys.press('Control+z')
    await expect.poll(markdown).toBe(before)
  })

  await test.step('words are found in the note', async () => {
    await keys.press('Control+f')
    await keys.type('they')
    await expect(page.getByText('1 of 2')).toBeVisible()
    await keys.press('Escape')
    await expect(page.getByText('1 of 2')).toBeHidden()
  })
})
