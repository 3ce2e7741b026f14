/** The rewriting of Word's XML at its borders: what is no tag, and what never ends. */
import { describe, expect, it } from 'vitest'
import { readableXml } from '#core/importers/docx/readableXml.ts'

describe('readableXml', () => {
  it('keeps what stands behind a comment or a CDATA section with a tag in it', () => {
    const run = '<w:r><w:t>after</w:t></w:r>'
    for (const aside of ['<!-- <w:rt> -->', '<w:t><![CDATA[<w:rubyPr>]]></w:t>'])
      expect(readableXml(`<w:p>${aside}${run}</w:p>`)).toBe(`<w:p>${aside}${run}</w:p>`)
  })

  it.each(['<aaaaaaaa', 'aaaaaaaa', '<!--', '<![CDATA[', '<a b="', `<a b='`, '<a /'])(
    'passes over %s without an end in one pass',
    (piece) => {
      const took = (length: number): number => {
        const xml = `<a${piece.repeat(length)}`
        const begun = performance.now()
        expect(readableXml(xml)).toBe(xml)
        return performance.now() - begun
      }
      took(1_000)
      // In one pass some milliseconds; with the square of the length minutes.
      expect(took(100_000)).toBeLessThan(2_000)
    },
  )
})
