/** CSL-JSON, sound, bad and cut; and how a file of references is told from others. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCsl } from '#core/exchange/references/csl/readCsl.ts'
import { readReferences } from '#core/exchange/references/readReferences.ts'
import { referenceFormat } from '#core/exchange/references/referenceFormat.ts'
import { cslItems } from '#test/support/cslItems.ts'

describe('CSL-JSON', () => {
  it('is read as it is', () => {
    fc.assert(
      fc.property(cslItems(4), (items) => {
        const { entries, skipped } = readCsl(JSON.stringify(items))
        expect(entries.map(({ item }) => item)).toEqual(items)
        expect(skipped).toEqual([])
      }),
      { numRuns: 100 },
    )
  })

  it('mends what programs write otherwise', () => {
    const { entries } = readCsl(
      '{"items":[{"title":"T","author":"Berg, Jan; Ana Öz","issued":"2001-03-04","accessed":{"raw":"4 March 2001"},"editor":["Ed Itor"],"URL":null}]}',
    )
    expect(entries[0]?.item).toEqual({
      type: 'document',
      title: 'T',
      author: [
        { family: 'Berg', given: 'Jan' },
        { given: 'Ana', family: 'Öz' },
      ],
      editor: [{ given: 'Ed', family: 'Itor' }],
      issued: { 'date-parts': [[2001, 3, 4]] },
      accessed: { raw: '4 March 2001', 'date-parts': [[2001, 3, 4]] },
    })
    expect(readCsl('{"a":{"type":"book","title":"A"},"b":{"type":"book","title":"B"}}').entries).toHaveLength(2)
  })

  it('loses one bad entry and no other', () => {
    const deep = `${'[{"a":'.repeat(5000)}1${'}]'.repeat(5000)}`
    const { entries, skipped } = readCsl(
      `[{"type":"book","title":"One"}, null, 7, "x", [], {}, {"type":"book"}, {"type":"book","title":"Deep","custom":${deep}}, {"type":"book","title":"Two","author":[{"family":7},{"family":"B"}]}]`,
    )
    expect(entries.map(({ item }) => item.title)).toEqual(['One', 'Two'])
    expect(skipped).toHaveLength(7)
  })

  it('that was cut is read as far as it goes', () => {
    const { entries, skipped } = readCsl(
      '[{"type":"book","title":"One {"},{"type":"book","title":"Tw}o"},{"type":"book","title":"Three","au',
    )
    expect(entries.map(({ item }) => item.title)).toEqual(['One {', 'Tw}o'])
    expect(skipped).toEqual([{ item: 'Three', reason: expect.stringContaining('cut') }])
  })
})

describe('a file of references', () => {
  it.each([
    ['bibtex', '@article{a,\n title={T}}'],
    ['bibtex', '% a remark\n\n@comment{jabref-meta: x}\n@book{b, title={T}}'],
    ['bibtex', '@string{x = "y"}'],
    ['bibtex', 'Written by a program\n@book{b,title={T}}'],
    ['ris', 'TY  - JOUR\r\nER  - '],
    ['ris', '\n\nProvider: somebody\nContent: text\n\nTY  - JOUR\nTI  - X'],
    ['csl', '[{"id":"a","type":"book","title":"T"}]'],
    ['csl', '{"items":[{"type":"article-journal"}]}'],
    [undefined, 'Dear all, write to me@example.org {or not}'],
    [undefined, '# How to cite\n\nUse this:\n\n@article{a, title={T}}'],
    [undefined, '{"type":"FeatureCollection","features":[]}'],
    [undefined, '{"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation","title":"book"}'],
    [undefined, '[{"name":"x","type":"folder"}]'],
    [undefined, ''],
  ])('is told as %s by its content: %s', (format, text) => {
    expect(referenceFormat(text)).toBe(format)
  })

  it('is never more than a sentence’s worth of trouble, whatever the bytes', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('@book{a, title={', 'TY  - BOOK\nTI  - ', '[{"type":"book","title":"'),
        fc.uint8Array({ maxLength: 300 }),
        (start, bytes) => {
          try {
            const read = readReferences(Buffer.concat([Buffer.from(start), bytes]))
            expect(read.entries.length + read.skipped.length).toBeGreaterThan(0)
          } catch (error) {
            expect((error as { code?: string }).code).toMatch(/^File/)
          }
        },
      ),
      { numRuns: 400 },
    )
  })
})
