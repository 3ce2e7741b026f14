import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hiddenCounts, layoutMargin, MAX_SLIDE } from '#renderer/features/library/reader/margin/layoutMargin.ts'
import { layoutFor } from '#renderer/features/library/reader/useReaderLayout.ts'
import { joinLines } from '#renderer/features/library/reader/pdf/joinLines.ts'

const items = fc
  .array(fc.record({ top: fc.nat(900), length: fc.integer({ min: 20, max: 300 }), rows: fc.nat(5) }), { maxLength: 30 })
  .map((all) => all.map(({ top, length, rows }, i) => ({ id: `q${i}`, top, bottom: top + length, height: rows * 23 })))

describe('layoutMargin', () => {
  it('never lays chips over chips, nor far from their quote', () => {
    fc.assert(
      fc.property(items, (all) => {
        const heights = new Map(all.map(({ id, height }) => [id, height]))
        const shown = layoutMargin(all, 1200).flatMap(({ id, top, chipsTop }) =>
          chipsTop === null ? [] : [{ top, from: chipsTop, to: chipsTop + (heights.get(id) ?? 0) }],
        )
        for (const [i, place] of shown.entries()) {
          expect(place.from).toBeGreaterThanOrEqual(place.top)
          expect(place.from - place.top).toBeLessThanOrEqual(MAX_SLIDE)
          if (i > 0) expect(place.from).toBeGreaterThanOrEqual(shown[i - 1]?.to ?? 0)
        }
      }),
    )
  })
  it('keeps every quote, and counts those that stand behind others', () => {
    const five = Array.from({ length: 5 }, (_, i) => ({ id: `q${i}`, top: 10 + i, bottom: 200 - i, height: 23 }))
    const places = layoutMargin(five, 400)
    expect(places.map(({ lane }) => lane)).toEqual([0, 1, 2, 3, 4])
    expect(hiddenCounts(places)).toEqual([{ top: 13, count: 2 }])
  })
})

describe('layoutFor', () => {
  it('never lets the column and its margin out of the pane', () => {
    fc.assert(
      fc.property(fc.integer({ min: 340, max: 2600 }), fc.integer({ min: 480, max: 680 }), (width, chosen) => {
        const { indent, measure, margin } = layoutFor(width, chosen)
        expect(measure).toBeLessThanOrEqual(chosen)
        expect(indent + measure + 16 + margin).toBeLessThanOrEqual(width)
      }),
    )
  })
  it('has room for chips beside the normal column in the base window, not beside an open inspector', () => {
    expect(layoutFor(800, 540)).toMatchObject({ hasRoom: true, measure: 540 })
    expect(layoutFor(548, 540)).toMatchObject({ hasRoom: false })
    expect(layoutFor(548, 540).measure).toBeGreaterThan(420)
  })
})

describe('joinLines', () => {
  it('joins words of a line, and keeps lines and columns apart', () => {
    const word = (left: number, top: number) => ({ left, top, width: 30, height: 10 })
    expect(joinLines([word(0, 0), word(33, 1), word(66, 0), word(0, 20), word(300, 20)])).toEqual([
      { left: 0, top: 0, width: 96, height: 11 },
      word(0, 20),
      word(300, 20),
    ])
  })
})
