/** When a step is, in words, and whether that has passed. */
import { differenceInCalendarDays, parseISO } from 'date-fns'
import type { Day, StepStatus } from '#shared/model/plan.ts'
import { dayWords, todayIso } from '#renderer/app/days/dayWords.ts'

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
