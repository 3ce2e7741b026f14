/** Quotes as annotations: expanded by a JSON-LD library without a network, into another workspace and back. */
import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'
import type { Core } from '#core/core.ts'
import type { SourceId } from '#shared/model/ids.ts'
import { annoContext } from '#test/support/annoContext.ts'
import { addText, newCore, scope, value } from '#test/support/core.ts'

const require = createRequire(import.meta.url)
const { expand } = require('jsonld') as {
  expand: (document: unknown, options: object) => Promise<Record<string, unknown>[]>
}
const documentLoader = (url: string) => {
  if (url !== 'http://www.w3.org/ns/anno.jsonld') throw new Error(`nothing may be fetched, and this is: ${url}`)
  return Promise.resolve({ contextUrl: null, document: annoContext, documentUrl: url })
}

const TEXT = 'A 🔥 warm kiln makes warm friends, 漢字 and all. The ash is what is left of it.\n\nWarm it stays.'
const page = `<html><head><title>Kilns and friends</title><link rel="canonical" href="https://kilns.example/friends"></head><body><article><h1>Kilns and friends</h1><p>${TEXT.replace('\n\n', '</p><p>')}</p></article></body></html>`

const take = async (core: Core, content: unknown, fileName: string) =>
  value(
    await core.run(
      'import',
      {
        items: [
          {
            fileName,
            bytes: new TextEncoder().encode(typeof content === 'string' ? content : JSON.stringify(content)),
          },
        ],
      },
      scope,
    ),
  )
const quotesOf = async (core: Core, sourceId: SourceId) => value(await core.query('quotesOfSource', { sourceId }))
const exported = async (core: Core) => value(await core.run('exportAnnotations', {}, scope))

async function coded(): Promise<{ core: Core; sourceId: SourceId }> {
  const { core } = await newCore()
  const sourceId = (await take(core, page, 'page.html')).imported[0]?.sourceId as SourceId
  const own = value(core.execute('addCode', { name: 'warmth', definition: 'Said of kilns.' }, scope)).codeId
  const help = value(await core.query('codes', {})).find(({ name }) => name === 'R1.HELP')?.codeId as never
  const add = (exact: string, codings: object[], memo = '') =>
    value(core.execute('addQuote', { sourceId, place: { exact }, codings: codings as never, memo }, scope))
  add(
    'warm friends',
    [
      { codeId: own, stance: 'supports' },
      { codeId: help, stance: 'disputes' },
    ],
    'Is it so?',
  )
  add('漢字 and all.', [])
  value(core.execute('setCoding', { target: sourceId, codeId: help, stance: 'illustrates' }, scope))
  return { core, sourceId }
}

describe('annotations out', () => {
  it('are valid JSON-LD: every term means something, positions are code points', async () => {
    const { core } = await coded()
    const { content, annotations } = await exported(core)
    expect(annotations).toBe(3)
    const [collection] = await expand(JSON.parse(content), { documentLoader, safe: true })
    const text = JSON.stringify(collection)
    expect(text).toContain('"http://www.w3.org/ns/oa#exact":[{"@value":"warm friends"}]')
    expect(text).toContain('"urn:commonplace:terms:stance":[{"@value":"disputes"}]')
    expect(text).toContain('"http://www.w3.org/ns/oa#hasPurpose":[{"@id":"http://www.w3.org/ns/oa#tagging"}]')
    expect(text).toContain('"@id":"https://kilns.example/friends"')
    const first = (
      JSON.parse(content) as {
        first: { items: { target: { selector: { start: number; end: number; exact: string }[] } }[] }
      }
    ).first.items[1]
    const [words, place] = first?.target.selector ?? []
    const source = value(await core.query('sources', {})).rows[0]
    const whole = value(await core.query('sourceText', { sourceId: source?.sourceId as never }))?.extraction.text ?? ''
    expect([...whole].slice(place?.start, place?.end).join('')).toBe(words?.exact)
  })
})

