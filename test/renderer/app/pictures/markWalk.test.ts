/** Arrows among the marks of a drawing: every mark can be reached, and a line is walked before the next one. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { markAt } from '#renderer/app/pictures/markWalk.ts'

const box = (x: number, y: number, width = 20, height = 20) => ({ x, y, width, height })
const grid = (rows: number, columns: number) =>
  Array.from({ length: rows * columns }, (_, at) => box((at % columns) * 24, Math.floor(at / columns) * 24))

test('arrows follow rows and columns, and end at the edges', () => {
  const marks = grid(3, 4)
  expect(markAt('ArrowRight', 5, marks)).toBe(6)
  expect(markAt('ArrowLeft', 5, marks)).toBe(4)
  expect(markAt('ArrowDown', 5, marks)).toBe(9)
  expect(markAt('ArrowUp', 5, marks)).toBe(1)
  expect(markAt('ArrowRight', 3, marks)).toBeUndefined()
  expect(markAt('ArrowUp', 0, marks)).toBeUndefined()
  expect([markAt('Home', 7, marks), markAt('End', 7, marks), markAt('x', 7, marks)]).toEqual([0, 11, undefined])
})

test('a row with bars of other lengths is walked along, not across', () => {
  const marks = [box(0, 0, 100), box(100, 0, 300), box(0, 24, 100), box(100, 24, 10)]
  expect(markAt('ArrowRight', 0, marks)).toBe(1)
  expect(markAt('ArrowDown', 1, marks)).toBe(3)
  expect(markAt('ArrowLeft', 3, marks)).toBe(2)
})

test('up and down alone reach every row of any heights', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 12, max: 80 }), { minLength: 1, maxLength: 40 }), (heights) => {
      let y = 0
      const marks = heights.map((height) => {
        const mark = box(0, y, 200, height)
        y += height
        return mark
      })
      const seen = [0]
      for (let next = markAt('ArrowDown', 0, marks); next !== undefined; next = markAt('ArrowDown', next, marks))
        seen.push(next)
      expect(seen).toEqual(heights.map((_, at) => at))
    }),
  )
})
