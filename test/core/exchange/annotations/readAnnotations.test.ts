/** Annotations in the forms that the W3C's model allows, and what is none. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isAnnotations, readAnnotations } from '#core/exchange/annotations/readAnnotations.ts'

const read = (value: unknown) => readAnnotations(new TextEncoder().encode(JSON.stringify(value)))
const one = (value: object) =>
  read({ '@context': 'http://www.w3.org/ns/anno.jsonld', id: 'http://x.example/1', type: 'Annotation', ...value })
    .annotations[0]
const target = (selector: unknown) => ({ source: 'http://page.example/', selector })

describe('an annotation', () => {
  it('has tags, comments, a creator and a place', () => {
    expect(
      one({
        creator: { id: 'http://x.example/ada', type: 'Person', name: 'Ada' },
        created: '2015-01-28T12:00:00Z',
        motivation: 'commenting',
        body: [
          { type: 'TextualBody', purpose: 'tagging', value: 'help', stance: 'disputes' },
          { type: 'TextualBody', value: '<p>Well &amp; said</p>', format: 'text/html' },
          { type: 'SpecificResource', purpose: 'tagging', source: 'http://tags.example/clay' },
          'http://more.example/',
        ],
        target: target([
          { type: 'TextQuoteSelector', exact: 'warm', prefix: 'a ', suffix: ' kiln' },
          { type: 'TextPositionSelector', start: 4, end: 8 },
        ]),
      }),
    ).toEqual({
      id: 'http://x.example/1',
      tags: [
        { value: 'help', id: null, stance: 'disputes', creator: null },
        { value: 'http://tags.example/clay', id: 'http://tags.example/clay', stance: null, creator: null },
      ],
      comments: ['Well &amp; said', 'http://more.example/'],
      creator: { id: 'http://x.example/ada', name: 'Ada' },
      created: Date.parse('2015-01-28T12:00:00Z'),
      source: { id: 'http://page.example/', title: null },
      selector: { exact: 'warm', prefix: 'a ', suffix: ' kiln', start: 4, end: 8 },
      left: [],
    })
  })

  it.each([
    [{ target: 'http://page.example/' }, null],
    [{ target: 'http://page.example/#char=3,9' }, { start: 3, end: 9 }],
    [{ target: 'http://page.example/#:~:text=a-,warm%20kiln,-b' }, { exact: 'warm kiln', prefix: 'a', suffix: 'b' }],
    [
      {
        target: target({
          type: 'FragmentSelector',
          conformsTo: 'http://tools.ietf.org/rfc/rfc5147',
          value: 'char=3,9',
        }),
      },
      { start: 3, end: 9 },
    ],
    [
      {
        target: target({
          type: 'FragmentSelector',
          value: 'sec',
          refinedBy: { type: 'TextQuoteSelector', exact: 'x' },
        }),
      },
      { exact: 'x' },
    ],
    [
      { target: target({ type: 'RangeSelector', refinedBy: { type: 'TextPositionSelector', start: '1', end: '2' } }) },
      { start: 1, end: 2 },
    ],
    [
      {
        target: {
          type: 'oa:SpecificResource',
          'oa:hasSource': { '@id': 'http://page.example/' },
          'oa:hasSelector': { '@type': 'oa:TextQuoteSelector', 'oa:exact': 'y' },
        },
      },
      { exact: 'y' },
    ],
    [{ bodyValue: 'A comment', target: 'http://page.example/' }, null],
  ])('says where: %j', (value, selector) => {
    const annotation = one(value)
    expect(annotation?.source.id).toBe('http://page.example/')
    expect(annotation?.selector).toEqual(selector)
  })

  it.each([
    [{ target: target({ type: 'SvgSelector', value: '<svg/>' }) }, 'A SvgSelector has no meaning in a text.'],
    [{ target: target({ type: 'CssSelector', value: '#x' }) }, 'A CssSelector has no meaning in a text.'],
    [{ target: {} }, 'Its target has no address.'],
    [{ target: target('http://elsewhere.example/') }, 'Where in the text it stands is written elsewhere.'],
    [{}, 'It has no target.'],
  ])('that cannot be placed is told: %j', (value, reason) => {
    expect(read({ type: 'Annotation', id: 'urn:x', ...value }).skipped).toEqual([{ item: 'urn:x', reason }])
  })
})

it.each([
  ['one', (a: object) => a, 1],
  ['a list', (a: object) => [a, a], 2],
  ['a page', (a: object) => ({ type: 'AnnotationPage', items: [a, a] }), 2],
  [
    'a collection',
    (a: object) => ({
      type: 'AnnotationCollection',
      first: { type: 'AnnotationPage', items: [a], next: { items: [a] } },
    }),
    2,
  ],
  ['a graph', (a: object) => ({ '@graph': [a, a, 'http://x.example/elsewhere'] }), 2],
  ['rows of a service', (a: object) => ({ total: 2, rows: [a, a] }), 2],
])('are found in %s', (_name, wrap, count) => {
  const annotation = {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    type: 'Annotation',
    target: 'http://page.example/',
  }
  expect(read(wrap(annotation)).annotations).toHaveLength(count)
})

it('are told by their content', () => {
  expect(isAnnotations('{"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation"}')).toBe(true)
  expect(isAnnotations(' [\n{"type": "Annotation", ')).toBe(true)
  expect(isAnnotations('{"type":"book","title":"Annotation"}')).toBe(false)
  expect(isAnnotations('About http://www.w3.org/ns/anno.jsonld')).toBe(false)
})

it('never lead to more than a stated failure', () => {
  fc.assert(
    fc.property(fc.json(), fc.boolean(), (json, isWrapped) => {
      const text = isWrapped ? `{"type":"Annotation","target":${json},"body":${json},"creator":${json}}` : json
      try {
        readAnnotations(new TextEncoder().encode(text))
      } catch (error) {
        expect((error as { code?: string }).code).toMatch(/^File/)
      }
    }),
    { numRuns: 500 },
  )
  const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`
  expect(() => readAnnotations(new TextEncoder().encode(deep))).toThrow(expect.objectContaining({ code: 'FileNoText' }))
})
