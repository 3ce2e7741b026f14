/**
 * Days as somebody writes them ("yesterday", "last Friday", "6 Sep", "3.10."), read by chrono in the writer's language
 * and in English. It is asynchronous because a window loads it, and one language of it, only when somebody writes a date.
 */
import type { en as English, ParsedResult } from 'chrono-node'
// Each by its own path: the whole library is hundreds of files, which the command line would read one by one.
import { addDays } from 'date-fns/addDays'
import { addYears } from 'date-fns/addYears'
import { endOfMonth } from 'date-fns/endOfMonth'
import { isAfter } from 'date-fns/isAfter'
import { startOfMonth } from 'date-fns/startOfMonth'
import { toDay, toDayNumber } from '../measure/calendar.ts'
import { dayAt } from './localDay.ts'

/** Where it stands in the text, in UTF-16 units; `day` is ISO 8601. */
export interface FoundDay {
  readonly day: string
  readonly from: number
  readonly to: number
}

export interface DayReader {
  /** The first day named in a text; `today` (ISO) is when it was written. */
  find(text: string, today: string): FoundDay | undefined
  /** The day that the whole text names; undefined when it says more, or none. */
  read(text: string, today: string): string | undefined
}

/** What was logged lies behind, what is planned lies ahead: which Friday, and which year, is meant. */
export type Lean = 'past' | 'future'

type Parser = Pick<typeof English.casual, 'parse'>

const languages: Readonly<Record<string, () => Promise<{ casual: Parser }>>> = {
  de: () => import('chrono-node/de'),
  es: () => import('chrono-node/es'),
  fi: () => import('chrono-node/fi'),
  fr: () => import('chrono-node/fr'),
  it: () => import('chrono-node/it'),
  ja: () => import('chrono-node/ja'),
  nl: () => import('chrono-node/nl'),
  pt: () => import('chrono-node/pt'),
  ru: () => import('chrono-node/ru'),
  sv: () => import('chrono-node/sv'),
  uk: () => import('chrono-node/uk'),
  vi: () => import('chrono-node/vi'),
}

/** Where English is written with the month first. */
const MONTH_FIRST = /^en(-(us|ph))?$/i

/** Noon, so that no change of the clock moves it to another day. */
const noonOf = (day: string): Date => new Date(`${day}T12:00`)

/** Words that lead up to a date and add nothing to it. */
const LEADING = /^(?:on|in|by|until|the|since|am|bis|le|el|il|op|den)?[\s,:]*$/iu

/** Which day a month means where no other is said: the first of it, or the last. */
export type MonthEnd = 'first' | 'last'

/** "14.3." and "14-3-2027", for a library that knows them with slashes. */
const withSlashes = (text: string): string =>
  text.replace(/^(\d{1,2})-(\d{1,2})-(\d{2,4})$/, '$1/$2/$3').replace(/^(\d{1,2})\.(\d{1,2})\.?$/, '$1/$2')

function dayOf({ start }: ParsedResult, today: Date, lean: Lean, month: MonthEnd | undefined): Date | undefined {
  let date = start.date()
  if (!start.isCertain('day') && !start.isCertain('weekday')) {
    // "May" is a month, or a verb; a bare hour is no day.
    if (month === undefined || !start.isCertain('month')) return undefined
    date = month === 'first' ? startOfMonth(date) : endOfMonth(date)
  }
  if (start.isCertain('year') || start.tags().has('result/relativeDate')) return date
  const step = start.isCertain('weekday') && !start.isCertain('day') ? 7 : undefined
  const move = (by: 1 | -1): Date => (step === undefined ? addYears(date, by) : addDays(date, step * by))
  if (lean === 'past' && isAfter(date, today)) return move(-1)
  // Chrono takes the nearest; what is due "on 3 March" is not due eight months ago.
  if (lean === 'future' && isAfter(addDays(today, -1), date)) return move(1)
  return date
}

/** `language`: a BCP 47 tag. Without `month`, a month alone is no day. */
export async function loadDayReader(language: string, lean: Lean, month?: MonthEnd): Promise<DayReader> {
  const own = languages[language.slice(0, 2).toLowerCase()]
  const en = await import('chrono-node/en')
  const english: Parser = MONTH_FIRST.test(language) ? en.casual : en.GB
  const parsers: readonly Parser[] = own ? [(await own()).casual, english] : [english]

  const find: DayReader['find'] = (text, today) => {
    const now = noonOf(today)
    for (const parser of parsers) {
      for (const result of parser.parse(text, now, { forwardDate: false })) {
        const date = dayOf(result, now, lean, month)
        if (date) return { day: dayAt(date.getTime()), from: result.index, to: result.index + result.text.length }
      }
    }
    return undefined
  }
  return {
    find,
    read: (text, today) => {
      const trimmed = text.trim()
      if (/^\d{4}-\d{1,2}-\d{1,2}$/.test(trimmed)) {
        const day = toDayNumber(trimmed.replace(/-(?=\d(?!\d))/g, '-0'))
        return day === null ? undefined : toDay(day)
      }
      const asked = withSlashes(trimmed)
      const found = find(asked, today)
      if (!found || !LEADING.test(asked.slice(0, found.from)) || !/^[\s.]*$/.test(asked.slice(found.to)))
        return undefined
      return found.day
    },
  }
}
