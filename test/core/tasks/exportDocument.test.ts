/** Documents, decks and tables as files: re-read by another library, with real styles and notes, and nobody's name. */
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { XMLValidator } from 'fast-xml-parser'
import { strFromU8, unzipSync } from 'fflate'
import mammoth from 'mammoth'
import { expect, it, vi } from 'vitest'
import type { CoreDeps } from '#core/config.ts'
import type { Core } from '#core/core.ts'
import { doOfficeJob } from '#core/exporters/office/doOfficeJob.ts'
import type { ExportSubject, FileFormat } from '#shared/contract/exportSubjects.ts'
import { addText, failure, newCore, sampleDir, scope, temporaryFolder, value } from '#test/support/core.ts'

// What writes Office files takes long to be read on a busy machine.
vi.setConfig({ testTimeout: 90_000 })

const STRANGE = '=cmd|x!A1 & <b>\u0007 窯 🙂'

async function coded(deps: Partial<CoreDeps> = { writeOffice: doOfficeJob }): Promise<Core> {
  const { core } = await newCore(deps)
  value(core.execute('addPerson', { name: 'Una Byrne' }, scope))
  const sourceId = await addText(core, `Una Byrne helped me. ${STRANGE.replace('\u0007', '')} and so on.`, 'letter.txt')
  const codes = value(await core.query('codes', {}))
  const codeId = codes.find(({ name }) => name === 'R1.HELP')?.codeId
  if (codeId === undefined) throw new Error('the built-in codes are not there')
  for (const [exact, stance] of [
    ['Una Byrne helped me.', 'supports'],
    ['=cmd|x!A1', 'disputes'],
  ] as const) {
    const { quoteId } = value(core.execute('addQuote', { sourceId, place: { exact } }, scope))
    value(core.execute('setCoding', { target: quoteId, codeId, stance }, scope))
  }
  return core
}

async function written(core: Core, subject: ExportSubject, format: FileFormat, paper: 'a4' | 'letter' = 'a4') {
  const folder = temporaryFolder()
  const path = join(folder, `it.${format}`)
  const made = value(await core.run('exportDocument', { subject, format, path, paper }, scope))
  // Nothing else is left beside it.
  expect(readdirSync(folder)).toEqual([`it.${format}`])
  const bytes = readFileSync(path)
  expect(made?.bytes).toBe(bytes.byteLength)
  if (process.env['OFFICE_KEEP'] !== undefined)
    writeFileSync(join(process.env['OFFICE_KEEP'], `${subject.kind}.${format}`), bytes)
  return bytes
}

/** The parts of a container by their names, each of them well-formed. */
function partsOf(bytes: Uint8Array): Record<string, string> {
  const parts = Object.fromEntries(
    Object.entries(unzipSync(new Uint8Array(bytes)))
      .filter(([name]) => /\.(xml|rels)$/.test(name))
      .map(([name, part]) => [name, strFromU8(part)] as const),
  )
  for (const [name, part] of Object.entries(parts)) expect([name, XMLValidator.validate(part)]).toEqual([name, true])
  return parts
}

it('writes an evidence book as a Word file with real styles and footnotes, by pseudonym', async () => {
  const core = await coded()
  const bytes = await written(core, { kind: 'evidenceBook' }, 'docx', 'letter')
  const { value: html } = await mammoth.convertToHtml({ buffer: bytes })
  expect(html).toContain('R1.HELP')
  expect(html).toContain('=cmd|x!A1')
  expect(html).toMatch(/id="footnote-1"/)
  expect(html).not.toContain('Una')
  const parts = partsOf(bytes)
  const body = parts['word/document.xml'] ?? ''
  for (const style of ['Title', 'Heading1', 'Heading2', 'Quote', 'QuoteSource'])
    expect(body).toContain(`<w:pStyle w:val="${style}"/>`)
  expect(body).toContain('w:w="12240" w:h="15840"')
  expect(body.match(/<w:footnoteReference /g)).toHaveLength(2)
  expect(parts['docProps/core.xml']).toContain('<dc:creator>Commonplace</dc:creator>')
  expect(Object.values(parts).join('')).not.toContain('Una')
})

