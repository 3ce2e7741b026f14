/**
 * The notes this window holds open, one replica each. A replica that nobody shows any more stays
 * until the core has everything that was typed in it; shown again before, it is the same one.
 */
import type { NoteId } from '#shared/model/ids.ts'
import type { AfterPaint } from './afterPaint.ts'
import type { Connection } from './connection.ts'
import type { Locks } from './firstHolder.ts'
import { type NoteReplica, openNoteReplica } from './noteReplica.ts'
import { databaseName, findLeftovers, type ReplicaPlace } from './writeAhead.ts'

export interface HeldReplica {
  replica: NoteReplica
  /** Call once. */
  readonly release: () => void
}

export interface ReplicaShelf {
  hold(noteId: NoteId, place: ReplicaPlace): HeldReplica
  /** Hands the core what earlier windows could not: to be called once, when the workspace is known. */
  rescueLeftovers(place: ReplicaPlace): Promise<void>
}

interface Entry {
  replica: NoteReplica
  holders: number
}

export function createReplicaShelf(
  connection: Connection,
  locks: Locks | undefined,
  afterPaint: AfterPaint,
): ReplicaShelf {
  const shelf = new Map<string, Entry>()

  const hold = (noteId: NoteId, place: ReplicaPlace): HeldReplica => {
    const key = databaseName(place, noteId)
    let entry = shelf.get(key)
    if (!entry) {
      const fresh: Entry = { replica: openNoteReplica({ connection, noteId, place, locks, afterPaint }), holders: 0 }
      shelf.set(key, fresh)
      fresh.replica.subscribe(() => endIfDone(key, fresh))
      entry = fresh
    }
    const held = entry
    held.holders++
    let isReleased = false
    return {
      replica: held.replica,
      release: () => {
        if (isReleased) return
        isReleased = true
        held.holders--
        // The caret goes at once, the words when they are safe.
        if (held.holders === 0) held.replica.awareness.setLocalState(null)
        endIfDone(key, held)
      },
    }
  }
  const endIfDone = (key: string, entry: Entry): void => {
    if (entry.holders > 0 || !entry.replica.isSettled() || shelf.get(key) !== entry) return
    shelf.delete(key)
    void entry.replica.dispose()
  }

  return {
    hold,
    rescueLeftovers: async (place) => {
      // Held and let go at once: each stays until the core has acknowledged what it held.
      for (const noteId of await findLeftovers(place)) hold(noteId, place).release()
    },
  }
}
