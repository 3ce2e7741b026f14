/** Cards of true size on their sheets: as many as fit, none over the edge, and marks that meet the cuts. */
import { describe, expect, it } from 'vitest'
import { type CardLayout, cropMarks, layOut } from '#shared/workshop/cardLayout.ts'
import { fittingSize, heightOf } from '#core/workshop/write/fitText.ts'
import { CardSize, Paper } from '#shared/model/workshop.ts'

const count = ({ columns, rows }: CardLayout): number => columns * rows

it('puts four A6, eight A7 and four 3×5 on A4, and on Letter what fits of each', () => {
  expect(CardSize.options.map((size) => count(layOut('a4', size)))).toEqual([4, 8, 4])
  expect(CardSize.options.map((size) => count(layOut('letter', size)))).toEqual([2, 6, 4])
  expect(layOut('a4', 'a6').card).toEqual({ width: 105, height: 148 })
  expect(layOut('a4', 'a7').card).toEqual({ width: 105, height: 74 })
})

describe.each(Paper.options.flatMap((paper) => CardSize.options.map((size) => [paper, size] as const)))(
  'on %s, %s',
  (paper, size) => {
    const layout = layOut(paper, size)
    const { sheet, card, columns, rows, left, top } = layout
    it('stays on the sheet', () => {
      expect(left).toBeGreaterThanOrEqual(-1e-9)
      expect(top).toBeGreaterThanOrEqual(-1e-9)
      expect(left + columns * card.width).toBeLessThanOrEqual(sheet.width + 1e-9)
      expect(top + rows * card.height).toBeLessThanOrEqual(sheet.height + 1e-9)
    })
    it('has a mark at both ends of every cut', () => {
      const marks = cropMarks(layout)
      for (let i = 0; i <= columns; i++) {
        const x = left + i * card.width
        // Where a card ends with the sheet there is nothing to cut.
        if (x < 0.6 || x > sheet.width - 0.6) continue
        const own = marks.filter(([x1, , x2]) => x1 === x && x2 === x).map(([, y1, , y2]) => [y1, y2])
        expect(own.some(([from = 0]) => from < sheet.height / 4)).toBe(true)
        expect(own.some(([, to = 0]) => to > (sheet.height * 3) / 4)).toBe(true)
      }
      for (const [x1, y1, x2, y2] of marks) {
        expect(Math.min(x1, y1, x2, y2)).toBeGreaterThanOrEqual(0)
        expect(Math.max(x1, x2)).toBeLessThanOrEqual(sheet.width)
        expect(Math.max(y1, y2)).toBeLessThanOrEqual(sheet.height)
      }
    })
  },
)

it('makes letters smaller the longer a text is, and counts signs in squares as wide', () => {
  const box = { width: 90, height: 60 }
  const sizes = [20, 14, 10, 7]
  expect([20, 300, 900, 9000].map((length) => fittingSize('a'.repeat(length), box, sizes))).toEqual([20, 14, 7, 7])
  expect(heightOf('漢'.repeat(60), 90, 10)).toBe(heightOf('a'.repeat(120), 90, 10))
})
