/** Projects with the habits of many programs, on made-up words: each must come in with its codings on the right words. */
import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import type { ForeignProject } from '#core/exchange/refi/foreignProject.ts'
import { placeSource } from '#core/exchange/refi/placeSource.ts'
import { readExchangeFile } from '#core/exchange/refi/readArchive.ts'
import { isRefi } from '#core/exchange/refi/exchangeKind.ts'
import { fileContent } from '#core/exchange/fileContent.ts'
import { guid, projectXml, qdpx } from '#test/support/refi/qdpx.ts'
import { tinyPdf } from '#test/support/tinyPdf.ts'

async function read(bytes: Uint8Array, fileName = 'p.qdpx'): Promise<ForeignProject> {
  expect(isRefi(fileContent(bytes, fileName))).toBe(true)
  const outcome = await readExchangeFile(bytes, fileName)
  if (!outcome.ok) throw new Error(outcome.error.message)
  return outcome.value
}

/** "words: code" of every passage that has its place. */
function coded({ sources, codes }: ForeignProject): string[] {
  const nameByGuid = new Map(codes.map((code) => [code.guid, code.name]))
  return sources
    .flatMap((source) => {
      const selectors = placeSource(source)?.selectors
      return source.selections.flatMap(({ guid: id, codings }) => {
        const selector = selectors?.get(id)
        return selector ? [`${selector.exact}: ${codings.map(({ code }) => nameByGuid.get(code)).join(', ')}`] : []
      })
    })
    .sort()
}

const TEXT =
  'The kiln is warm.\r\nWe wait 🔥 for the glaze.\r\n\r\nNobody 🧱 paid for it, and nobody asked.\r\nIt was late.'
const CODE = guid(10)
const codes = `<CodeBook><Codes><Code guid="${CODE}" name="heat" isCodable="true" color="#B02A25"/></Codes></CodeBook>`
const passages = ['kiln is warm', 'wait 🔥 for', 'Nobody 🧱 paid', 'asked', 'late']
type Count = (before: string) => number
const counts: Record<string, Count> = {
  'code points': (before) => Array.from(before).length,
  'UTF-16 units': (before) => before.length,
  'code points, line ends as one': (before) => Array.from(before.replaceAll('\r\n', '\n')).length,
  'UTF-16 units, line ends as one': (before) => before.replaceAll('\r\n', '\n').length,
}
const selection = (n: number, start: number, end: number, name = '', code = CODE): string =>
  `<PlainTextSelection guid="${guid(n)}"${name === '' ? '' : ` name="${name}"`} startPosition="${start}" endPosition="${end}"><Coding guid="${guid(n + 500)}"><CodeRef targetGUID="${code}"/></Coding></PlainTextSelection>`
const selectionsBy = (count: Count, text: string, isNamed: boolean): string =>
  passages
    .map((words, n) => {
      const at = text.indexOf(words)
      return selection(
        100 + n,
        count(text.slice(0, at)),
        count(text.slice(0, at + words.length)),
        isNamed ? `${words.slice(0, 6)}…` : '',
      )
    })
    .join('')
const textSource = (inside: string, attributes = `plainTextPath="internal://t.txt"`): string =>
  `<Sources><TextSource guid="${guid(20)}" name="Letter" ${attributes}>${inside}</TextSource></Sources>`
const wanted = passages.map((words) => `${words}: heat`).sort()

