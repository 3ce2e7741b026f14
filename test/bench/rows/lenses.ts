/**
 * The lenses on a document of 50,000 words while somebody types: in the product's window, from a key to the frame that
 * shows it, with the lenses on against the same window with the lenses off; and without a page, what a key costs in
 * the whole document against reading the one block that was typed in.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { _electron } from 'playwright'
import type { LensBlock } from '#shared/lenses/block.ts'
import { findInBlock } from '#shared/lenses/findLensFindings.ts'
import { createLensMemory } from '#shared/lenses/memory.ts'
import { openLine } from '#test/support/coreLine.ts'
import { createGenerator } from '#test/support/generate.ts'
import { createRandom } from '#test/support/random.ts'
import { ROOT } from '#test/support/window.ts'
import { type Benchmark, compare, type Measured } from '../row.ts'
import { interleaved, median, p95 } from '../stats.ts'
import { openCore, take } from '../support/openCore.ts'
import { environment, switches } from '../window/electron.ts'
import { record } from '../window/keyTimes.ts'
import { KEYS, typeInto } from '../window/typeInto.ts'

const TITLE = 'All that we know'
const WORDS = 50_000
const ROUNDS = 5
const FOUND = 'We ring our targets, send a gift card to everyone who reviews us, and every user is asked to share it.'

/** Paragraphs of so many words together; every fourth has something that three lenses underline. */
function writeLong(): string[] {
  const generate = createGenerator(80)
  const paragraphs: string[] = []
  for (let words = 0; words < WORDS; ) {
    const text = generate.paragraph()
    const paragraph = paragraphs.length % 4 === 0 ? `${text} ${FOUND}` : text
    words += paragraph.split(/\s+/).length
    paragraphs.push(paragraph)
  }
  return paragraphs
}

const medianOf = (times: number, work: () => void): number =>
  median(
    Array.from({ length: times }, () => {
      const from = performance.now()
      work()
      return performance.now() - from
    }),
  )

function withoutPage(paragraphs: readonly string[]): Measured {
  let start = 0
  const blocks: LensBlock[] = paragraphs.map((text) => {
    const block = { text, isQuotation: false, start }
    start += text.length + 2
    return block
  })
  const memory = createLensMemory()
  const findings = memory.find(blocks).length
  let typed = ''
  const typeOne = (): LensBlock => ({ ...(blocks[0] as LensBlock), text: `${blocks[0]?.text}${(typed += 'a')}` })
  const whole = (): void => {
    blocks[0] = typeOne()
    memory.find(blocks)
  }
  const bare = (): void => void findInBlock(typeOne())
  for (const warm of [whole, bare]) medianOf(50, warm)
  const note = `Every finding of ${WORDS.toLocaleString('en')} words (${blocks.length} blocks, ${findings} findings) after one key; against reading that key's block alone.`
  return compare('A key in a long text, its findings', 'ms p50', medianOf(200, whole), medianOf(200, bare), null, note)
}

export const lenses: Benchmark = {
  key: 'lenses',
  title: 'Lenses',
  run: async ({ folder, workspace }) => {
    const paragraphs = writeLong()
    const pure = withoutPage(paragraphs)
    const data = await workspace()
    const core = await openCore(data)
    take(core.execute('createNote', { title: TITLE, markdown: paragraphs.join('\n\n') }, { scope: 'bench' }))
    await core.close()
    const userData = join(folder, 'user-lenses')
    mkdirSync(userData)
    const electron = await _electron.launch({
      args: [...switches(), `--user-data-dir=${userData}`, ROOT],
      cwd: folder,
      env: environment({ COMMONPLACE_USER_DATA: userData, COMMONPLACE_OPEN: data }),
      timeout: 30_000,
    })
    try {
      const page = await electron.firstWindow({ timeout: 30_000 })
      const line = await openLine(page)
      await page
        .getByRole('button', { name: /^Notes/ })
        .or(page.getByRole('link', { name: /^Notes/ }))
        .first()
        .click()
      await page.getByRole('option', { name: TITLE }).first().click()
      await page.locator('[contenteditable="true"] p').first().waitFor({ timeout: 60_000 })
      const underlined = (): Promise<number> => page.evaluate(() => CSS.highlights.get('lens')?.size ?? 0)
      const turn = async (isOn: boolean): Promise<void> => {
        take(await line.command('setPreference', { key: 'lenses', value: { isOff: !isOn, without: [] } }))
        const until = Date.now() + 20_000
        while ((await underlined()) > 0 !== isOn) {
          if (Date.now() > until) throw new Error(`the lenses did not go ${isOn ? 'on' : 'off'}`)
          await page.waitForTimeout(50)
        }
        // All of the text has been read by then.
        await page.waitForTimeout(1_500)
      }
      await record(page)
      const random = createRandom(80)
      const next = () => random.next()
      const typed = async (isOn: boolean): Promise<number> => {
        await turn(isOn)
        return p95(await typeInto(page, electron, next))
      }
      const rounds = await interleaved(ROUNDS, { on: () => typed(true), off: () => typed(false) }, { warmUp: true })
      const note = `The middle one of ${ROUNDS} rounds of ${KEYS} keys a side at the top of a note of ${WORDS.toLocaleString('en')} words, the lenses on; against the same window with the lenses off.`
      return [
        compare('Key to paint in a long note, lenses on', 'ms p95', median(rounds.on), median(rounds.off), 1.3, note),
        pure,
      ]
    } finally {
      const child = electron.process()
      const limit = setTimeout(() => child.kill('SIGKILL'), 8_000)
      await electron.close().catch(() => undefined)
      clearTimeout(limit)
    }
  },
}
