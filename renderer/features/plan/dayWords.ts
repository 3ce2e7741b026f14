/** Days of a plan in words, and whether they have passed. */
import { differenceInCalendarDays, format, parseISO } from 'date-fns'
import type { Day, StepStatus } from '#shared/model/plan.ts'

export const todayIso = (now: Date = new Date()): Day => format(now, 'yyyy-MM-dd')

const dayOfYear = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' })
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' })

/** "14 May", in another year "14 May 2028". */
export function dayWords(iso: Day, today: Day = todayIso()): string {
  return (iso.slice(0, 4) === today.slice(0, 4) ? dayOfYear : day).format(parseISO(iso))
}

/** When a step is, as short as a card needs it. */
export function whenOf(
  step: { status: StepStatus; startsOn: Day | null; dueOn: Day | null },
  today: Day = todayIso(),
): { words: string; isLate: boolean } | null {
  if (step.status === 'done') return { words: 'Done', isLate: false }
  if (step.status === 'dropped') return { words: 'Dropped', isLate: false }
  if (step.dueOn === null)
    return step.startsOn === null ? null : { words: `from ${dayWords(step.startsOn, today)}`, isLate: false }
  const left = differenceInCalendarDays(parseISO(step.dueOn), parseISO(today))
  const words = left === 0 ? 'Today' : left === 1 ? 'Tomorrow' : left === -1 ? 'Yesterday' : dayWords(step.dueOn, today)
  return { words, isLate: left < 0 }
}
