/**
 * Annotations of other programs: one, a list, a page or a collection of pages, in the forms that the W3C's model allows.
 * The names of its context are read as they stand; nothing is fetched.
 */
import { cleanText } from '../../importers/cleanText.ts'
import { ImportFailure } from '../../importers/errors.ts'
import { importLimits } from '../../importers/limits.ts'
import { decodeText } from '../../importers/decodeText.ts'

export interface ForeignPerson {
  id: string | null
  name: string
}

export interface ForeignTag {
  value: string
  /** Its own address, where the tag is more than a word. */
  id: string | null
  stance: 'supports' | 'disputes' | 'illustrates' | null
  creator: ForeignPerson | null
}

export interface ForeignSelector {
  exact?: string
  prefix?: string
  suffix?: string
  /** Code points, as the model counts them. */
  start?: number
  end?: number
}

export interface ForeignAnnotation {
  id: string | null
  tags: ForeignTag[]
  comments: string[]
  creator: ForeignPerson | null
  created: number | null
  /** The address of what is annotated, and what else is said of it. */
  source: { id: string; title: string | null }
  /** Null: all of it. */
  selector: ForeignSelector | null
  /** What of it is not taken, a sentence each. */
  left: string[]
}

export interface ForeignAnnotations {
  annotations: ForeignAnnotation[]
  skipped: { item: string; reason: string }[]
}

const limits = { annotations: 100_000, bodies: 200, depth: 12, text: 100_000 } as const

type Json = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)
const listOf = (value: unknown): unknown[] =>
  value === undefined || value === null ? [] : Array.isArray(value) ? value : [value]
