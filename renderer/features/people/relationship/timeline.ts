/** Where the marks of the give-and-take timeline stand: days to places, months to ticks. */
import { addMonths, differenceInCalendarDays, format, parseISO, startOfMonth, subMonths } from 'date-fns'

export interface TimelineMark {
  /** From 0, the first day shown, to 1, today. */
  at: number
  on: string
}

export interface Timeline {
  act: TimelineMark[]
  give: TimelineMark[]
  ask: TimelineMark[]
  ticks: { at: number; label: string }[]
  from: string
  /** Marks that lie before what is shown. */
  earlier: number
}

const LONGEST_MONTHS = 24
const MOST_TICKS = 10

interface Passed {
  on: string
  direction: 'act' | 'give' | 'ask' | 'mutual'
}

/** The timeline up to `today`, from the first mark or two years back; at least three months. */
export function timelineOf(log: readonly Passed[], today: string): Timeline {
  const now = parseISO(today)
  const past = log.filter(({ on }) => on <= today)
  const first = past.reduce((least, { on }) => (on < least ? on : least), format(subMonths(now, 3), 'yyyy-MM-dd'))
  const earliest = format(subMonths(now, LONGEST_MONTHS), 'yyyy-MM-dd')
  const from = format(startOfMonth(parseISO(first < earliest ? earliest : first)), 'yyyy-MM-dd')
  const start = parseISO(from)
  const days = Math.max(1, differenceInCalendarDays(now, start))
  const placeOf = (on: string): number => differenceInCalendarDays(parseISO(on), start) / days
  const shown = past.filter(({ on }) => on >= from)
  const lane = (...directions: Passed['direction'][]): TimelineMark[] =>
    [...new Set(shown.filter(({ direction }) => directions.includes(direction)).map(({ on }) => on))]
      .sort()
      .map((on) => ({ on, at: placeOf(on) }))
  const months = Math.max(1, Math.ceil(days / 30.4))
  const step = Math.ceil(months / MOST_TICKS)
  const ticks: Timeline['ticks'] = []
  for (let month = start; month <= now; month = addMonths(month, step)) {
    const isYear = month.getMonth() < step && month > start
    ticks.push({ at: placeOf(format(month, 'yyyy-MM-dd')), label: format(month, isYear ? 'yyyy' : 'MMM') })
  }
  return {
    act: lane('act', 'mutual'),
    give: lane('give', 'mutual'),
    ask: lane('ask'),
    ticks,
    from,
    earlier: past.length - shown.length,
  }
}
