/** A format as people write it (DD.MM.YYYY, %d/%m/%y) as the library's, and what it reads. */
import { format as write } from 'date-fns/format'
import { isValid } from 'date-fns/isValid'
import { parse } from 'date-fns/parse'

/** Nobody alive acted before, and no log reaches beyond. */
const YEARS: readonly [number, number] = [1900, 2199]
/** Two-digit years mean the century around this day. */
const AROUND = new Date(2026, 0, 1, 12)

const PERCENT: Readonly<Record<string, string>> = {
  '%Y': 'yyyy',
  '%y': 'yy',
  '%m': 'MM',
  '%d': 'dd',
  '%e': 'd',
  '%b': 'MMM',
  '%B': 'MMMM',
  '%H': 'HH',
  '%M': 'mm',
  '%S': 'ss',
}

/** Undefined: not a format of a whole date. */
export function toLibraryFormat(text: string): string | undefined {
  let pattern = text.trim().replace(/%[A-Za-z]/g, (token) => PERCENT[token] ?? token)
  pattern = pattern
    .replace(/Y/g, 'y')
    .replace(/D/g, 'd')
    .replace(/T(?=[Hh])/g, "'T'")
  // "dd/mm/yyyy": nobody gives minutes and no month.
  if (!/M/.test(pattern)) pattern = pattern.replace(/m+/, (token) => token.toUpperCase())
  if (!/y/.test(pattern) || !/M/.test(pattern) || !/d/.test(pattern)) return undefined
  try {
    // What the library writes in a format it must read back as the same day.
    return readAs(write(AROUND, pattern), pattern) === write(AROUND, 'yyyy-MM-dd') ? pattern : undefined
  } catch {
    return undefined
  }
}

/** ISO day; undefined where the text is not exactly such a date. `pattern` is the library's. */
export function readAs(text: string, pattern: string): string | undefined {
  const date = parse(text, pattern, AROUND)
  if (!isValid(date)) return undefined
  const year = date.getFullYear()
  return year >= YEARS[0] && year <= YEARS[1] ? write(date, 'yyyy-MM-dd') : undefined
}
