/** CSL-JSON to references: a list, one reference, or a list under a name; a file that was cut is read as far as it goes. */
import { type CslItem, dateOf, isDateVariable, isNameVariable, namesOf } from '#shared/references/csl.ts'
import { parseDate } from '#shared/references/dates.ts'
import { parseName } from '#shared/references/names.ts'
import { referenceLimits } from '../limits.ts'
import type { EntriesRead, ForeignReference, SkippedEntry } from '../readReferences.ts'

/** Deeper than any reference; the parser itself stands a million, what comes after need not. */
const DEPTH = 24

/** How deep a value goes, told apart up to DEPTH. */
function isDeep(value: unknown, left = DEPTH): boolean {
  if (typeof value !== 'object' || value === null) return false
  return left === 0 || Object.values(value).some((each) => isDeep(each, left - 1))
}

/** The objects of a list one by one, by braces outside of strings: for a file that as a whole is no JSON. */
export function* objectsIn(text: string): Generator<string> {
  let depth = 0
  let from = -1
  let inString = false
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (inString) {
      if (unit === 92) at++
      else if (unit === 34) inString = false
    } else if (unit === 34) inString = true
    else if (unit === 123) {
      if (depth === 0) from = at
      depth++
    } else if (unit === 125 && depth > 0) {
      depth--
      if (depth === 0) yield text.slice(from, at + 1)
    }
  }
  if (depth > 0 && from >= 0) yield text.slice(from)
}

function parsed(text: string): { values: unknown[]; skipped: SkippedEntry[] } {
  try {
    return { values: listOf(JSON.parse(text)), skipped: [] }
  } catch {
    const values: unknown[] = []
    const skipped: SkippedEntry[] = []
    // A list under a name stands inside an object: what counts begins with its first bracket.
    const list = /^\s*\{\s*"(?:items|references|data)"\s*:\s*\[/.exec(text)?.[0].length ?? 0
    let n = 0
    for (const each of objectsIn(text.slice(list))) {
      n++
      try {
        values.push(JSON.parse(each))
      } catch {
        const title = /"title"\s*:\s*"((?:[^"\\]|\\.){1,80})/.exec(each)?.[1]
        skipped.push({ item: title ?? `Entry ${n}`, reason: 'It is no whole JSON; the file may have been cut there.' })
      }
      if (n > referenceLimits.entries) break
    }
    return { values, skipped }
  }
}

function listOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value
  if (typeof value !== 'object' || value === null) return [value]
  const held = value as Record<string, unknown>
  for (const name of ['items', 'references', 'data'])
    if (Array.isArray(held[name]) && !('type' in held)) return held[name] as unknown[]
  // Some programs write references by their id.
  const values = Object.values(held)
  const isById =
    !('type' in held) &&
    values.length > 0 &&
    values.every((each) => typeof each === 'object' && each !== null && 'type' in each)
  return isById ? values : [value]
}

/** Names and dates that were written as plain words become what they are meant to be. */
function mended(raw: Record<string, unknown>): CslItem {
  const item: Record<string, unknown> = {}
  for (const [variable, value] of Object.entries(raw)) {
    if (value === null || value === undefined || value === '' || variable === '__proto__') continue
    if (isNameVariable(variable)) {
      const list = typeof value === 'string' ? value.split(/\s*;\s*/) : Array.isArray(value) ? value : [value]
      const names = list.map((name: unknown) => (typeof name === 'string' ? parseName(name) : name))
      const sound = namesOf({ names }, 'names').length
      if (sound > 0) item[variable] = names
    } else if (isDateVariable(variable)) {
      const date = typeof value === 'string' || typeof value === 'number' ? parseDate(String(value)) : value
      const isSound = date !== undefined && dateOf({ date }, 'date') !== undefined
      if (isSound) item[variable] = withParts(date)
    } else item[variable] = value
  }
  return { ...item, type: typeof raw.type === 'string' ? raw.type : 'document' }
}

/** A date of which only the words were given is read, and keeps them. */
function withParts(date: unknown): unknown {
  if (typeof date !== 'object' || date === null || 'date-parts' in date || !('raw' in date)) return date
  const { raw } = date
  const read = typeof raw === 'string' ? parseDate(raw) : undefined
  return read?.['date-parts'] ? { ...date, 'date-parts': read['date-parts'] } : date
}

const SAYS = ['title', 'author', 'editor', 'container-title', 'URL', 'DOI', 'translator', 'director']

/** Never throws over what the text is. */
export function readCsl(text: string): EntriesRead {
  const { values, skipped } = parsed(text.replace(/^\ufeff/, ''))
  const entries: ForeignReference[] = []
  for (const [n, value] of values.entries()) {
    if (entries.length >= referenceLimits.entries) {
      skipped.push({
        item: 'The rest of the file',
        reason: `Only the first ${referenceLimits.entries} entries are read; split it.`,
      })
      break
    }
    const skip = (reason: string, item = `Entry ${n + 1}`): void => void skipped.push({ item, reason })
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      skip('It is no reference.')
      continue
    }
    const raw = value as Record<string, unknown>
    const name = typeof raw.title === 'string' && raw.title !== '' ? raw.title.slice(0, 80) : `Entry ${n + 1}`
    if (isDeep(raw)) {
      skip('It is nested too deeply.', name)
      continue
    }
    if (JSON.stringify(raw).length > referenceLimits.entryLength) {
      skip('It is longer than an entry may be.', name)
      continue
    }
    const item = mended(raw)
    if (SAYS.some((variable) => item[variable] !== undefined)) entries.push({ item, files: [] })
    else skip('It has neither title nor author nor address.', name)
  }
  return { entries, skipped }
}