describe('programs that number things', () => {
  const numbered = (project: string, code: string, words: string): Uint8Array =>
    strToU8(
      `<Project xmlns="urn:QDA-XML:project:1.0" name="${project}"><CodeBook><Codes><Code guid="1" name="${code}"/></Codes></CodeBook><Sources><TextSource guid="2" name="Letter"><PlainTextContent>${words}</PlainTextContent><PlainTextSelection guid="3" startPosition="0" endPosition="4"><Coding guid="4"><CodeRef targetGUID="1"/></Coding></PlainTextSelection></TextSource></Sources></Project>`,
    )
  const guidsIn = ({ codes: all, sources }: ForeignProject): string[] =>
    [...all, ...sources, ...sources.flatMap(({ selections }) => selections)].map((each) => each.guid)

  it('mean their own things by them: the first code of one project is not that of another', async () => {
    const [one, again, other] = [
      await read(numbered('Kilns', 'heat', 'Warm it is.'), 'a.qde'),
      await read(numbered('Kilns', 'heat', 'Warm it is.'), 'a.qde'),
      await read(numbered('Boats', 'price', 'Dear it was.'), 'b.qde'),
    ]
    expect(coded(one)).toEqual(['Warm: heat'])
    expect(coded(other)).toEqual(['Dear: price'])
    expect(guidsIn(again)).toEqual(guidsIn(one))
    expect(guidsIn(other).filter((each) => guidsIn(one).includes(each))).toEqual([])
  })

  it('or give no GUID at all: sources with one name and passages in one place stay apart', async () => {
    const source = (words: string): string =>
      `<TextSource name="Letter"><PlainTextContent>${words}</PlainTextContent><PlainTextSelection startPosition="0" endPosition="4"/></TextSource>`
    const { sources } = await read(qdpx(`<Sources>${source('Warm it is.')}${source('Dear it was.')}</Sources>`))
    expect(new Set(sources.map((each) => each.guid)).size).toBe(2)
    expect(new Set(sources.flatMap(({ selections }) => selections.map((each) => each.guid))).size).toBe(2)
  })

  it('or write a codebook by itself: its codes are known by their names', async () => {
    const book = (name: string): Uint8Array =>
      strToU8(`<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes><Code guid="1" name="${name}"/></Codes></CodeBook>`)
    const [heat, price] = [await read(book('heat'), 'a.qdc'), await read(book('price'), 'b.qdc')]
    expect(heat.codes[0]?.guid).not.toBe(price.codes[0]?.guid)
  })
})

describe('places of a text, however they are counted', () => {
  it.each(Object.keys(counts).flatMap((how) => [true, false].map((isNamed) => [how, isNamed] as const)))(
    '%s, passages with names: %s',
    async (how, isNamed) => {
      const inside = textSource(selectionsBy(counts[how] as Count, TEXT, isNamed))
      const project = await read(qdpx(codes + inside, { 'sources/t.txt': TEXT }))
      expect(coded(project)).toEqual(wanted)
    },
  )

  it('two signs for a line end that is one in the file', async () => {
    const inside = textSource(selectionsBy(counts['code points'] as Count, TEXT, false))
    const project = await read(qdpx(codes + inside, { 'sources/t.txt': TEXT.replaceAll('\r\n', '\n') }))
    expect(coded(project)).toEqual(wanted)
  })

  it.each([
    ['UTF-8 with a mark', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(TEXT)])],
    ['UTF-16 little end first', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(TEXT, 'utf16le')])],
    ['UTF-16 big end first', Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(TEXT, 'utf16le').swap16()])],
  ])('a text in %s', async (_how, bytes) => {
    const inside = textSource(selectionsBy(counts['code points'] as Count, TEXT, false))
    const project = await read(qdpx(codes + inside, { 'sources/t.txt': new Uint8Array(bytes) }))
    expect(coded(project)).toEqual(wanted)
  })

  it('a passage that ends a sign beyond the text ends with it; one that lies beyond is told', async () => {
    const length = Array.from(TEXT).length
    const inside = textSource(selection(100, length - 5, length + 1) + selection(101, length + 5, length + 9))
    const project = await read(qdpx(codes + inside, { 'sources/t.txt': TEXT }))
    expect(coded(project)).toEqual(['late.: heat'])
  })
})

