/** The reader in the real window: quoting and coding by keys alone and by pointer, find, pages of a PDF, links to a place. */
import { join } from 'node:path'
import { rm } from 'node:fs/promises'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright'
import { openLine } from '../support/coreLine.ts'
import { writeLibraryFiles } from '../support/libraryFiles.ts'
import type { LaunchOptions, RunningApp } from '../support/window.ts'
import { expect, test } from '../support/windowTest.ts'
import { withCore } from '../support/workspace.ts'

test.use({ sharesApp: true })

type Launch = (options?: LaunchOptions) => Promise<RunningApp>

/** A window with one source open. */
async function openSource(launch: Launch, which: 'page' | 'pdf') {
  const app = await launch({ size: { width: 1280, height: 860 } })
  const files = await writeLibraryFiles(join(app.folder, 'files'))
  const sourceId = await withCore(app.dataFolder, 'Quayside', async (core) => {
    const done = await core.run('import', { items: [{ path: files[which] }] }, { scope: 'test' })
    const imported = done.ok ? done.value.imported[0] : undefined
    if (!imported) throw new Error(JSON.stringify(done))
    return imported.sourceId
  })
  const { window: page } = app
  await page.evaluate((path) => window.commonplace.openWorkspace(path), app.dataFolder)
  const line = await openLine(page)
  const quotes = () => line.query('quotesOfSource', { sourceId })
  const openIt = async () => {
    await page.getByRole('listbox', { name: 'Sources' }).getByRole('option').first().click()
    await reader(page).waitFor()
  }
  return { ...app, page, line, quotes, sourceId, openIt }
}

const reader = (page: Page) => page.locator('[data-reader]')
const picker = (page: Page) => page.getByRole('dialog', { name: 'Code this quote' })

/** What a screen reader was told last. */
const heard = (page: Page) => page.locator('[data-announcer="polite"]')

async function press(page: Page, ...keys: string[]) {
  for (const key of keys) await page.keyboard.press(key)
}

/** Selects words as a pointer does. */
async function dragOver(page: Page, words: string) {
  const box = await page.evaluate((wanted) => {
    const walker = document.createTreeWalker(document.querySelector('[data-reader]') as Node, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = (node.textContent ?? '').indexOf(wanted)
      if (at === -1) continue
      const range = document.createRange()
      range.setStart(node, at)
      range.setEnd(node, at + wanted.length)
      const boxes = [...range.getClientRects()]
      const [first, last] = [boxes[0], boxes.at(-1)]
      if (!first || !last) continue
      return { x1: first.left + 1, y1: first.top + first.height / 2, x2: last.right, y2: last.top + last.height / 2 }
    }
    return null
  }, words)
  if (!box) throw new Error(`"${words}" is not on the page`)
  await page.mouse.move(box.x1, box.y1)
  await page.mouse.down()
  await page.mouse.move(box.x2 - 4, box.y2, { steps: 6 })
  await page.mouse.move(box.x2, box.y2)
  await page.mouse.up()
}

