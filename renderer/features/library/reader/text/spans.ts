/** Quotes as stretches of the text: where each stands, and in which underline lane, so that overlapping ones stay apart. */
import type { CodingView, QuoteView } from '#shared/contract/views.ts'
import type { QuoteId } from '#shared/model/ids.ts'
import type { TextIndex } from '#shared/model/textIndex.ts'

/** Lanes that are drawn; deeper overlaps are counted in the margin. */
export const MAX_LANES = 3

export interface QuoteSpan {
  quoteId: QuoteId
  quote: QuoteView
  /** UTF-16, half-open. */
  from: number
  to: number
  /** 0 is the outermost, drawn lowest. */
  lane: number
  /** What colours it: the first coding; none for a quote without codes. */
  lead: CodingView | undefined
}

/** Gives every interval the lowest lane that no earlier overlapping one has; outer ones come first. */
export function assignLanes<T extends { from: number; to: number }>(intervals: readonly T[]): (T & { lane: number })[] {
  const sorted = [...intervals].sort((a, b) => a.from - b.from || b.to - a.to)
  /** Where each lane is taken until. */
  const ends: number[] = []
  return sorted.map((interval) => {
    const free = ends.findIndex((end) => end <= interval.from)
    const lane = free === -1 ? ends.length : free
    ends[lane] = interval.to
    return { ...interval, lane }
  })
}

/** The quotes of a source that have a place in this text, in reading order, with their lanes. */
export function toQuoteSpans(quotes: readonly QuoteView[], index: TextIndex): QuoteSpan[] {
  const placed = quotes
    .filter((quote) => quote.anchor !== 'lost' && quote.trashedAt === null)
    .map((quote) => ({
      quoteId: quote.quoteId,
      quote,
      from: index.toUtf16(quote.start),
      to: index.toUtf16(quote.end),
      lead: quote.codings[0],
    }))
    .filter((span) => span.from < span.to)
  return assignLanes(placed)
}

/** The smallest quote at a place: what a click on overlapping quotes means. */
export function innermostAt(spans: readonly QuoteSpan[], offset: number): QuoteSpan | undefined {
  let best: QuoteSpan | undefined
  for (const span of spans) {
    if (span.from > offset) break
    if (span.to > offset && (!best || span.to - span.from < best.to - best.from)) best = span
  }
  return best
}

/** The quote after (1) or before (-1) the given one, or the nearest to a place where none is given; goes round at the ends. */
export function neighbourQuote(
  spans: readonly QuoteSpan[],
  direction: 1 | -1,
  from: { quoteId?: string | undefined; offset: number },
): QuoteSpan | undefined {
  if (spans.length === 0) return undefined
  const at = spans.findIndex((span) => span.quoteId === from.quoteId)
  if (at !== -1) return spans[(at + direction + spans.length) % spans.length]
  if (direction === 1) return spans.find((span) => span.from >= from.offset) ?? spans[0]
  return spans.findLast((span) => span.from < from.offset) ?? spans.at(-1)
}
