/** The day on this computer's calendar, also where clocks change. */
import fc from 'fast-check'
import { afterEach, expect, it } from 'vitest'
import { dayAt } from '#shared/dates/localDay.ts'
import { toDay, toDayNumber } from '#shared/measure/calendar.ts'

const zone = process.env['TZ']
afterEach(() => {
  if (zone === undefined) delete process.env['TZ']
  else process.env['TZ'] = zone
})

it.each([
  ['UTC', '2026-11-22'],
  ['Pacific/Kiritimati', '2026-11-23'],
  ['America/Los_Angeles', '2026-11-22'],
])('is the day of the place: %s', (place, day) => {
  process.env['TZ'] = place
  expect(dayAt(Date.parse('2026-11-22T12:00:00Z'))).toBe(day)
})

it('counts days later by the calendar, at every hour and across changes of the clock', () => {
  const moment = fc.date({ min: new Date('1971-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  fc.assert(
    fc.property(
      fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'Pacific/Apia'),
      moment,
      fc.integer({ min: -800, max: 800 }),
      (place, at, days) => {
        process.env['TZ'] = place
        const today = toDayNumber(dayAt(at.getTime()))
        expect(today).not.toBeNull()
        const later = dayAt(at.getTime(), days)
        // Samoa had no 30 December 2011.
        fc.pre(later !== '2011-12-31' || place !== 'Pacific/Apia')
        expect(later).toBe(toDay((today ?? 0) + days))
      },
    ),
  )
})
