import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createTextIndex } from '#shared/model/textIndex.ts'

describe('createTextIndex', () => {
  it('agrees with counting code points one by one, for any well-formed text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const index = createTextIndex(text)
        const points = [...text]
        expect(index.length).toBe(points.length)
        let utf16 = 0
        for (let i = 0; i <= points.length; i++) {
          expect(index.toUtf16(i)).toBe(utf16)
          expect(index.toCodePoint(utf16)).toBe(i)
          utf16 += points[i]?.length ?? 0
        }
      }),
    )
  })

  it('counts an offset inside a pair as after it, and clamps what lies outside', () => {
    const index = createTextIndex('a😀b')
    expect(index.toCodePoint(2)).toBe(2)
    expect(index.toCodePoint(99)).toBe(3)
    expect(index.toUtf16(-4)).toBe(0)
    expect(index.toUtf16(99)).toBe(4)
  })
})
