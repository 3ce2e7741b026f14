/** A workspace as a REFI-QDA project: valid, whole, and the same when it comes in again. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { strFromU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { validateXML } from 'xmllint-wasm'
import type { Core } from '#core/core.ts'

import { newCore, scope, temporaryFolder, value } from '#test/support/core.ts'
import { createGenerator } from '#test/support/generate.ts'
import { createRandom } from '#test/support/random.ts'
import { tinyPdf } from '#test/support/tinyPdf.ts'

const XSD = new URL('../../../../shared/data/refi-qda/Project-mrt2019.xsd', import.meta.url)
const stances = ['supports', 'disputes', 'illustrates'] as const
const awkward = [
  'a < b & "c"',
  "it's ]]> over",
  'tab\tand\nline',
  '🔥 漢字 é',
  'control \u0001 \u001f end',
  '=1+1',
  '  edges  ',
]

/** A workspace of sources, codes, quotes, codings by two coders, memos and notes. */
async function makeWorkspace(
  seed: number,
  more: { fileName: string; bytes: Uint8Array<ArrayBuffer> }[] = [],
): Promise<Core> {
  const { core } = await newCore()
  const random = createRandom(seed)
  const generator = createGenerator(seed)
  const builtIn = value(await core.query('codes', {})).filter(({ codable }) => codable)
  const own = Array.from({ length: 3 }, (_, n) =>
    value(
      core.execute('addCode', { name: `${random.pick(awkward).trim()} ${n}`, definition: random.pick(awkward) }, scope),
    ),
  )
  const nested = value(core.execute('addCode', { name: 'nested', parent: own[0]?.codeId ?? null }, scope))
  const codes = [...builtIn.map(({ codeId }) => codeId), ...own.map(({ codeId }) => codeId), nested.codeId]
  const items = Array.from({ length: 2 }, (_, n) => {
    const source = generator.source(200)
    return {
      fileName: `s${n}.txt`,
      bytes: new TextEncoder().encode(`${source.text}\n\n${random.pick(awkward)} end ${n}`),
    }
  })
  const { imported } = value(await core.run('import', { items: [...items, ...more] }, scope))
  const quoteIds: string[] = []
  for (const { sourceId } of imported) {
    const text = value(await core.query('sourceText', { sourceId }))?.extraction.text ?? ''
    for (let n = 0; n < 4; n++) {
      const { exact } = generator.quoteFrom(text)
      const added = core.execute(
        'addQuote',
        {
          sourceId,
          place: { exact },
          codings: [...new Set([random.pick(codes), random.pick(codes)])].map((codeId) => ({
            codeId,
            stance: random.pick(stances),
          })),
          memo: random.chance(0.5) ? random.pick(awkward) : '',
        },
        scope,
      )
      if (added.ok) quoteIds.push(added.value.quoteId)
    }
    value(core.execute('setCoding', { target: sourceId, codeId: random.pick(codes), stance: 'supports' }, scope))
  }
  value(
    core.execute(
      'createNote',
      { title: random.pick(awkward), markdown: `${generator.note(300).markdown}\n\n![[quote:${quoteIds[0]}]]\n` },
      scope,
    ),
  )
  value(core.execute('trash', { ids: [quoteIds.at(-1) as never] }, scope))
  return core
}

const project = async (core: Core, format: 'qdpx' | 'qdc' = 'qdpx'): Promise<string> => {
  const path = join(temporaryFolder(), `out.${format}`)
  value(await core.run('exportProject', { format, path }, scope))
  expect(readdirSync(dirname(path))).toEqual([`out.${format}`])
  return path
}

/** Codes, codings and memos by what they say, not by id. */
async function said(core: Core, withStances = true) {
  const codes = value(await core.query('codes', {}))
  const nameOf = new Map(codes.map(({ codeId, name }) => [codeId, name]))
  const quotes = value(await core.query('quotes', {})).rows
  return {
    codes: codes
      .map(({ name, parent, definition, codable }) =>
        JSON.stringify([name, parent && nameOf.get(parent), withStances ? definition : '', codable]),
      )
      .sort(),
    quotes: quotes
      .map(({ exact, start, end, memo, sourceTitle, codings, createdAt }) =>
        JSON.stringify([
          sourceTitle,
          start,
          end,
          exact,
          memo,
          createdAt,
          codings.map((c) => [nameOf.get(c.codeId), c.coderName, withStances && c.stance]),
        ]),
      )
      .sort(),
    sources: value(await core.query('sources', {}))
      .rows.map(({ title, kind, words }) => JSON.stringify([title, kind, words]))
      .sort(),
  }
}

const take = async (core: Core, path: string) => value(await core.run('import', { items: [{ path }] }, scope))
/** XML 1.0 has no place for control characters. */
const printable = (json: unknown) => JSON.parse(JSON.stringify(json).replaceAll(/\\\\u00(01|1f)|\\u00(01|1f)/g, ''))

