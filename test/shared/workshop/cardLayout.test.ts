/** Cards of true size on either paper: as many as fit, none over the edge. */
import { describe, expect, it } from 'vitest'
import { CardSize, Paper } from '#shared/model/workshop.ts'
import { cardLayout } from '#shared/workshop/cardLayout.ts'

describe('the layout of cards', () => {
  it('fills a sheet of A4 with four A6 and with eight A7', () => {
    expect(cardLayout('a4', 'a6')).toMatchObject({ columns: 2, rows: 2, left: 0 })
    const eight = cardLayout('a4', 'a7')
    expect(eight.columns * eight.rows).toBe(8)
    expect(eight.card).toEqual({ width: 105, height: 74 })
  })

  it.each(Paper.options.flatMap((paper) => CardSize.options.map((size) => ({ paper, size }))))(
    'keeps $size on $paper inside the sheet, in its middle',
    ({ paper, size }) => {
      const { sheet, card, columns, rows, left, top } = cardLayout(paper, size)
      expect(columns * rows).toBeGreaterThan(0)
      expect(left).toBeGreaterThanOrEqual(0)
      expect(top).toBeGreaterThanOrEqual(0)
      expect(columns * card.width + 2 * left).toBeCloseTo(sheet.width)
      expect(rows * card.height + 2 * top).toBeCloseTo(sheet.height)
    },
  )
})
