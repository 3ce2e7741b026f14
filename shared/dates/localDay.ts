/** The day on this computer's calendar. No library: what needs no more than today's day loads nothing for it. */
import type { Day } from '../model/plan.ts'

/** The calendar day at a time (ms since 1970) where this computer is, or so many days after it. */
export function dayAt(time: number, daysLater = 0): Day {
  const date = new Date(time)
  // By the calendar, not by hours: a day on which clocks change has 23 or 25.
  date.setDate(date.getDate() + daysLater)
  const [year, month, day] = [date.getFullYear(), date.getMonth() + 1, date.getDate()]
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
