import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { describe as describeSpan, locate } from '#shared/model/anchoring.ts'
import { createReanchor } from '#shared/model/reanchor.ts'

const text = 'The loom stood in the hall.\n\nThe loom   stood\nin the yard, and 🧵 the loom sang.'

describe('locate', () => {
  it('finds words that occur once, literally', () => {
    expect(locate(text, { exact: 'in the yard' })).toEqual({ found: 'once', span: { from: 46, to: 57 } })
  })

  it('folds white space only when the literal words are not there', () => {
    const located = locate(text, { exact: 'loom stood in the yard' })
    expect(located.found === 'once' && text.slice(located.span.from, located.span.to)).toBe('loom   stood\nin the yard')
  })

  it('says when words occur several times, and lets context decide', () => {
    expect(locate(text, { exact: 'loom' })).toEqual({ found: 'often', count: 3 })
    const located = locate(text, { exact: 'loom', suffix: ' sang' })
    expect(located.found === 'once' && text.slice(located.span.to, located.span.to + 5)).toBe(' sang')
    expect(locate(text, { exact: 'loom', prefix: 'in the yard, and 🧵 the' }).found).toBe('once')
    expect(locate(text, { exact: 'loom', prefix: 'a purple' }).found).toBe('never')
  })

  it('finds nothing for nothing', () => {
    expect(locate(text, { exact: '   ' })).toEqual({ found: 'never' })
  })

  it('gives back any span of any text by its words and context, in code points', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }), fc.nat(), fc.nat(), (body, a, b) => {
        const points = [...body]
        const [start, end] = [a % points.length, b % points.length].sort((x, y) => x - y) as [number, number]
        const from = points.slice(0, start).join('').length
        const to = points.slice(0, end + 1).join('').length
        const selector = describeSpan(body, { from, to })
        expect([...body].slice(selector.start, selector.end).join('')).toBe(selector.exact)
        if (selector.exact.trim() === '') return
        const located = locate(body, selector)
        expect(located.found).not.toBe('never')
        expect(createReanchor(body)(selector)).not.toBeNull()
      }),
    )
  })
})