describe('files in the archive, however they are called', () => {
  const inside = (path: string): string =>
    codes + textSource(selection(100, 4, 16), `plainTextPath="${path}" richTextPath="internal://t.docx"`)
  it.each([
    ['internal://T.TXT', 'Sources/t.txt'],
    ['internal:///t.txt', 'SOURCES/T.txt'],
    ['t.txt', 'sources\\t.txt'],
    ['sources/t.txt', 'sources/t.txt'],
    ['internal://my%20text.txt', 'sources/my text.txt'],
    ['relative://sources/t.txt', 'sources/t.txt'],
    ['absolute://C:\\Users\\x\\t.txt', 'Sources/t.txt'],
    ['internal://u\u0308ber.txt', 'sources/\u00fcber.txt'],
  ])('%s finds %s', async (path, name) => {
    const project = await read(qdpx(inside(path), { [name]: TEXT }))
    expect(coded(project)).toEqual(['kiln is warm: heat'])
  })

  it('a project under another name, in a folder, in UTF-16, or by itself', async () => {
    const xml = projectXml(
      `${codes}<Sources><TextSource guid="${guid(20)}" name="L"><PlainTextContent>The kiln is warm.</PlainTextContent>${selection(100, 4, 16)}</TextSource></Sources>`,
    )
    const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(xml.replace('utf-8', 'utf-16'), 'utf16le')])
    for (const [bytes, fileName] of [
      [zipSync({ 'My study.qde': strToU8(xml) }), 'p.qdpx'],
      [zipSync({ 'export/Project.QDE': strToU8(xml) }), 'p.qdpx'],
      [zipSync({ 'project.qde': new Uint8Array(wide) }), 'p.qdpx'],
      [strToU8(xml), 'project.qde'],
    ] as const) {
      const project = await read(bytes, fileName)
      expect(coded(project)).toEqual(['kiln is warm: heat'])
    }
  })
})

describe('what names things', () => {
  it.each([
    ['in capitals and braces', `{${guid(10).replaceAll('0', 'a').toUpperCase()}}`, guid(10).replaceAll('0', 'a')],
    ['without hyphens', guid(10).replaceAll('-', ''), guid(10)],
    ['a number', '17', '17'],
    ['a word', 'code_heat', 'code_heat'],
  ])('%s', async (_how, declared, referred) => {
    const book = `<CodeBook><Codes><Code guid="${guid(9)}" isCodable="false" name="All"><Code guid="${declared}" name="heat"/></Code></Codes></CodeBook>`
    const inside = `<Sources><TextSource guid="3" name="L"><PlainTextContent>The kiln is warm.</PlainTextContent>${selection(100, 4, 16, '', referred)}</TextSource></Sources>`
    const project = await read(qdpx(book + inside))
    expect(project.skipped).toEqual([])
    expect(coded(project)).toEqual(['kiln is warm: heat'])
    // The same names give the same GUIDs the next time.
    const again = await read(qdpx(book + inside))
    expect(again.codes.map((code) => code.guid)).toEqual(project.codes.map((code) => code.guid))
  })

  it('codes without a GUID or a name lose nothing below them', async () => {
    const book = `<CodeBook><Codes><Code name="Group" isCodable="False"><Code guid="${CODE}" name="heat" color="B02A25"/><Code guid="${guid(11)}"/></Code></Codes></CodeBook>`
    const project = await read(qdpx(`${book}${textSource(selection(100, 4, 16))}`, { 'sources/t.txt': TEXT }))
    expect(coded(project)).toEqual(['kiln is warm: heat'])
    const group = project.codes.find(({ name }) => name === 'Group')
    expect(project.codes.find(({ name }) => name === 'heat')).toMatchObject({ parent: group?.guid, colour: 'B02A25' })
    expect(project.codes.some(({ name }) => name === 'Untitled code')).toBe(true)
  })

  it('a codebook with an older namespace, a prefix or none', async () => {
    for (const head of [
      '<CodeBook xmlns="urn:QDA-XML:codebook:1:0" origin="T">',
      '<CodeBook xmlns="urn:QDA-XML:codebook:0.4" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
      '<CodeBook>',
    ]) {
      const bytes =
        strToU8(`\ufeff<?xml version="1.0" standalone="yes"?>\n${head}<Codes><Code guid="${CODE}" name="heat"><Description>Warm
lines</Description></Code></Codes><Sets/></CodeBook>`)
      expect((await read(bytes, 'codes.xml')).codes).toMatchObject([{ name: 'heat', guid: CODE }])
    }
    const prefixed = `<q:CodeBook xmlns:q="urn:QDA-XML:codebook:1.0"><q:Codes><q:Code q:guid="${CODE}" q:name="heat"/></q:Codes></q:CodeBook>`
    expect((await read(strToU8(prefixed), 'codes.qdc')).codes).toMatchObject([{ name: 'heat', guid: CODE }])
  })
})

