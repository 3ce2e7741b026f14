/** Days as people say them, in fields and beside things. */
import { parseISO } from 'date-fns'
import { dayAt } from '#shared/dates/localDay.ts'
import type { Day } from '#shared/model/plan.ts'

export const todayIso = (): Day => dayAt(Date.now())

const dayOfYear = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' })
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' })

/** "14 May", in another year "14 May 2028". */
export function dayWords(iso: Day, today: Day = todayIso()): string {
  return (iso.slice(0, 4) === today.slice(0, 4) ? dayOfYear : day).format(parseISO(iso))
}
