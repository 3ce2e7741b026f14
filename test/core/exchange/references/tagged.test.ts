/** Lists with a tag a line that are not RIS: PubMed's, Web of Science's, EndNote's. */
import { describe, expect, it } from 'vitest'
import { readReferences } from '#core/exchange/references/readReferences.ts'

const itemsOf = (lines: readonly string[], end = '\n') =>
  readReferences(new TextEncoder().encode(lines.join(end))).entries.map(({ item }) => item)

describe('lists with a tag a line', () => {
  it('PubMed’s', () => {
    const all = itemsOf(
      [
        'PMID- 12345',
        'OWN - NLM',
        'DP  - 2001 Mar 4',
        'TI  - On the warmth of kilns and',
        '      of their doors.',
        'PG  - 12-19',
        'LID - 10.1000/9 [doi]',
        'AB  - Warm kilns make',
        '      warm friends.',
        'FAU - Berg, Jan',
        'AU  - Berg J',
        'FAU - Öz, Ana',
        'JT  - Journal of clay',
        'PT  - Journal Article',
        '',
        'PMID- 12346',
        'TI  - Second.',
        'AU  - Oz A',
        'DP  - 1999',
      ],
      '\r\n',
    )
    expect(all).toMatchObject([
      {
        type: 'article-journal',
        title: 'On the warmth of kilns and of their doors.',
        author: [
          { family: 'Berg', given: 'Jan' },
          { family: 'Öz', given: 'Ana' },
        ],
        issued: { 'date-parts': [[2001, 3, 4]] },
        'container-title': 'Journal of clay',
        page: '12-19',
        DOI: '10.1000/9',
        abstract: 'Warm kilns make warm friends.',
      },
      { title: 'Second.', author: [{ family: 'Oz', given: 'A' }], issued: { 'date-parts': [[1999]] } },
    ])
  })

  it('Web of Science’s', () => {
    const all = itemsOf([
      '\ufeffFN Clarivate Analytics Web of Science',
      'VR 1.0',
      'PT J',
      'AU Berg, J',
      '   Oz, A',
      'AF Berg, Jan',
      '   Öz, Ana',
      'TI On the warmth of kilns',
      '   and of doors',
      'SO CLAY',
      'PY 2001',
      'BP 3',
      'EP 9',
      'DI 10.1000/77',
      'ER',
      '',
      'PT B',
      'TI The second',
      'ER',
      '',
      'EF',
    ])
    expect(all).toMatchObject([
      {
        type: 'article-journal',
        title: 'On the warmth of kilns and of doors',
        author: [
          { family: 'Berg', given: 'Jan' },
          { family: 'Öz', given: 'Ana' },
        ],
        page: '3-9',
        DOI: '10.1000/77',
      },
      { type: 'book', title: 'The second' },
    ])
  })

  it('EndNote’s', () => {
    const all = itemsOf([
      '%0 Journal Article',
      '%A Berg, Jan',
      '%A Oz, Ana',
      '%T On warmth',
      '%J Clay',
      '%D 2001',
      '%X Words',
      'that go on',
      '',
      '%0 Book',
      '%T Second',
      '%D 1999',
    ])
    expect(all).toMatchObject([
      {
        type: 'article-journal',
        title: 'On warmth',
        author: [{ family: 'Berg' }, { family: 'Oz' }],
        abstract: 'Words that go on',
      },
      { type: 'book', title: 'Second', issued: { 'date-parts': [[1999]] } },
    ])
  })
})
