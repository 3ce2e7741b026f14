/**
 * The guided tour: drives the real window through the main job on the sample workspace with real keys and pointer, and
 * leaves pictures and exports in COMMONPLACE_TOUR_OUT. `npm run tour` starts it; it waits for states, never for time.
 */
import { mkdtemp, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright'
import { launchApp } from '#test/support/window.ts'

const folder = process.env['COMMONPLACE_TOUR_OUT']
if (folder === undefined) throw new Error('COMMONPLACE_TOUR_OUT names the folder for pictures and exports.')
const out: string = folder

const NOTE = 'Gift cards: thanks, or a price?'
const SIZE = { width: 1280, height: 800 }
const exportsTo = [join(out, 'gift-cards.md'), join(out, 'gift-cards.html'), join(out, 'gift-cards.pdf')]

const answers = join(await mkdtemp(join(tmpdir(), 'commonplace-tour-')), 'answers.json')
await writeFile(answers, JSON.stringify({ saveFile: exportsTo }))
const app = await launchApp({ size: SIZE, env: { COMMONPLACE_DIALOG_ANSWERS: answers } })
const page = app.window
page.setDefaultTimeout(20_000)
const troubles: string[] = []
page.on('pageerror', (error) => troubles.push(String(error)))

let steps = 0
/** One line per step, so that who waits sees where it is. */
async function step(words: string, work: () => Promise<void>): Promise<void> {
  steps += 1
  process.stdout.write(`${String(steps).padStart(2)}  ${words}\n`)
  await work()
}

let pictures = 0
/** A picture of the window once fonts are there and nothing moves any more. */
async function picture(name: string): Promise<void> {
  pictures += 1
  await settled(page)
  await page.screenshot({ path: join(out, `${String(pictures).padStart(2, '0')}-${name}.png`), animations: 'disabled' })
}

/** Fonts loaded, no transition running, and two frames painted since. */
async function settled(at: Page): Promise<void> {
  await at.evaluate(async () => {
    await document.fonts.ready
    const moving = document.getAnimations().filter((each) => each.effect?.getTiming().iterations !== Infinity)
    await Promise.allSettled(moving.map((each) => each.finished))
    for (let i = 0; i < 2; i += 1) await new Promise((resolve) => requestAnimationFrame(resolve))
  })
}

/** Presses a key until something is so; at most `times`. */
async function pressUntil(key: string, target: Locator, times: number): Promise<void> {
  for (let i = 0; i < times; i += 1) {
    if ((await target.count()) > 0) return
    await page.keyboard.press(key)
    await settled(page)
  }
  if ((await target.count()) === 0) throw new Error(`${key} did not lead there in ${times} presses.`)
}

const reader = page.getByRole('main', { name: 'Reader' })
const editor = page.getByRole('textbox', { name: `Text of ${NOTE}` })

async function tour(): Promise<void> {
  await step('First start: an empty workspace, the sample, or a folder', async () => {
    await page.getByText('Look round the sample').waitFor()
    await picture('first-start')
  })

  await step('Open the sample: the library', async () => {
    await page.getByText('Look round the sample').click()
    await page.getByRole('option', { name: /^(New )?An evening with Priya/ }).waitFor({ timeout: 60_000 })
    await picture('library')
  })

  await step('Open an interview', async () => {
    await page.getByRole('option', { name: /^(New )?An evening with Priya/ }).click()
    await reader.getByRole('heading', { name: 'An evening with Priya Venkataraman', level: 2 }).waitFor()
    await reader.getByRole('button', { name: /^Quote 1 of \d+/ }).waitFor()
    await picture('reader')
  })

  await step('Hands on keys: to the text, next paragraphs, select a sentence, Q', async () => {
    await page.keyboard.press('F6')
    await reader.getByRole('article').and(page.locator(':focus')).waitFor()
    for (const key of ['j', 'j', 's']) await page.keyboard.press(key)
    await page.keyboard.press('q')
    await page.getByRole('dialog', { name: 'Code this quote' }).waitFor()
  })

  await step('Type “help”, Enter adds R1.HELP, which the sentence supports', async () => {
    const picker = page.getByRole('dialog', { name: 'Code this quote' })
    await page.keyboard.type('help')
    await picker.getByRole('option', { name: /R1 ?HELP/, selected: true }).waitFor()
    await picture('code-picker')
    await page.keyboard.press('Enter')
    await page.getByText('Quote, R1.HELP added, supports, 1 code').waitFor({ state: 'attached' })
    await page.keyboard.press('Escape')
    await picker.waitFor({ state: 'detached' })
    await picture('quoted')
  })

  await step('The PDF, page by page, with its quotes on the page', async () => {
    await page.getByRole('option', { name: /^(New )?Friends of the bench/ }).click()
    await reader
      .getByRole('heading', { name: /^Friends of the bench/ })
      .first()
      .waitFor()
    await reader.getByRole('button', { name: /^Quote 1 of \d+/ }).waitFor()
    await reader.locator('canvas').first().waitFor()
    await reader.getByRole('button', { name: 'Next quote' }).click()
    await picture('pdf')
  })

  await step('The codebook: a definition and everything it marks', async () => {
    await page.getByRole('link', { name: /^Codes/ }).click()
    await page.getByRole('row', { name: 'R1.HELP,', exact: false }).click()
    await page.getByRole('main').getByText('Use when').first().waitFor()
    await picture('codebook')
  })

  await step('Search everything for “gift card”', async () => {
    await page.keyboard.press('Control+Shift+F')
    await page.getByRole('combobox', { name: 'Search everything' }).waitFor()
    await page.keyboard.type('gift card')
    await page.getByRole('option').filter({ hasText: NOTE }).first().waitFor()
    await picture('search')
  })

  await step('By arrows to the note, Enter opens it with its live quotes', async () => {
    await pressUntil('ArrowDown', page.getByRole('option', { name: NOTE, exact: false, selected: true }), 12)
    await page.keyboard.press('Enter')
    await editor.getByRole('button', { name: 'Open in source' }).first().waitFor()
    await picture('note')
  })

  await step('Write a line; the slash menu puts a quote under it', async () => {
    const quotes = await editor.getByRole('figure').count()
    const paragraph = editor.getByRole('paragraph').filter({ hasText: 'The two of us do not agree' })
    const box = await paragraph.boundingBox()
    if (box === null) throw new Error('The first paragraph is not in sight.')
    // Beside its last line: the caret goes to the paragraph's end.
    await paragraph.click({ position: { x: box.width - 4, y: box.height - 6 } })
    await page.keyboard.press('End')
    await page.keyboard.press('Enter')
    await page.keyboard.type('What Priya says about a price:')
    await page.keyboard.press('Enter')
    await page.keyboard.type('/quote')
    await page.getByRole('option', { selected: true }).filter({ hasText: /quote/i }).first().waitFor()
    await picture('slash-menu')
    await page.keyboard.press('Enter')
    await page.keyboard.type('price on the evening')
    await page
      .getByRole('option', { selected: true })
      .filter({ hasText: 'puts a price on the evening' })
      .first()
      .waitFor()
    await page.keyboard.press('Enter')
    await editor.getByRole('figure').nth(quotes).waitFor()
    await page.getByText(/^Saved \d/).waitFor()
  })

  await step('What points at this note', async () => {
    await page.keyboard.press('Control+.')
    await page.getByRole('region', { name: 'Linked from' }).waitFor()
    await picture('backlinks')
  })

  await step('The plan: five phases, what each step stands on, and what speaks against it', async () => {
    await page.getByRole('link', { name: /^Plan/ }).click()
    const card = page.getByRole('option', { name: /^Thank the night owls/ })
    await card.waitFor()
    await picture('plan')
    await card.click()
    await page.getByRole('region', { name: 'Against this step' }).getByRole('button', { name: 'Strongest' }).waitFor()
    await picture('step')
  })

  await step('People: how it stands with each, and why', async () => {
    await page.getByRole('link', { name: /^People/ }).click()
    await page.getByRole('option', { name: /^Priya Venkataraman/ }).click()
    await page
      .getByRole('main', { name: 'Priya Venkataraman' })
      .getByText('Usual gap', { exact: false })
      .first()
      .waitFor()
    await picture('person')
  })

  await step('Insight: where phases and norms meet, and on how much that stands', async () => {
    await page.getByRole('link', { name: /^Insight/ }).click()
    await page.getByRole('radio', { name: 'Phase × norm' }).click()
    await page.getByRole('gridcell', { name: /^P3 and R1:/ }).waitFor()
    await picture('insight')
  })

  await step('A workshop: its agenda, what the lenses found, and cards made of the evidence', async () => {
    await page.getByRole('link', { name: /^Workshop/ }).click()
    const parts = page.getByRole('complementary', { name: 'In this pack' })
    await parts.getByRole('button', { name: /^Quotes/ }).click()
    await page
      .getByRole('group', { name: 'Quotes, as it leaves' })
      .getByText(/\bQ1\b/)
      .waitFor({ state: 'attached' })
    await picture('workshop')
    await page.getByRole('link', { name: /^Notes/ }).click()
    await editor.waitFor()
  })

  await step('Take it out as Markdown, web page and PDF', async () => {
    for (const [i, command] of ['Export as Markdown', 'Export as a web page', 'Export as PDF'].entries()) {
      await page.keyboard.press('Control+K')
      await page.keyboard.type(`>${command}`)
      await page.getByRole('option', { name: command, exact: false, selected: true }).waitFor()
      if (i === 0) await picture('palette')
      await page.keyboard.press('Enter')
      const ask = page.getByRole('dialog', { name: command })
      await ask.getByRole('paragraph').filter({ hasText: 'replaced by pseudonyms' }).waitFor()
      if (i === 0) await picture('export')
      await ask.getByRole('button', { name: 'Export…' }).click()
      await written(exportsTo[i] as string)
      await page.getByText(`Saved to ${exportsTo[i]}`).waitFor()
      if (i === 2) await picture('exported')
    }
    const notices = page.getByRole('region', { name: 'Notices' }).getByRole('button')
    while ((await notices.count()) > 0) await notices.first().click()
  })

  await step('The dark theme', async () => {
    await page.keyboard.press('Control+K')
    await page.keyboard.type('>dark')
    await page.getByRole('option', { name: 'Dark theme', exact: false, selected: true }).waitFor()
    await page.keyboard.press('Enter')
    // The automation pretends a colour scheme to the page, so it has to follow by hand.
    await page.emulateMedia({ colorScheme: 'dark' })
    await picture('note-dark')
    await page.keyboard.press('Escape')
    await page.getByRole('link', { name: /^Library/ }).click()
    await page.getByRole('option', { name: /^(New )?An evening with Priya/ }).click()
    await reader.getByRole('button', { name: /^Quote 1 of \d+/ }).waitFor()
    await picture('reader-dark')
  })
}

/** Waits until a file is there with something in it. */
async function written(path: string): Promise<void> {
  const end = Date.now() + 20_000
  for (;;) {
    const size = await stat(path).then(
      (found) => found.size,
      () => 0,
    )
    if (size > 0) return
    if (Date.now() > end) throw new Error(`${path} was not written.`)
    // The state is a file's; a turn of the page is time enough between two looks.
    await settled(page)
  }
}

try {
  await tour()
} catch (cause) {
  const why = cause instanceof Error ? cause.message : String(cause)
  await page.screenshot({ path: join(out, 'stopped-here.png'), timeout: 5_000 }).catch(() => undefined)
  process.stderr.write(`The tour stopped at step ${steps}: ${why}\n`)
  process.exitCode = 1
}
await app.close()
for (const trouble of troubles) process.stderr.write(`The page reported: ${trouble}\n`)
if (troubles.length > 0) process.exitCode = 1
