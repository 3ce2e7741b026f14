/**
 * Tensions: claims that contradict each other and both have something to say for them, or one word that people mean
 * differently. Those shipped come from what has been written about advocacy programmes, in our words; a team adds its own.
 */
import { z } from 'zod'
import { MemberId, TensionId } from './ids.ts'

export const TensionKind = z.enum(['claims', 'term'])
export type TensionKind = z.infer<typeof TensionKind>

/** A claim or a meaning inside its tension: the first two have fixed ids, further meanings of a word random ones. */
export const SideKey = z.string().regex(/^(a|b|[0-9A-Za-z]{22})$/)
export type SideKey = z.infer<typeof SideKey>

/** Where the team stands, as somebody wrote it down for all. */
export const Position = z.object({ text: z.string().min(1), by: MemberId, at: z.int().nonnegative() })
export type Position = z.infer<typeof Position>

export interface BuiltInTension {
  readonly id: TensionId
  readonly kind: TensionKind
  /** The question, or the word. */
  readonly title: string
  readonly claims: Readonly<Record<'a' | 'b', string>>
}

const tension = (name: string, kind: TensionKind, title: string, a: string, b: string): BuiltInTension => ({
  id: TensionId.parse(`X.${name}`),
  kind,
  title,
  claims: { a, b },
})

export const builtInTensions: readonly BuiltInTension[] = [
  tension(
    'RETURN',
    'claims',
    'May one count on getting something back?',
    'Help is given for its own sake. Whoever reckons with a return has turned it into a trade.',
    'Giving and giving back are the rule by which a community lives. One gives first, and may take it that something comes back.',
  ),
  tension(
    'HARVEST',
    'claims',
    'What does a giver look forward to?',
    'To nothing: a generous act asks for no result.',
    'To a great deal: what is given freely comes back many times over.',
  ),
  tension(
    'PAY',
    'claims',
    'May advocates receive money or what can be bought with it?',
    'No. Once something is paid, what was a relationship is a purchase.',
    'In some cases: that somebody is not out of pocket for the journey or the ticket is no wage.',
  ),
  tension(
    'REACH',
    'claims',
    'Does reach say anything?',
    'No. How many people something passed by belongs to media; a relationship is between two.',
    'Yes. Many read and never write, and some of those come later.',
  ),
  tension(
    'RESULTS',
    'claims',
    'By what is the programme judged?',
    'By the business: what is sold, won and saved by it.',
    'By its relationships: how many grow, hold, or fade.',
  ),
  tension(
    'SCALE',
    'claims',
    'Can this grow?',
    'Not by much: attention to single people needs hours, and hours need hiring.',
    'It can: with a plan advocates carry it on, and in a small firm it is simply how one works.',
  ),
  tension(
    'AUTO',
    'claims',
    'What may be left to a machine?',
    'What repeats: a post that goes out by itself leaves an hour for people.',
    'Nothing that a person should be there for: nobody feels met by a timetable.',
  ),
  tension(
    'ADVOCACY',
    'term',
    'Advocacy',
    'What customers do for a company: they speak for it, unasked and unpaid.',
    'What a company does for its customers: it takes their side, in its own house too.',
  ),
]

export const builtInTensionById: ReadonlyMap<string, BuiltInTension> = new Map(
  builtInTensions.map((each) => [each.id, each]),
)