const textOf = (value: unknown): string | undefined => {
  if (typeof value === 'string') return value === '' ? undefined : value.slice(0, limits.text)
  // Values may be written with their language or type.
  if (isObject(value)) return textOf(value['@value'] ?? value.value)
  return undefined
}
const idOf = (value: Json): string | undefined => textOf(value.id ?? value['@id'])
const plain = (name: string): string =>
  name.replace(/^(?:oa|as|http:\/\/www\.w3\.org\/ns\/oa#|https?:\/\/www\.w3\.org\/ns\/activitystreams#):?/, '')
const typesOf = (value: Json): string[] =>
  listOf(value.type ?? value['@type']).flatMap((type) => (typeof type === 'string' ? [plain(type)] : []))
/** A property under its short or its full name. */
const get = (value: Json, ...names: string[]): unknown => {
  for (const name of names)
    for (const key of [name, `oa:${name}`, `as:${name}`, `http://www.w3.org/ns/oa#${name}`])
      if (value[key] !== undefined) return value[key]
  return undefined
}

const isAnnotation = (value: Json): boolean =>
  typesOf(value).includes('Annotation') || get(value, 'target', 'hasTarget') !== undefined

/** Every annotation in it, however it is wrapped. */
function* annotationsIn(value: unknown, depth = 0): Generator<unknown> {
  if (depth > limits.depth) return
  if (Array.isArray(value)) {
    for (const each of value) yield* annotationsIn(each, depth + 1)
    return
  }
  if (!isObject(value)) {
    if (depth > 0) yield value
    return
  }
  const inside = [
    value['@graph'],
    get(value, 'first'),
    get(value, 'items'),
    value.orderedItems,
    get(value, 'next'),
    value.rows,
    value.annotations,
    value.resources,
  ]
  if (!isAnnotation(value) && inside.some((each) => typeof each === 'object' && each !== null)) {
    for (const each of inside) if (typeof each === 'object' && each !== null) yield* annotationsIn(each, depth + 1)
  } else if (depth > 0 || isAnnotation(value)) yield value
}

const STANCES = ['supports', 'disputes', 'illustrates'] as const

const nameOf = (creator: unknown): ForeignPerson | null => {
  const [first] = listOf(creator)
  if (typeof first === 'string')
    return {
      id: first,
      name:
        first
          .replace(/^acct:|^mailto:/, '')
          .split(/[/#]/)
          .filter(Boolean)
          .at(-1) ?? first,
    }
  if (!isObject(first)) return null
  const name = textOf(first.name ?? first['foaf:name'] ?? first.nickname ?? first['foaf:nick'] ?? first.nick)
  const id = idOf(first) ?? null
  return name !== undefined ? { id, name } : id === null ? null : nameOf(id)
}

function readBodies(value: Json, into: ForeignAnnotation): void {
  const bodies = listOf(get(value, 'body', 'hasBody')).slice(0, limits.bodies)
  const motivations = listOf(get(value, 'motivation', 'motivatedBy')).flatMap((each) =>
    typeof each === 'string' ? [plain(each)] : [],
  )
  const text = textOf(get(value, 'bodyValue'))
  if (text !== undefined) into.comments.push(cleanText(text))
  for (const body of bodies) {
    if (typeof body === 'string') {
      into.comments.push(body)
      continue
    }
    if (!isObject(body)) continue
    const members = get(body, 'items')
    if (
      typesOf(body).some((type) => ['Choice', 'Composite', 'List', 'Independents'].includes(type)) &&
      Array.isArray(members)
    ) {
      // Of a choice the first is what its author prefers.
      readBodies(
        { ...value, body: typesOf(body).includes('Choice') ? members.slice(0, 1) : members, bodyValue: undefined },
        into,
      )
      continue
    }
    const inner = get(body, 'source', 'hasSource')
    const purposes = listOf(get(body, 'purpose', 'hasPurpose')).flatMap((each) =>
      typeof each === 'string' ? [plain(each)] : [],
    )
    const words = textOf(body.value ?? body['rdf:value'] ?? body.chars ?? body['cnt:chars'])
    const isTag =
      purposes.some((purpose) => /^(?:tagging|classifying|identifying)$/.test(purpose)) ||
      typesOf(body).some((type) => /^(?:Tag|SemanticTag)$/.test(type)) ||
      (purposes.length === 0 &&
        motivations.length > 0 &&
        motivations.every((each) => /^(?:tagging|classifying)$/.test(each)))
    const address = typeof inner === 'string' ? inner : isObject(inner) ? idOf(inner) : idOf(body)
    if (isTag) {
      const name = words ?? textOf(body.label ?? body['rdfs:label'] ?? body.name) ?? address
      if (name === undefined) continue
      const stance = STANCES.find((each) => each === body.stance) ?? null
      const id = textOf(body.code) ?? (words === undefined ? (address ?? null) : null)
      into.tags.push({ value: cleanText(name).trim(), id, stance, creator: nameOf(body.creator) })
    } else if (words !== undefined) {
      const isHtml = /html/i.test(textOf(body.format) ?? '')
      into.comments.push(cleanText(isHtml ? words.replace(/<[^>]{0,500}>/g, '') : words).trim())
    } else if (address !== undefined) into.comments.push(address)
    else into.left.push('A body of it holds no words.')
  }
}

const whole = (value: unknown): number | undefined => {
  const number =
    typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : isObject(value) ? Number(value['@value']) : value
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 ? number : undefined
}

/** Selectors of any nesting, what they know together; the innermost counts. */
function readSelectors(value: unknown, into: ForeignSelector, left: string[], depth = 0): boolean {
  let found = false
  for (const selector of listOf(value).slice(0, 50)) {
    if (!isObject(selector) || depth > limits.depth) continue
    const types = typesOf(selector)
    const refined = get(selector, 'refinedBy')
    if (types.includes('Choice')) found = readSelectors(get(selector, 'items'), into, left, depth + 1) || found
    else if (types.includes('TextQuoteSelector')) {
      const [exact, prefix, suffix] = ['exact', 'prefix', 'suffix'].map((name) => textOf(get(selector, name)))
      if (exact !== undefined) {
        Object.assign(into, { exact }, prefix === undefined ? {} : { prefix }, suffix === undefined ? {} : { suffix })
        found = true
      }
    } else if (types.includes('TextPositionSelector')) {
      const [start, end] = [whole(get(selector, 'start')), whole(get(selector, 'end'))]
      if (start !== undefined && end !== undefined && end > start) {
        Object.assign(into, { start, end })
        found = true
      }
    } else if (types.includes('FragmentSelector'))
      found = readFragment(textOf(selector.value ?? selector['rdf:value']) ?? '', into) || found
    else if (refined === undefined && types.length > 0) left.push(`A ${types[0]} has no meaning in a text.`)
    if (refined !== undefined) found = readSelectors(refined, into, left, depth + 1) || found
  }
  return found
}

/** "char=0,10" of RFC 5147 and the browsers' ":~:text=". */
function readFragment(fragment: string, into: ForeignSelector): boolean {
  const chars = /^char=(\d+),(\d+)/.exec(fragment)
  if (chars && Number(chars[2]) > Number(chars[1])) {
    Object.assign(into, { start: Number(chars[1]), end: Number(chars[2]) })
    return true
  }
  const text = /(?:^|:~:|&)text=([^&]+)/.exec(fragment)?.[1]
  if (text === undefined) return false
  const parts = text.split(',').map((part) => {
    try {
      return decodeURIComponent(part)
    } catch {
      return part
    }
  })
  const prefix = parts[0]?.endsWith('-') === true ? parts.shift()?.slice(0, -1) : undefined
  const suffix = parts.at(-1)?.startsWith('-') === true ? parts.pop()?.slice(1) : undefined
  // From some words to others: where both stand is not known before the text is.
  if (parts.length !== 1 || !parts[0]) return false
  Object.assign(
    into,
    { exact: parts[0] },
    prefix === undefined ? {} : { prefix },
    suffix === undefined ? {} : { suffix },
  )
  return true
}

function targetOf(target: unknown, left: string[]): Pick<ForeignAnnotation, 'source' | 'selector'> | string {
  if (typeof target === 'string') {
    const [address = '', fragment] = target.split('#')
    const selector: ForeignSelector = {}
    const isPlace = fragment !== undefined && readFragment(fragment, selector)
    return address === ''
      ? 'Its target has no address.'
      : { source: { id: isPlace ? address : target, title: null }, selector: isPlace ? selector : null }
  }
  if (!isObject(target)) return 'It has no target.'
  const inner = get(target, 'source', 'hasSource', 'full')
  const about = isObject(inner) ? inner : target
  const id = typeof inner === 'string' ? inner : isObject(inner) ? idOf(inner) : idOf(target)
  if (id === undefined) return 'Its target has no address.'
  const title = textOf(about['dc:title'] ?? about['dcterms:title'] ?? about.title ?? about.label ?? about.name) ?? null
  const asked = get(target, 'selector', 'hasSelector')
  if (asked === undefined) {
    const simple = inner === undefined ? targetOf(id, left) : undefined
    return typeof simple === 'object'
      ? { ...simple, source: { ...simple.source, title } }
      : { source: { id, title }, selector: null }
  }
  if (typeof asked === 'string') return 'Where in the text it stands is written elsewhere.'
  const selector: ForeignSelector = {}
  if (!readSelectors(asked, selector, left)) return left[0] ?? 'It does not say where in the text it stands.'
  return { source: { id, title }, selector }
}

function toAnnotations(value: Json): (ForeignAnnotation | string)[] {
  const targets = listOf(get(value, 'target', 'hasTarget'))
  if (targets.length === 0) return ['It has no target.']
  return targets.slice(0, 50).map((target) => {
    const left: string[] = []
    const found = targetOf(target, left)
    if (typeof found === 'string') return found
    const created = Date.parse(textOf(get(value, 'created', 'annotatedAt') ?? value['dcterms:created']) ?? '')
    const annotation: ForeignAnnotation = {
      id: idOf(value) ?? null,
      tags: [],
      comments: [],
      creator: nameOf(get(value, 'creator', 'annotatedBy') ?? value['dcterms:creator']),
      created: Number.isFinite(created) && created > 0 ? created : null,
      ...found,
      left,
    }
    readBodies(value, annotation)
    annotation.comments = annotation.comments.filter((comment) => comment.trim() !== '')
    return annotation
  })
}

/** Tells annotations by how the file begins. */
export const isAnnotations = (head: string): boolean =>
  /^\ufeff?\s*[[{]/.test(head) &&
  (/w3\.org\/ns\/(?:anno|oa)/.test(head) ||
    /"(?:@?type)"\s*:\s*\[?\s*"(?:oa:)?Annotation(?:Collection|Page)?"/.test(head))

/** Throws `ImportFailure` where it is no JSON or holds no annotation. */
export function readAnnotations(bytes: Uint8Array): ForeignAnnotations {
  if (bytes.byteLength > importLimits.markupBytes) throw new ImportFailure('FileTooLarge')
  let json: unknown
  try {
    json = JSON.parse(decodeText(bytes).text.replace(/^\ufeff/, ''))
  } catch {
    throw new ImportFailure('FileBroken')
  }
  const annotations: ForeignAnnotation[] = []
  const skipped: ForeignAnnotations['skipped'] = []
  let n = 0
  for (const each of annotationsIn(json)) {
    n++
    const name = isObject(each) ? (idOf(each) ?? `Annotation ${n}`) : `Annotation ${n}`
    if (annotations.length >= limits.annotations) {
      skipped.push({
        item: 'The rest of the file',
        reason: `Only the first ${limits.annotations} annotations are read; split it.`,
      })
      break
    }
    if (!isObject(each)) {
      skipped.push({ item: name, reason: 'It stands elsewhere: only its address is in the file.' })
      continue
    }
    for (const read of toAnnotations(each)) {
      if (typeof read === 'string') skipped.push({ item: name.slice(0, 200), reason: read })
      else annotations.push(read)
    }
  }
  if (annotations.length + skipped.length === 0)
    throw new ImportFailure('FileNoText', 'holds no annotation; there is nothing in it to import.')
  return { annotations, skipped }
}
