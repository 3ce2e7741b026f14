/**
 * A note that this window holds open: a replica of the core's document. y-indexeddb is its
 * write-ahead: what was typed and not yet acknowledged outlives the window and the core. The
 * core's log is the truth.
 *
 * Opened in this order, read-only until the end: an empty document; what the write-ahead
 * holds; the exchange with the core. Applying the core's state first would store the whole
 * note in the write-ahead again at every opening.
 */
import { IndexeddbPersistence, storeState } from 'y-indexeddb'
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate, removeAwarenessStates } from 'y-protocols/awareness'
import * as Y from 'yjs'
import type { NoteId } from '#shared/model/ids.ts'
import type { Connection } from './connection.ts'

/** Origin of changes that came from the core: the editor must not take them for its own. */
export const CORE_ORIGIN = 'core'

/** The write-ahead is rewritten as one state after this much, so that it does not grow with every keystroke. */
const COMPACT_BYTES = 512 * 1024

export type SaveState =
  | { kind: 'saved'; at: number | null }
  | { kind: 'saving'; since: number }
  /** The core is away; the write-ahead keeps what is typed. */
  | { kind: 'kept' }
  /** Neither the core nor the write-ahead has it. */
  | { kind: 'unsafe'; message: string }

export interface NoteReplica {
  readonly noteId: NoteId
  readonly doc: Y.Doc
  readonly awareness: Awareness
  /** True once the write-ahead was read and the core answered: only then may anybody type. */
  readonly ready: () => boolean
  readonly saveState: () => SaveState
  /** Called whenever `ready` or `saveState` changes. */
  readonly subscribe: (listener: () => void) => () => void
  readonly close: () => void
}

export interface ReplicaPlace {
  workspaceId: string
  epoch: string
}

const PREFIX = 'commonplace-note'
export const databaseName = ({ workspaceId, epoch }: ReplicaPlace, noteId: NoteId): string =>
  `${PREFIX}/${workspaceId}/${epoch}/${noteId}`

/** Write-ahead stores of this workspace under an earlier epoch belong to a database that was replaced. Other workspaces' stay. */
export async function deleteStaleStores({ workspaceId, epoch }: ReplicaPlace): Promise<void> {
  const databases = (await indexedDB.databases?.()) ?? []
  for (const { name } of databases) {
    if (name?.startsWith(`${PREFIX}/${workspaceId}/`) && !name.startsWith(`${PREFIX}/${workspaceId}/${epoch}/`))
      indexedDB.deleteDatabase(name)
  }
}

export function openNoteReplica(connection: Connection, noteId: NoteId, place: ReplicaPlace): NoteReplica {
  const doc = new Y.Doc({ gc: true })
  const awareness = new Awareness(doc)
  const listeners = new Set<() => void>()
  let persistence: IndexeddbPersistence | undefined
  let isReady = false
  let isClosed = false
  let isLinked = false
  let nextSeq = 0
  let savedSeq = -1
  let savedAt: number | null = null
  let storageProblem: string | null = null
  let bytesKept = 0
  let releaseLock: () => void = () => undefined
  let state: SaveState = { kind: 'saved', at: null }

  const tell = (): void => {
    const next = currentState()
    state = next.kind === 'saving' && state.kind === 'saving' ? state : next
    for (const listener of listeners) listener()
  }
  const currentState = (): SaveState => {
    const waiting = nextSeq - 1 > savedSeq
    if (!isLinked && (waiting || !isReady))
      return storageProblem === null ? { kind: 'kept' } : { kind: 'unsafe', message: storageProblem }
    if (waiting) return { kind: 'saving', since: Date.now() }
    return { kind: 'saved', at: savedAt }
  }

  const send = (update: Uint8Array): void => {
    connection.send({ type: 'update', noteId, seq: nextSeq++, update: update.slice() })
    tell()
  }

  const exchange = (): void => {
    isLinked = false
    connection.send({ type: 'open', noteId, vector: Y.encodeStateVector(doc) })
  }

  const stopListening = connection.listen(noteId, {
    opened: ({ vector, update }) => {
      Y.applyUpdate(doc, update, CORE_ORIGIN)
      isLinked = true
      isReady = true
      // Everything the core lacks, in one piece; numbers before it are covered by it.
      send(Y.encodeStateAsUpdate(doc, vector))
    },
    saved: (seq) => {
      savedSeq = Math.max(savedSeq, seq)
      savedAt = Date.now()
      tell()
    },
    updated: (update) => Y.applyUpdate(doc, update, CORE_ORIGIN),
    awareness: (update) => applyAwarenessUpdate(awareness, update, CORE_ORIGIN),
    reopen: exchange,
    reconnected: () => {
      if (persistence === undefined || persistence.synced) exchange()
    },
    lost: () => {
      isLinked = false
      tell()
    },
  })

  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin === persistence) return
    bytesKept += update.byteLength
    if (persistence && bytesKept > COMPACT_BYTES) {
      bytesKept = 0
      void Promise.resolve(storeState(persistence)).catch(storageFailed)
    }
    if (origin === CORE_ORIGIN) return
    if (isLinked) send(update)
    else {
      // Counted, so that it shows as not saved; the exchange will carry it.
      nextSeq++
      tell()
    }
  })
  awareness.on(
    'update',
    ({ added, updated, removed }: { added: number[]; updated: number[]; removed: number[] }, origin: unknown) => {
      if (origin === CORE_ORIGIN) return
      connection.send({
        type: 'awareness',
        noteId,
        update: encodeAwarenessUpdate(awareness, [...added, ...updated, ...removed]),
      })
    },
  )

  const storageFailed = (cause: unknown): void => {
    storageProblem = `This window cannot keep a safety copy (${cause instanceof Error ? cause.message : 'storage refused'}); wait for “Saved” before closing it.`
    tell()
  }

  const start = async (holdsStore: boolean): Promise<void> => {
    if (holdsStore && !isClosed) {
      try {
        persistence = new IndexeddbPersistence(databaseName(place, noteId), doc)
        persistence._db.catch(storageFailed)
        await Promise.race([persistence.whenSynced, persistence._db.then(() => new Promise(() => undefined))])
      } catch (cause) {
        persistence = undefined
        storageFailed(cause)
      }
    }
    if (!isClosed) exchange()
  }

  // The first window that opens a note keeps its write-ahead; others rely on the core alone.
  const begin = (): void => {
    if (typeof navigator === 'undefined' || !('locks' in navigator)) {
      void start(true)
      return
    }
    void navigator.locks.request(databaseName(place, noteId), { ifAvailable: true }, (lock) => {
      void start(lock !== null)
      return lock === null ? undefined : new Promise<void>((release) => (releaseLock = release))
    })
  }
  begin()

  return {
    noteId,
    doc,
    awareness,
    ready: () => isReady,
    saveState: () => state,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: () => {
      if (isClosed) return
      isClosed = true
      removeAwarenessStates(awareness, [doc.clientID], 'closed')
      stopListening()
      connection.send({ type: 'close', noteId })
      awareness.destroy()
      void Promise.resolve(persistence?.destroy())
        .catch(() => undefined)
        .then(() => {
          doc.destroy()
          releaseLock()
        })
    },
  }
}
