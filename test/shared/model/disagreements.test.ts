/** What is one passage, and what differs. */
import { describe, expect, it } from 'vitest'
import type { Stance } from '#shared/model/coding.ts'
import { asideBy, type CodingOfQuote, passagesIn, type PlacedQuote } from '#shared/model/disagreements.ts'
import type { CodeId, MemberId, QuoteId } from '#shared/model/ids.ts'

const quote = (quoteId: string, start: number, end: number): PlacedQuote => ({
  quoteId: quoteId as QuoteId,
  start,
  end,
})
/** "ada q1 HELP+" */
const coding = (line: string): CodingOfQuote => {
  const [coder, target, said] = line.split(' ') as [MemberId, QuoteId, string]
  const stance: Stance = said.endsWith('-') ? 'disputes' : 'supports'
  return { coder, target, code: said.slice(0, -1) as CodeId, stance }
}
const passages = (quotes: PlacedQuote[], ...lines: string[]) => passagesIn(quotes, lines.map(coding))
const told = ({ readings }: { readings: ReturnType<typeof passagesIn>[number]['readings'] }) =>
  readings.map(
    ({ coders, codings }) =>
      `${coders.join('+')}: ${codings.map(({ code, stance, differs }) => `${code}${stance === 'disputes' ? '-' : '+'}${differs ? '!' : ''}`).join(' ')}`,
  )

describe('one passage', () => {
  it('is one quote that two people coded', () => {
    const [only, ...more] = passages([quote('q1', 0, 10)], 'ada q1 HELP+', 'ben q1 HELP-', 'ben q1 PAY+')
    expect(more).toEqual([])
    expect(only && told(only)).toEqual(['ada: HELP+!', 'ben: HELP-! PAY+!'])
  })

  it.each([
    { name: 'half of the shorter', second: [5, 15], together: true },
    { name: 'less than half', second: [6, 16], together: false },
    { name: 'a short one inside a long one', second: [2, 4], together: true },
    { name: 'side by side', second: [10, 20], together: false },
  ])('is two quotes that share $name: $together', ({ second, together }) => {
    const [start, end] = second as [number, number]
    const found = passages([quote('q1', 0, 10), quote('q2', start, end)], 'ada q1 HELP+', 'ben q2 PAY+')
    expect(found.map(({ quotes }) => quotes)).toEqual(together ? [['q1', 'q2']] : [])
  })

  it('is not what one person marked twice', () => {
    const quotes = [quote('q1', 0, 10), quote('q2', 0, 9), quote('q3', 30, 40)]
    expect(passages(quotes, 'ada q1 HELP+', 'ada q2 PAY+', 'ben q3 PAY+')).toEqual([])
  })

  it('does not ask who coded nothing of it', () => {
    const [only] = passages([quote('q1', 0, 10), quote('q2', 50, 60)], 'ada q1 HELP+', 'ben q1 HELP+', 'eva q2 PAY+')
    expect(only && told(only)).toEqual(['ada+ben: HELP+'])
  })

  it('puts those together who say the same', () => {
    const [only] = passages([quote('q1', 0, 10)], 'ada q1 A+', 'ben q1 A+', 'ben q1 B+', 'eva q1 B+', 'eva q1 A+')
    expect(only && told(only)).toEqual(['ada: A+', 'ben+eva: A+ B+!'])
  })

  it('is the same in whatever order things come', () => {
    const quotes = [quote('q1', 0, 10), quote('q2', 4, 12), quote('q3', 8, 30)]
    const lines = ['ada q1 A+', 'ben q2 B+', 'eva q3 C-', 'ada q3 B+']
    expect(passages(quotes.toReversed(), ...lines.toReversed())).toEqual(passages(quotes, ...lines))
  })
})

describe('what is set aside', () => {
  const [passage] = passages(
    [quote('q1', 0, 9)],
    'ada q1 A+',
    'ada q1 B+',
    'ben q1 A+',
    'ben q1 B-',
    'eva q1 A+',
    'eva q1 C+',
  )
  const readings = passage?.readings ?? []
  const all = ['A+', 'B+', 'B-', 'C+'].map((said) => coding(`x q1 ${said}`))
  const aside = (...decision: ['reading' | 'both' | 'neither', string | null]) =>
    all
      .filter(asideBy(readings, decision[0], decision[1] as MemberId | null))
      .map(({ code, stance }) => `${code}${stance === 'disputes' ? '-' : '+'}`)

  it('is what the chosen reading does not say, all that differs, or nothing', () => {
    expect(aside('reading', 'ada')).toEqual(['B-', 'C+'])
    expect(aside('reading', 'eva')).toEqual(['B+', 'B-'])
    expect(aside('neither', null)).toEqual(['B+', 'B-', 'C+'])
    expect(aside('both', null)).toEqual([])
  })
})
