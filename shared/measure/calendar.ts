/** Calendar days as whole numbers, so that a gap is a subtraction. No clock and no time zone comes in. */
import type { Day } from './types.ts'

/** Days since 1970-01-01. */
export type DayNumber = number

const MILLISECONDS_A_DAY = 86_400_000
/** 1970-01-05, a Monday. */
const A_MONDAY = 4

/** The number of a day; null unless the text is a day of the calendar, written `YYYY-MM-DD`, of the year 100 or later. */
export function toDayNumber(day: Day): DayNumber | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day)
  if (parts === null) return null
  const [year, month, date] = [Number(parts[1]), Number(parts[2]), Number(parts[3])]
  const at = new Date(Date.UTC(year, month - 1, date))
  // 30 February is a day of March to the machine.
  const exists = at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === date
  return exists ? at.getTime() / MILLISECONDS_A_DAY : null
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
