/**
 * Dates as pages and people write them, to a PartialDate. Only what is certain: an ambiguous
 * 03/04/2015 without a known language gives the year, not a guess.
 */
import type { PartialDate } from '#shared/model/source.ts'

/** Month names by their first letters, in the languages that collected pages are mostly in. */
const MONTHS: readonly (readonly string[])[] = [
  ['jan', 'ene', 'gen', 'янв', 'січ', 'oca', 'sty', 'tammi', 'ιαν', 'janv', 'يناير', 'ינואר'],
  ['feb', 'fév', 'fev', 'фев', 'лют', 'şub', 'lut', 'helmi', 'φεβ', 'فبراير', 'פברואר'],
  ['mar', 'mär', 'mrz', 'мар', 'бер', 'maa', 'maalis', 'μαρ', 'mrt', 'març', 'مارس', 'מרץ'],
  ['apr', 'avr', 'abr', 'апр', 'кві', 'nis', 'kwi', 'huhti', 'απρ', 'أبريل', 'אפריל', 'ابريل'],
  ['may', 'mai', 'mag', 'мая', 'май', 'тра', 'mei', 'maj', 'touko', 'μαΐ', 'μάι', 'mayo', 'مايو', 'מאי'],
  ['jun', 'juin', 'giu', 'июн', 'чер', 'haz', 'cze', 'kesä', 'ιουν', 'ιούν', 'يونيو', 'יוני'],
  ['jul', 'juil', 'lug', 'июл', 'лип', 'tem', 'lip', 'heinä', 'ιουλ', 'ιούλ', 'يوليو', 'יולי'],
  ['aug', 'aoû', 'aou', 'ago', 'авг', 'сер', 'ağu', 'sie', 'elo', 'αυγ', 'αύγ', 'أغسطس', 'אוגוסט', 'اغسطس'],
  ['sep', 'set', 'сен', 'вер', 'eyl', 'wrz', 'syys', 'σεπ', 'سبتمبر', 'ספטמבר'],
  ['oct', 'okt', 'ott', 'out', 'окт', 'жов', 'eki', 'paź', 'loka', 'οκτ', 'أكتوبر', 'אוקטובר', 'اكتوبر'],
  ['nov', 'ноя', 'лис', 'kas', 'lis', 'marras', 'νοε', 'نوفمبر', 'נובמבר'],
  ['dec', 'dez', 'déc', 'dic', 'дек', 'гру', 'ara', 'gru', 'joulu', 'δεκ', 'ديسمبر', 'דצמבר'],
]

const two = (n: number) => String(n).padStart(2, '0')

/** A checked date; days that do not exist give undefined. */
export function partialDate(year: number, month?: number, day?: number): PartialDate | undefined {
  if (!Number.isInteger(year) || year < 1000 || year > 2200) return undefined
  if (month === undefined) return String(year)
  if (month < 1 || month > 12) return undefined
  if (day === undefined) return `${year}-${two(month)}`
  const date = new Date(Date.UTC(year, month - 1, day))
  if (day < 1 || date.getUTCMonth() !== month - 1) return undefined
  return `${year}-${two(month)}-${two(day)}`
}

/** The month that a word names, 1–12. */
export function monthNumber(word: string): number | undefined {
  // Hebrew writes "in" as a letter before the month.
  const lower = word
    .toLowerCase()
    .replace(/\.$/, '')
    .replace(/^ב(?=\p{L}{3})/u, '')
  let found: number | undefined
  let length = 0
  MONTHS.forEach((names, i) => {
    for (const name of names) {
      if (lower.startsWith(name) && name.length > length) {
        found = i + 1
        length = name.length
      }
    }
  })
  return found
}

const YEAR = '((?:1[5-9]|20|21)\\d\\d)'
const WORD = '(\\p{L}{3,12})\\.?'
const ORDINAL = '(?:st|nd|rd|th|er|º|°|\\.)?'
const ISO = new RegExp(`(?<!\\d)${YEAR}-(\\d\\d)(?:-(\\d\\d))?(?!\\d)`)
const COMPACT = new RegExp(`^\\s*${YEAR}(\\d\\d)(\\d\\d)(?:T?\\d{4,6})?Z?\\s*$`)
const EAST_ASIAN = new RegExp(`${YEAR}\\s*[年년]\\s*(\\d{1,2})\\s*[月월](?:\\s*(\\d{1,2})\\s*[日일])?`)
const DAY_FIRST = new RegExp(
  `(?<![\\d\\p{L}])(\\d{1,2})${ORDINAL}(?:\\s+(?:de|of|d['’])?\\s*|-|\\.\\s*|/)${WORD},?(?:\\s+(?:de|del|of)?\\s*|-|/)${YEAR}(?!\\d)`,
  'giu',
)
const MONTH_FIRST = new RegExp(
  `(?<!\\p{L})${WORD}\\s*(\\d{1,2})${ORDINAL}(?:,\\s*|\\s+)(?:\\d{1,2}:\\d\\d(?::\\d\\d)?\\s+)?(?:[ap]\\.?m\\.?\\s+)?(?:[A-Z]{2,4}\\s+)?${YEAR}(?!\\d)`,
  'giu',
)
const MONTH_YEAR = new RegExp(`(?<!\\p{L})${WORD}(?:\\s+de)?,?\\s+${YEAR}(?!\\d)`, 'giu')
const SLASHED_YEAR_FIRST = new RegExp(`(?<!\\d)${YEAR}[/.](\\d{1,2})[/.](\\d{1,2})(?!\\d)`)
const DOTTED = new RegExp(`(?<!\\d)(\\d{1,2})\\.\\s?(\\d{1,2})\\.\\s?${YEAR}(?!\\d)`)
const SLASHED = new RegExp(`(?<!\\d)(\\d{1,2})[/-](\\d{1,2})[/-]${YEAR}(?!\\d)`)

