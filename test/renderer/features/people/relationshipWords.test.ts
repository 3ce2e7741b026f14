/** What the relationship panel draws and suggests, without a page. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nextSteps } from '#shared/measure/nextSteps.ts'
import { timelineOf } from '#renderer/features/people/relationship/timeline.ts'
import type { GiveAndTake } from '#shared/measure/types.ts'
import { after } from '#test/shared/measure/support.ts'

const TODAY = '2026-11-22'

describe('the timeline', () => {
  it('draws each day once, what was mutual on both lines, and nothing that lies ahead', () => {
    const drawn = timelineOf(
      [
        { on: '2026-10-01', direction: 'act' },
        { on: '2026-10-01', direction: 'act' },
        { on: '2026-11-01', direction: 'mutual' },
        { on: '2026-11-02', direction: 'ask' },
        { on: '2026-12-01', direction: 'give' },
      ],
      TODAY,
    )
    expect(drawn.act.map(({ on }) => on)).toEqual(['2026-10-01', '2026-11-01'])
    expect(drawn.give.map(({ on }) => on)).toEqual(['2026-11-01'])
    expect(drawn.ask).toHaveLength(1)
    expect(drawn.earlier).toBe(0)
  })

  it('keeps every mark between the first day and today, with at most a dozen ticks', () => {
    const log = fc.array(
      fc.record({
        on: fc.integer({ min: -4000, max: 300 }).map((days) => after(TODAY, days)),
        direction: fc.constantFrom('act' as const, 'give' as const, 'ask' as const, 'mutual' as const),
      }),
      { maxLength: 40 },
    )
    fc.assert(
      fc.property(log, (entries) => {
        const drawn = timelineOf(entries, TODAY)
        for (const { at } of [...drawn.act, ...drawn.give, ...drawn.ask, ...drawn.ticks]) {
          expect(at).toBeGreaterThanOrEqual(0)
          expect(at).toBeLessThanOrEqual(1)
        }
        expect(drawn.ticks.length).toBeLessThanOrEqual(12)
        const past = entries.filter(({ on }) => on <= TODAY)
        expect(drawn.earlier).toBe(past.filter(({ on }) => on < drawn.from).length)
      }),
    )
  })
})

describe('what might help now', () => {
  const give: GiveAndTake = {
    gives: 3,
    acts: 5,
    asks: 1,
    mean: 0.4,
    low: 0.2,
    high: 0.6,
    gaveFirst: true,
    asksSinceGive: 0,
    help: 3,
    promotion: 0,
    paid: 0,
  }

  it('fits the state, and begins with what stands between us', () => {
    expect(nextSteps({ state: 'strong', disputed: false, give }).map(({ key }) => key)).toEqual(['steady'])
    const owed = { ...give, asksSinceGive: 3, help: 1, promotion: 2 }
    expect(nextSteps({ state: 'weakening', disputed: true, give: owed }).map(({ key }) => key)).toEqual([
      'settle',
      'give',
      'listen',
      'thank',
    ])
    expect(nextSteps({ state: 'weakening', disputed: false, give: owed })[0]?.detail).toBe(
      '3 asks since your last give.',
    )
    expect(
      nextSteps({ state: 'failed', disputed: false, give: { ...give, gives: 0, asksSinceGive: 1 } })[0]?.detail,
    ).toBe('1 ask and nothing given yet.')
  })
})
