/** Sources that an earlier version read less well are read again: what becomes of their quotes, and back. */
import { cpSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Document, Packer, Paragraph } from 'docx'
import { describe, expect, it, vi } from 'vitest'
import type { Core } from '#core/core.ts'
import type { QuoteId, SourceId } from '#shared/model/ids.ts'
import { closeCore, failure, newCore, openCore, scope, temporaryFolder, value } from '#test/support/core.ts'
import { readLog, receive } from '#test/support/exchange.ts'
import { ferryPage, ferryPdf, ferryText } from '#test/support/libraryFiles.ts'
import { tinyEpub } from '#test/support/tinyEpub.ts'

const olderWorker = new URL('../../support/olderImportWorker.ts', import.meta.url)

const docx = async () =>
  new Uint8Array(
    await Packer.toBuffer(
      new Document({
        sections: [
          {
            children: [
              new Paragraph('The minutes of the harbour board'),
              new Paragraph(
                'The chair reported that “every skipper remembers who kept the light burning” that winter.',
              ),
              new Paragraph('Nobody objected to paying for another lamp, and the motion was carried.'),
            ],
          },
        ],
      }),
    ),
  )

const files: Readonly<Record<string, () => Promise<Uint8Array> | Uint8Array>> = {
  'loaves.html': () => new TextEncoder().encode(ferryPage),
  'letter.txt': () => new TextEncoder().encode(ferryText),
  'letter.md': () => new TextEncoder().encode(`# A letter\n\n${ferryText}`),
  'ferry.pdf': ferryPdf,
  'minutes.docx': docx,
  'book.epub': () =>
    tinyEpub({
      chapters: [
        '<h1>One</h1><p>The keeper said “nobody thanked the lamp” and went below.</p>',
        '<h1>Two</h1><p>In the second chapter everybody remembers the keeper.</p>',
      ],
    }),
}

async function add(core: Core, fileName: string, bytes: Uint8Array): Promise<SourceId> {
  const report = value(await core.run('import', { items: [{ fileName, bytes: new Uint8Array(bytes) }] }, scope))
  const [imported] = report.imported
  if (!imported) throw new Error(JSON.stringify(report.failed))
  return imported.sourceId
}

const textOf = async (core: Core, sourceId: SourceId) =>
  value(await core.query('sourceText', { sourceId }))?.extraction.text ?? ''

/** One quote of every block's first words, and one across its middle: 12 letters and more. */
async function quoteBlocks(core: Core, sourceId: SourceId): Promise<QuoteId[]> {
  const text = value(await core.query('sourceText', { sourceId }))
  const made: QuoteId[] = []
  const points = (a: number, b: number) => Array.from((text?.extraction.text ?? '').slice(a, b)).length
  for (const { from, to } of text?.extraction.blocks ?? []) {
    for (const [a, b] of [
      [from, Math.min(to, from + 60)],
      [Math.min(to, from + 20), to],
    ] as const) {
      const exact = (text?.extraction.text ?? '').slice(a, b).trim()
      const start = points(0, a)
      if (exact.length < 12) continue
      const place = { start, end: start + points(a, b) }
      const added = core.execute('addQuote', { sourceId, place, memo: exact.slice(0, 9) }, scope)
      if (added.ok) made.push(added.value.quoteId)
    }
  }
  return made
}

const letters = (words: string) =>
  words
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

