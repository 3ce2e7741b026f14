/**
 * How commands change documents: items are made once, fields are registers stamped by this
 * device's clock. Every write is journalled with the value that stood before, for undo.
 */
import type * as Y from 'yjs'
import type { Clock, Stamp } from '#shared/docs/clock.ts'
import { compareStamps, stampAfter } from '#shared/docs/clock.ts'
import { eraseSubject, itemsOf, readField, writeField } from '#shared/docs/fields.ts'
import { ItemRecord, NOTE, type Trashed } from '#shared/docs/layout.ts'
import type { TreeNode } from '#shared/editor/tree.ts'
import { type DeviceId, LIBRARY_DOC, type MemberId } from '#shared/model/ids.ts'
import { z } from 'zod'
import type { Hub } from './hub.ts'
import { noteFingerprint, noteTree, rewriteNote } from './noteText.ts'

/** One field write: where, what stood before, and the stamp by which to know whether it still stands. */
export interface JournalEntry {
  docId: string
  subject: string
  field: string
  before: unknown
  /** The stamp of the value that stood before; undefined where nobody had set the field. */
  beforeStamp: Stamp | undefined
  stamp: Stamp
}

export interface Editor {
  readonly me: MemberId
  readonly device: DeviceId
  now(): number
  /** The live document, for reading. */
  doc(docId: string): Y.Doc
  /** The value that stands, or undefined. */
  read(docId: string, subject: string, field: string): unknown
  /** Sets a field unless it already has this value. */
  set(docId: string, subject: string, field: string, value: unknown): void
  /** Adds an unchanging record; undoing it trashes it. `listedIn` names where its trash mark stands. */
  addItem(docId: string, id: string, record: unknown): void
  /**
   * Adds many records under one mark, the item `under`: undoing trashes all of them by that. May be called again with
   * more for the same mark.
   */
  addItems(
    docId: string,
    under: string,
    mark: unknown,
    records: readonly (readonly [id: string, record: unknown])[],
  ): void
  /** Makes a note's text say what these blocks say. */
  rewriteText(noteId: string, nodes: readonly TreeNode[]): void
  /** Writes back what stood before a write, as a new change. */
  takeBack(entry: JournalEntry): void
  /** Takes a record with all its fields out of a document; nothing can undo that. */
  erase(docId: string, id: string): void
  /** Lists a new document, code or member in the library; undoing it trashes it. */
  addToLibrary(id: string, kind: ItemRecord['kind']): void
  /** Writes made so far, oldest first. */
  readonly journal: readonly JournalEntry[]
}

/** The field under which the journal keeps a note's text; no register has this name. */
const TEXT = '~text'
/** What it keeps: the blocks before, and what the note said after, by which to know whether that still stands. */
const TextBefore = z.object({ nodes: z.array(z.custom<TreeNode>()), said: z.string() })
type TextBefore = z.infer<typeof TextBefore>

export interface EditorParts {
  hub: Hub
  clock: Clock
  now: () => number
  me: MemberId
  device: DeviceId
}

const sameValue = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b)

export function createEditor({ hub, clock, now, me, device }: EditorParts): Editor {
  const journal: JournalEntry[] = []
  /** Made by this very command: undoing it trashes the thing, and what it was made with stays for whoever restores it. */
  const made = new Set<string>()

  const write = (
    docId: string,
    subject: string,
    field: string,
    value: unknown,
    before: unknown,
    beforeStamp: Stamp | undefined,
  ): void => {
    const { doc } = hub.open(docId)
    // Beyond the standing one, though that came from a clock years ahead: who sees a value and changes it must win.
    const tick = clock.tick()
    const stamp = beforeStamp && compareStamps(tick, beforeStamp) <= 0 ? stampAfter(beforeStamp) : tick
    doc.transact(() => writeField(doc, subject, field, device, value, stamp), 'command')
    if (!made.has(subject) && !made.has(docId)) journal.push({ docId, subject, field, before, beforeStamp, stamp })
  }

  const addItem = (docId: string, id: string, record: unknown): void => {
    const { doc } = hub.open(docId)
    doc.transact(() => itemsOf(doc).set(id, record), 'command')
    const undone: Trashed = { at: now(), by: me }
    write(docId, id, 'trashed', null, undone, undefined)
    made.add(id)
  }

  const set: Editor['set'] = (docId, subject, field, value) => {
    const standing = readField(hub.open(docId).doc, subject, field)
    if (standing) clock.observe(standing.stamp)
    if (standing !== undefined && sameValue(standing.value, value)) return
    // A field that nobody had set goes back to null, which every reader takes for "not set".
    write(docId, subject, field, value, standing?.value ?? null, standing?.stamp)
  }

  const rewriteText: Editor['rewriteText'] = (noteId, nodes) => {
    const { doc } = hub.open(noteId)
    const before = noteTree(doc)
    doc.transact(() => rewriteNote(doc, nodes), 'command')
    const kept: TextBefore = { nodes: before, said: noteFingerprint(doc) }
    if (!made.has(noteId))
      journal.push({
        docId: noteId,
        subject: NOTE,
        field: TEXT,
        before: kept,
        beforeStamp: undefined,
        stamp: clock.tick(),
      })
  }

  return {
    me,
    device,
    now,
    doc: (docId) => hub.open(docId).doc,
    read: (docId, subject, field) => readField(hub.open(docId).doc, subject, field)?.value,
    set,
    rewriteText,
    takeBack: ({ docId, subject, field, before }) => {
      const text = field === TEXT ? TextBefore.safeParse(before) : undefined
      if (!text) set(docId, subject, field, before)
      else if (text.success) rewriteText(docId, text.data.nodes)
    },
    addItem,
    addItems: (docId, under, mark, records) => {
      const { doc } = hub.open(docId)
      if (!itemsOf(doc).has(under)) addItem(docId, under, mark)
      doc.transact(() => {
        for (const [id, record] of records) itemsOf(doc).set(id, record)
      }, 'command')
    },
    erase: (docId, id) => {
      const { doc } = hub.open(docId)
      doc.transact(() => eraseSubject(doc, id), 'command')
    },
    addToLibrary: (id, kind) => addItem(LIBRARY_DOC, id, ItemRecord.parse({ kind, by: me, at: now() })),
    journal,
  }
}

/** True while nobody, here or elsewhere, has set the field after this write. */
export function stillStands(doc: Y.Doc, entry: JournalEntry, device: DeviceId): boolean {
  if (entry.field === TEXT) {
    const text = TextBefore.safeParse(entry.before)
    return text.success && noteFingerprint(doc) === text.data.said
  }
  const standing = readField(doc, entry.subject, entry.field)
  return standing !== undefined && standing.device === device && compareStamps(standing.stamp, entry.stamp) === 0
}
