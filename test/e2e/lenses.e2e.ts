/** The lenses in a note: what is underlined and what is not, why, the rewrite, a dismissal that the team sees, its words. */
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { openLine } from '../support/coreLine.ts'
import { expect, test } from '../support/windowTest.ts'
import { withCore } from '../support/workspace.ts'

const MARKDOWN = `We ring the targets in spring.

She wrote “our users” and left.

> our users said so

The target date is in May. \`targets\` is a field.

Every user gets a card.`

/** The words that are underlined now, in reading order. */
const underlined = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...(CSS.highlights.get('lens') ?? [])]
      .map((place) => {
        const range = document.createRange()
        range.setStart(place.startContainer, place.startOffset)
        range.setEnd(place.endContainer, place.endOffset)
        return range
      })
      .sort((a, b) => a.compareBoundaryPoints(Range.START_TO_START, b))
      .map(String),
  )

async function clickOn(page: Page, words: string): Promise<void> {
  const at = await page.evaluate((wanted) => {
    for (const place of CSS.highlights.get('lens') ?? []) {
      const range = document.createRange()
      range.setStart(place.startContainer, place.startOffset)
      range.setEnd(place.endContainer, place.endOffset)
      const box = range.getBoundingClientRect()
      if (range.toString() === wanted) return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
    }
    return null
  }, words)
  if (at === null) throw new Error(`${words} is not underlined`)
  await page.mouse.click(at.x, at.y)
}

test('a note is read through the lenses, by pointer and by keys', async ({ launch }) => {
  const folder = await mkdtemp(join(tmpdir(), 'commonplace-'))
  const dataDir = join(folder, 'data')
  const noteId = await withCore(dataDir, 'Harbour', async (core) => {
    const made = core.execute('createNote', { title: 'Spring', markdown: MARKDOWN }, { scope: 'test' })
    if (!made.ok) throw new Error(made.error.message)
    return made.value.noteId
  })
  const { window: page } = await launch({ folder, env: { COMMONPLACE_OPEN: dataDir } })
  const line = await openLine(page)
  const markdown = async (): Promise<string> => (await line.query('noteMarkdown', { noteId })) ?? ''
  await page.getByRole('navigation', { name: 'Places' }).getByText('Notes').click()
  await page.getByRole('option', { name: 'Spring' }).click()
  const editor = page.locator('[data-lexical-editor="true"]')
  await expect(editor).toHaveAttribute('contenteditable', 'true')
  await expect.poll(() => underlined(page)).toEqual(['targets', 'user'])

  // By pointer: the note opens, the caret stays in the text, the rewrite is one press away and one undo.
  await clickOn(page, 'targets')
  const note = page.getByRole('region', { name: /People-first words/ })
  await expect(note).toContainText('Your library has no quotes on this yet.')
  await note.getByRole('button', { name: 'Use this' }).click()
  await expect.poll(markdown).toContain('We ring the people we hope to work with in spring.')
  await expect.poll(() => underlined(page)).toEqual(['user'])
  await page.keyboard.press('Control+z')
  await expect.poll(markdown).toContain('We ring the targets in spring.')
  await expect.poll(() => underlined(page)).toEqual(['targets', 'user'])

  // A word is left alone while it is being typed.
  await editor.getByText('Every user gets a card.').click()
  await page.keyboard.press('End')
  await page.keyboard.type(' Ask the users')
  await expect.poll(markdown).toContain('Ask the users')
  expect(await underlined(page)).toEqual(['targets', 'user'])
  await page.keyboard.type(' now.')
  await expect.poll(() => underlined(page)).toEqual(['targets', 'user', 'users'])

  // By keys: from one to the next, dismissed with a reason; the list says who and why, and brings it back.
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('F8')
  await expect(note).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(note).toBeHidden()
  await page.keyboard.press('F8')
  await expect(note).toContainText('user')
  await note.getByRole('button', { name: 'Dismiss…' }).press('Enter')
  await page.getByRole('textbox', { name: 'Why it can stay' }).fill('Their own word')
  await page.keyboard.press('Enter')
  await expect.poll(() => underlined(page)).toEqual(['targets', 'users'])
  await expect
    .poll(async () => (await line.query('lensDismissals', { target: noteId }))[0]?.reason)
    .toBe('Their own word')
  await page.keyboard.press('Control+.')
  const seen = page.getByRole('region', { name: 'What the lenses see' })
  await expect(seen.getByRole('button', { name: /^(?!.*dismissed)/ })).toHaveCount(2)
  await seen.getByRole('button', { name: '1 dismissed' }).click()
  await expect(seen).toContainText('“Their own word”')
  await seen.getByRole('button', { name: 'Show “user” again' }).click()
  await expect.poll(() => underlined(page)).toEqual(['targets', 'user', 'users'])
  await seen.getByRole('button', { name: /targets/ }).click()
  await expect(note).toBeVisible()
  await page.keyboard.press('Escape')

  // The team's words, and the switch of this device.
  const palette = page.getByRole('combobox', { name: 'Go to or do anything' })
  const run = async (words: string) => {
    await page.keyboard.press('Control+k')
    await palette.fill(words)
    await page.keyboard.press('Enter')
    await expect(palette).toBeHidden()
  }
  await run('>word list')
  const dialog = page.getByRole('dialog', { name: 'Lenses' })
  await dialog.getByRole('textbox', { name: 'Word', exact: true }).fill('Cards')
  await dialog.getByRole('button', { name: 'Add' }).click()
  await expect(dialog.getByRole('checkbox', { name: 'cards' })).toBeChecked()
  await dialog.getByRole('checkbox', { name: 'target', exact: true }).press('Space')
  await page.keyboard.press('Escape')
  await expect.poll(() => underlined(page)).toEqual(['user', 'card', 'users'])
  await run('>lenses on or off')
  await expect.poll(() => underlined(page)).toEqual([])
  await expect(seen).toBeHidden()
  await run('>lenses on or off')
  await expect.poll(() => underlined(page)).toEqual(['user', 'card', 'users'])
})
