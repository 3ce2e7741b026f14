/** Calendar days as words: the year only where it is another one. */
import { todayIso } from '#renderer/app/days/dayWords.ts'

const inYear = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' })
const withYear = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })

export function dayWords(day: string, today: string = todayIso()): string {
  const date = new Date(`${day}T00:00:00Z`)
  if (Number.isNaN(date.getTime())) return day
  return (day.slice(0, 4) === today.slice(0, 4) ? inYear : withYear).format(date)
}
