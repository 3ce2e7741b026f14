/**
 * Where coders of one source say different things of the same passage. The rule in the words of the app is
 * `disagreementRule`; change both together.
 */
import type { Stance } from './coding.ts'
import type { CodeId, MemberId, QuoteId } from './ids.ts'

export const disagreementRule = [
  'Two quotes are one passage where they share at least half of the shorter one and different people coded them.',
  'A passage is in the queue when two or more people coded it and did not give it the same codes with the same stances.',
  'Whoever coded nothing of a passage is not asked about it.',
  'Settling takes nobody’s coding away: what does not stand is left out of the team’s figures.',
  'When somebody codes the passage otherwise afterwards, it is open again.',
] as const

export interface PlacedQuote {
  quoteId: QuoteId
  /** Code points, `end` not included. */
  start: number
  end: number
}

export interface CodingOfQuote {
  target: QuoteId
  /** What a merged code counts as. */
  code: CodeId
  coder: MemberId
  stance: Stance
}

export interface ReadingOf {
  /** In the order of their ids. */
  coders: MemberId[]
  codings: { code: CodeId; stance: Stance; differs: boolean }[]
}

export interface Passage {
  /** In the order of the text. */
  quotes: QuoteId[]
  /** One for each set of codings that somebody gave; one alone: they agree. */
  readings: ReadingOf[]
}

/** Codings without their target, in one order. */
const saying = (code: CodeId, stance: Stance): string => `${code} ${stance}`

function readingsOf(codings: readonly CodingOfQuote[]): ReadingOf[] {
  const saidBy = new Map<MemberId, Map<string, { code: CodeId; stance: Stance }>>()
  for (const { code, coder, stance } of codings) {
    let said = saidBy.get(coder)
    if (!said) saidBy.set(coder, (said = new Map()))
    said.set(saying(code, stance), { code, stance })
  }
  const isCommon = (key: string): boolean => [...saidBy.values()].every((said) => said.has(key))
  const readings = new Map<string, ReadingOf>()
  for (const [coder, said] of [...saidBy].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const keys = [...said.keys()].sort()
    const same = readings.get(keys.join('|'))
    if (same) same.coders.push(coder)
    else
      readings.set(keys.join('|'), {
        coders: [coder],
        codings: keys.map((key) => ({
          ...(said.get(key) as { code: CodeId; stance: Stance }),
          differs: !isCommon(key),
        })),
      })
  }
  return [...readings.values()]
}

/** Passages of one source that at least two people coded, in the order of the text. `codings`: of these quotes only. */
export function passagesIn(quotes: readonly PlacedQuote[], codings: readonly CodingOfQuote[]): Passage[] {
  const codingsOf = new Map<QuoteId, CodingOfQuote[]>()
  for (const coding of codings) {
    const known = codingsOf.get(coding.target)
    if (known) known.push(coding)
    else codingsOf.set(coding.target, [coding])
  }
  const coded = quotes
    .filter(({ quoteId }) => codingsOf.has(quoteId))
    .sort((a, b) => a.start - b.start || a.end - b.end || (a.quoteId < b.quoteId ? -1 : 1))
  const codersOf = coded.map(({ quoteId }) => new Set(codingsOf.get(quoteId)?.map(({ coder }) => coder)))
  // Which earlier quote each belongs with; a root belongs with itself.
  const belongs = coded.map((_, at) => at)
  const rootOf = (at: number): number => {
    let root = at
    while (belongs[root] !== root) root = belongs[root] as number
    return (belongs[at] = root)
  }
  let reaching: number[] = []
  for (const [at, quote] of coded.entries()) {
    reaching = reaching.filter((before) => (coded[before] as PlacedQuote).end > quote.start)
    for (const before of reaching) {
      const other = coded[before] as PlacedQuote
      const shared = Math.min(other.end, quote.end) - quote.start
      const shorter = Math.min(other.end - other.start, quote.end - quote.start)
      const people = new Set([...(codersOf[before] ?? []), ...(codersOf[at] ?? [])])
      if (shared * 2 < shorter || people.size < 2) continue
      const [a, b] = [rootOf(before), rootOf(at)]
      belongs[Math.max(a, b)] = Math.min(a, b)
    }
    reaching.push(at)
  }
  const members = new Map<number, QuoteId[]>()
  for (const [at, { quoteId }] of coded.entries()) {
    const root = rootOf(at)
    const known = members.get(root)
    if (known) known.push(quoteId)
    else members.set(root, [quoteId])
  }
  const passages: Passage[] = []
  for (const of of members.values()) {
    const all = of.flatMap((quoteId) => codingsOf.get(quoteId) ?? [])
    if (new Set(all.map(({ coder }) => coder)).size > 1) passages.push({ quotes: of, readings: readingsOf(all) })
  }
  return passages
}

/** Codings that do not stand when this is settled so: of what differs, everything that the chosen reading does not say. */
export function asideBy(
  readings: readonly ReadingOf[],
  decision: 'reading' | 'both' | 'neither',
  chosen: MemberId | null,
): (coding: Pick<CodingOfQuote, 'code' | 'stance'>) => boolean {
  if (decision === 'both') return () => false
  const differing = new Set<string>()
  for (const { codings } of readings)
    for (const { code, stance, differs } of codings) if (differs) differing.add(saying(code, stance))
  const kept = new Set<string>()
  if (decision === 'reading')
    for (const { coders, codings } of readings)
      if (chosen !== null && coders.includes(chosen))
        for (const { code, stance } of codings) kept.add(saying(code, stance))
  return ({ code, stance }) => differing.has(saying(code, stance)) && !kept.has(saying(code, stance))
}
