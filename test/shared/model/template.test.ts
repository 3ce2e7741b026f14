/** A team's colour can be read on paper, whichever it chose. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { accentOf, contrastOnWhite, fitWithin, LEAST_CONTRAST, readableAccent } from '#shared/model/template.ts'

const accent = fc.integer({ min: 0, max: 0xffffff }).map((n) => n.toString(16).padStart(6, '0').toUpperCase())

it('makes any colour dark enough for words, and leaves those alone that are', () => {
  fc.assert(
    fc.property(accent, (chosen) => {
      const written = readableAccent(chosen)
      expect(contrastOnWhite(written)).toBeGreaterThanOrEqual(LEAST_CONTRAST)
      if (contrastOnWhite(chosen) >= LEAST_CONTRAST) expect(written).toBe(chosen)
    }),
  )
  expect(readableAccent('FFFFFF')).toMatch(/^(..)\1\1$/)
})

it('knows black and white as WCAG counts them', () => {
  expect(contrastOnWhite('000000')).toBeCloseTo(21, 5)
  expect(contrastOnWhite('FFFFFF')).toBeCloseTo(1, 5)
  // The lightest grey that passes 4.5.
  expect(contrastOnWhite('767676')).toBeCloseTo(4.54, 2)
})

it('reads a colour as people write it', () => {
  expect(['#1f55c9', ' 1F55C9 ', '15c', '#zzz', '12345', 'red'].map(accentOf)).toEqual([
    '1F55C9',
    '1F55C9',
    '1155CC',
    null,
    null,
    null,
  ])
})

it('fits a picture into a box by its shape, and makes none larger', () => {
  expect(fitWithin({ width: 400, height: 100 }, { width: 200, height: 200 })).toEqual({ width: 200, height: 50 })
  expect(fitWithin({ width: 40, height: 10 }, { width: 200, height: 200 })).toEqual({ width: 40, height: 10 })
  expect(fitWithin({ width: 2000, height: 1 }, { width: 100, height: 100 })).toEqual({ width: 100, height: 1 })
})
