/** Lists of references taken into a workspace: merged with what is here, with their files, in one step to undo. */
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Core } from '#core/core.ts'
import type { ImportReport } from '#shared/contract/tasks.ts'
import { failure, newCore, scope, temporaryFolder, value } from '#test/support/core.ts'
import { tinyPdf } from '#test/support/tinyPdf.ts'

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text)

const take = async (core: Core, fileName: string, text: string): Promise<ImportReport> =>
  value(await core.run('import', { items: [{ fileName, bytes: bytesOf(text) }] }, scope))

const sourcesOf = async (core: Core) => value(await core.query('sources', { sort: 'title', limit: 500 })).rows

const list = `@article{berg2001, author={Berg, Jan}, title={On the warmth of kilns}, journal={Clay}, volume=3, year=2001, doi={10.1000/x}, abstract={Warm kilns make warm friends. So they say.}}
@book{oz1999, author={{\\"O}z, Ana}, title={The second book of ash}, publisher={Kiln Press}, year=1999}
@book{bad, title={never closed}
@online{page, title={A page about clay and ash}, url={https://example.org/clay}, year=2020}
`

describe('a list of references', () => {
  it('comes in entry by entry, and says what it left out', async () => {
    const { core } = await newCore()
    const report = await take(core, 'library.bib', list)
    expect(report.imported.map(({ title, kind }) => [title, kind])).toEqual([
      ['On the warmth of kilns', 'reference'],
      ['The second book of ash', 'reference'],
      ['A page about clay and ash', 'reference'],
    ])
    expect(report.skipped).toEqual([{ path: 'library.bib', item: 'bad', reason: 'It has no end.' }])
    expect(report.failed).toEqual([])
    const [article] = report.imported
    if (!article) throw new Error('nothing came in')
    const source = value(await core.query('source', { sourceId: article.sourceId }))
    expect(source).toMatchObject({
      authors: ['Jan Berg'],
      publishedOn: '2001',
      isReferenceOnly: true,
      reference: {
        'container-title': 'Clay',
        volume: '3',
        DOI: '10.1000/x',
        'citation-key': 'berg2001',
        type: 'article-journal',
      },
      fileName: 'library.bib',
    })
    const text = value(await core.query('sourceText', { sourceId: article.sourceId }))?.extraction.text
    expect(text).toBe('Warm kilns make warm friends. So they say.')
    // There is no file to read again.
    expect(value(await core.run('rereadSource', { sourceId: article.sourceId }, scope)).changed).toBe(false)
    // It can be quoted and found like any other text.
    value(core.execute('addQuote', { sourceId: article.sourceId, place: { exact: 'warm friends' } }, scope))
    const hits = async (query: string) => value(await core.query('search', { query })).hits.map((hit) => hit.sourceId)
    expect(await hits('friends')).toContain(article.sourceId)
    expect(await hits('berg2001')).toContain(article.sourceId)
  })

  it('is one step to undo, and comes again after it', async () => {
    const { core } = await newCore()
    await take(core, 'library.bib', list)
    expect(value(await core.query('undoState', {}, scope)).undo).toBe('library.bib taken in')
    value(core.execute('undo', {}, scope))
    expect(await sourcesOf(core)).toEqual([])
    value(core.execute('redo', {}, scope))
    expect(await sourcesOf(core)).toHaveLength(3)
  })

  it('is merged with what is here, in another format, too', async () => {
    const { core } = await newCore()
    const first = await take(core, 'library.bib', list)
    const again = await take(core, 'library.bib', list)
    expect(again.imported).toEqual([])
    expect(again.merged.map(({ sourceId }) => sourceId)).toEqual(first.imported.map(({ sourceId }) => sourceId))
    const ris = `TY  - JOUR\nTI  - On warmth\nDO  - https://doi.org/10.1000/X\nIS  - 2\nVL  - 99\nER  - \nTY  - BOOK\nTI  - The second book of Ash\nAU  - Öz, Ana\nPY  - 1999\nCY  - Leeds\nER  - \nTY  - BOOK\nTI  - The second book of ash\nAU  - Öz, Ana\nPY  - 1999\nET  - 7\nER  - \n`
    const other = await take(core, 'other.ris', ris)
    expect(other.merged).toHaveLength(3)
    expect(other.imported).toHaveLength(0)
    const article = value(await core.query('source', { sourceId: first.imported[0]?.sourceId as never }))
    // What was said stays; what was not known is added.
    expect(article).toMatchObject({ title: 'On the warmth of kilns', reference: { volume: '3', issue: '2' } })
    const book = value(await core.query('source', { sourceId: first.imported[1]?.sourceId as never }))
    expect(book).toMatchObject({ reference: { 'publisher-place': 'Leeds', edition: '7' } })
    expect(await sourcesOf(core)).toHaveLength(3)
  })

  it('holds the same entry twice and brings it once', async () => {
    const { core } = await newCore()
    const report = await take(core, 'twice.ris', 'TY  - BOOK\nTI  - One and the same\nPY  - 2001\nER  - \n'.repeat(2))
    expect([report.imported.length, report.merged.length]).toEqual([1, 1])
    expect(await sourcesOf(core)).toHaveLength(1)
  })

  it('meets the page that was saved, and leaves the trash alone', async () => {
    const { core } = await newCore()
    const html =
      '<html><head><title>A page about clay and ash</title><link rel="canonical" href="https://www.example.org/clay/"></head><body><article><h1>A page about clay and ash</h1><p>Clay is warm. Ash is what is left of it, says the potter, and goes on.</p></article></body></html>'
    const page = await take(core, 'page.html', html)
    const report = await take(core, 'library.bib', list)
    expect(report.merged.map(({ sourceId }) => sourceId)).toEqual([page.imported[0]?.sourceId])
    value(core.execute('trash', { ids: [report.imported[0]?.sourceId as never] }, scope))
    const again = await take(core, 'library.bib', list)
    expect(again.skipped).toContainEqual(
      expect.objectContaining({ item: 'berg2001', reason: expect.stringContaining('in the trash') }),
    )
    expect(again.merged).toHaveLength(2)
  })

  it('is refused whole when there is nothing in it', async () => {
    const { core } = await newCore()
    const report = await take(core, 'empty.bib', '@comment{jabref-meta: nothing}\n@string{a = "b"}')
    expect(report.failed).toMatchObject([{ error: { code: 'FileNoText' } }])
    expect(await sourcesOf(core)).toEqual([])
  })
})

