// @vitest-environment jsdom
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findRanges } from '#renderer/editor/find/findRanges.ts'

function page(html: string): HTMLElement {
  const root = document.createElement('div')
  root.append(document.createRange().createContextualFragment(html))
  return root
}
const found = (html: string, query: string) => findRanges(page(html), query).map(String)

describe('find in a note', () => {
  it('finds across formatting, but not across blocks', () => {
    expect(found('<p>early <strong>wo</strong>rd</p>', 'early word')).toEqual(['early word'])
    expect(found('<p>early</p><p>word</p>', 'earlyword')).toEqual([])
  })
  it('counts neither case nor accents', () => {
    expect(found('<p>Café, CAFÉ, cafe\u0301</p>', 'cafe')).toEqual(['Café', 'CAFÉ', 'cafe'])
  })
  it('keeps its place after letters whose lower case is longer', () => {
    expect(found('<p>İstanbul letter</p>', 'letter')).toEqual(['letter'])
  })
  it('finds nothing for nothing', () => {
    expect(found('<p>a b</p>', ' ')).toEqual([])
  })
  it('gives ranges that hold the words, wherever the formatting cuts them', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('ab', 'a', 'b', 'ba', ' '), { maxLength: 12 }),
        fc.constantFrom('ab', 'ba', 'b'),
        (cuts, query) => {
          const html = `<p>${cuts.map((cut, at) => (at % 2 ? `<em>${cut}</em>` : cut)).join('')}</p>`
          const text = cuts.join('')
          expect(found(html, query)).toEqual(Array.from({ length: text.split(query).length - 1 }, () => query))
        },
      ),
      { verbose: 1 },
    )
  })
})