describe('reading a source again', () => {
  it.each(Object.entries(files))(
    '%s: quotes are found by their letters, what is gone is said, and undo brings all of it back',
    { timeout: 60_000 },
    async (fileName, make) => {
      const bytes = await make()
      const { core: old, dataDir } = await newCore({ importWorkerUrl: olderWorker })
      const sourceId = await add(old, fileName, bytes)
      const quoteIds = await quoteBlocks(old, sourceId)
      const before = value(await old.query('quotesOfSource', { sourceId }))
      const oldText = await textOf(old, sourceId)
      expect(quoteIds.length).toBeGreaterThan(3)
      await closeCore(old)

      const core = await openCore(dataDir)
      const isOutdated = async () => value(await core.query('source', { sourceId }))?.isOutdated
      expect(await isOutdated()).toBe(true)
      const report = value(await core.run('rereadSource', { sourceId }, scope))
      expect(await isOutdated()).toBe(false)
      const text = await textOf(core, sourceId)
      expect(text).not.toBe(oldText)
      const after = value(await core.query('quotesOfSource', { sourceId }))
      expect(after).toHaveLength(quoteIds.length)
      expect(report).toMatchObject({ changed: true })
      for (const quote of after) {
        const was = before.find(({ quoteId }) => quoteId === quote.quoteId)
        expect(quote.memo).toBe(was?.memo)
        if (quote.anchor === 'lost') {
          // The last words are kept, and really are nowhere in the new text.
          expect(quote.exact).toBe(was?.exact)
          expect(letters(text)).not.toContain(letters(quote.exact))
        } else {
          expect(letters(quote.exact)).toBe(letters(was?.exact ?? ''))
          expect([...text].slice(quote.start, quote.end).join('')).toBe(quote.exact)
        }
      }
      const counted = (anchor: string) => after.filter((quote) => quote.anchor === anchor).length
      expect([counted('exact'), counted('moved'), counted('lost')]).toEqual([report.kept, report.moved, report.lost])
      expect(report.moved).toBeGreaterThan(0)
      expect(report.lost).toBeGreaterThan(0)
      expect(value(await core.query('verify', {})).problems).toEqual([])
      // What is found is found in the new text.
      const menu = value(await core.query('search', { query: 'subscribe', filters: { kinds: ['source'] } }))
      expect(menu.total).toBe(0)

      // Again: nothing to do, and nothing to undo for it.
      const again = value(await core.run('rereadSource', { sourceId }, scope))
      expect(again).toEqual({ ...report, changed: false })
      expect(value(core.execute('undo', {}, scope)).label).toContain('read again')
      expect(await textOf(core, sourceId)).toBe(oldText)
      expect(value(await core.query('quotesOfSource', { sourceId }))).toEqual(before)
      value(core.execute('redo', {}, scope))
      expect(value(await core.query('quotesOfSource', { sourceId }))).toEqual(after)
      expect(value(await core.query('verify', {})).problems).toEqual([])
    },
  )

  it('reads what was pasted as what it was', async () => {
    const { core: old, dataDir } = await newCore({ importWorkerUrl: olderWorker })
    const html = '<p>The skipper paid for <b>nothing</b>.</p><p>He was never asked again.</p><p>Nor did he ask.</p>'
    const items = [{ pasted: { html, url: 'https://harbour-notes.example/skipper' } }]
    const [imported] = value(await old.run('import', { items }, scope)).imported
    const sourceId = imported?.sourceId as SourceId
    await closeCore(old)
    const core = await openCore(dataDir)
    value(await core.run('rereadSource', { sourceId }, scope))
    expect(await textOf(core, sourceId)).toBe(
      'The skipper paid for nothing.\n\nHe was never asked again.\n\nNor did he ask.',
    )
  })

  it('changes nothing when the original is not here, is not a source, or is read no better', async () => {
    const { core, dataDir } = await newCore()
    const sourceId = await add(core, 'letter.txt', new TextEncoder().encode(ferryText))
    const before = value(await core.query('digest', {}))
    expect(value(await core.run('rereadSource', { sourceId }, scope))).toEqual({
      changed: false,
      kept: 0,
      moved: 0,
      lost: 0,
    })
    expect(value(await core.query('digest', {}))).toEqual(before)
    const stranger = 's_0000000000000000000000' as SourceId
    expect(failure(await core.run('rereadSource', { sourceId: stranger }, scope))).toBe('SourceNotFound')
    for (const folder of readdirSync(join(dataDir, 'blobs')))
      rmSync(join(dataDir, 'blobs', folder), { recursive: true })
    expect(failure(await core.run('rereadSource', { sourceId }, scope))).toBe('BlobMissing')
    expect(value(await core.query('digest', {}))).toEqual(before)
  })

  it('places a quote that was made elsewhere in the earlier text, once it arrives', { timeout: 60_000 }, async () => {
    const { core: old, dataDir } = await newCore({ importWorkerUrl: olderWorker })
    const sourceId = await add(old, 'loaves.html', new TextEncoder().encode(ferryPage))
    await closeCore(old)
    const otherDir = join(temporaryFolder(), 'other')
    cpSync(dataDir, otherDir, { recursive: true })
    const before = readLog(dataDir).length
    const other = await openCore(otherDir)
    const made = await quoteBlocks(other, sourceId)
    await closeCore(other)

    const here = await openCore(dataDir)
    value(await here.run('rereadSource', { sourceId }, scope))
    await closeCore(here)
    receive(dataDir, readLog(otherDir).slice(before))

    const core = await openCore(dataDir)
    const anchors = async () => value(await core.query('quotesOfSource', { sourceId })).map(({ anchor }) => anchor)
    expect(new Set(await anchors())).toEqual(new Set(['lost']))
    // Any change of the source makes the core look for them; here, that they arrived while it was closed.
    value(core.execute('editSource', { sourceId, patch: { read: true } }, scope))
    await vi.waitFor(async () => expect((await anchors()).filter((each) => each === 'moved').length).toBeGreaterThan(3))
    expect(await anchors()).toHaveLength(made.length)
    expect(value(await core.query('verify', {})).problems).toEqual([])
    expect(failure(core.execute('undo', {}, { scope: '' }))).toBe('NothingToUndo')
  })
})
