/** Quotes, codings and memos: what a team marks in its sources and what it says about it. */
import { z } from 'zod'
import { BlobHash, MemberId } from './ids.ts'

/** What a passage does for a code's claim. It is kept apart from the code itself. */
export const Stance = z.enum(['supports', 'disputes', 'illustrates'])
export type Stance = z.infer<typeof Stance>

/**
 * How a quote finds its place: W3C Web Annotation TextQuoteSelector (exact, prefix, suffix)
 * and TextPositionSelector (start, end) together; positions in Unicode code points of the
 * extraction's text. https://www.w3.org/TR/annotation-model/#selectors
 */
export const QuoteSelector = z.object({
  exact: z.string().min(1).max(100_000),
  prefix: z.string().max(200),
  suffix: z.string().max(200),
  start: z.int().nonnegative(),
  end: z.int().positive(),
})
export type QuoteSelector = z.infer<typeof QuoteSelector>

/** The part of a quote that never changes: what was marked, in which text, by whom, when (ms since 1970). */
export const QuoteRecord = z.object({
  selector: QuoteSelector,
  extraction: BlobHash,
  by: MemberId,
  at: z.int().nonnegative(),
})
export type QuoteRecord = z.infer<typeof QuoteRecord>

/** One coder's decision about one code on one target. Absent or null in the document means: not coded. */
export const CodingValue = z.object({ stance: Stance, at: z.int().nonnegative() })
export type CodingValue = z.infer<typeof CodingValue>
