/** A month as weeks of days, and where steps lie in each week: pure, so that it can be tested without a window. */
import { addDays, addMonths, eachDayOfInterval, endOfMonth, endOfWeek, format, parseISO, startOfWeek } from 'date-fns'
import type { Day } from '#shared/model/plan.ts'

/** "2026-11". */
export type Month = string
/** 0 is Sunday, as date-fns and getDay have it. */
export type WeekStart = 0 | 1 | 2 | 3 | 4 | 5 | 6

const iso = (date: Date): Day => format(date, 'yyyy-MM-dd')
export const monthOf = (day: Day): Month => day.slice(0, 7)
export const monthBeside = (month: Month, by: number): Month =>
  format(addMonths(parseISO(`${month}-01`), by), 'yyyy-MM')
export const dayBeside = (day: Day, by: number): Day => iso(addDays(parseISO(day), by))

/** The day on which weeks begin where this language is spoken; Monday where that is not known. */
export function weekStartOf(language: string): WeekStart {
  try {
    const locale = new Intl.Locale(language) as Intl.Locale & {
      getWeekInfo?: () => { firstDay: number }
      weekInfo?: { firstDay: number }
    }
    const first = (locale.getWeekInfo?.() ?? locale.weekInfo)?.firstDay ?? 1
    return (first % 7) as WeekStart
  } catch {
    return 1
  }
}

/** Whole weeks that hold every day of the month. */
export function weeksOf(month: Month, weekStartsOn: WeekStart): Day[][] {
  const first = parseISO(`${month}-01`)
  const days = eachDayOfInterval({
    start: startOfWeek(first, { weekStartsOn }),
    end: endOfWeek(endOfMonth(first), { weekStartsOn }),
  }).map(iso)
  return Array.from({ length: days.length / 7 }, (_, week) => days.slice(week * 7, week * 7 + 7))
}

interface Dated {
  startsOn: Day | null
  dueOn: Day | null
}

/** From its first day to its last; a step that has one day lies on that. Null: it has none. */
export function spanOf({ startsOn, dueOn }: Dated): { from: Day; to: Day } | null {
  const [from, to] = [startsOn ?? dueOn, dueOn ?? startsOn]
  if (from === null || to === null) return null
  // Due before it begins: both days are shown, whichever was meant.
  return from <= to ? { from, to } : { from: to, to: from }
}

export interface Segment<T> {
  item: T
  /** Columns of the week, from 0; both are part of it. */
  first: number
  last: number
  /** Row under the days, from 0, such that no two segments overlap. */
  lane: number
  /** It goes on from the week before, into the week after. */
  isContinued: boolean
  continues: boolean
}

/** Where the items lie in a week, each in the first lane that is free. */
export function segmentsOf<T extends Dated>(week: readonly Day[], items: readonly T[]): Segment<T>[] {
  const [monday, sunday] = [week[0] ?? '', week.at(-1) ?? '']
  const spans = items
    .flatMap((item) => {
      const span = spanOf(item)
      return span && span.from <= sunday && span.to >= monday ? [{ item, ...span }] : []
    })
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.to > b.to ? -1 : a.to < b.to ? 1 : 0))
  const lastInLane: number[] = []
  return spans.map(({ item, from, to }) => {
    const first = from < monday ? 0 : week.indexOf(from)
    const last = to > sunday ? week.length - 1 : week.indexOf(to)
    const free = lastInLane.findIndex((taken) => taken < first)
    const lane = free === -1 ? lastInLane.length : free
    lastInLane[lane] = last
    return { item, first, last, lane, isContinued: from < monday, continues: to > sunday }
  })
}

/** In the order of the calendar: by day, those without one last; equal ones stay in the order of the plan. */
export function inCalendarOrder<T extends Dated>(items: readonly T[]): T[] {
  const key = (item: T): string => spanOf(item)?.from ?? '9999'
  return [...items].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0))
}
