/**
 * Annotations of other programs: one, a list, a page or a collection of pages, in the forms that the W3C's model allows.
 * The names of its context are read as they stand; nothing is fetched.
 */
import { decodeText } from '../../importers/decodeText.ts'
import { ImportFailure, tooLongText } from '../../importers/errors.ts'
import { importLimits } from '../../importers/limits.ts'
import { type ForeignAnnotation, type ForeignAnnotations, limits } from './foreignAnnotation.ts'
import { get, idOf, isObject, type Json, listOf, textOf, typesOf } from './jsonLd.ts'
import { nameOf, readBodies } from './readBodies.ts'
import { targetOf } from './readTarget.ts'

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
  if (bytes.byteLength > importLimits.markupBytes) throw new ImportFailure('FileTooLarge', tooLongText)
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
