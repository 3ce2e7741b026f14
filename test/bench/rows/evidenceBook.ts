/**
 * The evidence book of 5,000 coded quotes as a Word file and as a PDF, against the same words as bare paragraphs by the
 * same library and the same browser; and how soon its beginning stands in the dialog.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Document, Packer, Paragraph } from 'docx'
import { printPdf } from '#electron/cli/printPdf.ts'
import type { Core } from '#core/core.ts'
import { createGenerator } from '#test/support/generate.ts'
import { type Benchmark, compare } from '../row.ts'
import { timed } from '../stats.ts'
import { openCore, take } from '../support/openCore.ts'

const [SOURCES, QUOTES_EACH] = [25, 200]
const QUOTES = SOURCES * QUOTES_EACH
const scope = { scope: 'bench' }
const DOOR = fileURLToPath(new URL('../../../electron/runtime/run.mjs', import.meta.url))

/** Sentences that all differ, each quoted and under one code, every fifth with a memo. */
async function fill(core: Core): Promise<void> {
  const generate = createGenerator(31)
  const codes = take(await core.query('codes', {})).filter(({ codable }) => codable)
  for (let n = 0; n < SOURCES; n++) {
    const sentences = Array.from({ length: QUOTES_EACH }, (_, at) => `${n}.${at}: ${generate.sentence()}`)
    const bytes = new TextEncoder().encode(sentences.join('\n\n'))
    const report = take(await core.run('import', { items: [{ bytes, fileName: `Talk ${n}.txt` }] }, scope))
    const sourceId = report.imported[0]?.sourceId
    if (sourceId === undefined) throw new Error('a text did not come in')
    for (const [at, exact] of sentences.entries()) {
      const codeId = codes[(n * 7 + at) % codes.length]?.codeId
      if (codeId === undefined) throw new Error('there are no codes')
      const codings = [{ codeId, stance: (['supports', 'disputes', 'illustrates'] as const)[at % 3] ?? 'supports' }]
      const memo = at % 5 === 0 ? 'Compare with what was said the year before.' : ''
      take(core.execute('addQuote', { sourceId, place: { exact }, codings, memo }, scope))
    }
  }
}

/** What stands in the book, block by block. */
const wordsIn = (page: string): string[] =>
  [...page.matchAll(/<(p|h1|h2|h3|li)[ >][^]*?<\/\1>/g)].map(([block]) => block.replace(/<[^>]+>/g, ''))

export const evidenceBook: Benchmark = {
  key: 'book',
  title: 'Evidence book',
  run: async ({ folder, say }) => {
    const here = mkdtempSync(join(folder, 'book-'))
    say(`Coding ${QUOTES} quotes …`)
    const core = await openCore(join(here, 'workspace'), { name: 'Book' })
    await fill(core)
    const subject = { kind: 'evidenceBook' } as const
    const look = await timed(async () => void take(await core.query('exportPreview', { subject, as: 'pages' })))
    const word = await timed(async () =>
      take(await core.run('exportDocument', { subject, format: 'docx', path: join(here, 'book.docx') }, scope)),
    )
    let page = ''
    const read = await timed(async () => {
      page = take(await core.query('export', { subject, format: 'html' }))?.content ?? ''
    })
    await core.close()
    const words = wordsIn(page)
    if (words.length < QUOTES) throw new Error(`${words.length} blocks are in the book`)
    const bareWord = await timed(async () => {
      const children = words.map((text) => new Paragraph({ text }))
      writeFileSync(join(here, 'bare.docx'), await Packer.toBuffer(new Document({ sections: [{ children }] })))
    })
    say('Printing …')
    let bytes = 0
    const print = await timed(async () => {
      bytes = (await printPdf(page, 'a4')).length
    })
    const [bare, pdf] = [join(here, 'bare.html'), join(here, 'bare.pdf')]
    writeFileSync(bare, `<!doctype html><meta charset="utf-8">${words.map((text) => `<p>${text}</p>`).join('\n')}`)
    const barePrint = await timed(() => {
      const { status } = spawnSync(process.execPath, [DOOR, 'print', bare, pdf], { stdio: 'ignore' })
      if (status !== 0) throw new Error('the bare page was not printed')
    })
    rmSync(here, { recursive: true, force: true })
    const of = `${QUOTES} quotes with sources in footnotes and memos, ${words.length} blocks`
    return [
      compare('Evidence book as Word file', 'ms', word, bareWord, null, `${of}; against bare paragraphs by docx.`),
      compare(
        'Evidence book as PDF',
        'ms',
        read + print,
        barePrint,
        null,
        `${(bytes / 1e6).toFixed(1)} MB, its letters inside; against bare paragraphs by the same browser.`,
      ),
      compare('Evidence book in the dialog', 'ms', look, read, null, 'Its beginning, against the whole page.'),
    ]
  },
}
