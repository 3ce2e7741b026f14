/** The live documents: loaded from the log on demand, watched for changes, let go when idle. */
import * as Y from 'yjs'
import { subjectsChanged, typeRoots } from '#shared/docs/fields.ts'
import { NOTE_ROOT } from '#shared/docs/layout.ts'
import { LIBRARY_DOC } from '#shared/model/ids.ts'
import type { LogProblem, UpdateLog } from './log.ts'

export type DocKind = 'library' | 'source' | 'note' | 'plan' | 'person' | 'workshop'

const kindByPrefix: Readonly<Record<string, DocKind>> = { s_: 'source', p_: 'plan', h_: 'person', y_: 'workshop' }

/** The kind of a document is said by its id. */
export const kindOfDoc = (docId: string): DocKind =>
  docId === LIBRARY_DOC ? 'library' : (kindByPrefix[docId.slice(0, 2)] ?? 'note')

export interface LiveDoc {
  readonly docId: string
  readonly kind: DocKind
  readonly doc: Y.Doc
  /** Damage found while loading; such a document is never compacted. */
  readonly problems: readonly LogProblem[]
}

/** What happened to a live document since its changes were last taken. */
export interface Change {
  live: LiveDoc
  updates: Uint8Array[]
  /** Subjects whose items or fields changed. */
  subjects: Set<string>
  /** The note's text changed. */
  text: boolean
}

interface Held extends LiveDoc {
  change: Change | undefined
  lastUsed: number
}

export interface Hub {
  /** The live document, loaded if need be; a document nobody has written yet is empty. */
  open(docId: string): LiveDoc
  /** Hands over what is not committed yet, to be committed now or evicted. */
  takeChanges(): Change[]
  /** Forgets a document's live state; the next `open` reads the log. */
  evict(docId: string): void
  /** Keeps a document live while a window holds a replica of it. */
  pin(docId: string): void
  unpin(docId: string): void
  /** Lets go of documents unused for longer than `ms`, unless pinned or changed. Returns what it let go. */
  releaseIdle(ms: number): string[]
  isLive(docId: string): boolean
  readonly liveCount: number
}

export function createHub(log: UpdateLog, now: () => number): Hub {
  const held = new Map<string, Held>()
  const dirty = new Set<Held>()
  /** How many windows hold a document; it outlives the eviction of the live document. */
  const pins = new Map<string, number>()

  const changeOf = (entry: Held): Change => {
    dirty.add(entry)
    return (entry.change ??= { live: entry, updates: [], subjects: new Set(), text: false })
  }

  const load = (docId: string): Held => {
    const doc = new Y.Doc({ gc: true, guid: docId })
    typeRoots(doc)
    const problems = log.load(docId, doc)
    const kind = kindOfDoc(docId)
    const entry: Held = { docId, kind, doc, problems, change: undefined, lastUsed: now() }
    const root: unknown = kind === 'note' ? doc.get(NOTE_ROOT, Y.XmlText) : undefined
    doc.on('update', (update: Uint8Array) => changeOf(entry).updates.push(update))
    doc.on('afterTransaction', (transaction: Y.Transaction) => {
      if (transaction.changed.size === 0) return
      const change = changeOf(entry)
      for (const subject of subjectsChanged(doc, transaction)) change.subjects.add(subject)
      if (root !== undefined && transaction.changedParentTypes.has(root as never)) change.text = true
    })
    return entry
  }

  return {
    open: (docId) => {
      let entry = held.get(docId)
      if (!entry) held.set(docId, (entry = load(docId)))
      entry.lastUsed = now()
      return entry
    },
    takeChanges: () => {
      const taken: Change[] = []
      for (const entry of dirty) {
        if (entry.change && entry.change.updates.length > 0) taken.push(entry.change)
        entry.change = undefined
      }
      dirty.clear()
      return taken
    },
    evict: (docId) => {
      const entry = held.get(docId)
      if (!entry) return
      held.delete(docId)
      dirty.delete(entry)
      entry.doc.destroy()
    },
    pin: (docId) => void pins.set(docId, (pins.get(docId) ?? 0) + 1),
    unpin: (docId) => {
      const left = (pins.get(docId) ?? 0) - 1
      if (left > 0) pins.set(docId, left)
      else pins.delete(docId)
    },
    releaseIdle: (ms) => {
      const before = now() - ms
      const released: string[] = []
      for (const entry of held.values()) {
        if (pins.has(entry.docId) || entry.lastUsed > before || dirty.has(entry) || entry.docId === LIBRARY_DOC)
          continue
        held.delete(entry.docId)
        entry.doc.destroy()
        released.push(entry.docId)
      }
      return released
    },
    isLive: (docId) => held.has(docId),
    get liveCount() {
      return held.size
    },
  }
}
