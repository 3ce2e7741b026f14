/**
 * A note that this window holds open: a replica of the core's document, with a write-ahead of its
 * own (see writeAhead.ts). The core's log is the truth.
 *
 * Opened in this order, read-only until the end: an empty document; what the write-ahead
 * holds; the exchange with the core. Applying the core's state first would store the whole
 * note in the write-ahead before it is known what it lacks.
 */
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import type { AppError } from '#shared/contract/errors.ts'
import type { NoteId } from '#shared/model/ids.ts'
import type { AfterPaint } from './afterPaint.ts'
import { createBatch } from './batch.ts'
import type { Connection } from './connection.ts'
import { type Locks, takeTurn } from './firstHolder.ts'
import { createIncoming } from './incoming.ts'
import { type SaveState, saveStateOf } from './saveState.ts'
import { databaseName, openWriteAhead, type ReplicaPlace, type WriteAhead } from './writeAhead.ts'

export type { SaveState } from './saveState.ts'
export type { ReplicaPlace } from './writeAhead.ts'

/** Origin of changes that came from the core: the editor must not take them for its own. */
export const CORE_ORIGIN = 'core'

/** Waits between tries after the core could not store something; the last one repeats. */
const RETRY_MS = [0, 200, 1_000, 5_000] as const

export interface NoteReplica {
  readonly noteId: NoteId
  readonly doc: Y.Doc
  readonly awareness: Awareness
  /** True once the write-ahead was read and the core answered: only then may anybody type. */
  readonly ready: () => boolean
  readonly saveState: () => SaveState
  /** True when the core has everything, or will never take it: closing loses nothing. */
  readonly isSettled: () => boolean
  /** Called whenever one of the above changes. */
  readonly subscribe: (listener: () => void) => () => void
  /** Ends a settled replica and deletes its write-ahead. */
  readonly dispose: () => Promise<void>
}

export interface ReplicaParts {
  connection: Connection
  noteId: NoteId
  place: ReplicaPlace
  locks: Locks | undefined
  afterPaint: AfterPaint
}