describe('files beside the list', () => {
  it('become the text of their reference; those that lead out or are missing are told', async () => {
    const folder = temporaryFolder()
    const outside = temporaryFolder()
    writeFileSync(join(outside, 'secret.txt'), 'Nobody may read this here.')
    mkdirSync(join(folder, 'files', '12'), { recursive: true })
    writeFileSync(
      join(folder, 'files', '12', 'a.pdf'),
      tinyPdf([[{ x: 72, y: 100, text: 'Warm kilns make warm friends, all year.' }]]),
    )
    writeFileSync(
      join(folder, 'files', 'b.html'),
      '<html><body><article><p>Ash is what is left of the year, and more of it is there than one thinks.</p></article></body></html>',
    )
    symlinkSync(join(outside, 'secret.txt'), join(folder, 'files', 'link.txt'))
    const path = join(folder, 'library.bib')
    writeFileSync(
      path,
      `@article{one, title={The first of them all}, year=2001, file={PDF:files/12/a.pdf:application/pdf;Snapshot:files/b.html:text/html}}
@book{two, title={The second of them all}, year=2002, file={files/gone.pdf}}
@book{three, title={The third of them all}, year=2003, file={../${outside.split('/').pop()}/secret.txt}}
@book{four, title={The fourth of them all}, year=2004, file={files/link.txt}}
@book{five, title={The fifth of them all}, year=2005, file={${outside}/secret.txt}}
`,
    )
    const { core } = await newCore()
    const report = value(await core.run('import', { items: [{ path }] }, scope))
    expect(report.imported.map(({ title, kind }) => [title, kind])).toEqual([
      ['The first of them all', 'pdf'],
      ['The second of them all', 'reference'],
      ['The third of them all', 'reference'],
      ['The fourth of them all', 'reference'],
      ['The fifth of them all', 'reference'],
    ])
    expect(report.skipped.map(({ item, reason }) => [item, reason])).toEqual([
      ['one', expect.stringContaining('b.html is a further file')],
      ['two', expect.stringContaining('not beside the list')],
      ['three', expect.stringContaining('outside')],
      ['four', expect.stringContaining('out of the folder')],
      ['five', expect.stringContaining('outside')],
    ])
    const text = value(await core.query('sourceText', { sourceId: report.imported[0]?.sourceId as never }))
    expect(text?.extraction.text).toContain('Warm kilns')
    for (const { sourceId } of report.imported.slice(1))
      expect(value(await core.query('sourceText', { sourceId }))?.extraction.text).toBe('')
  })

  it('join a reference that came without them', async () => {
    const { core } = await newCore()
    const first = await take(core, 'library.bib', list)
    const sourceId = first.imported[0]?.sourceId as never
    value(core.execute('addQuote', { sourceId, place: { exact: 'warm friends' } }, scope))
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'a.txt'), 'Long ago it was said: Warm kilns make warm friends. So they say, and more.')
    writeFileSync(join(folder, 'library.ris'), 'TY  - JOUR\nTI  - Whatever\nDO  - 10.1000/x\nL1  - a.txt\nER  - \n')
    const report = value(await core.run('import', { items: [{ path: join(folder, 'library.ris') }] }, scope))
    expect(report.merged.map((each) => each.sourceId)).toEqual([sourceId])
    expect(value(await core.query('source', { sourceId }))).toMatchObject({ kind: 'text', isReferenceOnly: false })
    const [quote] = value(await core.query('quotesOfSource', { sourceId }))
    expect(quote).toMatchObject({ exact: 'warm friends', anchor: 'moved' })
    // All of it goes back together.
    value(core.execute('undo', {}, scope))
    expect(value(await core.query('source', { sourceId }))).toMatchObject({ kind: 'reference', isReferenceOnly: true })
  })
})

