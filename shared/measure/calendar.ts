/** Calendar days as whole numbers, so that a gap is a subtraction. No clock and no time zone comes in. */
import type { Day } from './types.ts'

/** Days since 1970-01-01. */
export type DayNumber = number

const MILLISECONDS_A_DAY = 86_400_000
/** 1970-01-05, a Monday. */
const A_MONDAY = 4

/** The number of a day; null unless the text is a day of the calendar, written `YYYY-MM-DD`. */
export function toDayNumber(day: Day): DayNumber | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return null
  const milliseconds = Date.parse(`${day}T00:00:00Z`)
  if (Number.isNaN(milliseconds)) return null
  // 30 February is read as a day of March by some engines.
  const number = milliseconds / MILLISECONDS_A_DAY
  return toDay(number) === day ? number : null
}

/** The day of a number, `YYYY-MM-DD`. */
export const toDay = (number: DayNumber): Day => new Date(number * MILLISECONDS_A_DAY).toISOString().slice(0, 10)

/** The first Monday on or after a day. */
export const mondayFrom = (number: DayNumber): DayNumber => number + ((((A_MONDAY - number) % 7) + 7) % 7)

const MONTHS = 'January February March April May June July August September October November December'.split(' ')

/** A day in words, "3 March 2026". */
export function dayInWords(number: DayNumber): string {
  const date = new Date(number * MILLISECONDS_A_DAY)
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()] ?? ''} ${date.getUTCFullYear()}`
}
