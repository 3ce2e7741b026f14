import { describe, expect, it } from 'vitest'
import { nearestBox } from '#renderer/features/library/reader/pdf/useSnapSelection.ts'

const line = (left: number, top: number, right: number) => ({ left, right, top, bottom: top + 10 })
/** Two columns whose lines do not stand on the same height; the last line of the first is short. */
const boxes = [line(0, 0, 100), line(0, 12, 100), line(0, 24, 30), line(150, 6, 250), line(150, 18, 250)]

describe('the words nearest to a blank place', () => {
  it('are those of the line one is beside, however short it is', () => {
    expect(nearestBox(boxes, 90, 31)).toBe(2)
    expect(nearestBox(boxes, -20, 17)).toBe(1)
  })
  it('stay in the column when one is between two of its lines', () => {
    expect([3, 4]).toContain(nearestBox(boxes, 200, 17))
    expect([0, 1]).toContain(nearestBox(boxes, 50, 11))
  })
  it('are the last above a blank rest of the page, and the first below a blank head', () => {
    expect(nearestBox(boxes, 20, 400)).toBe(2)
    expect(nearestBox(boxes, 20, -50)).toBe(0)
  })
  it('are none on a page without words', () => {
    expect(nearestBox([], 1, 1)).toBe(-1)
  })
})
