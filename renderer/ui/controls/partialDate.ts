/**
 * Dates as people know them: a day, a month or only a year. Stored as "2026", "2026-03" or "2026-03-14";
 * read from what somebody types: "14 Mar 2026", "March 2026", "14.3.2026", "3 weeks ago", "yesterday".
 */
export type PartialDateResult = { ok: true; iso: string } | { ok: false; why: string }

const monthNames = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]
const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)
const pad = (value: number, width: number) => String(value).padStart(width, '0')

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

function made(year: number, month?: number, day?: number): PartialDateResult {
  if (year < 1000 || year > 9999) return { ok: false, why: 'Write the year with four digits.' }
  if (month === undefined) return { ok: true, iso: pad(year, 4) }
  const name = monthNames[month - 1]
  if (name === undefined) return { ok: false, why: `There is no month ${month}.` }
  if (day === undefined) return { ok: true, iso: `${pad(year, 4)}-${pad(month, 2)}` }
  const days = daysIn(year, month)
  if (day < 1 || day > days) return { ok: false, why: `${capital(name)} ${year} has ${days} days.` }
  return { ok: true, iso: `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}` }
}

function monthByName(word: string): number | undefined {
  const wanted = word.toLowerCase().replace(/\.$/, '')
  if (wanted.length < 3) return undefined
  const index = monthNames.findIndex((name) => name.startsWith(wanted) || (wanted === 'sept' && name === 'september'))
  return index === -1 ? undefined : index + 1
}

function fromDate(date: Date): PartialDateResult {
  return made(date.getFullYear(), date.getMonth() + 1, date.getDate())
}

function ago(count: number, unit: string, now: Date): PartialDateResult {
  const date = new Date(now)
  if (unit === 'year') return made(now.getFullYear() - count)
  if (unit === 'month') {
    date.setDate(1)
    date.setMonth(date.getMonth() - count)
    return made(date.getFullYear(), date.getMonth() + 1)
  }
  date.setDate(date.getDate() - count * (unit === 'week' ? 7 : 1))
  return fromDate(date)
}

/** Reads a date; a day without a year means this one. The reason for refusing is a sentence. */
export function parsePartialDate(text: string, now: Date = new Date()): PartialDateResult {
  const words = text.trim().replace(/\s+/g, ' ').replace(/,/g, '').toLowerCase()
  const n = (value: string | undefined) => Number(value)
  let m: RegExpExecArray | null
  if (words === 'today') return fromDate(now)
  if (words === 'yesterday') return ago(1, 'day', now)
  if ((m = /^(\d{1,3}|an?|one|two|three) (day|week|month|year)s? ago$/.exec(words))) {
    const spelled: Record<string, number> = { a: 1, an: 1, one: 1, two: 2, three: 3 }
    return ago(spelled[m[1] ?? ''] ?? n(m[1]), m[2] ?? 'day', now)
  }
  if ((m = /^(\d{4})$/.exec(words))) return made(n(m[1]))
  if ((m = /^(\d{4})[-/.](\d{1,2})$/.exec(words))) return made(n(m[1]), n(m[2]))
  if ((m = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:t.*)?$/.exec(words))) return made(n(m[1]), n(m[2]), n(m[3]))
  if ((m = /^(\d{1,2})[-/. ]+(\d{1,2})[-/. ]+(\d{4})$/.exec(words))) {
    // Day first; month first only where the other way round can't be.
    const isMonthFirst = n(m[2]) > 12 && n(m[1]) <= 12
    return isMonthFirst ? made(n(m[3]), n(m[1]), n(m[2])) : made(n(m[3]), n(m[2]), n(m[1]))
  }
  if ((m = /^(\d{1,2})[/.](\d{4})$/.exec(words))) return made(n(m[2]), n(m[1]))
  if ((m = /^([\p{L}.]+) (\d{4})$/u.exec(words))) {
    const month = monthByName(m[1] ?? '')
    if (month) return made(n(m[2]), month)
  }
  if ((m = /^(\d{1,2})(?:st|nd|rd|th|\.)? (?:of )?([\p{L}.]+)(?: (\d{4}))?$/u.exec(words))) {
    const month = monthByName(m[2] ?? '')
    if (month) return made(m[3] ? n(m[3]) : now.getFullYear(), month, n(m[1]))
  }
  if ((m = /^([\p{L}.]+) (\d{1,2})(?:st|nd|rd|th)?(?: (\d{4}))?$/u.exec(words))) {
    const month = monthByName(m[1] ?? '')
    if (month) return made(m[3] ? n(m[3]) : now.getFullYear(), month, n(m[2]))
  }
  return { ok: false, why: 'Write a date like 14 Mar 2026, March 2026 or 2026.' }
}

/** "14 March 2026", "March 2026" or "2026"; what is no partial date comes back as it is. */
export function formatPartialDate(iso: string, monthStyle: 'short' | 'long' = 'long'): string {
  const m = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/.exec(iso)
  if (!m) return iso
  const name = m[2] === undefined ? undefined : monthNames[Number(m[2]) - 1]
  if (name === undefined) return m[1] ?? iso
  const month = capital(monthStyle === 'short' ? name.slice(0, 3) : name)
  return [m[3] === undefined ? '' : `${Number(m[3])} `, month, ' ', m[1]].join('')
}
