/** What an annotation is about, and where in it. */
import { type ForeignAnnotation, type ForeignSelector, limits } from './foreignAnnotation.ts'
import { get, idOf, isObject, listOf, textOf, typesOf } from './jsonLd.ts'

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

/** Or a sentence that says why it cannot be taken. Adds to `left` what of its place is not understood. */
export function targetOf(target: unknown, left: string[]): Pick<ForeignAnnotation, 'source' | 'selector'> | string {
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
