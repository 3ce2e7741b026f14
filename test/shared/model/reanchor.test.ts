import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { describe as describeSpan } from '#shared/model/anchoring.ts'
import { createTextIndex } from '#shared/model/textIndex.ts'
import { createReanchor } from '#shared/model/reanchor.ts'

const text = 'The loom stood in the hall.\n\nThe loom   stood\nin the yard, and 🧵 the loom sang.'
const words = [
  'loom',
  'heddle',
  'shuttle',
  'warp',
  'weft',
  'reed',
  'treadle',
  'bobbin',
  'Épinglé',
  'ﬁlling',
  '🧵',
  'don’t',
]

const quoteOf = (body: string, exact: string, nth = 0) => {
  let from = body.indexOf(exact)
  for (let n = 0; n < nth; n++) from = body.indexOf(exact, from + 1)
  return describeSpan(body, { from, to: from + exact.length })
}
const sliceOf = (body: string, { start, end }: { start: number; end: number }) => [...body].slice(start, end).join('')

describe('createReanchor', () => {
  it('takes the place whose context agrees, and of equals the nearest', () => {
    const moved = `Preface. ${text.replaceAll('🧵', 'thread')}`
    const found = createReanchor(moved)(quoteOf(text, 'loom', 2))
    expect(found?.start).toBe(Array.from(moved.slice(0, moved.lastIndexOf('loom'))).length)
    const twice = 'a warp here. a warp here. a warp here.'
    expect(createReanchor(twice)({ ...quoteOf(twice, 'warp', 1), prefix: '', suffix: '' })?.start).toBe(15)
  })

  it('finds the same letters under another dash, quotation mark, ligature or line break', () => {
    const found = (now: string, exact: string, was: string) => {
      const selector = createReanchor(now)(quoteOf(was, exact))
      return selector && sliceOf(now, selector)
    }
    expect(
      found(
        'She said: “we don’t pay for ﬁrst aid”, twice.',
        `"we don't pay for first aid"`,
        `She said: "we don't pay for first aid", twice.`,
      ),
    ).toContain('we don’t pay for ﬁrst aid')
    expect(
      found(
        'He kept on reciprocating for years.',
        'kept on reci-\nprocating for',
        'He kept on reci-\nprocating for years.',
      ),
    ).toBe('kept on reciprocating for')
    expect(
      found(
        'So it ended — quietly enough. Then more.',
        'it ended - quietly enough.',
        'So it ended - quietly enough. Then more.',
      ),
    ).toBe('it ended — quietly enough.')
  })

  it('says so when the words are gone, or when only a few common ones stand somewhere else', () => {
    expect(createReanchor('Nothing of it is left.')(quoteOf(text, 'loom'))).toBeNull()
    const other = `The winter was long. ${'People came and went by the river. '.repeat(5)}A loom, by chance.`
    expect(createReanchor(other)(quoteOf(text, 'loom'))).toBeNull()
  })

  it('finds every quote of an undamaged stretch, wherever the stretch went and however it was spaced', () => {
    const sentence = fc
      .array(fc.constantFrom(...words), { minLength: 4, maxLength: 12 })
      .map((each) => `${each.join(' ')}.`)
    const body = fc.array(sentence, { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(body, body, body, fc.nat(), fc.nat(), fc.boolean(), (before, kept, after, a, b, isWrapped) => {
        const was = kept.join(' ')
        const now = [...before, isWrapped ? kept.join(' ').replaceAll(' ', '\n') : kept.join('\n\n'), ...after].join(
          '\n',
        )
        const points = [...was]
        const [start, end] = [a % points.length, b % points.length].sort((x, y) => x - y) as [number, number]
        const from = points.slice(0, start).join('').length
        const to = points.slice(0, end + 1).join('').length
        const exact = was.slice(from, to)
        if (exact.trim() === '') return
        const selector = createReanchor(now)(describeSpan(was, { from, to }))
        // The same sentence may stand in what came before or after: any place with the same words is right.
        const fold = (each: string) => each.replace(/\s+/g, '')
        expect(selector).not.toBeNull()
        if (!selector) return
        expect(fold(selector.exact)).toBe(fold(exact))
        expect(sliceOf(now, selector)).toBe(selector.exact)
      }),
      { numRuns: 500 },
    )
  })

  it('is quick for a book with a thousand quotes', () => {
    const book = Array.from(
      { length: 150_000 },
      (_, i) => words[(i * 7 + (i >> 5)) % words.length] + String(i % 97),
    ).join(' ')
    const reanchor = createReanchor(`Preface. ${book.replaceAll('weft9 ', 'weft9\n')}`)
    const index = createTextIndex(book)
    let ms = 0
    for (let i = 0; i < 1000; i++) {
      const selector = describeSpan(book, { from: i * 900, to: i * 900 + 200 }, index)
      const begin = performance.now()
      expect(reanchor(selector)).not.toBeNull()
      ms += performance.now() - begin
    }
    // Under a second on an idle machine; a pass over the book for every quote would take minutes.
    expect(ms).toBeLessThan(10_000)
  }, 60_000)
})
