/** The fit card and the promise register, as a person's document holds them. */
import { z } from 'zod'
import { MemberId, QuoteId } from './ids.ts'
import { type Attribute } from './people.ts'
import { Day } from './plan.ts'

export const Score = z.int().min(0).max(4)

/** One member's view of one attribute: never a number alone. */
export const FitRating = z.object({
  score: Score,
  /** What was seen or heard that speaks for the score. */
  seen: z.string().max(2000),
  quoteId: QuoteId.nullable(),
  at: z.int().nonnegative(),
})
export type FitRating = z.infer<typeof FitRating>

/** What a person was told to expect of us: an item of their document, ended by its field "end". */
export const PromiseRecord = z.object({
  text: z.string().min(1).max(2000),
  dueOn: Day.nullable(),
  by: MemberId,
  at: z.int().nonnegative(),
})
export type PromiseRecord = z.infer<typeof PromiseRecord>

/** Kept, or released by the person; null: it stands. */
export const PromiseEnd = z.object({ how: z.enum(['kept', 'released']), on: Day }).nullable()
export type PromiseEnd = z.infer<typeof PromiseEnd>

/** The two without which nobody can be an advocate. */
export const MUSTS: ReadonlySet<Attribute> = new Set(['helpful', 'commitment'])