test('quote and code with hands on the keys, from F6 to the next quote', async ({ launch }) => {
  const { page, quotes, openIt } = await openSource(launch, 'page')
  await openIt()
  await reader(page).focus()
  // To the first paragraph; two sentences and one more, one taken back.
  await press(page, 'j', 's', 's', 's', 'Shift+S')
  await press(page, 'q')
  await expect(picker(page)).toBeVisible()
  await expect(picker(page).getByRole('combobox')).toBeFocused()
  const box = await picker(page).boundingBox()
  const mark = await page.locator('mark').last().boundingBox()
  expect(box?.y).toBeGreaterThanOrEqual((mark?.y ?? 0) + (mark?.height ?? 0) - 6)

  await page.keyboard.type('R9.PAY')
  await expect(picker(page).getByRole('option').first()).toContainText('Use when')
  await press(page, 'Enter', 'Alt+Digit3')
  await expect(heard(page)).toContainText('Quote, R9.PAY illustrates, 1 code')
  await press(page, 'Control+Digit2')
  await expect(heard(page)).toContainText('added, illustrates, 2 codes')
  await press(page, 'Backspace')
  await expect(heard(page)).toContainText('taken off')
  await page.keyboard.type('bread')
  await press(page, 'Control+Enter')
  await expect(heard(page)).toContainText('New code bread added')
  await press(page, 'Tab')
  await page.keyboard.type('Ask who paid for the flour.')
  await press(page, 'Escape')
  await expect(picker(page)).toHaveCount(0)

  const bracket = page.locator('[data-bracket]')
  await expect(bracket).toBeFocused()
  await expect(bracket).toHaveAccessibleName(
    /^Quote 1 of 1: “The ferry left early\. .*R9\.PAY illustrates.*with a memo$/,
  )
  await expect(page.locator('[data-margin]')).toContainText('PAY')
  const [quote] = await quotes()
  expect(quote?.exact).toBe(
    'The ferry left early. Nobody had told the baker, who stood on the quay with forty loaves 🥖 and no boat.',
  )
  expect(quote?.memo).toBe('Ask who paid for the flour.')
  expect(quote?.codings.map(({ stance }) => stance)).toEqual(['illustrates', 'illustrates'])

  // A caret of one's own, for a part of a sentence.
  await press(page, 'Escape', 'j', 'v', 'Shift+Control+ArrowRight', 'Shift+Control+ArrowRight', 'm')
  await expect(picker(page).getByRole('textbox', { name: 'Memo' })).toBeFocused()
  await press(page, 'Escape')
  await expect.poll(async () => (await quotes()).map(({ exact }) => exact)).toEqual([quote?.exact, 'They never'])
  await press(page, '[')
  await expect(page.getByText('Quote 1 of 2')).toBeVisible()
  await press(page, ']')
  await expect(page.getByText('Quote 2 of 2')).toBeVisible()

  await press(page, 'Delete')
  await expect.poll(async () => (await quotes()).length).toBe(1)
  await press(page, 'Control+z')
  await expect.poll(async () => (await quotes()).length).toBe(2)
})

test('quote and code by pointer; overlapping quotes stay apart; undo takes each step back', async ({ launch }) => {
  const { page, quotes, openIt } = await openSource(launch, 'page')
  await openIt()
  await dragOver(page, 'They never forgot it. When her roof went')
  await page.getByRole('button', { name: 'Quote', exact: true }).click()
  await picker(page).getByRole('option').nth(1).click()
  await expect(picker(page).getByRole('radio', { name: 'Supports' })).toBeChecked()
  await picker(page).getByRole('radio', { name: 'Disputes' }).click()
  await expect.poll(async () => (await quotes())[0]?.codings[0]?.stance).toBe('disputes')
  await press(page, 'Escape')

  await dragOver(page, 'When her roof')
  await press(page, 'q')
  await expect(picker(page)).toBeVisible()
  await press(page, 'Escape')
  await expect(page.locator('[data-bracket]')).toHaveCount(2)
  const inner = page.locator('mark', { hasText: 'When her roof' })
  expect((await inner.getAttribute('data-quotes'))?.split(' ')).toHaveLength(2)
  const lefts = await page
    .locator('[data-bracket]')
    .evaluateAll((all) => all.map((each) => each.getBoundingClientRect().left))
  expect(new Set(lefts).size).toBe(2)

  // A press on the words means the smallest quote there.
  await inner.click()
  await expect(page.getByText('Quote 2 of 2')).toBeVisible()
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])

  await reader(page).focus()
  await press(page, 'Control+z')
  await expect(page.locator('[data-bracket]')).toHaveCount(1)
  await press(page, 'Control+z')
  await expect.poll(async () => (await quotes())[0]?.codings[0]?.stance).toBe('supports')
  await press(page, 'Control+Shift+z', 'Control+Shift+z')
  await expect(page.locator('[data-bracket]')).toHaveCount(2)
})