/**
 * The first date in `text`, as exact as it is written. `language` (BCP 47) settles the order
 * of 03/04/2015: month first for en-US and en, day first elsewhere.
 */
export function findDate(text: string, language?: string): PartialDate | undefined {
  if (!/\p{Nd}/u.test(text)) return undefined
  const t = text
    .slice(0, 400)
    .normalize('NFC')
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
  const iso = ISO.exec(t)
  if (iso) {
    const whole = partialDate(Number(iso[1]), Number(iso[2]), iso[3] === undefined ? undefined : Number(iso[3]))
    if (whole) return whole
  }
  const compact = COMPACT.exec(t)
  if (compact) return partialDate(Number(compact[1]), Number(compact[2]), Number(compact[3]))
  const eastAsian = EAST_ASIAN.exec(t)
  if (eastAsian) {
    return partialDate(
      Number(eastAsian[1]),
      Number(eastAsian[2]),
      eastAsian[3] === undefined ? undefined : Number(eastAsian[3]),
    )
  }
  for (const match of t.matchAll(MONTH_FIRST)) {
    const month = monthNumber(match[1] ?? '')
    const date = month && partialDate(Number(match[3]), month, Number(match[2]))
    if (date) return date
  }
  for (const match of t.matchAll(DAY_FIRST)) {
    const month = monthNumber(match[2] ?? '')
    const date = month && partialDate(Number(match[3]), month, Number(match[1]))
    if (date) return date
  }
  return findNumericDate(t, language) ?? findMonthAndYear(t)
}

function findNumericDate(t: string, language: string | undefined): PartialDate | undefined {
  const yearFirst = SLASHED_YEAR_FIRST.exec(t)
  if (yearFirst) return partialDate(Number(yearFirst[1]), Number(yearFirst[2]), Number(yearFirst[3]))
  const dotted = DOTTED.exec(t)
  if (dotted) return partialDate(Number(dotted[3]), Number(dotted[2]), Number(dotted[1]))
  const slashed = SLASHED.exec(t)
  if (!slashed) return undefined
  const [first, second, year] = [Number(slashed[1]), Number(slashed[2]), Number(slashed[3])]
  if (first === second || first > 12) return partialDate(year, second, first)
  if (second > 12) return partialDate(year, first, second)
  if (language === undefined) return partialDate(year)
  return /^en(-us)?$/i.test(language) ? partialDate(year, first, second) : partialDate(year, second, first)
}

function findMonthAndYear(t: string): PartialDate | undefined {
  for (const match of t.matchAll(MONTH_YEAR)) {
    const month = monthNumber(match[1] ?? '')
    const date = month && partialDate(Number(match[2]), month)
    if (date) return date
  }
  return undefined
}

/** A date given for machines (meta tags, JSON-LD, datetime attributes); also a bare year. */
export function machineDate(value: string, language?: string): PartialDate | undefined {
  const trimmed = value.trim()
  const loose = /^(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/.exec(trimmed)
  if (loose) {
    const date = partialDate(Number(loose[1]), Number(loose[2]), Number(loose[3]))
    if (date) return date
  }
  if (/^\d{4}$/.test(trimmed)) return partialDate(Number(trimmed))
  if (/^1\d{9}(\d{3})?$/.test(trimmed)) {
    return new Date(Number(trimmed) * (trimmed.length === 10 ? 1000 : 1)).toISOString().slice(0, 10)
  }
  return findDate(trimmed, language)
}

/** True when a line is a date and little else ("Posted on Wednesday, September 9, 2015 at 9:30 am"). */
export function isDateLine(line: string, language?: string): boolean {
  if (line.length > 80 || findDate(line, language) === undefined) return false
  const rest = line
    .replace(PLACE, '')
    .replace(/[\d.,:;/|·•()\-–—年月日년월일]+/g, ' ')
    .split(/\s+/)
    .filter((word) => word !== '' && monthNumber(word) === undefined && !DATE_WORDS.test(word))
  return rest.length === 0
}

/** "LONDON | " before the date of an agency's story. */
const PLACE = /^\p{Lu}[\p{L} ,.'-]{1,40}\s\|\s/u
const DATE_WORDS =
  /^(mon|tues?|wed(nes)?|thu(rs)?|fri|sat(ur)?|sun)(day)?$|^(montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo)$|^(posted|published|updated|last|on|at|in|by|am|pm|a\.?m|p\.?m|p|m|a|last|utc|gmt|[ecmp][sd]?t|bst|ist|aest|aedt|jst|de|del|of|st|nd|rd|th|the|le|el|am|um|uhr|den|vom|à|h|mis|jour|mise|horas|hrs?|actualizado|actualizada|aktualisiert|modified|created|updated|first|cet|est|edt|pdt|pst|kl|il|alle|ore|aggiornato|las|a|il|veröffentlicht|publié|publicado|z|t|date)$/iu