describe('annotations in', () => {
  it('give the same quotes, codes, stances and memos in another workspace, once', async () => {
    const { core, sourceId } = await coded()
    const { content } = await exported(core)
    const other = (await newCore()).core
    const there = (await take(other, page, 'saved.html')).imported[0]?.sourceId as SourceId
    const report = await take(other, content, 'notes.jsonld')
    expect([report.skipped, report.failed]).toEqual([[], []])
    expect(report.projects[0]).toMatchObject({ quotes: 2, codings: 3, codes: 1, coders: 1 })
    const plain = (quotes: Awaited<ReturnType<typeof quotesOf>>, names: Map<string, string>) =>
      quotes.map(({ exact, start, end, memo, codings }) => ({
        exact,
        start,
        end,
        memo,
        codings: codings
          .map(({ codeId, stance, coderName }) => [names.get(codeId), stance, coderName].join(' '))
          .sort(),
      }))
    const namesIn = async (of: Core) =>
      new Map(value(await of.query('codes', {})).map(({ codeId, name }) => [codeId as string, name]))
    expect(plain(await quotesOf(other, there), await namesIn(other))).toEqual(
      plain(await quotesOf(core, sourceId), await namesIn(core)),
    )
    const again = await take(other, content, 'notes.jsonld')
    expect(again.projects[0]).toMatchObject({ quotes: 0, codings: 0, codes: 0 })
    expect(await quotesOf(other, there)).toHaveLength(2)
    expect(value(await other.query('undoState', {}, scope)).undo).toBe('notes.jsonld taken in')
    value(other.execute('undo', {}, scope))
    expect(await quotesOf(other, there)).toHaveLength(0)
  })

  it('find their words though the page reads a little otherwise, and tell what they do not find', async () => {
    const { core } = await newCore()
    const sourceId = await addText(core, TEXT, 'kilns.txt')
    value(core.execute('editSource', { sourceId, patch: { url: 'https://kilns.example/friends' } }, scope))
    const on = (selector: unknown, more: object = {}) => ({
      type: 'Annotation',
      body: { type: 'TextualBody', purpose: 'tagging', value: 'Warmth' },
      target: { source: 'http://www.kilns.example/friends/', selector },
      ...more,
    })
    const quote = (exact: string, more: object = {}) => ({ type: 'TextQuoteSelector', exact, ...more })
    const report = await take(
      core,
      {
        '@context': 'http://www.w3.org/ns/anno.jsonld',
        type: 'AnnotationPage',
        items: [
          on(quote('warm\n  kiln')),
          on(quote('Warm it stays', { prefix: 'menu home about ' })),
          on({ type: 'TextPositionSelector', start: 2, end: 8 }),
          on(quote('never said')),
          on(quote('warm')),
          on(quote('ash'), { target: { source: 'https://elsewhere.example/', selector: quote('ash') } }),
          on(undefined),
        ],
      },
      'notes.json',
    )
    expect((await quotesOf(core, sourceId)).map(({ exact }) => exact)).toEqual([
      '🔥 warm',
      'warm kiln',
      'Warm it stays',
    ])
    expect(report.skipped.map(({ item, reason }) => [item, reason])).toEqual([
      ['ash', 'What it annotates is not in the library: https://elsewhere.example/.'],
      ['never said', 'Its words were not found in the text that is here.'],
      ['warm', 'Its words stand in 2 places, and nothing says which is meant.'],
    ])
    // One tag is one code; a page as a whole is coded, too.
    expect(value(await core.query('codes', {})).filter(({ name }) => name === 'Warmth')).toHaveLength(1)
    expect(value(await core.query('source', { sourceId }))?.codings).toHaveLength(1)
  })

  it('that are broken, or none, change nothing', async () => {
    const { core } = await newCore()
    for (const text of [
      '{"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annota',
      '{"@context":"http://www.w3.org/ns/anno.jsonld"}',
    ])
      expect((await take(core, text, 'x.jsonld')).failed).toHaveLength(1)
    expect(value(await core.query('undoState', {}, scope)).undo).toBeNull()
  })
})