it('gives a reference the file that somebody chose, once', async () => {
  const { core } = await newCore()
  const { imported } = await take(core, 'library.bib', list)
  const sourceId = imported[0]?.sourceId as never
  const file = (text: string) => ({ fileName: 'a.txt', bytes: bytesOf(text) })
  const run = (text: string) => core.run('attachFile', { sourceId, item: file(text) }, scope)
  expect(value(await run('Warm kilns make warm friends, and much else.')).words).toBe(8)
  expect(value(await core.query('source', { sourceId }))).toMatchObject({
    title: 'On the warmth of kilns',
    kind: 'text',
    isReferenceOnly: false,
    fileName: 'a.txt',
  })
  expect(failure(await run('Another text altogether.'))).toBe('AlreadyInLibrary')
  value(core.execute('undo', {}, scope))
  expect(value(await core.query('source', { sourceId }))?.isReferenceOnly).toBe(true)
})

it('takes many references in and stops when it is told to', async () => {
  const { core } = await newCore()
  const entry = (n: number) =>
    `@article{k${n}, author={Berg, Jan}, title={Kilns and their number ${n}}, journal={Clay}, year=2001}\n`
  const abort = new AbortController()
  let told = 0
  const many = Array.from({ length: 1200 }, (_, n) => entry(n)).join('')
  const started = performance.now()
  const report = value(
    await core.run(
      'import',
      { items: [{ fileName: 'many.bib', bytes: bytesOf(many) }] },
      {
        ...scope,
        signal: abort.signal,
        onProgress: ({ part }) => {
          told++
          if (part && part.done >= 500) abort.abort()
        },
      },
    ),
  )
  expect(told).toBeGreaterThan(1)
  expect(report.imported.length).toBeGreaterThan(450)
  expect(report.imported.length).toBeLessThan(1200)
  expect(report.skipped.at(-1)?.reason).toContain('you stopped')
  expect(performance.now() - started).toBeLessThan(20_000)
  value(core.execute('undo', {}, scope))
  expect(await sourcesOf(core)).toEqual([])
})
