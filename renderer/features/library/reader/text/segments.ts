/** Cuts a stretch of text where its look changes: at the edges of inline formatting and of quotes. */
import type { Mark } from '#shared/model/extraction.ts'
import type { QuoteSpan } from './spans.ts'

export interface Segment {
  from: number
  to: number
  marks: readonly Mark[]
  /** Outermost first. */
  quotes: readonly QuoteSpan[]
}

/** Covers [from, to) without gaps; marks and spans may reach beyond it. */
export function cutSegments(from: number, to: number, marks: readonly Mark[], spans: readonly QuoteSpan[]): Segment[] {
  if (from >= to) return []
  const inside = <T extends { from: number; to: number }>(all: readonly T[]): T[] =>
    all.filter((each) => each.from < to && each.to > from && each.from < each.to)
  const ownMarks = inside(marks)
  const ownSpans = inside(spans)
  if (ownMarks.length === 0 && ownSpans.length === 0) return [{ from, to, marks: [], quotes: [] }]
  const cuts = new Set([from, to])
  for (const each of [...ownMarks, ...ownSpans]) {
    if (each.from > from) cuts.add(each.from)
    if (each.to < to) cuts.add(each.to)
  }
  const sorted = [...cuts].sort((a, b) => a - b)
  return sorted.slice(0, -1).map((start, i) => {
    const end = sorted[i + 1] as number
    const covers = (each: { from: number; to: number }) => each.from <= start && each.to >= end
    return {
      from: start,
      to: end,
      marks: ownMarks.filter(covers),
      quotes: ownSpans.filter(covers).sort((a, b) => a.lane - b.lane),
    }
  })
}