describe('a workspace that goes out and comes in', () => {
  it('says the same codes, codings, memos and places', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 1_000_000 }), async (seed) => {
        const core = await makeWorkspace(seed)
        const path = await project(core)
        const { core: other } = await newCore()
        const report = await take(other, path)
        expect(report.skipped).toEqual([])
        expect(await said(other)).toEqual(printable(await said(core)))
        expect(value(await other.query('verify', {}))).toMatchObject({ ok: true })
        const notes = value(await other.query('notes', {})).rows
        expect(notes).toHaveLength(1)
        const back = value(await other.query('noteMarkdown', { noteId: notes[0]?.noteId as never }))
        const from = value(await core.query('notes', {})).rows[0]
        expect(back).toBe(value(await core.query('noteMarkdown', { noteId: from?.noteId as never })))
      }),
      { numRuns: 2 },
    )
  })

  it('is known by its GUIDs where another program left our own file out', async () => {
    const core = await makeWorkspace(7)
    const path = await project(core)
    const { 'commonplace.json': extras, ...rest } = unzipSync(readFileSync(path))
    expect(extras).toBeDefined()
    writeFileSync(path, zipSync(rest))
    const { core: other } = await newCore()
    await take(other, path)
    expect((await said(other, false)).quotes).toEqual(printable((await said(core, false)).quotes))
    const before = value(await core.query('digest', {})).digest
    expect((await take(core, path)).projects).toMatchObject([{ codes: 0, quotes: 0, codings: 0, notes: 0 }])
    expect(value(await core.query('digest', {})).digest).toBe(before)
  })
})

it('brings a PDF with its pages, and finds its passages there', async () => {
  const bytes = new Uint8Array(tinyPdf([[{ x: 60, y: 80, text: 'Alpha beta gamma. Delta follows them.' }]]))
  const core = await makeWorkspace(5, [{ fileName: 'a.pdf', bytes }])
  const { core: other } = await newCore()
  await take(other, await project(core))
  const pdf = (await said(core)).quotes.filter((quote) => quote.startsWith('["a",'))
  expect(pdf.length).toBeGreaterThan(0)
  expect((await said(other)).quotes).toEqual(expect.arrayContaining(printable(pdf)))
  const source = value(await other.query('sources', {})).rows.find(({ kind }) => kind === 'pdf')
  const text = value(await other.query('sourceText', { sourceId: source?.sourceId as never }))
  expect(text?.extraction.pages).toHaveLength(1)
})

