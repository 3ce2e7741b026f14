/** The sample workspace must load on the first try, so everything its manifest points at has to be there. */
import { readdirSync, readFileSync } from 'node:fs'
import { strFromU8, unzipSync } from 'fflate'
import iconv from 'iconv-lite'
import mammoth from 'mammoth'
import { describe, expect, it } from 'vitest'
import { builtInCodeById, builtInCodes, builtInGroupById } from '#shared/model/codebook/codebook.ts'
import { replaceQuoteEmbeds, SampleManifest, sampleLink, sampleQuoteEmbed } from '#shared/model/sample.ts'

const folder = new URL('../../resources/sample/', import.meta.url)
const read = (path: string): Buffer => readFileSync(new URL(path, folder))
const manifest = SampleManifest.parse(JSON.parse(read('manifest.json').toString('utf8')))
const noteTexts = new Map(manifest.notes.map((note) => [note.title, read(`notes/${note.file}`).toString('utf8')]))

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' }
const fold = (text: string): string => text.replace(/\s+/g, ' ').trim()
const stripTags = (html: string): string =>
  html
    .replace(/<(script|style|head)\b[\s\S]*?<\/\1>/g, ' ')
    .replace(/<!--[\s\S]*?-->/g, ' ')
    // Inline tags stand inside words and sentences; all others part them.
    .replace(/<\/?(a|b|i|em|strong|span|small)\b[^>]*>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(\w+);/g, (whole, name: string) => entities[name] ?? whole)

async function pdfText(bytes: Buffer): Promise<string> {
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const document = await pdfjs.getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise
  const pages: string[] = []
  for (let number = 1; number <= document.numPages; number++) {
    const content = await (await document.getPage(number)).getTextContent()
    pages.push(content.items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''))
  }
  await document.loadingTask.destroy()
  return pages.join('\n')
}

/** A second, simpler reading of each format than the importers', so that both can be wrong only separately. */
async function plainText(file: string): Promise<string> {
  const bytes = read(`sources/${file}`)
  if (file.endsWith('.html')) return stripTags(bytes.toString('utf8'))
  if (file.endsWith('.docx')) return (await mammoth.extractRawText({ buffer: bytes })).value
  if (file.endsWith('.pdf')) return pdfText(bytes)
  if (file.endsWith('.epub')) {
    const entries = Object.entries(unzipSync(new Uint8Array(bytes)))
    return entries
      .filter(([name]) => name.endsWith('.xhtml'))
      .map(([, content]) => stripTags(strFromU8(content)))
      .join('\n')
  }
  if (file === 'guild-newsletter-reprint.txt') return iconv.decode(bytes, 'windows-1252')
  return bytes.toString('utf8')
}

const texts = new Map(
  await Promise.all(manifest.sources.map(async ({ file }) => [file, fold(await plainText(file))] as const)),
)
const codeNames = new Set([...builtInCodeById.keys(), ...manifest.codes.map((code) => code.name)])
const codings = [...manifest.sources, ...manifest.quotes].flatMap((item) => item.codings ?? [])

