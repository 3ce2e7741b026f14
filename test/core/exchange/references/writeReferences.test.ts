/** References that leave: read again by other parsers and by ours, and the same where the format can say it. */
import { createRequire } from 'node:module'
import { parse } from '@retorquere/bibtex-parser'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readBibtex } from '#core/exchange/references/bibtex/readBibtex.ts'
import { latexLine } from '#core/exchange/references/bibtex/latex.ts'
import { escapeLatex, writeBibtex } from '#core/exchange/references/bibtex/writeBibtex.ts'
import { readRis } from '#core/exchange/references/ris/readRis.ts'
import { writeRis } from '#core/exchange/references/ris/writeRis.ts'
import { type CslItem, namesOf, textOf } from '#shared/references/csl.ts'
import { displayName } from '#shared/references/names.ts'
import { cslItems } from '#test/support/cslItems.ts'

const require = createRequire(import.meta.url)
const { Cite } = require('@citation-js/core') as { Cite: new (data: unknown, options: object) => { data: CslItem[] } }
require('@citation-js/plugin-ris')

/** What both formats can say of every type. */
const CARRIED = [
  'title',
  'volume',
  'edition',
  'publisher',
  'publisher-place',
  'DOI',
  'ISBN',
  'ISSN',
  'note',
  'title-short',
] as const
const oneLine = (text: string | undefined): string | undefined => text?.replace(/\s+/g, ' ').trim().normalize('NFC')
const people = (item: CslItem, variable: string): string[] => namesOf(item, variable).map(displayName)

describe('BibTeX', () => {
  it('comes back as it left, and another parser reads every entry of it', () => {
    fc.assert(
      fc.property(cslItems(3), (items) => {
        const { text } = writeBibtex(items)
        const { entries, skipped } = readBibtex(text)
        expect(skipped).toEqual([])
        expect(entries).toHaveLength(items.length)
        for (const [n, item] of items.entries()) {
          const back = entries[n]?.item as CslItem
          for (const variable of CARRIED)
            expect(oneLine(textOf(back, variable)), variable).toBe(oneLine(textOf(item, variable)))
          for (const variable of ['author', 'editor', 'translator'])
            expect(people(back, variable)).toEqual(people(item, variable))
          expect(textOf(back, 'URL')).toBe(textOf(item, 'URL'))
          expect(textOf(back, 'page')).toBe(textOf(item, 'page'))
        }
        const second = parse(text, { sentenceCase: false })
        expect(second.errors).toEqual([])
        expect(second.entries).toHaveLength(items.length)
      }),
      { numRuns: 60 },
    )
  })

  it('is understood by another parser as it was meant', () => {
    const item: CslItem = {
      type: 'article-journal',
      title: 'On the DNA of “clay” & 50% ash_x: {a} test',
      author: [{ family: 'Berg', given: 'Jörg', 'non-dropping-particle': 'van der' }, { literal: 'Kiln Makers, Ltd.' }],
      issued: { 'date-parts': [[2001, 3, 4]] },
      'container-title': 'Clay & Ash',
      page: '12-19',
      DOI: '10.1000/x_(1)',
      URL: 'https://example.org/a_b?c=%20d#e',
      'citation-key': 'berg2001',
    }
    const { entries, errors } = parse(writeBibtex([item]).text, { sentenceCase: false })
    expect(errors).toEqual([])
    expect(entries[0]).toMatchObject({
      type: 'article',
      key: 'berg2001',
      fields: {
        author: [{ lastName: 'Berg', firstName: 'Jörg', prefix: 'van der' }, { name: 'Kiln Makers, Ltd.' }],
        journal: 'Clay & Ash',
        date: '2001-03-04',
        doi: '10.1000/x_(1)',
        url: 'https://example.org/a_b?c=%20d#e',
      },
    })
    expect(String(entries[0]?.fields.title).replace(/<[^>]+>/g, '')).toBe(item.title)
  })

  it('gives each entry a key of its own', () => {
    const twin: CslItem = {
      type: 'book',
      title: 'Kilns',
      author: [{ family: 'Öz' }],
      issued: { 'date-parts': [[1999]] },
    }
    const keys = readBibtex(
      writeBibtex([twin, twin, { type: 'book', title: '漢字' }, { type: 'book', title: '漢字' }]).text,
    ).entries.map(({ item }) => item.id)
    expect(keys).toEqual(['oz1999kilns', 'oz1999kilns-2', 'source', 'source-2'])
  })

  it('escapes what LaTeX would stumble over, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const plain = oneLine(text.replace(/\p{Cc}/gu, ''))
        expect(latexLine(escapeLatex(plain ?? ''))).toBe(plain)
      }),
      { numRuns: 500 },
    )
  })

  it('says what it cannot carry', () => {
    expect(writeBibtex([{ type: 'book', title: 'T', illustrator: [{ family: 'X' }] }]).left).toEqual([
      'BibTeX has no field for illustrator; CSL-JSON carries them.',
    ])
  })
})

describe('RIS', () => {
  it('comes back as it left, and another parser reads every entry of it', () => {
    fc.assert(
      fc.property(cslItems(3), (items) => {
        const { text } = writeRis(items)
        for (const line of text.split('\r\n')) expect(line).toMatch(/^([A-Z][A-Z0-9] {2}- .*)?$/)
        const { entries, skipped } = readRis(text)
        expect(skipped).toEqual([])
        expect(entries).toHaveLength(items.length)
        for (const [n, item] of items.entries()) {
          const back = entries[n]?.item as CslItem
          for (const variable of CARRIED)
            expect(oneLine(textOf(back, variable)), variable).toBe(oneLine(textOf(item, variable)))
        }
        const second = new Cite(text, { forceType: '@ris/file' }).data
        expect(second.map(({ title }) => oneLine(String(title)))).toEqual(
          items.map(({ title }) => oneLine(String(title))),
        )
      }),
      { numRuns: 60 },
    )
  })

  it('keeps names, dates, pages and numbers', () => {
    const item: CslItem = {
      type: 'chapter',
      id: 'k1',
      'citation-key': 'k1',
      title: 'Warm hands',
      author: [
        { family: 'Berg', given: 'Jan', 'non-dropping-particle': 'van der', suffix: 'Jr.' },
        { literal: 'Ash Office' },
        { family: 'Plato' },
      ],
      editor: [{ family: 'Öz', given: 'Ana' }],
      'container-title': 'Hands & clay',
      issued: { 'date-parts': [[2001, 3, 4]] },
      accessed: { 'date-parts': [[2002, 5, 6]] },
      page: '5-9',
      keyword: 'clay, ash',
      abstract: 'One. Two.',
    }
    const [back] = readRis(writeRis([item]).text).entries
    expect(back?.item).toEqual({
      ...item,
      author: [
        { family: 'Berg', given: 'Jan', 'non-dropping-particle': 'van der', suffix: 'Jr.' },
        { literal: 'Ash Office' },
        { literal: 'Plato' },
      ],
    })
  })
})