/** Opens a replica. Use `replicaShelf.ts`, which keeps one for each note and ends it at the right time. */
export function openNoteReplica({ connection, noteId, place, locks, afterPaint }: ReplicaParts): NoteReplica {
  const doc = new Y.Doc({ gc: true })
  const awareness = new Awareness(doc)
  const listeners = new Set<() => void>()
  let writeAhead: WriteAhead | undefined
  /** Nothing goes to the core before the write-ahead was read. */
  let isRead = false
  let isLinked = false
  let isReady = false
  let isDisposed = false
  /** The core does not know this note any more. */
  let goneBecause: string | null = null
  /** Typed, and neither sent nor counted yet. */
  const typed = createBatch()
  let nextSeq = 0
  let savedSeq = -1
  let savedAt: number | null = null
  let waitingSince = 0
  let trouble: AppError | null = null
  let storageProblem: string | null = null
  let tries = 0
  let retry: ReturnType<typeof setTimeout> | undefined
  let state: SaveState = { kind: 'saved', at: null }

  const isWaiting = (): boolean => !typed.isEmpty() || nextSeq - 1 > savedSeq
  const stateNow = (): SaveState => {
    if (isDisposed) return state
    state = saveStateOf(state, {
      isWaiting: isWaiting(),
      waitingSince,
      isLinked,
      isOffline: connection.state() === 'down' && !isReady,
      savedAt,
      trouble: trouble?.message ?? null,
      problem: goneBecause ?? storageProblem,
      isGone: goneBecause !== null,
    })
    return state
  }
  const tell = (): void => {
    if (isDisposed) return
    stateNow()
    for (const listener of listeners) listener()
  }
  const send = (update: Uint8Array): void => {
    if (!isWaiting()) waitingSince = Date.now()
    // A view of Yjs's buffer would send all of it.
    connection.send({ type: 'update', noteId, seq: nextSeq++, update: update.slice() })
    tell()
  }
  const exchange = (): void => {
    if (!isRead || isDisposed || goneBecause !== null) return
    clearTimeout(retry)
    isLinked = false
    connection.send({ type: 'open', noteId, vector: Y.encodeStateVector(doc) })
    tell()
  }

  const incoming = createIncoming((update) => Y.applyUpdate(doc, update, CORE_ORIGIN))
  const stopListening = connection.listen(noteId, {
    opened: ({ epoch, vector, update }) => {
      if (epoch !== place.epoch) {
        // Another history: mixing the two would bring back what its owner went away from.
        goneBecause =
          'This workspace was replaced by another copy. Open the note again; copy what you typed since first.'
        tell()
        return
      }
      Y.applyUpdate(doc, update, CORE_ORIGIN)
      isLinked = true
      isReady = true
      typed.take()
      // Everything the core lacks, in one piece; the numbers before it are covered by it.
      send(Y.encodeStateAsUpdate(doc, vector))
    },
    saved: (seq) => {
      savedSeq = Math.max(savedSeq, seq)
      savedAt = Date.now()
      tries = 0
      trouble = null
      tell()
    },
    updated: incoming.take,
    awareness: (update) => applyAwarenessUpdate(awareness, update, CORE_ORIGIN),
    reopen: (error) => {
      // Refused as an answer to `open`, the note is gone; refused later, the core only wants to compare again.
      if (error.code === 'NoteNotFound' && !isLinked) goneBecause = error.message
      isLinked = false
      trouble = error
      const delay = RETRY_MS[Math.min(tries++, RETRY_MS.length - 1)] ?? 0
      clearTimeout(retry)
      if (delay === 0) exchange()
      else retry = setTimeout(exchange, delay)
      tell()
    },
    reconnected: exchange,
    lost: () => {
      isLinked = false
      clearTimeout(retry)
      tell()
    },
  })

  const sendTyped = (): void => {
    const update = typed.take()
    if (update === null || isDisposed) return
    if (isLinked) {
      send(update)
      return
    }
    // Counted, so that it shows as not saved; the exchange will carry it.
    nextSeq++
    tell()
  }
  const onUpdate = (update: Uint8Array, origin: unknown): void => {
    // What a write-ahead of a dead window held comes in late and is as unsaved as a keystroke.
    if (origin === CORE_ORIGIN || !isRead) return
    if (!isWaiting()) waitingSince = Date.now()
    incoming.typed()
    if (!typed.add(update)) return
    afterPaint(() => {
      sendTyped()
      incoming.drawn()
    })
  }
  doc.on('update', onUpdate)
  awareness.on(
    'update',
    ({ added, updated, removed }: { added: number[]; updated: number[]; removed: number[] }, origin: unknown) => {
      if (origin === CORE_ORIGIN || !isLinked) return
      const changed = encodeAwarenessUpdate(awareness, [...added, ...updated, ...removed])
      connection.send({ type: 'awareness', noteId, update: changed })
    },
  )

  const storageFailed = (cause: unknown): void => {
    storageProblem = `This window cannot keep a safety copy (${cause instanceof Error ? cause.message : 'the storage refused'}); wait for “Saved” before closing it.`
    tell()
  }
  const begin = (): void => {
    if (isRead || isDisposed) return
    isRead = true
    exchange()
  }
  const attach = async (): Promise<void> => {
    if (isDisposed) return
    try {
      writeAhead = await openWriteAhead(databaseName(place, noteId), doc, afterPaint, storageFailed)
    } catch (cause) {
      storageFailed(cause)
    }
    // Ended while it was being read (a late turn): nobody is left who would.
    if (isDisposed) await writeAhead?.detach()
    begin()
  }
  const turn = takeTurn(locks, databaseName(place, noteId), () => void attach(), begin)

  return {
    noteId,
    doc,
    awareness,
    ready: () => isReady,
    saveState: stateNow,
    isSettled: () => goneBecause !== null || (isLinked && !isWaiting()),
    subscribe: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    dispose: async () => {
      if (isDisposed) return
      isDisposed = true
      clearTimeout(retry)
      incoming.end()
      stopListening()
      connection.send({ type: 'close', noteId })
      doc.off('update', onUpdate)
      awareness.destroy()
      await writeAhead?.discard()
      doc.destroy()
      turn.end()
    },
  }
}
