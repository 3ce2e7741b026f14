/** Drawn references, as other programs write them in CSL-JSON: every kind of variable, titles that tell them apart. */
import fc from 'fast-check'
import { type CslItem, dateVariables, nameVariables, textOf, typeWords } from '#shared/references/csl.ts'

const word = fc.constantFrom(
  'kiln',
  'glaze & ash',
  'Über',
  '50% of clay',
  'A_b^c',
  '{braces}',
  'C:\\path',
  '“said”',
  '漢字',
  'naïve',
  '#1 ~ tilde',
  '$5',
  '🔥',
  'e\u0301',
  'x -- y',
  "d'Alembert's",
)
export const phrase = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '))

const person = fc.record(
  {
    family: fc.constantFrom('Berg', 'Müller', 'de la Cruz', 'O’Hara', 'Öz', 'Le Guin', '王'),
    given: fc.constantFrom('Jan', 'Ana-Maria', 'J. R.', 'Élodie', 'and'),
    'non-dropping-particle': fc.constantFrom('van der', 'de'),
    'dropping-particle': fc.constantFrom('von', 'd’'),
    suffix: fc.constantFrom('Jr.', 'III'),
  },
  { requiredKeys: ['family'] },
)
export const cslName = fc.oneof(
  { weight: 4, arbitrary: person },
  {
    weight: 1,
    arbitrary: fc.record({ literal: fc.constantFrom('Kiln Makers, Ltd.', 'The Clay and Ash Office', 'ÖKO e. V.') }),
  },
)

const parts = fc.oneof(
  fc.integer({ min: 1000, max: 2100 }).map((year) => [year]),
  fc.tuple(fc.integer({ min: 1000, max: 2100 }), fc.integer({ min: 1, max: 12 })).map((both) => [...both]),
  fc
    .tuple(fc.integer({ min: 1000, max: 2100 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
    .map((all) => [...all]),
)
const date = fc.oneof(
  { weight: 4, arbitrary: parts.map((one) => ({ 'date-parts': [one] })) },
  { weight: 1, arbitrary: fc.tuple(parts, parts).map((both) => ({ 'date-parts': both })) },
  { weight: 1, arbitrary: parts.map((one) => ({ 'date-parts': [one], circa: true })) },
  { weight: 1, arbitrary: fc.constant({ literal: 'in the year of the flood' }) },
  { weight: 1, arbitrary: fc.record({ 'date-parts': fc.constant([[1999]]), season: fc.constantFrom(1, 2, 3, 4) }) },
)
const address = fc.constantFrom(
  'https://example.org/a?b=1&c=%20d',
  'http://kilns.example/x_y#/z',
  'ftp://example.org/file',
)
const fields: Record<string, fc.Arbitrary<unknown>> = {
  'container-title': phrase,
  volume: fc.oneof(fc.constantFrom('3', 'IV'), fc.integer({ min: 1, max: 99 })),
  issue: fc.constantFrom('2', '3-4', 'Suppl. 1'),
  page: fc.constantFrom('12-19', '5', 'A1-A3, A9', 'e1234'),
  edition: fc.constantFrom('2', '2nd', 'revised'),
  publisher: phrase,
  'publisher-place': fc.constantFrom('Leeds', 'São Paulo'),
  DOI: fc.integer({ min: 1, max: 999 }).map((n) => `10.1000/x_${n}(a)`),
  ISBN: fc.constant('978-3-16-148410-0'),
  ISSN: fc.constant('1234-5678'),
  URL: address,
  abstract: phrase,
  note: phrase,
  language: fc.constantFrom('en-GB', 'de', 'Klingon'),
  'citation-key': fc.constantFrom('berg2001', 'x:y+z'),
  genre: phrase,
  keyword: fc.constant('clay, ash'),
  'collection-title': phrase,
  'title-short': phrase,
  number: fc.constantFrom('7', 'R-12'),
  custom: fc.constant({ a: [1, 'two', null], b: { c: true } }),
  categories: fc.constant(['a', 'b']),
}

/** A reference whose title and id no other of the list has. */
const item = fc.record(
  {
    type: fc.constantFrom(...(Object.keys(typeWords) as (keyof typeof typeWords)[])),
    title: phrase,
    ...fields,
    ...Object.fromEntries(
      nameVariables.map((variable) => [variable, fc.array(cslName, { minLength: 1, maxLength: 3 })]),
    ),
    ...Object.fromEntries(dateVariables.map((variable) => [variable, date])),
  },
  { requiredKeys: ['type', 'title'] },
) as fc.Arbitrary<CslItem>

/** References that nothing makes the same: each has its own title, key, address and DOI. */
export const cslItems = (most: number): fc.Arbitrary<CslItem[]> =>
  fc.array(item, { minLength: 1, maxLength: most }).map((items) =>
    items.map((each, n) => ({
      ...each,
      id: n % 3 === 0 ? `http://zotero.example/items/${n}` : `ref${n}`,
      title: `Piece number ${n}, ${textOf(each, 'title')}`,
      ...(each.DOI === undefined ? {} : { DOI: `${textOf(each, 'DOI')}${n}` }),
      ...(each.URL === undefined ? {} : { URL: `${textOf(each, 'URL')}${n}` }),
      ...(each['citation-key'] === undefined ? {} : { 'citation-key': `${textOf(each, 'citation-key')}${n}` }),
    })),
  )