describe('sources of other kinds', () => {
  const pdf = tinyPdf([[{ x: 40, y: 40, text: 'The kiln is warm and the door is shut.' }]])
  const region = (n: number, inside: string): string =>
    `<PDFSelection guid="${guid(n)}" page="0" firstX="1" firstY="1" secondX="9" secondY="9">${inside}<Coding guid="${guid(n + 500)}"><CodeRef targetGUID="${CODE}"/></Coding></PDFSelection>`

  it('a PDF by the words of its representation, and by the words that a region tells', async () => {
    const words = 'The kiln is warm\r\nand the door is shut.'
    const source = `<Sources><PDFSource guid="${guid(20)}" name="Page" path="internal://page.pdf">
      ${region(110, `<Representation guid="${guid(40)}"><PlainTextContent>door is shut</PlainTextContent></Representation>`)}${region(111, '')}
      <Representation guid="${guid(41)}" plainTextPath="internal://page.txt">${selection(100, 4, 16)}</Representation></PDFSource></Sources>`
    const project = await read(qdpx(codes + source, { 'sources/page.pdf': pdf, 'sources/page.txt': words }))
    expect(project.sources).toMatchObject([{ name: 'Page', original: { imported: { kind: 'pdf' } } }])
    expect(coded(project)).toEqual(['door is shut: heat', 'kiln is warm: heat'])
    expect(project.skipped.map(({ reason }) => reason)).toEqual([
      'A region marked on its pages: only marked words can be taken in.',
    ])
  })

  it('the transcript of a film by points of time and by places, and what is written about a picture', async () => {
    const inside = `${codes}<Sources><VideoSource guid="${guid(20)}" name="Film" path="relative://film.mp4">
      <Transcript guid="${guid(21)}" plainTextPath="internal://t.txt"><SyncPoint guid="${guid(30)}" timeStamp="0" position="4"/><SyncPoint guid="${guid(31)}" timeStamp="9000" position="16"/>
      <TranscriptSelection guid="${guid(100)}" fromSyncPoint="${guid(30)}" toSyncPoint="${guid(31)}"><Coding guid="${guid(600)}"><CodeRef targetGUID="${CODE}"/></Coding></TranscriptSelection>${selection(102, 0, 3)}</Transcript></VideoSource>
      <PictureSource guid="${guid(22)}" name="Photo"><TextDescription guid="${guid(23)}"><PlainTextContent>Una beside the kiln.</PlainTextContent>${selection(103, 0, 3)}</TextDescription><PictureSelection guid="${guid(24)}"/></PictureSource></Sources>`
    const project = await read(qdpx(inside, { 'sources/t.txt': TEXT }))
    expect(coded(project)).toEqual(['The: heat', 'Una: heat', 'kiln is warm: heat'])
    expect(project.sources.map(({ name }) => name).sort()).toEqual(['Film', 'Photo'])
  })

  it('many things in one file: one bad source costs none of the others', async () => {
    const good = (n: number): string =>
      `<TextSource guid="${guid(n)}" name="S${n}"><PlainTextContent>The kiln is warm, number ${n}.</PlainTextContent>${selection(1000 + n, 4, 16)}</TextSource>`
    const inside = `${codes}<Sources>${good(30)}<TextSource guid="${guid(31)}" name="Gone" plainTextPath="internal://gone.txt" richTextPath="internal://gone.rtf"/>${good(32)}<OtherSource guid="x"/>${good(33)}</Sources>`
    const project = await read(qdpx(inside))
    expect(coded(project)).toHaveLength(3)
    expect(project.skipped).toHaveLength(2)
  })
})
