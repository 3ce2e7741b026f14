/**
 * BibTeX to raw entries, in one pass and without recursion: fields as they are written, with strings put in. An entry
 * ends at the latest where a line begins with the next one, so that a brace that is never closed costs one entry.
 */
import { referenceLimits } from '../limits.ts'
import type { SkippedEntry } from '../readReferences.ts'

export interface RawEntry {
  type: string
  key: string
  /** By name in lower case; of a field that stands twice, the first. */
  fields: Map<string, string>
}

export interface Scanned {
  entries: RawEntry[]
  skipped: SkippedEntry[]
}

/** Why an entry cannot be read. */
class Unreadable extends Error {}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const START = /^[ \t]*@[ \t]*[a-z][a-z0-9_-]*[ \t\r\n]*[{(]/gim
const NAME = /[^\s"#%'(),={}\\@]+/y
const SPACE = /\s*/y

class Cursor {
  at: number
  readonly text: string
  readonly end: number
  constructor(text: string, at: number, end: number) {
    this.text = text
    this.at = at
    this.end = end
  }
  get next(): string {
    return this.at < this.end ? (this.text[this.at] as string) : ''
  }
  space(): void {
    SPACE.lastIndex = this.at
    this.at = Math.min(this.end, this.at + (SPACE.exec(this.text)?.[0].length ?? 0))
  }
  name(): string {
    NAME.lastIndex = this.at
    const found = this.at < this.end ? (NAME.exec(this.text)?.[0] ?? '') : ''
    this.at += found.length
    return found
  }
}

/** From an opening brace to the one that closes it; a brace after a backslash is a character. */
function braced(cursor: Cursor, close: string): string {
  const from = cursor.at + 1
  let depth = 0
  for (let at = from; at < cursor.end; at++) {
    const unit = cursor.text[at]
    if (unit === '\\') at++
    else if (unit === '{') depth++
    else if (depth === 0 && unit === close) {
      cursor.at = at + 1
      return cursor.text.slice(from, at)
    } else if (unit === '}') depth--
    if (depth < 0) break
  }
  throw new Unreadable('A brace in it is never closed.')
}

function quoted(cursor: Cursor): string {
  const from = cursor.at + 1
  let depth = 0
  for (let at = from; at < cursor.end; at++) {
    const unit = cursor.text[at]
    if (unit === '\\') at++
    else if (unit === '{') depth++
    else if (unit === '}') depth--
    else if (unit === '"' && depth <= 0) {
      cursor.at = at + 1
      return cursor.text.slice(from, at)
    }
  }
  throw new Unreadable('A quotation mark in it is never closed.')
}

/** One value: parts in braces, in quotation marks, numbers and names of strings, joined by "#". */
function value(cursor: Cursor, strings: ReadonlyMap<string, string>): string {
  let whole = ''
  for (;;) {
    cursor.space()
    if (cursor.next === '{') whole += braced(cursor, '}')
    else if (cursor.next === '"') whole += quoted(cursor)
    else {
      const name = cursor.name()
      if (name === '') throw new Unreadable('A field in it has no value.')
      whole += strings.get(name.toLowerCase()) ?? name
    }
    // A string that is made of strings that are made of strings grows without end.
    if (whole.length > referenceLimits.entryLength) throw new Unreadable('A field in it is too long.')
    cursor.space()
    if (cursor.next !== '#') return whole
    cursor.at++
  }
}

function fieldsOf(cursor: Cursor, close: string, strings: ReadonlyMap<string, string>): Map<string, string> {
  const fields = new Map<string, string>()
  for (;;) {
    cursor.space()
    if (cursor.next === ',') {
      cursor.at++
      continue
    }
    if (cursor.next === close) {
      cursor.at++
      return fields
    }
    if (cursor.at >= cursor.end) throw new Unreadable('It has no end.')
    const name = cursor.name().toLowerCase()
    cursor.space()
    if (name === '' || cursor.next !== '=') throw new Unreadable('Something in it is neither a field nor its end.')
    cursor.at++
    const words = value(cursor, strings)
    if (!fields.has(name) && fields.size < referenceLimits.fields) fields.set(name, words)
  }
}

/** Reads all that one stretch of text holds. */
function readStretch(text: string, from: number, end: number, strings: Map<string, string>, into: Scanned): void {
  const start = /@[ \t]*([a-z][a-z0-9_-]*)\s*([{(])/giy
  const cursor = new Cursor(text, from, end)
  while (cursor.at < end) {
    const at = text.indexOf('@', cursor.at)
    if (at < 0 || at >= end) return
    start.lastIndex = at
    const head = start.exec(text)
    if (!head) {
      cursor.at = at + 1
      continue
    }
    const type = (head[1] as string).toLowerCase()
    const close = head[2] === '{' ? '}' : ')'
    cursor.at = at + head[0].length
    let key = ''
    try {
      if (type === 'comment') {
        cursor.at--
        try {
          braced(cursor, close)
        } catch {
          return
        }
      } else if (type === 'preamble') {
        value(cursor, strings)
      } else if (type === 'string') {
        for (const [name, words] of fieldsOf(cursor, close, strings)) strings.set(name, words)
      } else {
        cursor.space()
        const comma = /[^,{}()="]*/y
        comma.lastIndex = cursor.at
        const first = comma.exec(text)?.[0] ?? ''
        const after = text[cursor.at + first.length]
        // Without a key the first field stands at once; without a comma behind the key, after some space.
        const keyed = /^(\S+)\s+[A-Za-z][\w-]*\s*$/.exec(first)
        if (after === '=' && keyed) {
          key = keyed[1] as string
          cursor.at += first.indexOf(key) + key.length
        } else if (after !== '=') {
          key = first.trim()
          cursor.at += first.length
        }
        const fields = fieldsOf(cursor, close, strings)
        if (fields.size === 0) throw new Unreadable('There is nothing in it.')
        into.entries.push({ type, key, fields })
      }
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error
      into.skipped.push({ item: key === '' ? `@${type}` : key, reason: error.message })
      return
    }
    if (into.entries.length >= referenceLimits.entries) return
  }
}

/** Never throws over what the text is. */
export function scanBibtex(text: string): Scanned {
  const into: Scanned = { entries: [], skipped: [] }
  const strings = new Map(MONTHS.map((month) => [month, month]))
  const starts = [...text.matchAll(START)].map(({ index }) => index)
  if (starts.length === 0) starts.push(0)
  for (const [n, from] of starts.entries()) {
    const end = starts[n + 1] ?? text.length
    readStretch(text, from, end, strings, into)
    if (into.entries.length >= referenceLimits.entries) {
      into.skipped.push({
        item: 'The rest of the file',
        reason: `Only the first ${referenceLimits.entries} entries are read; split it.`,
      })
      break
    }
  }
  return into
}
