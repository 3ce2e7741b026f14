/**
 * Notes that windows hold open. Their updates are grouped for at most 16 ms, committed
 * together, then acknowledged; everybody else who holds the note hears of them.
 */
import * as Y from 'yjs'
import { type AppError, appError } from '#shared/contract/errors.ts'
import { NOTE_ROOT } from '#shared/docs/layout.ts'
import type { NoteId } from '#shared/model/ids.ts'
import { err, ok } from '#shared/model/result.ts'
import { MAX_CLOCK } from '#shared/sync/limits.ts'
import { viewerCannotEdit } from '../commands/viewer.ts'
import type { NotePeer, NoteReplicas, OpenedNote, Outcome } from '../core.ts'
import type { Db } from '../db/database.ts'
import type { Hub } from './hub.ts'
import { isWaiting } from './log.ts'
import type { Store } from './store.ts'

/** One frame of a 60 Hz screen: nobody sees the wait, and a burst of keys costs one disk sync. */
const GROUP_MS = 16

interface Waiting {
  noteId: NoteId
  seq: number
  update: Uint8Array
  peer: NotePeer
}

export interface NoteReplicasParts {
  db: Db
  hub: Hub
  store: Store
  device: string
  epoch: () => string
  quarantine: (docId: string, reason: string, update: Uint8Array) => void
  /** Logs what went wrong and gives the error that windows are told. */
  toError: (cause: unknown) => AppError
  /** False for a viewer. */
  mayEdit: () => boolean
}

/** What the rest of the core needs of it beyond what a window does. */
export interface CoreNoteReplicas extends NoteReplicas {
  /** Commits what is queued now. */
  flush(): void
  /** The note was deleted for ever: whoever holds it is told, and nothing more of it is taken. */
  end(noteId: string): void
  /** Hands a teammate's caret to the windows that hold the note. */
  passAwareness(noteId: NoteId, update: Uint8Array): void
  /** Told of every caret that a window of this device moves. */
  onAwareness(listener: (noteId: NoteId, update: Uint8Array) => void): void
}

/** Refuses updates whose clocks could not come from typing. Throws on what does not decode. */
function checkClocks(update: Uint8Array): void {
  for (const struct of Y.decodeUpdate(update).structs) {
    if (struct.id.clock + struct.length > MAX_CLOCK) throw new Error('clock beyond 2^40')
  }
}