it('writes the quotes of a source, a code and a note as rows, each coding one of them', async () => {
  const core = await coded()
  const [source] = value(await core.query('sources', {})).rows
  const codeId = value(await core.query('codes', {})).find(({ name }) => name === 'R1.HELP')?.codeId
  if (source === undefined || codeId === undefined) throw new Error('the scene has a source and a code')
  const [quote] = value(await core.query('quotes', { sourceId: source.sourceId })).rows
  value(core.execute('setCoding', { target: quote?.quoteId ?? '', codeId: 'P1.OWNER', stance: 'disputes' }, scope))
  const { noteId } = value(
    core.execute(
      'createNote',
      { title: 'N', markdown: `> x\n>\n> — [s](commonplace:quote/${quote?.quoteId ?? ''})` },
      scope,
    ),
  )
  const rowsOf = async (subject: ExportSubject) =>
    parse<Record<string, string>>(await written(core, subject, 'csv'), { columns: true, bom: true })
  const ofSource = await rowsOf({ kind: 'source', sourceId: source.sourceId })
  expect(ofSource.map(({ Code, Stance }) => `${Code?.split(':')[0]} ${Stance}`).sort()).toEqual([
    'P1.OWNER disputes',
    'R1.HELP disputes',
    'R1.HELP supports',
  ])
  expect(ofSource.map(({ Quote }) => Quote).join()).not.toContain('Una')
  expect(await rowsOf({ kind: 'code', codeId })).toHaveLength(3)
  expect(await rowsOf({ kind: 'note', noteId })).toHaveLength(2)
  const hits = await rowsOf({ kind: 'search', query: 'helped', filters: {} })
  expect(hits.map(({ Kind }) => Kind)).toEqual(expect.arrayContaining(['quote', 'source']))
})

it('writes tables in which no text is a formula', async () => {
  const core = await coded()
  const csv = (await written(core, { kind: 'evidenceBook' }, 'csv')).toString('utf8')
  expect(csv.startsWith('\ufeff')).toBe(true)
  const rows = parse<Record<string, string>>(csv, { bom: true, columns: true })
  expect(rows.map((row) => row['Quote'])).toContain("'=cmd|x!A1")
  const parts = partsOf(await written(core, { kind: 'evidenceBook' }, 'xlsx'))
  expect(Object.values(parts).join('')).toContain('=cmd|x!A1')
  expect(Object.values(parts).join('')).not.toContain('<f>')
})

it('holds the pictures of Insight as pixels, each with its table', async () => {
  const core = await coded()
  const insight = await written(core, { kind: 'insight' }, 'docx')
  expect(
    Object.keys(unzipSync(new Uint8Array(insight))).filter((name) => name.endsWith('.png')).length,
  ).toBeGreaterThan(5)
}, 60_000)

it('leaves nothing behind when it is stopped or has nowhere to go', async () => {
  // In the thread, as the app does.
  const core = await coded({})
  const folder = temporaryFolder()
  const stop = new AbortController()
  const input = { subject: { kind: 'evidenceBook' } as const, format: 'docx' as const, path: join(folder, 'a.docx') }
  const running = core.run('exportDocument', input, { ...scope, signal: stop.signal, onProgress: () => stop.abort() })
  expect(failure(await running)).toBe('ExportCancelled')
  expect(readdirSync(folder)).toEqual([])
  expect(failure(await core.run('exportDocument', { ...input, path: join(folder, 'none', 'a.docx') }, scope))).toBe(
    'StoreWriteFailed',
  )
  // What lies in its place already cannot be written over: its pictures go again.
  mkdirSync(join(folder, 'i.md'))
  const withPictures = { subject: { kind: 'insight' }, format: 'markdown', path: join(folder, 'i.md') } as const
  expect(failure(await core.run('exportDocument', withPictures, scope))).toBe('StoreWriteFailed')
  expect(readdirSync(folder)).toEqual(['i.md'])
})

it('writes every report of the sample, its workshop as slides, and its plan', async () => {
  const { core } = await newCore({ sampleDir, writeOffice: doOfficeJob })
  value(await core.run('loadSample', {}, scope))
  const book = partsOf(await written(core, { kind: 'codebook' }, 'docx'))
  expect(book['word/document.xml']).toContain('TOC ')
  const people = await written(core, { kind: 'people' }, 'docx')
  for (const { name } of value(await core.query('people', {})))
    expect(partsOf(people)['word/document.xml']).not.toContain(name)
  await written(core, { kind: 'people' }, 'xlsx')
  const [plan] = value(await core.query('plans', {}))
  if (plan !== undefined) await written(core, { kind: 'plan', planId: plan.planId }, 'docx')
  const [workshop] = value(await core.query('workshops', {}))
  if (workshop === undefined) throw new Error('the sample has no workshop')
  const subject = { kind: 'workshop', workshopId: workshop.workshopId, part: 'handout' } as const
  await written(core, subject, 'docx')
  const table = { subject, format: 'xlsx', path: join(temporaryFolder(), 'x') } as const
  expect(failure(await core.run('exportDocument', table, scope))).toBe('FormatNotPossible')
  const deck = partsOf(await written(core, subject, 'pptx'))
  const slides = Object.keys(deck).filter((name) => /^ppt\/slides\/slide\d+\.xml$/.test(name))
  expect(slides.length).toBeGreaterThan(3)
  for (const name of slides) expect(deck[name]).toMatch(/<p:ph\s/)
}, 60_000)
