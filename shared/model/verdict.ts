/**
 * What the evidence on a step comes to. Counted by independent source: sources that repeat one another count once,
 * and so do several quotes of one source. The rule is shown to readers as `verdictRule`; change both together.
 */
import { z } from 'zod'
import type { EvidenceStance } from './plan.ts'

export const Verdict = z.enum(['Supported', 'Contested', 'Unsupported'])
export type Verdict = z.infer<typeof Verdict>

/** The rule in the words of the app, one sentence each. */
export const verdictRule = [
  'Supported: at least one independent source speaks for the step, and none against it.',
  'Contested: sources speak for it and against it.',
  'Unsupported: no source speaks for it, even where some speak against it.',
  'All quotes of one source count once, and so do sources that are marked as coming from the same origin.',
  'What a member saw counts once for that member. Notes are shown, but are our own thinking and do not count.',
  'What lies in the trash does not count.',
] as const

/** How the counter-quote in sight is chosen, in the words of the app. */
export const strongestRule =
  'Strongest: of the quotes against, one from a source that says nothing for the step; of these, from the source with most quotes against it; of these, the one that most people coded; then the one that was put here first.'

/** One piece that counts or is shown. `origin`: the independent source it counts as; null: it does not count. */
export interface Weighed {
  stance: EvidenceStance
  origin: string | null
}

export const Tally = z.object({
  verdict: Verdict,
  /** Independent sources with at least one piece for, and against. One that speaks both ways is in both. */
  for: z.int().nonnegative(),
  against: z.int().nonnegative(),
})
export type Tally = z.infer<typeof Tally>

export function tallyOf(pieces: Iterable<Weighed>): Tally {
  const origins = { supports: new Set<string>(), disputes: new Set<string>() }
  for (const { stance, origin } of pieces) if (origin !== null) origins[stance].add(origin)
  const [forIt, against] = [origins.supports.size, origins.disputes.size]
  const verdict = forIt === 0 ? 'Unsupported' : against === 0 ? 'Supported' : 'Contested'
  return { verdict, for: forIt, against }
}

export interface CounterQuote extends Weighed {
  target: string
  /** People who gave it a code. */
  coders: number
  at: number
}

/** The counter-quote to keep in sight, by `strongestRule`; undefined where no quote speaks against. */
export function strongestAgainst<T extends CounterQuote>(
  pieces: readonly Weighed[],
  quotes: readonly T[],
): T | undefined {
  const saysFor = new Set(pieces.filter(({ stance }) => stance === 'supports').map(({ origin }) => origin))
  const against = quotes.filter(({ stance, origin }) => stance === 'disputes' && origin !== null)
  const quotesOf = new Map<string | null, number>()
  for (const { origin } of against) quotesOf.set(origin, (quotesOf.get(origin) ?? 0) + 1)
  const rank = (quote: T): readonly number[] => [
    saysFor.has(quote.origin) ? 1 : 0,
    -(quotesOf.get(quote.origin) ?? 0),
    -quote.coders,
    quote.at,
  ]
  return against.toSorted((a, b) => {
    const [left, right] = [rank(a), rank(b)]
    for (const [at, value] of left.entries()) if (value !== right[at]) return value - (right[at] as number)
    return a.target < b.target ? -1 : 1
  })[0]
}