test('find counts, walks round and leaves one where one found', async ({ launch }) => {
  const { page, openIt } = await openSource(launch, 'page')
  await openIt()
  await press(page, 'Control+f')
  const find = page.getByRole('search', { name: 'Find in this source' })
  await find.getByRole('searchbox').fill('NONE')
  await expect(find).toContainText('1 of 2')
  await press(page, 'Enter')
  await expect(find).toContainText('2 of 2')
  await press(page, 'Enter')
  await expect(find).toContainText('1 of 2')
  expect(await page.evaluate(() => [...CSS.highlights.keys()])).toContain('found-now')
  await find.getByRole('searchbox').fill('goat')
  await expect(find).toContainText('Not in this source')
  await find.getByRole('searchbox').fill('ten stamps')
  await press(page, 'Escape')
  await expect(find).toHaveCount(0)
  await expect(page.locator('[data-cursor]')).toContainText('ten stamps')
  await expect(reader(page)).toBeFocused()
})

test('a PDF stands page by page with its quotes on the page; its text is there when the file is not', async ({
  launch,
}) => {
  const { page, quotes, line, sourceId, dataFolder, openIt } = await openSource(launch, 'pdf')
  await openIt()
  const sheet = page.locator('[data-page="1"]')
  await expect(sheet.locator('canvas')).toBeVisible()
  // Ink on the canvas: the page was drawn, not only made room for.
  await expect
    .poll(() =>
      sheet.locator('canvas').evaluate((canvas: HTMLCanvasElement) => {
        const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? []
        return pixels.some((value, at) => at % 4 < 3 && value < 90)
      }),
    )
    .toBe(true)
  await dragOver(page, 'told the baker')
  await press(page, 'q')
  await expect(picker(page)).toBeVisible()
  await press(page, 'Control+Digit1', 'Escape')
  const highlight = page.locator('[data-highlight]').first()
  await expect(highlight).toBeVisible()
  const [quote] = await quotes()
  expect(quote?.exact.replaceAll('\n', ' ')).toBe('told the baker')
  expect(quote?.page).toBe(1)
  // The highlight lies on the words it is about.
  const words = await page.locator('[data-from]', { hasText: 'told the baker' }).first().boundingBox()
  const box = await highlight.boundingBox()
  expect(Math.abs((words?.y ?? 0) - (box?.y ?? 999))).toBeLessThan(8)

  const second = await line.command('addQuote', { sourceId, place: { exact: 'the roof is dry' } })
  expect(second.ok).toBe(true)
  await expect(page.getByText('Quote 1 of 2')).toBeVisible()
  await press(page, ']')
  await expect(page.locator('[data-page="2"] [data-highlight]').first()).toBeInViewport()

  await page.getByRole('radio', { name: 'Text' }).click()
  await expect(page.locator('mark', { hasText: 'the roof is dry' })).toBeVisible()

  // Without its original the pages say so, and the text is one press away.
  const source = await line.query('source', { sourceId })
  const hash = source?.originalHash ?? ''
  await rm(join(dataFolder, 'blobs', hash.slice(0, 2), hash))
  await page.reload()
  await openIt()
  await page.getByRole('radio', { name: 'Pages' }).click()
  await expect(page.getByText('The pages of this PDF cannot be shown')).toBeVisible()
  await page.getByRole('button', { name: 'Show its text' }).click()
  await expect(page.locator('mark', { hasText: 'the roof is dry' })).toBeVisible()
})

test('a quote goes into a new note; its place is found again from the list of quotes', async ({ launch }) => {
  const { page, line, sourceId, openIt } = await openSource(launch, 'page')
  const made = await line.command('addQuote', { sourceId, place: { exact: 'learned the wrong thing' } })
  expect(made.ok).toBe(true)
  await openIt()
  await reader(page).focus()
  await press(page, ']', 'Control+Enter')
  await expect.poll(async () => (await line.query('notes', {})).total).toBe(1)
  const note = (await line.query('notes', {})).rows[0]
  await expect
    .poll(async () => line.query('noteMarkdown', { noteId: note?.noteId as never }))
    .toContain('learned the wrong thing')

  await press(page, 'Alt+ArrowLeft')
  await reader(page).waitFor()
  await page.keyboard.press('Control+.')
  const about = page.getByRole('complementary', { name: 'About this source' })
  await about.getByRole('button', { name: /learned the wrong thing/ }).click()
  await expect(page.getByText('Quote 1 of 1')).toBeVisible()
  await expect(page.locator('mark')).toBeInViewport()
})