describe('a project that is written', () => {
  const xsd = existsSync(XSD) ? readFileSync(XSD, 'utf8') : ''
  let written: Promise<Record<string, Uint8Array>> | undefined
  /** One workspace for all that only look at the file. */
  const files = () => (written ??= (async () => unzipSync(readFileSync(await project(await makeWorkspace(11)))))())

  it('is valid against the published schema', async ({ skip }) => {
    if (xsd === '') skip('the schema (../shared/data/refi-qda) is not here')
    const contents = strFromU8((await files())['project.qde'] as Uint8Array)
    const { valid, errors } = await validateXML({ xml: [{ fileName: 'project.qde', contents }], schema: [xsd] })
    expect(errors).toEqual([])
    expect(valid).toBe(true)
    const broken = contents.replace('startPosition', 'beginPosition')
    expect((await validateXML({ xml: [{ fileName: 'broken.qde', contents: broken }], schema: [xsd] })).valid).toBe(
      false,
    )
  })

  it('refers to nothing that it does not hold, and holds every text', async () => {
    const all = await files()
    const xml = strFromU8(all['project.qde'] as Uint8Array)
    const guids = new Set([...xml.matchAll(/ guid="([^"]+)"/g)].map((match) => match[1]))
    expect(
      [...xml.matchAll(/(?:targetGUID|originGUID|creatingUser)="([^"]+)"/g)].filter((match) => !guids.has(match[1])),
    ).toEqual([])
    for (const match of xml.matchAll(/"internal:\/\/([^"]+)"/g))
      expect(Object.keys(all)).toContain(`sources/${match[1]}`)
    // Other programs cut their passages out of these texts.
    for (const selection of xml.matchAll(
      /<PlainTextSelection guid="[^"]+" name="([^"]+)" startPosition="(\d+)" endPosition="(\d+)"/g,
    )) {
      const start = selection[1]
        ?.slice(0, 20)
        .replaceAll('&quot;', '"')
        .replaceAll('&apos;', "'")
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&amp;', '&')
      const texts = Object.entries(all)
        .filter(([name]) => name.endsWith('.txt'))
        .map(([, bytes]) => [...strFromU8(bytes)])
      expect(
        texts.some((text) =>
          text
            .slice(Number(selection[2]), Number(selection[3]))
            .join('')
            .replaceAll('\n', ' ')
            .startsWith((start ?? '').replaceAll('\n', ' ').slice(0, 12)),
        ),
      ).toBe(true)
    }
  })

  it('holds the codebook alone as .qdc, which comes in again', async () => {
    const core = await makeWorkspace(17)
    const path = await project(core, 'qdc')
    const { core: other } = await newCore()
    await take(other, path)
    expect((await said(other, false)).codes).toEqual(printable((await said(core, false)).codes))
  })

  it('leaves the old file where the new one cannot be written', async () => {
    const { core } = await newCore()
    const folder = temporaryFolder()
    const gone = await core.run('exportProject', { format: 'qdpx', path: join(folder, 'no', 'such', 'x.qdpx') }, scope)
    expect(gone).toMatchObject({ ok: false, error: { code: 'StoreWriteFailed' } })
    const path = join(folder, 'x.qdpx')
    writeFileSync(path, 'old')
    const abort = new AbortController()
    abort.abort()
    const stopped = await core.run('exportProject', { format: 'qdpx', path }, { ...scope, signal: abort.signal })
    expect(stopped).toMatchObject({ ok: false, error: { code: 'ExportCancelled' } })
    expect(readFileSync(path, 'utf8')).toBe('old')
    expect(readdirSync(folder)).toEqual(['x.qdpx'])
  })

  it('says that people and plans stay', async () => {
    const { core } = await newCore()
    value(core.execute('addPerson', { name: 'Una' }, scope))
    const path = join(temporaryFolder(), 'p.qdpx')
    const { left } = value(await core.run('exportProject', { format: 'qdpx', path }, scope))
    expect(left).toEqual(['1 person stays here: they are not part of a project for others.'])
    expect(strFromU8(unzipSync(readFileSync(path))['project.qde'] as Uint8Array)).not.toContain('Una')
  })
})

describe('people whom the workspace knows', () => {
  it('leave by pseudonym, with every passage where its words are then', async () => {
    const { core } = await newCore()
    value(core.execute('addPerson', { name: 'Una Byrne' }, scope))
    const text = '🔥 Una Byrne wrote first. Then Byrne, Una came twice; nobody else did. Una left.'
    const { imported } = value(
      await core.run(
        'import',
        { items: [{ fileName: 'Una Byrne.txt', bytes: new TextEncoder().encode(text) }] },
        scope,
      ),
    )
    const sourceId = imported[0]?.sourceId as never
    const places = ['wrote first', 'Byrne, Una came twice', 'nobody else did', 'Byrne wrote', '🔥 Una']
    for (const exact of places)
      value(core.execute('addQuote', { sourceId, place: { exact }, memo: `Ask Una about ${exact}` }, scope))
    value(core.execute('createNote', { title: 'Call Una', markdown: 'Una Byrne said yes.' }, scope))
    const path = join(temporaryFolder(), 'p.qdpx')
    const made = value(await core.run('exportProject', { format: 'qdpx', path }, scope))
    expect(made.replaced.people).toBe(1)
    const files = unzipSync(readFileSync(path))
    for (const [name, bytes] of Object.entries(files)) expect(`${name} ${strFromU8(bytes)}`).not.toMatch(/una\b|byrne/i)
    const { core: other } = await newCore()
    await take(other, path)
    const quotes = value(await other.query('quotes', {})).rows
    expect(quotes).toHaveLength(places.length)
    const back =
      value(await other.query('sourceText', { sourceId: quotes[0]?.sourceId as never }))?.extraction.text ?? ''
    for (const { exact, start, end } of quotes) expect([...back].slice(start, end).join('')).toBe(exact)
    expect(quotes.map(({ exact }) => exact).toSorted()).toEqual(
      expect.arrayContaining(['nobody else did', 'wrote first']),
    )

    value(await core.run('exportProject', { format: 'qdpx', path, names: 'names' }, scope))
    expect(strFromU8(unzipSync(readFileSync(path))['project.qde'] as Uint8Array)).toContain('Una Byrne')
  })

  it('keep originals here, where nothing can be replaced', async () => {
    const { core } = await newCore()
    const bytes = new Uint8Array(tinyPdf([[{ x: 60, y: 80, text: 'Alpha beta gamma.' }]]))
    value(await core.run('import', { items: [{ fileName: 'a.pdf', bytes }] }, scope))
    const path = join(temporaryFolder(), 'p.qdpx')
    const kept = async () => {
      const { left } = value(await core.run('exportProject', { format: 'qdpx', path }, scope))
      return { pdfs: Object.keys(unzipSync(readFileSync(path))).filter((name) => name.endsWith('.pdf')), left }
    }
    expect((await kept()).pdfs).toHaveLength(1)
    value(core.execute('addPerson', { name: 'Una Byrne' }, scope))
    const { pdfs, left } = await kept()
    expect(pdfs).toEqual([])
    expect(left.join(' ')).toContain('1 original stays here')
  })
})
