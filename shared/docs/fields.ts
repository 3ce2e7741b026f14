/**
 * Fields that two people may set at once. Each is a register: one entry per device in a flat
 * Y.Map, keyed "subject/field/device", holding {v: value, t: hybrid logical time}. Readers take
 * the greatest (t, device); the other entries are the field's history. The map is flat because
 * two devices that created a nested map for one field offline would each lose the other's.
 */
import type * as Y from 'yjs'
import { z } from 'zod'
import { compareStamps, MAX_COUNTER, MAX_MS, type Stamp } from './clock.ts'

const Entry = z.object({
  v: z.json(),
  t: z.tuple([z.int().nonnegative().max(MAX_MS), z.int().nonnegative().max(MAX_COUNTER)]),
})

/** One device's answer for a field. */
export interface FieldEntry {
  value: unknown
  stamp: Stamp
  device: string
}

/** The winning entries of one subject, by field name. */
export type FieldsOfSubject = ReadonlyMap<string, FieldEntry>

/** A document as everybody else passes it about: only the accessors here and in noteRoot.ts look inside. */
export type Doc = Y.Doc

const mapOf = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('fields')

const parseKey = (key: string): [subject: string, field: string, device: string] | undefined => {
  const parts = key.split('/')
  return parts.length === 3 && parts.every((part) => part !== '') ? (parts as [string, string, string]) : undefined
}

const parseEntry = (raw: unknown, device: string): FieldEntry | undefined => {
  const parsed = Entry.safeParse(raw)
  return parsed.success ? { value: parsed.data.v, stamp: parsed.data.t, device } : undefined
}

const isLater = (a: FieldEntry, b: FieldEntry): boolean => {
  const order = compareStamps(a.stamp, b.stamp)
  return order !== 0 ? order > 0 : a.device > b.device
}

/** Sets this device's entry. Call inside a transaction of the document. */
export function writeField(
  doc: Y.Doc,
  subject: string,
  field: string,
  device: string,
  value: unknown,
  stamp: Stamp,
): void {
  mapOf(doc).set(`${subject}/${field}/${device}`, { v: value, t: [stamp[0], stamp[1]] })
}

/** What stands before the first slash; a malformed key stands for itself. */
const subjectOf = (key: string): string => key.split('/', 1)[0] as string

interface KeyIndex {
  keysBySubject: Map<string, Set<string>>
  add(keys: Iterable<string | null> | undefined): void
}

/**
 * Which keys a subject has: a library holds tens of thousands of fields, and a command reads a few of them. Keys
 * are only ever added (a deleted one reads as undefined), so the index never has to forget.
 */
const indexByMap = new WeakMap<Y.Map<unknown>, KeyIndex>()

function indexOf(doc: Y.Doc): KeyIndex {
  const map = mapOf(doc)
  let index = indexByMap.get(map)
  if (!index) {
    const keysBySubject = new Map<string, Set<string>>()
    const add: KeyIndex['add'] = (keys) => {
      for (const key of keys ?? []) {
        if (key === null) continue
        const subject = subjectOf(key)
        const known = keysBySubject.get(subject)
        if (known) known.add(key)
        else keysBySubject.set(subject, new Set([key]))
      }
    }
    index = { keysBySubject, add }
    add(map.keys())
    indexByMap.set(map, index)
    // Before anybody's observers, so that none of them reads through an index that lags.
    doc.on('beforeObserverCalls', (transaction: Y.Transaction) => add(transaction.changed.get(map as never)))
  }
  // Within a transaction nobody has been told yet.
  if (doc._transaction !== null) index.add(doc._transaction.changed.get(map as never))
  return index
}

/** Takes a record and all that was ever said of it out of a document, for good. Call inside a transaction of the document. */
export function eraseSubject(doc: Y.Doc, subject: string): void {
  itemsOf(doc).delete(subject)
  for (const key of indexOf(doc).keysBySubject.get(subject) ?? []) mapOf(doc).delete(key)
}

/** Every well-formed answer for a field, newest first; the first is the one that stands. Reads the subject's own fields only. */
export function fieldHistory(doc: Y.Doc, subject: string, field: string): FieldEntry[] {
  const map = mapOf(doc)
  const entries: FieldEntry[] = []
  for (const key of indexOf(doc).keysBySubject.get(subject) ?? []) {
    const path = parseKey(key)
    if (path?.[1] !== field) continue
    const entry = parseEntry(map.get(key), path[2])
    if (entry) entries.push(entry)
  }
  return entries.sort((a, b) => (isLater(a, b) ? -1 : 1))
}

/** The answer that stands, or undefined when nobody has set the field. */
export const readField = (doc: Y.Doc, subject: string, field: string): FieldEntry | undefined =>
  fieldHistory(doc, subject, field)[0]

/** Standing answers of all subjects, or only of those named; `malformed` counts entries of these that were skipped. */
export function fieldsBySubject(
  doc: Y.Doc,
  only?: ReadonlySet<string>,
): { subjects: Map<string, Map<string, FieldEntry>>; malformed: number } {
  const map = mapOf(doc)
  const subjects = new Map<string, Map<string, FieldEntry>>()
  let malformed = 0
  const read = (key: string): void => {
    const raw = map.get(key)
    if (raw === undefined) return
    const path = parseKey(key)
    const entry = path && parseEntry(raw, path[2])
    if (!entry) {
      malformed++
      return
    }
    const [subject, field] = path
    let fields = subjects.get(subject)
    if (!fields) subjects.set(subject, (fields = new Map()))
    const standing = fields.get(field)
    if (!standing || isLater(entry, standing)) fields.set(field, entry)
  }
  if (only === undefined) for (const key of map.keys()) read(key)
  else {
    const { keysBySubject } = indexOf(doc)
    for (const subject of only) for (const key of keysBySubject.get(subject) ?? []) read(key)
  }
  return { subjects, malformed }
}

/** Which subjects a transaction touched, from its changed keys; undefined means: not only fields and items. */
export function subjectsChanged(doc: Y.Doc, transaction: Y.Transaction): Set<string> {
  const changed = new Set<string>()
  const keysOf = (type: Y.AbstractType<unknown>) => transaction.changed.get(type as never)
  for (const key of keysOf(mapOf(doc) as never) ?? []) if (key !== null) changed.add(subjectOf(key))
  for (const key of keysOf(itemsOf(doc) as never) ?? []) if (key !== null) changed.add(key)
  return changed
}

/** Records that never change once written (a quote's place, a document's kind), by id. */
export const itemsOf = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('items')

/**
 * Makes a document's roots exist with their types; call before anything else. Yjs replaces a root when it is first
 * asked for by type, and whoever then looks a transaction up by the new root finds no change in it.
 */
export function typeRoots(doc: Y.Doc): void {
  mapOf(doc)
  itemsOf(doc)
}

/** A field's standing value when it parses; otherwise the fallback. Merges do not enforce schemas, so readers do. */
export function valueOf<T extends z.ZodType>(
  fields: FieldsOfSubject | undefined,
  field: string,
  schema: T,
): z.output<T> | undefined {
  const entry = fields?.get(field)
  if (!entry) return undefined
  const parsed = schema.safeParse(entry.value)
  return parsed.success ? parsed.data : undefined
}

/** Reads fields by name, each through its schema. */
export const createReader =
  <S extends Record<string, z.ZodType>>(fields: FieldsOfSubject | undefined, schemas: S) =>
  <K extends keyof S & string>(field: K): z.output<S[K]> | undefined =>
    valueOf(fields, field, schemas[field] as z.ZodType) as z.output<S[K]> | undefined
