/**
 * The dates of one column. What a date's shape tells is read at once (2026-03-04, 4 March 2026, a spreadsheet's 46085);
 * whether 03/04/2026 has the day first is decided for the whole column, by the dates in it that can be read one way
 * only. Where none decides, nothing is guessed.
 */
import { type DayReader, loadDayReader } from '#shared/dates/dayReader.ts'
import { toDay } from '#shared/measure/calendar.ts'
import { readAs, toLibraryFormat } from './dayFormats.ts'

export interface UnclearDate {
  example: string
  choices: { format: string; day: string }[]
}

export interface DaysRead {
  /** In words for a person. */
  readAs: string
  unclear: UnclearDate | null
  /** Undefined: not a date. */
  read(text: string): string | undefined
}

/** Orders of day, month and year, for the formats shown and for the library. */
const ORDERS = {
  dmy: { parts: ['DD', 'MM', 'YYYY'], words: 'day, month, year' },
  mdy: { parts: ['MM', 'DD', 'YYYY'], words: 'month, day, year' },
  ymd: { parts: ['YYYY', 'MM', 'DD'], words: 'year, month, day' },
} as const
type Order = keyof typeof ORDERS

const YEAR_FIRST = /^\d{4}([-/.])\d{1,2}\1\d{1,2}$/
const YEAR_LAST = /^\d{1,2}([-/.])\d{1,2}\1(\d{2}|\d{4})$/
/** A spreadsheet's count of days: of 1927 to 2119. */
const SERIAL = /^[1-7]\d{4}(?:[.,]\d+)?$/
/** 1899-12-30, from which it counts. */
const EPOCH = -25_569
/** Of dates in words, which take a parser of sentences; a log repeats its days. */
const MAX_IN_WORDS = 20_000

/** Without the time of day, and without blanks inside figures. */
const dateOf = (text: string): string => {
  const plain = text
    .normalize('NFKC')
    .trim()
    .replace(/^(\d{4}-\d{1,2}-\d{1,2})[T ].*$/, '$1')
    .replace(
      /[T\s,]+\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:[.,]\d+)?)?\s*(?:[ap]\.?m\.?)?\s*(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/i,
      '',
    )
  return /^[\d\s./-]+$/.test(plain) ? plain.replace(/\s*([./-])\s*/g, '$1') : plain
}

const inOrder = (order: Order, separator: string, isShort: boolean): string =>
  ORDERS[order].parts.map((part) => (isShort && part === 'YYYY' ? 'YY' : part)).join(separator)

const readInOrder = (text: string, order: Order): string | undefined => {
  const [, separator = '/', year = ''] = YEAR_LAST.exec(text) ?? []
  const isShort = year.length === 2
  if (!isShort && order === 'ymd') return undefined
  const pattern = toLibraryFormat(inOrder(order, separator, isShort))
  return pattern === undefined ? undefined : readAs(text, pattern)
}

/** Which order the dates of one column have that begin with a day or a month. */
function findOrder(values: readonly string[]): { order: Order; unclear: UnclearDate | null } {
  const fits = (Object.keys(ORDERS) as Order[]).map((order) => ({
    order,
    days: values.map((value) => readInOrder(value, order)),
  }))
  const count = ({ days }: (typeof fits)[number]) => days.filter((day) => day !== undefined).length
  const most = Math.max(...fits.map(count))
  const best = fits.filter((fit) => count(fit) === most)
  const [first] = best
  if (!first || most === 0) return { order: 'dmy', unclear: null }
  const differs = values.findIndex((_, i) => best.some((fit) => fit.days[i] !== first.days[i]))
  // Figures between full stops have the day first wherever they are written.
  if (differs < 0 || values.every((value) => value.includes('.'))) return { order: first.order, unclear: null }
  const example = values[differs] as string
  const [, separator = '/', year = ''] = YEAR_LAST.exec(example) ?? []
  const choices = best.flatMap(({ order, days }) => {
    const day = days[differs]
    return day === undefined ? [] : [{ format: inOrder(order, separator, year.length === 2), day }]
  })
  return { order: first.order, unclear: { example, choices } }
}

const readSerial = (text: string): string => toDay(EPOCH + Math.floor(Number(text.replace(',', '.'))))

/** Dates in words in the languages that most tables come in; the next one is loaded only when the ones before failed. */
const LANGUAGES = ['en-GB', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'sv', 'ru', 'uk', 'ja']

/** A date that does not depend on the day it is read on: one without a year, or "yesterday", is none here. */
const fixedDay = (reader: DayReader, text: string): string | undefined => {
  const day = reader.read(text, '2001-01-01')
  return day !== undefined && day === reader.read(text, '2030-07-01') ? day : undefined
}

async function readWords(values: readonly string[], dayByValue: Map<string, string>): Promise<void> {
  let left = values.filter((value) => /\p{L}/u.test(value)).slice(0, MAX_IN_WORDS)
  for (const language of LANGUAGES) {
    if (left.length === 0) return
    const reader = await loadDayReader(language, 'past')
    const still: string[] = []
    for (const value of left) {
      const day = fixedDay(reader, value)
      if (day === undefined) still.push(value)
      else dayByValue.set(value, day)
    }
    left = still.length === left.length && language !== 'en-GB' && still.length > 200 ? [] : still
  }
}

const byFormat = (values: Iterable<string>, dateFormat: string, pattern: string): DaysRead => {
  const dayByText = new Map<string, string>()
  for (const text of values) {
    const day = readAs(text.normalize('NFKC').trim(), pattern) ?? readAs(dateOf(text), pattern)
    if (day !== undefined) dayByText.set(text, day)
  }
  return { readAs: dateFormat, unclear: null, read: (text) => dayByText.get(text) }
}

/** `values`: every text of the column. Undefined: `dateFormat` is none. */
export async function readDays(
  values: Iterable<string>,
  dateFormat: string | undefined,
): Promise<DaysRead | undefined> {
  if (dateFormat !== undefined) {
    const pattern = toLibraryFormat(dateFormat)
    return pattern === undefined ? undefined : byFormat(new Set(values), dateFormat, pattern)
  }
  const dateByText = new Map<string, string>()
  for (const text of values) if (!dateByText.has(text)) dateByText.set(text, dateOf(text))
  const dates = [...new Set(dateByText.values())]
  const dayByDate = new Map<string, string>()
  const inWords: string[] = []
  const yearLast = dates.filter((date) => YEAR_LAST.test(date))
  const { order, unclear } = findOrder(yearLast)
  const ways = new Set<string>()
  for (const date of dates) {
    const separator = YEAR_FIRST.exec(date)?.[1]
    const isYearLast = YEAR_LAST.test(date)
    const day =
      separator !== undefined
        ? readAs(date, `yyyy${separator}M${separator}d`)
        : isYearLast
          ? readInOrder(date, order)
          : /^\d{8}$/.test(date)
            ? readAs(date, 'yyyyMMdd')
            : SERIAL.test(date)
              ? readSerial(date)
              : undefined
    if (day === undefined) inWords.push(date)
    else {
      dayByDate.set(date, day)
      ways.add(isYearLast ? ORDERS[order].words : SERIAL.test(date) ? 'a spreadsheet’s day numbers' : ORDERS.ymd.words)
    }
  }
  const before = dayByDate.size
  await readWords(inWords, dayByDate)
  if (dayByDate.size > before) ways.add('in words')
  return {
    readAs: [...ways].join('; '),
    unclear,
    read: (text) => dayByDate.get(dateByText.get(text) ?? ''),
  }
}
