/**
 * What stands above a vault's note: facts of the note, and, in files that we wrote, whose file it is. Ours come first;
 * below a line that says so stands what the note itself begins with, to the letter.
 */
import { parse, stringify } from 'yaml'
import { CodeId, NoteId, PlanId, SourceId } from '#shared/model/ids.ts'
import { oneLine } from '../../importers/cleanText.ts'
import { HOLDS_KEY } from './holds.ts'

export const OWN_LINES = '# what the note itself begins with'
/** The key by which a file of ours is known. */
export const ID_KEY = 'commonplace'
/** What a note said when it was written, as a fingerprint: by it a change here is told from one in the file. */
export const BASE_KEY = 'commonplace-was'
/** Instead of a fingerprint, where names were replaced: what is here must not lose them. */
export const BY_PSEUDONYM = 'by pseudonym'
const ourKeys = /^(?:commonplace(?:-[a-z]+)?|title|created|codes|tags|aliases)$/

export interface OurFile {
  id: string
  base: string | null
  /** What a page of a source or a code holds besides its words; see holds.ts. */
  holds: string | null
}

export interface VaultFacts {
  title: string | null
  aliases: string[]
  tags: string[]
  /** Milliseconds since 1970. */
  created: number | null
  ours: OurFile | null
  /** The front matter could not be understood; it stays in the note as it is. */
  isBroken: boolean
}

const FRONT = /^---[ \t]*\n(?:([\s\S]*?)\n)?---[ \t]*(?:\n|$)/

export function splitFrontMatter(text: string): { yaml: string | null; body: string } {
  const match = FRONT.exec(text)
  return match ? { yaml: match[1] ?? '', body: text.slice(match[0].length) } : { yaml: null, body: text }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const MOST = 200
const MOST_YAML = 200_000
/** Quotes by the thousand stand above a page of ours, in one line. */
const MOST_HOLDS = 32_000_000

/** A list, or words between commas (tags: also between spaces). */
function wordsOf(value: unknown, parts: RegExp): string[] {
  const all = Array.isArray(value) ? value.slice(0, MOST) : typeof value === 'string' ? value.split(parts) : [value]
  return all
    .flatMap((each) => (typeof each === 'string' || typeof each === 'number' ? [oneLine(String(each))] : []))
    .filter((each) => each !== '')
    .slice(0, MOST)
}

/** A day, or a day and a time; where no zone is said, this computer's. */
function timeOf(value: unknown): number | null {
  if (typeof value !== 'string' && !(value instanceof Date)) return null
  const words = value instanceof Date ? value.toISOString() : value.trim()
  const match = /^(\d{4}-\d{2}-\d{2})(?:[T ]+(\d{1,2}:\d{2}(?::\d{2})?)(?:\.\d+)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/i.exec(
    words,
  )
  if (!match) return null
  const [, day = '', time = '12:00', zone = ''] = match
  const at = Date.parse(
    `${day}T${time.padStart(time.length === 4 || time.length === 7 ? time.length + 1 : 0, '0')}${zone.toUpperCase()}`,
  )
  return Number.isNaN(at) || at < 0 ? null : at
}

const isOurId = (value: unknown): value is string =>
  [NoteId, SourceId, PlanId, CodeId].some((schema) => schema.safeParse(value).success)

/** Never throws; hostile YAML (thousands of references to each other) gives nothing. */
export function readVaultFacts(text: string): VaultFacts {
  const facts: VaultFacts = { title: null, aliases: [], tags: [], created: null, ours: null, isBroken: false }
  const { yaml } = splitFrontMatter(text)
  if (yaml === null) return facts
  if (yaml.length > (yaml.includes(HOLDS_KEY) ? MOST_HOLDS : MOST_YAML)) return { ...facts, isBroken: true }
  let parsed: unknown
  try {
    parsed = parse(yaml, { maxAliasCount: 50, schema: 'core', uniqueKeys: false, logLevel: 'silent' })
  } catch {
    return { ...facts, isBroken: true }
  }
  if (!isObject(parsed)) return { ...facts, isBroken: parsed !== null && parsed !== undefined }
  const values = new Map(Object.entries(parsed).map(([key, value]) => [key.trim().toLowerCase(), value]))
  const first = (...keys: string[]): unknown =>
    keys.map((key) => values.get(key)).find((value) => value !== undefined && value !== null)
  const title = first('commonplace-title', 'title')
  const id = values.get(ID_KEY)
  const base = values.get(BASE_KEY)
  const holds = values.get(HOLDS_KEY)
  const isOurs = isOurId(id)
  const words = typeof title === 'string' || typeof title === 'number' ? String(title) : null
  return {
    // A note of ours may have no title, and keeps it as it is.
    title: isOurs ? words : (words && oneLine(words)) || null,
    aliases: wordsOf(first('aliases', 'alias'), /,/),
    tags: wordsOf(first('tags', 'tag'), /[,\s]+/).map((each) => each.replace(/^#/, '')),
    created: timeOf(first('commonplace-created', 'created', 'date created', 'creation date', 'date')),
    ours: isOurs
      ? { id, base: typeof base === 'string' ? base : null, holds: typeof holds === 'string' ? holds : null }
      : null,
    isBroken: false,
  }
}

/** Above a note's text in a file of ours. `text` is the note's Markdown, which may begin with front matter of its own. */
export function withOurs(facts: Readonly<Record<string, unknown>>, text: string): string {
  const { yaml, body } = splitFrontMatter(text)
  let own: Set<string>
  try {
    const parsed: unknown =
      yaml === null ? {} : parse(yaml, { maxAliasCount: 50, schema: 'core', uniqueKeys: false, logLevel: 'silent' })
    own = new Set(isObject(parsed) ? Object.keys(parsed).map((key) => key.trim().toLowerCase()) : [])
  } catch {
    own = new Set()
  }
  // A key that the note has is the note's.
  const ours = Object.entries(facts).map(([key, value]) => [own.has(key) ? `commonplace-${key}` : key, value] as const)
  const head = stringify(Object.fromEntries(ours), { lineWidth: 0 })
  const rest = body.replace(/^\n/, '')
  return `---\n${head}${yaml === null ? '' : `${OWN_LINES}\n${yaml === '' ? '' : `${yaml}\n`}`}---\n\n${rest}`
}

/** A file of ours without what we put above it. */
export function withoutOurs(text: string): string {
  const { yaml, body } = splitFrontMatter(text)
  if (yaml === null) return text
  const lines = yaml.split('\n')
  const at = lines.indexOf(OWN_LINES)
  const rest = body.replace(/^\n/, '')
  if (at !== -1) return `---\n${[...lines.slice(at + 1), ''].join('\n')}---\n\n${rest}`
  // Another program has put it in order and lost our line: what is not ours is the note's.
  let isOurs = false
  const kept = lines.filter((line) => {
    const key = /^([\w][\w -]*):/.exec(line)?.[1]
    if (key !== undefined) isOurs = ourKeys.test(key.trim().toLowerCase())
    return !isOurs && line.trim() !== ''
  })
  return kept.length === 0 ? rest : `---\n${kept.join('\n')}\n---\n\n${rest}`
}
