/** Dates of references: what people and programs write, as a CSL date; and what of it a source's date can say. */
import { PartialDate } from '../model/source.ts'
import type { CslDate, DateParts } from './csl.ts'

const two = (number: number): string => String(number).padStart(2, '0')

/** "2001", "2001-03" or "2001-03-04" of a date's first part; undefined where the year has not four digits or the day does not exist. */
export function partialDateOf(date: CslDate | undefined): PartialDate | undefined {
  const [year, month, day] = date?.['date-parts']?.[0] ?? []
  if (year === undefined) return undefined
  const text = [
    String(year).padStart(4, '0'),
    ...(month === undefined ? [] : [two(month)]),
    ...(day === undefined ? [] : [two(day)]),
  ]
  const parsed = PartialDate.safeParse(text.join('-'))
  return parsed.success ? parsed.data : undefined
}

/** The parts of a source's date. */
export const cslDateOf = (date: PartialDate): CslDate => {
  const [year = 0, month, day] = date.split('-').map(Number)
  const parts: DateParts = month === undefined ? [year] : day === undefined ? [year, month] : [year, month, day]
  return { 'date-parts': [parts] }
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const SEASONS = ['spring', 'summer', 'autumn', 'winter']

/** 1–12 of "3", "mar", "March"; undefined for anything else. */
export function monthOf(text: string): number | undefined {
  const word = text.trim().toLowerCase().replace(/\.$/, '')
  if (/^\d{1,2}$/.test(word)) {
    const number = Number(word)
    return number >= 1 && number <= 12 ? number : undefined
  }
  const at = word.length < 3 ? -1 : MONTHS.findIndex((month) => word.startsWith(month))
  return at < 0 ? undefined : at + 1
}

/** 1–4 of "Spring", "fall" and EDTF's 21–24. */
export function seasonOf(text: string): number | undefined {
  const word = text.trim().toLowerCase().replace('fall', 'autumn')
  const at = SEASONS.indexOf(word)
  if (at >= 0) return at + 1
  return /^2[1-4]$/.test(word) ? Number(word) - 20 : undefined
}

interface Single {
  parts: DateParts
  season?: number
}

const isDay = (year: number, month: number, day: number): boolean => {
  const date = new Date(Date.UTC(2000, month - 1, day))
  date.setUTCFullYear(year, month - 1, day)
  return day >= 1 && date.getUTCMonth() === month - 1
}

function single(year: string, month = '', day = ''): Single | undefined {
  const y = Number(year)
  if (!Number.isInteger(y)) return undefined
  const season = seasonOf(month)
  if (season !== undefined) return { parts: [y], season }
  const m = monthOf(month)
  if (m === undefined) return { parts: [y] }
  const d = Number(day)
  return day !== '' && Number.isInteger(d) && isDay(y, m, d) ? { parts: [y, m, d] } : { parts: [y, m] }
}

/** One date out of the forms that files use; undefined: none of them. */
function parseOne(text: string): Single | undefined {
  const plain = text.trim().replace(/[T ]\d{1,2}:\d{2}.*$/, '')
  const numbers = /^(-?\d{1,4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?$/.exec(plain)
  if (numbers && (numbers[1] as string).replace('-', '').length > 2)
    return single(numbers[1] as string, numbers[2], numbers[3])
  // RIS: year/month/day/other, each of which may be empty.
  const slashed = /^(\d{4})\/(\d{0,2}|\p{L}+)(?:\/(\d{0,2}))?(?:\/(.*))?$/u.exec(plain)
  if (slashed) return single(slashed[1] as string, slashed[2] || slashed[4], slashed[3])
  if (/^-?\d{1,4}$/.test(plain)) return single(plain)
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(plain)
  if (compact) return single(compact[1] as string, compact[2], compact[3])
  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th|\.)?(?:\s+of)?[\s-]+(\p{L}{3,})\.?,?[\s-]+(\d{4})$/u.exec(plain)
  if (dayFirst && monthOf(dayFirst[2] as string) !== undefined)
    return single(dayFirst[3] as string, dayFirst[2], dayFirst[1])
  const monthFirst = /^(\p{L}{3,})\.?(?:\s+(\d{1,2})(?:st|nd|rd|th)?)?,?\s+(\d{4})$/u.exec(plain)
  if (monthFirst && (monthOf(monthFirst[1] as string) ?? seasonOf(monthFirst[1] as string)) !== undefined)
    return single(monthFirst[3] as string, monthFirst[1], monthFirst[2])
  const yearFirst = /^(\d{4}),?\s+(\p{L}{3,})\.?(?:\s+(\d{1,2}))?$/u.exec(plain)
  if (yearFirst && (monthOf(yearFirst[2] as string) ?? seasonOf(yearFirst[2] as string)) !== undefined)
    return single(yearFirst[1] as string, yearFirst[2], yearFirst[3])
  return undefined
}

const ofSingle = (one: Single, last?: Single): CslDate => ({
  'date-parts': last ? [one.parts, last.parts] : [one.parts],
  ...(one.season === undefined ? {} : { season: one.season }),
})

/**
 * A date as it is written in any of the forms that files use: "2001", "2001-03-04", "2001/3/4/", "4 March 2001",
 * "Spring 2001", "c. 1820", EDTF's "1984~" and "2001-03/2001-05". What cannot be read is kept as its words.
 */
export function parseDate(text: string): CslDate | undefined {
  const said = text.replace(/\s+/gu, ' ').trim()
  if (said === '' || /^(?:n\.?\s?d\.?|unknown|\?+)$/i.test(said)) return undefined
  const circa = /^(?:circa|ca\.?|c\.)\s*(?=\d)|(?<=\d)[?~%]$/i
  const isCirca = circa.test(said)
  const plain = said.replace(circa, '').trim()
  const withCirca = (date: CslDate): CslDate => (isCirca ? { ...date, circa: true } : date)
  const one = parseOne(plain)
  if (one) return withCirca(ofSingle(one))
  const halves = plain.split(/\s*(?:–|—|--|\/)\s*|(?<=\d{4})\s*-\s*(?=\d{4})/u)
  if (halves.length === 2) {
    const [first = '', last = ''] = halves
    const start = parseOne(first)
    const end = parseOne(last)
    if (start && end) return withCirca(ofSingle(start, end))
    // An open span is known by its beginning only.
    if (start && /^(?:\.\.|open|unknown)?$/i.test(last)) return withCirca(ofSingle(start))
  }
  const year = /(?<!\d)(1\d{3}|20\d{2})(?!\d)/.exec(said)
  return year && !/\d/.test(said.replace(year[0], '')) && said.length < 20
    ? { 'date-parts': [[Number(year[0])]], literal: said }
    : { literal: said }
}

/** A date in the form that BibLaTeX and most readers of RIS understand: "2001-03-04", a span with a slash. */
export function isoOf(date: CslDate): string | undefined {
  const one = (parts: DateParts): string => {
    const [year, month, day] = parts
    const four = year < 0 ? `-${String(-year).padStart(4, '0')}` : String(year).padStart(4, '0')
    return [four, ...(month === undefined ? [] : [two(month)]), ...(day === undefined ? [] : [two(day)])].join('-')
  }
  const parts = date['date-parts'] ?? []
  return parts.length === 0 ? undefined : parts.slice(0, 2).map(one).join('/')
}
