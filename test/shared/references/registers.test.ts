/** What a source knows of its reference, and the reference it makes of that. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CslItem } from '#shared/references/csl.ts'
import { parseDate, partialDateOf } from '#shared/references/dates.ts'
import { displayName, parseName } from '#shared/references/names.ts'
import { type BibliographicSource, cslOf, registersOf, titleFor } from '#shared/references/registers.ts'
import { samenessKeys } from '#shared/references/sameness.ts'
import { cslItems } from '#test/support/cslItems.ts'

const sourceOf = (item: CslItem): BibliographicSource => {
  const registers = registersOf(item)
  return { ...registers, title: registers.title ?? titleFor(item), kind: 'reference', csl: item }
}

describe('a reference', () => {
  it('leaves as it came where nobody changed it', () => {
    fc.assert(
      fc.property(cslItems(2), (items) => {
        for (const item of items) expect(cslOf(sourceOf(item))).toEqual(item)
      }),
      { numRuns: 300 },
    )
  })

  it('leaves with what was changed, and keeps the rest', () => {
    const item: CslItem = {
      type: 'book',
      title: 'Clay',
      author: [{ family: 'Berg', given: 'Jan', 'non-dropping-particle': 'van der' }, { literal: 'Ash Ltd.' }],
      issued: { 'date-parts': [[2001], [2003]] },
      translator: [{ family: 'Öz' }],
      volume: 3,
    }
    const source = sourceOf(item)
    expect(cslOf({ ...source, volume: '4', authors: ['Ash Ltd.', 'Jan van der Berg', 'Ruth Kiln'] })).toEqual({
      ...item,
      volume: '4',
      author: [
        { literal: 'Ash Ltd.' },
        { family: 'Berg', given: 'Jan', 'non-dropping-particle': 'van der' },
        { family: 'Kiln', given: 'Ruth' },
      ],
    })
    const { volume: _, ...without } = item
    expect(cslOf({ ...source, volume: null })).toEqual(without)
    expect(cslOf({ ...source, publishedOn: '2002-05' }).issued).toEqual({ 'date-parts': [[2002, 5]] })
  })

  it('has no title where it came without one', () => {
    const item: CslItem = { type: 'book', author: [{ family: 'Berg' }] }
    expect(sourceOf(item).title).toBe('Untitled, Berg')
    expect(cslOf(sourceOf(item))).toEqual(item)
  })

  it('of a saved page names its site', () => {
    expect(
      cslOf({
        kind: 'html',
        title: 'A page',
        authors: ['Ruth Kiln'],
        publishedOn: '2026-03-14',
        url: 'https://example.org/',
        siteName: 'Kilns',
      }),
    ).toEqual({
      type: 'webpage',
      title: 'A page',
      author: [{ family: 'Kiln', given: 'Ruth' }],
      issued: { 'date-parts': [[2026, 3, 14]] },
      URL: 'https://example.org/',
      'container-title': 'Kilns',
    })
  })
})

describe('names', () => {
  it.each([
    ['Berg, Jan van der', { family: 'Berg', given: 'Jan van der' }],
    ['van der Berg, Jan', { family: 'Berg', given: 'Jan', 'non-dropping-particle': 'van der' }],
    ['Jan van der Berg', { family: 'Berg', given: 'Jan', 'non-dropping-particle': 'van der' }],
    ['King, Jr., Martin Luther', { family: 'King', given: 'Martin Luther', suffix: 'Jr.' }],
    ['Martin Luther King Jr.', { family: 'King', given: 'Martin Luther', suffix: 'Jr.' }],
    ['Kiln Makers Association', { literal: 'Kiln Makers Association' }],
    ['Plato', { literal: 'Plato' }],
    ['Jean d’Alembert', { given: 'Jean', family: 'Alembert', 'non-dropping-particle': 'd’' }],
  ])('reads %s', (text, name) => {
    expect(parseName(text)).toEqual(name)
  })
  it('says them as one says them', () => {
    expect(displayName({ family: 'King', given: 'Martin Luther', suffix: 'Jr.' })).toBe('Martin Luther King, Jr.')
    expect(displayName({ family: 'Alembert', given: 'Jean', 'non-dropping-particle': 'd’' })).toBe('Jean d’Alembert')
    for (const name of ['Jan van der Berg', 'Martin Luther King, Jr.', 'Ruth Kiln', 'Ash Ltd.'])
      expect(displayName(parseName(name))).toBe(name)
  })
})

describe('dates', () => {
  it.each([
    ['2001', '2001'],
    ['2001-03', '2001-03'],
    ['2001-03-04', '2001-03-04'],
    ['2001-03-04T10:20:30Z', '2001-03-04'],
    ['2001/03/04/', '2001-03-04'],
    ['2001/3//', '2001-03'],
    ['2001///', '2001'],
    ['4 March 2001', '2001-03-04'],
    ['March 4th, 2001', '2001-03-04'],
    ['Mar. 2001', '2001-03'],
    ['2001 Mar 4', '2001-03-04'],
    ['20010304', '2001-03-04'],
    ['c. 1820', '1820'],
    ['1984~', '1984'],
    ['2001-03/2001-05', '2001-03'],
    ['2001–2003', '2001'],
    ['2001-02-30', '2001-02'],
    ['Spring 2001', '2001'],
    ['in press', undefined],
    ['n.d.', undefined],
  ])('reads %s', (text, day) => {
    expect(partialDateOf(parseDate(text))).toBe(day)
  })
  it('keep what cannot be read, seasons and spans', () => {
    expect(parseDate('in press')).toEqual({ literal: 'in press' })
    expect(parseDate('Spring 2001')).toEqual({ 'date-parts': [[2001]], season: 1 })
    expect(parseDate('1999/2001')).toEqual({ 'date-parts': [[1999], [2001]] })
  })
})

it('is known again by DOI, address, or title with year and author', () => {
  const keys = (of: Partial<Parameters<typeof samenessKeys>[0]>) => samenessKeys({ title: null, authors: [], ...of })
  expect(keys({ DOI: 'https://doi.org/10.1000/ABC' }).doi).toBe(keys({ url: 'http://dx.doi.org/10.1000/abc' }).doi)
  expect(keys({ url: 'https://www.Example.org/a/' }).url).toBe(keys({ url: 'http://example.org/a#top' }).url)
  const one = keys({ title: 'The Élan of “Clay”', authors: ['Jan van der Berg'], publishedOn: '2001-05' }).title
  expect(one).toBe(keys({ title: 'the elan of clay', authors: ['Berg, Jan'], publishedOn: '2001' }).title)
  expect(keys({ title: 'Preface', authors: ['A B'] }).title).toBeNull()
  expect(keys({ title: 'A long enough title' }).title).toBeNull()
})
