/** Months as weeks, and steps in them: every day once, nothing over something else. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  dayBeside,
  inCalendarOrder,
  monthBeside,
  monthOf,
  segmentsOf,
  spanOf,
  type WeekStart,
  weeksOf,
  weekStartOf,
} from '#renderer/features/plan/calendar/monthGrid.ts'

const month = fc
  .tuple(fc.integer({ min: 1990, max: 2060 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, each]) => `${year}-${String(each).padStart(2, '0')}`)
const weekStart = fc.integer({ min: 0, max: 6 }).map((each) => each as WeekStart)

it('holds every day of a month once, in whole weeks that begin on the right day', () => {
  fc.assert(
    fc.property(month, weekStart, (each, start) => {
      const weeks = weeksOf(each, start)
      const days = weeks.flat()
      expect(weeks.every((week) => week.length === 7)).toBe(true)
      expect(days.every((day, i) => i === 0 || day === dayBeside(days[i - 1] ?? '', 1))).toBe(true)
      expect(new Date(`${days[0]}T12:00:00`).getDay()).toBe(start)
      const [year, number] = each.split('-').map(Number) as [number, number]
      expect(days.filter((day) => monthOf(day) === each).length).toBe(new Date(Date.UTC(year, number, 0)).getUTCDate())
      expect(monthBeside(monthBeside(each, 1), -1)).toBe(each)
    }),
    { seed: 20261122 },
  )
})

const day = fc.integer({ min: 0, max: 60 }).map((n) => dayBeside('2026-10-20', n))
const dated = fc.record({ startsOn: fc.option(day, { nil: null }), dueOn: fc.option(day, { nil: null }) })

it('lays steps side by side: none over another, none left out, each on its days', () => {
  fc.assert(
    fc.property(fc.array(dated, { maxLength: 14 }), (items) => {
      for (const week of weeksOf('2026-11', 1)) {
        const segments = segmentsOf(week, items)
        const taken = new Set<string>()
        for (const { first, last, lane } of segments)
          for (let column = first; column <= last; column++) {
            expect(taken.has(`${lane} ${column}`)).toBe(false)
            taken.add(`${lane} ${column}`)
          }
        for (const item of items) {
          const span = spanOf(item)
          const inWeek = week.flatMap((each, i) => (span && each >= span.from && each <= span.to ? [i] : []))
          const segment = segments.find((each) => each.item === item)
          expect(segment && [segment.first, segment.last]).toEqual(
            inWeek.length === 0 ? undefined : [inWeek[0], inWeek.at(-1)],
          )
        }
      }
    }),
    { seed: 20261122 },
  )
})

it('orders steps by day and keeps those without one last, as they stood', () => {
  const [a, b, c] = [
    { startsOn: null, dueOn: null },
    { startsOn: null, dueOn: '2026-12-01' },
    { startsOn: '2026-11-01', dueOn: '2026-12-24' },
  ]
  expect(inCalendarOrder([a, b, c])).toEqual([c, b, a])
})

it('knows on which day weeks begin, and takes Monday where it does not', () => {
  expect(weekStartOf('en-US')).toBe(0)
  expect(weekStartOf('de-DE')).toBe(1)
  expect(weekStartOf('no such language')).toBe(1)
})