describe('the sample workspace', () => {
  it('has a file for each source and note, and none besides', () => {
    expect(readdirSync(new URL('sources/', folder)).toSorted()).toEqual(
      manifest.sources.map(({ file }) => file).toSorted(),
    )
    expect(readdirSync(new URL('notes/', folder)).toSorted()).toEqual(manifest.notes.map(({ file }) => file).toSorted())
  })

  it.each(manifest.quotes.map((quote) => [quote.key, quote] as const))(
    'finds the words of %s exactly once',
    (_, quote) => {
      const text = texts.get(quote.file)
      if (text === undefined) throw new Error(`${quote.file} is not among the sources`)
      expect(text.split(fold(quote.exact)).length - 1).toBe(1)
      expect(text).toContain(fold(`${quote.prefix ?? ''}${quote.exact}${quote.suffix ?? ''}`))
    },
  )

  it('names its keys, titles and files only once', () => {
    const lists = [
      manifest.quotes.map((quote) => quote.key),
      manifest.sources.map((source) => source.file),
      [...manifest.sources, ...manifest.notes].map((item) => item.title),
      [...codeNames, ...manifest.sources.map((source) => source.title)],
      manifest.coders.map((coder) => coder.key),
    ]
    for (const list of lists) expect(list.filter((entry, index) => list.indexOf(entry) !== index)).toEqual([])
  })

  it('codes only with codes and coders that exist, each coder once per code and target', () => {
    const coders = new Set(manifest.coders.map((coder) => coder.key))
    for (const coding of codings) {
      expect(codeNames, coding.code).toContain(coding.code)
      if (coding.coder !== undefined) expect(coders).toContain(coding.coder)
    }
    for (const { codings: own = [] } of [...manifest.sources, ...manifest.quotes]) {
      const keys = own.map((coding) => `${coding.code} ${coding.coder ?? manifest.coders[0]?.key}`)
      expect(new Set(keys).size).toBe(keys.length)
    }
  })

  it('hangs its own codes under groups and codes that come before them', () => {
    const seen = new Set<string>([...builtInGroupById.keys(), ...builtInCodeById.keys()])
    for (const code of manifest.codes) {
      expect(seen, code.name).toContain(code.parent)
      seen.add(code.name)
    }
  })

  it('links and embeds only what is there, and leaves no other embed', () => {
    const titles = new Set([...codeNames, ...noteTexts.keys(), ...manifest.sources.map((source) => source.title)])
    const keys = new Set(manifest.quotes.map((quote) => quote.key))
    for (const [title, text] of noteTexts) {
      for (const [, target = ''] of text.matchAll(sampleLink))
        expect(titles, `${title} links to ${target}`).toContain(target)
      for (const [, key = ''] of text.matchAll(sampleQuoteEmbed)) expect(keys, `${title} embeds ${key}`).toContain(key)
      expect(replaceQuoteEmbeds(text, () => '')).not.toContain('![[')
      expect(text, `${title} repeats its title`).not.toMatch(/^# /m)
    }
  })

  it('uses in its notes all that an editor has to keep', () => {
    const all = [...noteTexts.values()].join('\n')
    for (const form of [
      /^## /m,
      /^### /m,
      /^- \[ \] /m,
      /^- \[x\] /m,
      /^\d\. /m,
      /^ {2}- /m,
      /^\|.+\|$/m,
      /^> /m,
      /^---$/m,
      /\*\*/,
      sampleLink,
    ]) {
      expect(all).toMatch(form)
    }
  })

  it('leaves exactly three codes without evidence, and disputes several', () => {
    const used = new Set(manifest.quotes.flatMap((quote) => quote.codings.map((coding) => coding.code)))
    expect(builtInCodes.map((code) => code.name).filter((name) => !used.has(name))).toEqual([
      'P1.CONTENT',
      'P4.BADGE',
      'R1.VALUE',
    ])
    const stances = (code: string) =>
      new Set(codings.filter((coding) => coding.code === code).map((coding) => coding.stance))
    for (const code of ['R9.PAY', 'R9.AUTO', 'R1.FREE', 'PX.KPI', 'R9.REACH']) {
      expect([...stances(code)], code).toEqual(expect.arrayContaining(['supports', 'disputes']))
    }
  })

  it('has two sources of one origin, which really share sentences', () => {
    const [reprint, ...others] = manifest.sources.filter((source) => source.sameOriginAs !== undefined)
    expect(others).toEqual([])
    const original = texts.get(reprint?.sameOriginAs ?? '') ?? ''
    const shared = (texts.get(reprint?.file ?? '') ?? '')
      .split(/(?<=[.?!]) /)
      .filter((part) => part.length > 40 && original.includes(part))
    expect(shared.length).toBeGreaterThan(8)
  })

  it('has sources of a readable length', () => {
    for (const [file, text] of texts) {
      const words = text.split(' ').length
      expect(words, file).toBeGreaterThan(400)
      expect(words, file).toBeLessThan(1500)
    }
  })

  it('holds a text that is not UTF-8', () => {
    const bytes = read('sources/guild-newsletter-reprint.txt')
    expect(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes)).toThrow()
    expect(texts.get('guild-newsletter-reprint.txt')).toContain('£25')
  })
})