export function createNoteReplicas({
  db,
  hub,
  store,
  device,
  epoch,
  quarantine,
  toError,
  mayEdit,
}: NoteReplicasParts): CoreNoteReplicas {
  const peersByNote = new Map<NoteId, Set<NotePeer>>()
  const awarenessListeners = new Set<(noteId: NoteId, update: Uint8Array) => void>()
  let waiting: Waiting[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  /** Notes whose holders have just heard that a commit failed. */
  let told = new Set<string>()

  const others = (noteId: NoteId, peer: NotePeer | undefined): NotePeer[] =>
    [...(peersByNote.get(noteId) ?? [])].filter((each) => each !== peer)

  /** Applies one update; what cannot be applied goes to quarantine and the sender exchanges state again. */
  const apply = ({ noteId, update, peer }: Waiting): boolean => {
    const { doc } = hub.open(noteId)
    try {
      checkClocks(update)
      Y.applyUpdate(doc, update, peer)
    } catch (cause) {
      quarantine(noteId, String(cause), update)
      return false
    }
    return true
  }

  /** One sender's updates in one commit, acknowledged once they are on disk; otherwise the sender exchanges state again. */
  const commitOf = (peer: NotePeer, own: readonly Waiting[]): void => {
    const noteIds = new Set(own.map((each) => each.noteId))
    const refused = new Set<NoteId>()
    told = new Set()
    let outcome: Outcome<null>
    try {
      outcome = store.commit<null>(
        () => {
          for (const each of own) if (!refused.has(each.noteId) && !apply(each)) refused.add(each.noteId)
          // A gap: the sender has more than it sent. Live documents never keep pending structs.
          for (const noteId of noteIds) if (isWaiting(hub.open(noteId).doc)) refused.add(noteId)
          return refused.size > 0
            ? err(appError('InvalidInput', 'Some of this note did not arrive whole; it is being sent again.'))
            : ok(null)
        },
        { device, origin: peer, deferText: true },
      )
    } catch (cause) {
      // A note that cannot be read is that note's trouble: the others, and everybody's commands, go on.
      outcome = err(toError(cause))
    }
    if (outcome.ok) {
      const last = new Map<NoteId, number>()
      for (const { noteId, seq } of own) last.set(noteId, Math.max(seq, last.get(noteId) ?? 0))
      for (const [noteId, seq] of last) peer.saved(noteId, seq)
      return
    }
    for (const noteId of noteIds) {
      // A gap changes nothing that a roll-back would see, but leaves pending structs behind.
      hub.evict(noteId)
      if (!told.has(noteId)) peer.reopen(noteId, outcome.error)
    }
  }

  const flush = (): void => {
    clearTimeout(timer)
    timer = undefined
    const batch = waiting
    waiting = []
    // One commit per sender, so that nobody hears an echo and a bad sender spoils only its own.
    for (const peer of new Set(batch.map((each) => each.peer)))
      commitOf(
        peer,
        batch.filter((each) => each.peer === peer),
      )
  }

  store.onCommitted(({ docs, origin }) => {
    for (const { docId, updates } of docs) {
      for (const peer of others(docId as NoteId, origin as NotePeer | undefined))
        for (const update of updates) peer.updated(docId as NoteId, update)
    }
  })
  store.onRolledBack((docIds, error) => {
    told = new Set(docIds)
    for (const docId of docIds)
      for (const peer of others(docId as NoteId, undefined)) peer.reopen(docId as NoteId, error)
  })

  return {
    flush,
    end: (noteId) => {
      const peers = peersByNote.get(noteId as NoteId) ?? new Set<NotePeer>()
      peersByNote.delete(noteId as NoteId)
      waiting = waiting.filter((each) => each.noteId !== noteId)
      for (const peer of peers) {
        hub.unpin(noteId)
        peer.reopen(noteId as NoteId, appError('NoteNotFound', 'This note was deleted for good.'))
      }
    },
    open: (noteId, vector, peer): Outcome<OpenedNote> => {
      flush()
      let doc: Y.Doc
      try {
        if (!db.get('SELECT 1 FROM entity WHERE id = ? AND kind = ?', noteId, 'note'))
          return err(appError('NoteNotFound', 'This note is no longer in the workspace.'))
        doc = hub.open(noteId).doc
      } catch (cause) {
        return err(toError(cause))
      }
      let update: Uint8Array
      try {
        update = Y.encodeStateAsUpdate(doc, vector)
      } catch {
        return err(appError('InvalidInput', 'This note could not be compared; close it and open it again.'))
      }
      let peers = peersByNote.get(noteId)
      if (!peers) peersByNote.set(noteId, (peers = new Set()))
      if (!peers.has(peer)) {
        peers.add(peer)
        hub.pin(noteId)
      }
      // Typed access makes the root exist with its type before anybody encodes the document.
      doc.get(NOTE_ROOT, Y.XmlText)
      return ok({ epoch: epoch(), vector: Y.encodeStateVector(doc), update })
    },
    receive: (noteId, seq, update, peer): Outcome<void> => {
      if (!peersByNote.get(noteId)?.has(peer))
        return err(appError('NoteNotFound', 'This note is not open; open it again.'))
      if (!mayEdit()) return err(viewerCannotEdit)
      waiting.push({ noteId, seq, update, peer })
      timer ??= setTimeout(flush, GROUP_MS)
      return ok(undefined)
    },
    awareness: (noteId, update, peer) => {
      for (const other of others(noteId, peer)) other.awareness(noteId, update)
      for (const listener of awarenessListeners) listener(noteId, update)
    },
    passAwareness: (noteId, update) => {
      for (const peer of others(noteId, undefined)) peer.awareness(noteId, update)
    },
    onAwareness: (listener) => void awarenessListeners.add(listener),
    close: (noteId, peer) => {
      flush()
      if (peersByNote.get(noteId)?.delete(peer)) hub.unpin(noteId)
    },
  }
}
