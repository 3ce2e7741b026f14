/** The fit card and the promise register: commands and queries, part of `commands` and `queries`. */
import { z } from 'zod'
import { PromiseEnd, Score } from '../model/fit.ts'
import { MemberId, PersonId, PromiseId, QuoteId, SourceId } from '../model/ids.ts'
import { Attribute } from '../model/people.ts'
import { Day } from '../model/plan.ts'
import { Done } from './fields.ts'

const Seen = z.string().trim().min(1).max(2000)

export const fitCommands = {
  /** One's own view of an attribute, with what speaks for it: words, a quote, or both. Null takes it back. */
  rateFit: {
    input: z.object({
      personId: PersonId,
      attribute: Attribute,
      rating: z
        .union([
          z.object({ score: Score, seen: Seen, quoteId: QuoteId.nullable().default(null) }),
          z.object({ score: Score, seen: z.literal('').default(''), quoteId: QuoteId }),
        ])
        .nullable(),
    }),
    output: Done,
  },
  addPromise: {
    input: z.object({ personId: PersonId, text: Seen, dueOn: Day.nullable().default(null) }),
    output: z.object({ promiseId: PromiseId }),
  },
  /** Kept, released, or (null) standing again. */
  endPromise: { input: z.object({ promiseId: PromiseId, end: PromiseEnd }), output: Done },
} as const

export const RatingView = z.object({
  attribute: Attribute,
  by: MemberId,
  byName: z.string(),
  mine: z.boolean(),
  score: Score,
  seen: z.string(),
  quoteId: QuoteId.nullable(),
  /** The quoted words; null where there is no quote, or it is not here any more. */
  quote: z.string().nullable(),
  /** Where it is quoted from; null as the quote. */
  sourceId: SourceId.nullable(),
  sourceTitle: z.string().nullable(),
})
export type RatingView = z.infer<typeof RatingView>

export const PromiseView = z.object({
  promiseId: PromiseId,
  personId: PersonId,
  personName: z.string(),
  text: z.string(),
  dueOn: Day.nullable(),
  end: PromiseEnd,
  byName: z.string(),
})
export type PromiseView = z.infer<typeof PromiseView>

export const fitQueries = {
  /** By attribute and rater. */
  fit: { input: z.object({ personId: PersonId }), output: z.array(RatingView) },
  /** Of a person, or of everybody; those that stand first, by the day they are due. */
  promises: { input: z.object({ personId: PersonId.optional() }), output: z.array(PromiseView) },
} as const
