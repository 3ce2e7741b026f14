/** The bodies of an annotation → tags, comments, and what is left of it. */
import { cleanText } from '../../importers/cleanText.ts'
import { type ForeignAnnotation, type ForeignPerson, limits } from './foreignAnnotation.ts'
import { get, idOf, isObject, type Json, listOf, plain, textOf, typesOf } from './jsonLd.ts'

const STANCES = ['supports', 'disputes', 'illustrates'] as const

/** Who made it: a person's record, an address or a name. */
export const nameOf = (creator: unknown): ForeignPerson | null => {
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

/** Adds what `value`'s bodies say to `into`. */
export function readBodies(value: Json, into: ForeignAnnotation): void {
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
