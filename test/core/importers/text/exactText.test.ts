import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exactText } from '#core/importers/text/exactText.ts'
import { checkExtraction } from '#shared/model/checkExtraction.ts'

const pieces = fc.array(
  fc.oneof(
    fc.constantFrom(
      '\n',
      '\r\n',
      '\r',
      ' ',
      '\t',
      '\u00a0',
      '\u2028',
      '\f',
      '\0',
      '\ufeff',
      '\u00ad',
      '\ud800',
      '\udc00',
      '\u200b',
    ),
    fc.constantFrom('word', 'é', '🔥', '漢字', 'a-b', '.'),
    fc.string({ unit: 'binary', maxLength: 6 }),
  ),
  { maxLength: 60 },
)
const isVisible = (letter: string): boolean => /[^\s\p{Cc}\u00ad\ufeff\ufffe\uffff]/u.test(letter)

describe('a text in which another program counts', () => {
  it('is sound, and every visible letter stands where its place leads', () => {
    fc.assert(
      fc.property(pieces, (parts) => {
        const given = parts.join('')
        const exact = exactText(given)
        if (!exact) {
          expect(/[^\s\u200b\u2060\p{Cc}\u00ad\ufeff\ufffe\uffff]/u.test(given)).toBe(false)
          return
        }
        expect(checkExtraction(exact.extraction)).toEqual([])
        let at = 0
        for (const letter of given) {
          if (isVisible(letter) && !/\p{Surrogate}/u.test(letter))
            expect(exact.extraction.text.startsWith(letter, exact.placeOf(at))).toBe(true)
          at += letter.length
        }
      }),
      { numRuns: 400 },
    )
  })

  it('keeps line ends inside a paragraph and a blank line between two', () => {
    const exact = exactText('\ufeffOne  \r\n  two\r\n \r\n\r\nthree\n')
    expect(exact?.extraction.text).toBe('One\n  two\n\nthree')
    expect(exact?.extraction.blocks.map(({ from, to }) => exact.extraction.text.slice(from, to))).toEqual([
      'One\n  two',
      'three',
    ])
  })

  it('is nothing without a word', () => expect(exactText(' \r\n\t\u200b\0')).toBeUndefined())
})
