/** References as one reads them; APA compared with citeproc's, which the app does not carry. */
import { createRequire } from 'node:module'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { citationText, fullCitation, shortCitation } from '#shared/references/cite.ts'
import type { CslItem } from '#shared/references/csl.ts'
import { cslItems } from '#test/support/cslItems.ts'

const require = createRequire(import.meta.url)
const { Cite } = require('@citation-js/core') as {
  Cite: new (data: unknown, options: object) => { format(what: string, options: object): string }
}
require('@citation-js/plugin-csl')

const apaByCiteproc = (item: CslItem): string =>
  new Cite([item], { forceType: '@csl/list+object' }).format('bibliography', { template: 'apa', format: 'text' }).trim()

const berg = { family: 'Berg', given: 'Jan Piet', 'non-dropping-particle': 'van der' }
const mueller = { family: 'Müller', given: 'Ana-Maria' }
const article: CslItem = {
  id: '1',
  type: 'article-journal',
  title: 'On things: A study',
  author: [berg, mueller],
  issued: { 'date-parts': [[2001, 3, 4]] },
  'container-title': 'Journal of Things',
  volume: '3',
  issue: '2',
  page: '12-19',
  DOI: '10.1/x',
}
const book: CslItem = {
  id: '2',
  type: 'book',
  title: 'The potter’s year?',
  author: [berg],
  issued: { 'date-parts': [[1999]] },
  publisher: 'Kiln Press',
  'publisher-place': 'Leeds',
  edition: '2',
}
const chapter: CslItem = {
  id: '3',
  type: 'chapter',
  title: 'Warm hands',
  author: [mueller],
  editor: [berg],
  issued: { 'date-parts': [[1999]] },
  publisher: 'Kiln Press',
  'container-title': 'Hands and clay',
  page: '5-9',
  volume: '2',
}
const page: CslItem = {
  id: '4',
  type: 'webpage',
  title: 'A page',
  author: [{ literal: 'Kiln Makers Ltd.' }],
  issued: { 'date-parts': [[2020, 5, 6]] },
  URL: 'https://example.org/a',
  'container-title': 'Kilns',
}
const others: CslItem[] = [
  {
    id: '5',
    type: 'report',
    title: 'Yearly',
    author: [{ literal: 'Clay Office' }],
    publisher: 'Ash House',
    number: '12',
    issued: { 'date-parts': [[2011]] },
  },
  {
    id: '6',
    type: 'book',
    title: 'Edited things',
    editor: [berg, mueller],
    publisher: 'P',
    issued: { 'date-parts': [[2010]] },
  },
  {
    id: '7',
    type: 'article-newspaper',
    title: 'News of kilns',
    author: [berg],
    'container-title': 'The Daily',
    issued: { 'date-parts': [[2010, 6, 7]] },
    page: 'A1',
  },
  { id: '8', type: 'book', title: 'Nobody’s', publisher: 'P', issued: { 'date-parts': [[2010]] } },
  {
    id: '9',
    type: 'article-journal',
    title: 'Undated',
    author: [{ family: 'King', given: 'Martin Luther', suffix: 'Jr.' }],
    'container-title': 'Clay',
  },
]

describe('APA', () => {
  it.each([article, book, chapter, page, ...others])('says of $type “$title” what citeproc says', (item) => {
    expect(citationText(fullCitation(item, 'apa'))).toBe(apaByCiteproc(item))
  })

  it('names in the text authors, year and page', () => {
    const short = (item: CslItem, place = {}): string => citationText(shortCitation(item, 'apa', place))
    expect(short(article, { page: 14 })).toBe('van der Berg & Müller, 2001, p. 14')
    expect(short({ ...article, author: [berg, mueller, berg] })).toBe('van der Berg et al., 2001')
    expect(short({ ...book, author: [] })).toBe('The potter’s year?, 1999')
    expect(short({ type: 'webpage', title: 'A page' })).toBe('“A page,” n.d.')
  })
})

describe('notes', () => {
  const full = (item: CslItem, place = {}): string => citationText(fullCitation(item, 'note', place))
  const short = (item: CslItem, place = {}): string => citationText(shortCitation(item, 'note', place))
  it('sets articles, books, chapters and pages as Chicago does', () => {
    expect(full(article, { page: 14 })).toBe(
      'Jan Piet van der Berg and Ana-Maria Müller, “On things: A study,” Journal of Things 3, no. 2 (2001): 14, https://doi.org/10.1/x.',
    )
    expect(full(book)).toBe('Jan Piet van der Berg, The potter’s year? 2nd ed. (Leeds: Kiln Press, 1999).')
    expect(full(chapter)).toBe(
      'Ana-Maria Müller, “Warm hands,” in Hands and clay, vol. 2, ed. Jan Piet van der Berg (Kiln Press, 1999), 5–9.',
    )
    expect(full(page)).toBe('Kiln Makers Ltd., “A page,” Kilns, May 6, 2020, https://example.org/a.')
  })
  it('are short the second time', () => {
    expect(short(article, { page: 14 })).toBe('van der Berg and Müller, “On things,” 14')
    expect(short({ ...book, title: 'The long and winding road to somewhere else' })).toBe(
      'van der Berg, Long and winding road',
    )
  })
  it('set a title in quotation marks inside others', () => {
    expect(full({ type: 'webpage', title: 'On “clay” and <i>ash</i>' })).toBe('“On ‘clay’ and ash.”')
  })
})

it('cites whatever came, without doubled stops and without tags', () => {
  fc.assert(
    fc.property(cslItems(3), fc.constantFrom('apa' as const, 'note' as const), (items, style) => {
      for (const item of items) {
        const said = citationText(fullCitation(item, style))
        expect(said).toContain('Piece number')
        expect(said).not.toMatch(/undefined|\[object|NaN|,,|\(\)| {2}|\?\.(?!\s?[\w&])/)
        expect(citationText(shortCitation(item, style, { page: 3 }))).not.toBe('')
      }
    }),
    { numRuns: 150 },
  )
})
