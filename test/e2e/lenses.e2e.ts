/** The lenses in a note: what is underlined and what is not, why, the rewrite, a dismissal that the team sees, its words. */
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { openLine } from '../support/coreLine.ts'
import { expect, test } from '../support/windowTest.ts'
import { withCore } from '../support/workspace.ts'

test.use({ sharesApp: true })

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

/** What was asked for in the next frame, or after an event, has come. */
const afterFrames = (page: Page): Promise<void> =>
  page.evaluate(
    () =>
      new Promise((resolve) =>
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => resolve(undefined), 20))),
      ),
  )

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

  // A busy page hears of a click before it knows where it put the caret: what counts is where it was.
  await page.evaluate(() => {
    const last = [...document.querySelectorAll('[data-lexical-editor] > p')].at(-1)
    document.getSelection()?.collapse(last?.querySelector('[data-lexical-text]')?.firstChild ?? null, 22)
    last?.dispatchEvent(new MouseEvent('click', { bubbles: true }))
  })
  await afterFrames(page)
  await expect(note).toBeHidden()

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
  await page.keyboard.press('Control+Home')
  // As quick as the frame that brings the note.
  await editor.evaluate((text) => {
    for (const key of ['F8', 'Escape'])
      text.dispatchEvent(new KeyboardEvent('keydown', { key, code: key, bubbles: true, cancelable: true }))
  })
  await afterFrames(page)
  await expect(note).toBeHidden()
  await expect(editor).toBeFocused()
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

test('a step of the plan is read through the lenses', async ({ launch }) => {
  const folder = await mkdtemp(join(tmpdir(), 'commonplace-'))
  const dataDir = join(folder, 'data')
  await withCore(dataDir, 'Harbour', async (core) => {
    const plan = core.execute('createPlan', { title: 'First year', template: false }, { scope: 'test' })
    if (!plan.ok) throw new Error(plan.error.message)
    const { planId } = plan.value
    const text = 'Give everyone who writes a good review a gift card'
    const step = core.execute('addStep', { planId, phase: 'P3', text }, { scope: 'test' })
    if (!step.ok) throw new Error(step.error.message)
    const measure = { text: 'Column inches', kind: 'media' as const }
    core.execute('setMeasure', { stepId: step.value.stepId, measure }, { scope: 'test' })
  })
  const { window: page } = await launch({ folder, env: { COMMONPLACE_OPEN: dataDir } })
  await page.getByRole('navigation', { name: 'Places' }).getByText('Plan').click()
  const card = page.getByRole('option', { name: /gift card/ })
  await expect(card).toHaveAccessibleName(/2 lens notes/)
  await card.click()
  const panel = page.getByRole('region', { name: 'Step', exact: true })
  const thin = panel.getByRole('region', { name: /Thin transaction/ })
  await expect(thin).toContainText('Your library has no quotes on this yet.')
  await expect(panel.locator('[data-lens-mark]').first()).toContainText('gift card')

  // A media measure where people are meant: another is offered, labelled as what it is, and one undo brings it back.
  const reach = panel.getByRole('region', { name: /Reach for relationship/ })
  await expect(reach).toContainText('A media metric')
  await reach.getByRole('button', { name: 'Use this' }).click()
  const measure = panel.getByRole('textbox', { name: /^Measure, / })
  await expect(measure).toHaveValue('How many people moved from candidate to advocate')
  await expect(measure).toHaveAccessibleName('Measure, Relationship')
  await expect(reach).toBeHidden()
  await expect(card).toHaveAccessibleName(/1 lens note$/)
  await card.focus()
  await page.keyboard.press('Control+z')
  await expect(measure).toHaveValue('Column inches')
  await expect(reach).toBeVisible()

  // Nothing is said of words while they are written.
  const text = panel.getByRole('textbox', { name: 'What will be done' })
  await text.press('Control+End')
  await text.pressSequentially(' too')
  await expect(thin).toBeHidden()
  await text.press('Enter')
  await expect(card).toHaveAccessibleName(/gift card too/)
  await expect(thin).toBeVisible()

  for (const [note, reason] of [
    [thin, 'They asked for it'],
    [reach, 'The editor wants it'],
  ] as const) {
    await note.getByRole('button', { name: 'Dismiss…' }).click()
    await page.getByRole('textbox', { name: 'Why it can stay' }).fill(reason)
    await page.keyboard.press('Enter')
    await expect(note).toBeHidden()
  }
  await expect(panel).toContainText('“They asked for it”')
  await expect(card).not.toHaveAccessibleName(/lens note/)
  await panel.getByRole('button', { name: 'Show “Column inches” again' }).click()
  await expect(card).toHaveAccessibleName(/1 lens note/)
})
