import { describe, expect, it } from 'vitest'
import { quoteStyle } from '#renderer/features/library/reader/text/quoteLook.ts'
import { MAX_LANES, type QuoteSpan } from '#renderer/features/library/reader/text/spans.ts'

const at = (...lanes: number[]) =>
  lanes.map((lane) => ({ quoteId: `q${lane}`, from: 0, to: 9, lane, lead: undefined })) as unknown as QuoteSpan[]
const look = (name: string) => ({ name })
/** How far above the lowest each line stands, in pixels. */
const lines = (...lanes: number[]): number[] =>
  [...String(quoteStyle(at(...lanes), look, null).backgroundPosition).matchAll(/100% - (\d+)px/g)].map((found) =>
    Number(found[1]),
  )

describe('the lines under quotes', () => {
  it('stand in the lanes of the quotes', () => {
    expect(lines(0, 1, 2)).toEqual([0, 4, 8])
    expect(lines(1)).toEqual([4])
  })
  it('give a quote that overlaps many elsewhere a line where it stands with few', () => {
    expect(lines(MAX_LANES)).toEqual([0])
    expect(lines(0, MAX_LANES + 1)).toEqual([0, 4])
  })
  it('are never more than the lanes', () => {
    expect(lines(0, 1, 2, 3, 4)).toEqual([0, 4, 8])
  })
})
