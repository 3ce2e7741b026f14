import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cutSegments } from '#renderer/features/library/reader/text/segments.ts'
import {
  assignLanes,
  innermostAt,
  neighbourQuote,
  type QuoteSpan,
  toQuoteSpans,
} from '#renderer/features/library/reader/text/spans.ts'
import type { QuoteView } from '#shared/contract/views.ts'
import { createTextIndex } from '#shared/model/textIndex.ts'

const interval = fc
  .tuple(fc.nat(200), fc.integer({ min: 1, max: 60 }))
  .map(([from, length]) => ({ from, to: from + length }))
const intervals = fc.array(interval, { maxLength: 40 })

describe('assignLanes', () => {
  it('never puts two overlapping intervals into one lane', () => {
    fc.assert(
      fc.property(intervals, (all) => {
        const laned = assignLanes(all)
        for (const [i, a] of laned.entries())
          for (const b of laned.slice(i + 1)) if (a.lane === b.lane) expect(a.to <= b.from || b.to <= a.from).toBe(true)
      }),
    )
  })
  it('uses no more lanes than intervals overlap at one place', () => {
    fc.assert(
      fc.property(intervals, (all) => {
        const depth = Math.max(
          0,
          ...all.map(({ from }) => all.filter((each) => each.from <= from && each.to > from).length),
        )
        expect(Math.max(0, ...assignLanes(all).map(({ lane }) => lane + 1))).toBe(depth)
      }),
    )
  })
  it('gives the outermost the lowest lane', () => {
    const lanes = assignLanes([
      { id: 'inner', from: 5, to: 8 },
      { id: 'outer', from: 0, to: 20 },
      { id: 'middle', from: 5, to: 15 },
    ])
    expect(Object.fromEntries(lanes.map(({ id, lane }) => [id, lane]))).toEqual({ outer: 0, middle: 1, inner: 2 })
  })
})

const quote = (id: string, start: number, end: number, more: Partial<QuoteView> = {}): QuoteView => ({
  quoteId: id as QuoteView['quoteId'],
  sourceId: 's' as QuoteView['sourceId'],
  sourceTitle: '',
  authors: [],
  publishedOn: null,
  exact: '',
  start,
  end,
  page: null,
  anchor: 'exact',
  memo: '',
  codings: [],
  createdAt: 0,
  createdBy: 'm' as QuoteView['createdBy'],
  createdByName: '',
  trashedAt: null,
  ...more,
})

describe('toQuoteSpans', () => {
  it('turns code points into UTF-16, past characters of two units', () => {
    const text = '🪴 a 𝒷 word 🪴🪴 end'
    const index = createTextIndex(text)
    const points = Array.from(text)
    const start = points.indexOf('w')
    const [span] = toQuoteSpans([quote('q', start, start + 7)], index)
    expect(span && text.slice(span.from, span.to)).toBe(points.slice(start, start + 7).join(''))
    expect(text.slice(span?.from, span?.to)).toBe('word 🪴🪴')
  })
  it('leaves out what is lost, in the trash or empty', () => {
    const index = createTextIndex('some text here')
    const spans = toQuoteSpans(
      [quote('a', 0, 4), quote('b', 0, 4, { anchor: 'lost' }), quote('c', 0, 4, { trashedAt: 1 }), quote('d', 90, 99)],
      index,
    )
    expect(spans.map(({ quoteId }) => quoteId)).toEqual(['a'])
  })
})

describe('going from quote to quote', () => {
  const spans = toQuoteSpans([quote('a', 0, 10), quote('b', 2, 5), quote('c', 20, 30)], createTextIndex('x'.repeat(40)))
  it('finds the smallest one at a place', () => {
    expect(innermostAt(spans, 3)?.quoteId).toBe('b')
    expect(innermostAt(spans, 7)?.quoteId).toBe('a')
    expect(innermostAt(spans, 10)).toBeUndefined()
  })
  it('goes round at the ends, and begins where one reads', () => {
    const id = (span: QuoteSpan | undefined) => span?.quoteId
    expect(id(neighbourQuote(spans, 1, { quoteId: 'c', offset: 0 }))).toBe('a')
    expect(id(neighbourQuote(spans, -1, { quoteId: 'a', offset: 0 }))).toBe('c')
    expect(id(neighbourQuote(spans, 1, { offset: 12 }))).toBe('c')
    expect(id(neighbourQuote(spans, -1, { offset: 12 }))).toBe('b')
    expect(neighbourQuote([], 1, { offset: 0 })).toBeUndefined()
  })
})

describe('cutSegments', () => {
  const marks = fc.array(
    interval.map((span) => ({ ...span, kind: 'emphasis' as const })),
    { maxLength: 8 },
  )
  it('covers the stretch once, in order, each piece with exactly what lies over it', () => {
    fc.assert(
      fc.property(interval, marks, intervals, ({ from, to }, some, quotes) => {
        const spans = assignLanes(quotes).map(
          (each) => ({ ...each, quoteId: 'q', quote: quote('q', 0, 1), lead: undefined }) as unknown as QuoteSpan,
        )
        const segments = cutSegments(from, to, some, spans)
        expect(segments[0]?.from).toBe(from)
        expect(segments.at(-1)?.to).toBe(to)
        for (const [i, segment] of segments.entries()) {
          if (i > 0) expect(segment.from).toBe(segments[i - 1]?.to)
          for (const at of [segment.from, segment.to - 1]) {
            expect(segment.quotes).toHaveLength(spans.filter((span) => span.from <= at && span.to > at).length)
            expect(segment.marks).toHaveLength(some.filter((mark) => mark.from <= at && mark.to > at).length)
          }
        }
      }),
    )
  })
})
