/** The verdict and the choice of the counter-quote, by their rules as the app states them. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { strongestAgainst, tallyOf } from '#shared/model/verdict.ts'

const s = (origin: string | null) => ({ stance: 'supports' as const, origin })
const d = (origin: string | null) => ({ stance: 'disputes' as const, origin })

it.each([
  [[], 'Unsupported', 0, 0],
  [[s('a')], 'Supported', 1, 0],
  [[s('a'), s('a'), s('b')], 'Supported', 2, 0],
  [[d('a'), d('b')], 'Unsupported', 0, 2],
  [[s('a'), d('a')], 'Contested', 1, 1],
  [[s('a'), s('b'), s('c'), d('c'), d('d')], 'Contested', 3, 2],
  [[s(null), d(null)], 'Unsupported', 0, 0],
  [[s('a'), d(null)], 'Supported', 1, 0],
])('counts %j as %s %i : %i', (pieces, verdict, forIt, against) => {
  expect(tallyOf(pieces)).toEqual({ verdict, for: forIt, against })
})

describe('the strongest counter-quote', () => {
  const quote = (target: string, origin: string, coders: number, at: number) => ({ target, ...d(origin), coders, at })

  it('comes from a source that says nothing for the step, before all else', () => {
    const quotes = [quote('q1', 'both', 9, 1), quote('q2', 'both', 9, 1), quote('q3', 'only', 0, 9)]
    expect(strongestAgainst([s('both'), ...quotes], quotes)?.target).toBe('q3')
  })

  it('then from the source with most quotes against, then the one most people coded, then the first', () => {
    const quotes = [quote('q1', 'a', 9, 1), quote('q2', 'b', 1, 3), quote('q3', 'b', 2, 4), quote('q4', 'b', 2, 2)]
    expect(strongestAgainst(quotes, quotes)?.target).toBe('q4')
  })

  it('is none where no quote speaks against', () => {
    expect(strongestAgainst([s('a')], [])).toBeUndefined()
  })

  it('does not depend on the order in which quotes are given', () => {
    const any = fc.record({
      target: fc.uuid(),
      stance: fc.constantFrom('supports' as const, 'disputes' as const),
      origin: fc.constantFrom('a', 'b', 'c', null),
      coders: fc.nat(2),
      at: fc.nat(3),
    })
    fc.assert(
      fc.property(fc.uniqueArray(any, { selector: (each) => each.target, maxLength: 12 }), fc.nat(), (quotes, turn) => {
        const first = strongestAgainst(quotes, quotes)
        const turned = quotes.map((_, at) => quotes[(at + turn) % quotes.length] as (typeof quotes)[number])
        expect(strongestAgainst(turned, turned)).toEqual(first)
        expect(first === undefined).toBe(!quotes.some((each) => each.stance === 'disputes' && each.origin !== null))
      }),
    )
  })
})
