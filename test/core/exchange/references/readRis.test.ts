/** RIS as programs write it. */
import { describe, expect, it } from 'vitest'
import { readRis } from '#core/exchange/references/ris/readRis.ts'
import { readReferences } from '#core/exchange/references/readReferences.ts'
import iconv from 'iconv-lite'

const article = `TY  - JOUR
TI  - On clay
AU  - van der Berg, Jan
AU  - Öz, Ana, Jr.
AU  - Kiln Makers Association
T2  - Journal of Things
PY  - 2001
DA  - 2001/03/04/
VL  - 3
IS  - 2
SP  - 12
EP  - 19
SN  - 1234-5678
DO  - 10.1000/x
UR  - https://example.org/a
L1  - files/12/a.pdf
L2  - https://example.org/full
KW  - clay
KW  - ash
AB  - An abstract that goes on
over two lines.
N1  - read
C1  - kept
ID  - berg2001
ER  - 
`

describe('RIS', () => {
  it('reads an entry in CSL’s words', () => {
    const { entries, skipped } = readRis(article.replaceAll('\n', '\r\n'))
    expect(skipped).toEqual([])
    expect(entries).toEqual([
      {
        item: {
          type: 'article-journal',
          id: 'berg2001',
          'citation-key': 'berg2001',
          title: 'On clay',
          author: [
            { family: 'Berg', given: 'Jan', 'non-dropping-particle': 'van der' },
            { family: 'Öz', given: 'Ana', suffix: 'Jr.' },
            { literal: 'Kiln Makers Association' },
          ],
          'container-title': 'Journal of Things',
          issued: { 'date-parts': [[2001, 3, 4]] },
          volume: '3',
          issue: '2',
          page: '12-19',
          ISSN: '1234-5678',
          DOI: '10.1000/x',
          URL: 'https://example.org/a',
          keyword: 'clay, ash',
          abstract: 'An abstract that goes on\nover two lines.',
          note: 'read',
          custom: { C1: 'kept' },
        },
        files: ['files/12/a.pdf'],
      },
    ])
  })

  it('loses one bad entry and no other', () => {
    const { entries, skipped } = readRis(`${article}TY  - BOOK
VL  - 7
ER  - 

TY  - BOOK
TI  - No end here
TY  - RPRT
T1  - A report
A1  - Potter, B.
Y1  - 1999///Spring
AU-
ER  -
garbage between
TY  - CHAP
TI  - Cut in the mid`)
    expect(entries.map(({ item }) => [item.type, item.title])).toEqual([
      ['article-journal', 'On clay'],
      ['book', 'No end here'],
      ['report', 'A report'],
      ['chapter', 'Cut in the mid'],
    ])
    expect(entries[2]?.item.issued).toEqual({ 'date-parts': [[1999]], season: 1 })
    expect(skipped).toEqual([
      { item: expect.stringContaining('line '), reason: expect.stringMatching(/^It has neither/) },
    ])
  })

  it.each(['utf16le', 'utf16be', 'utf8', 'win1252'])('is read in %s', (encoding) => {
    const bytes = iconv.encode(article, encoding, { addBOM: encoding.startsWith('utf') })
    const { entries, format } = readReferences(bytes)
    expect(format).toBe('ris')
    expect(entries[0]?.item.author).toContainEqual({ family: 'Öz', given: 'Ana', suffix: 'Jr.' })
  })

  it('stands 10,000 entries, a line of 50 MB, and lines that begin nothing', () => {
    const started = performance.now()
    expect(readRis(article.repeat(10_000)).entries).toHaveLength(10_000)
    const long = readRis(`TY  - BOOK\nTI  - ${'x'.repeat(50_000_000)}\nER  - \n${article}`)
    expect(long.entries).toHaveLength(1)
    expect(long.skipped).toHaveLength(1)
    expect(readRis('AU  - Nobody\n'.repeat(50_000)).skipped.length).toBeLessThan(2000)
    expect(performance.now() - started).toBeLessThan(8000)
  })
})
