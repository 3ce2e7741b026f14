import { beforeAll, describe, expect, it } from 'vitest'
import { giveAndTake } from '#shared/measure/giveAndTake.ts'
import { toDayNumber } from '#shared/measure/calendar.ts'
import { numericsReady } from '#shared/measure/special.ts'
import type { Interaction } from '#shared/measure/types.ts'

beforeAll(() => numericsReady)

const at = toDayNumber('2026-12-31') ?? Number.NaN
const log: Interaction[] = [
  { date: '2026-03-01', direction: 'give', kind: 'Promotion' },
  { date: '2026-02-01', direction: 'give', kind: 'help with a talk' },
  { date: '2026-02-10', direction: 'act' },
  { date: '2026-02-10', direction: 'act', paid: true },
  { date: '2026-02-20', direction: 'ask' },
  { date: '2026-03-01', direction: 'ask' },
  { date: '2026-03-02', direction: 'ask' },
  { date: '2026-04-02', direction: 'ask' },
]

describe('give and take', () => {
  it('counts both sides, what we asked since, and what was paid', () => {
    expect(giveAndTake(log, at)).toMatchObject({
      gives: 2,
      acts: 2,
      asks: 4,
      gaveFirst: true,
      asksSinceGive: 2,
      help: 1,
      promotion: 1,
      paid: 1,
      mean: 0.5,
    })
  })

  it('counts what was mutual for both', () => {
    expect(giveAndTake([...log, { date: '2026-05-01', direction: 'mutual' }], at)).toMatchObject({
      gives: 3,
      acts: 3,
      asksSinceGive: 0,
    })
  })

  it('says when we asked before we gave, and when we never asked', () => {
    expect(giveAndTake(log.slice(4), at)).toMatchObject({ gaveFirst: false, asksSinceGive: 4 })
    expect(giveAndTake([{ date: '2026-03-01', direction: 'ask' }, ...log.slice(0, 1)], at).gaveFirst).toBe(false)
    expect(giveAndTake(log.slice(0, 3), at)).toMatchObject({ gaveFirst: null, asksSinceGive: 0 })
  })

  it('leaves out what comes later', () => {
    expect(giveAndTake(log, toDayNumber('2026-02-15') ?? 0)).toMatchObject({ gives: 1, acts: 2, asks: 0 })
  })
})
