/** A note's replica for as long as a component shows the note. */
import { useEffect, useState, useSyncExternalStore } from 'react'
import type * as Y from 'yjs'
import type { NoteId } from '#shared/model/ids.ts'
import { createAfterPaint } from './afterPaint.ts'
import { connection } from './core.ts'
import type { NoteReplica, ReplicaPlace, SaveState } from './noteReplica.ts'
import { createReplicaShelf } from './replicaShelf.ts'

export type { NoteReplica } from './noteReplica.ts'

const shelf = createReplicaShelf(
  connection,
  typeof navigator === 'undefined' ? undefined : navigator.locks,
  createAfterPaint(),
)

/** At the start of a workspace's window: what an earlier one kept and could not save goes to the core. Null: not yet. */
export function useLeftovers(place: ReplicaPlace | null): void {
  const { workspaceId, epoch } = place ?? {}
  useEffect(() => {
    if (workspaceId !== undefined && epoch !== undefined) void shelf.rescueLeftovers({ workspaceId, epoch })
  }, [workspaceId, epoch])
}

/**
 * Changes a note that need not be open in any editor. False: `edit` changed nothing. What was changed is handed to the
 * core as what is typed is, and kept until it has it. Never ends while the core does not answer.
 */
export function editNote(noteId: NoteId, place: ReplicaPlace, edit: (doc: Y.Doc) => boolean): Promise<boolean> {
  const { workspaceId, epoch } = place
  const { replica, release } = shelf.hold(noteId, { workspaceId, epoch })
  return new Promise((resolve) => {
    let stop: (() => void) | undefined
    const tryNow = (): boolean => {
      if (!replica.ready()) return false
      stop?.()
      const isDone = edit(replica.doc)
      release()
      resolve(isDone)
      return true
    }
    if (!tryNow()) stop = replica.subscribe(tryNow)
  })
}

/** What the component has open now, as a store that React can watch. */
function createSlot() {
  const listeners = new Set<() => void>()
  let open: NoteReplica | null = null
  const tell = (): void => {
    for (const listener of listeners) listener()
  }
  return {
    current: () => open,
    isReady: () => open?.ready() ?? false,
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    /** Opens a replica; the returned function closes it. */
    hold: (noteId: NoteId, place: ReplicaPlace) => {
      const { replica, release } = shelf.hold(noteId, place)
      open = replica
      const stop = replica.subscribe(tell)
      tell()
      return () => {
        stop()
        if (open === replica) open = null
        release()
        tell()
      }
    },
  }
}

/** Null until the replica exists; only when `isReady` may anybody type. */
export function useNoteReplica(noteId: NoteId, place: ReplicaPlace): { replica: NoteReplica | null; isReady: boolean } {
  const [slot] = useState(createSlot)
  const { workspaceId, epoch } = place
  useEffect(() => slot.hold(noteId, { workspaceId, epoch }), [slot, noteId, workspaceId, epoch])
  const replica = useSyncExternalStore(slot.subscribe, slot.current)
  const isReady = useSyncExternalStore(slot.subscribe, slot.isReady)
  const isThis = replica?.noteId === noteId
  return { replica: isThis ? replica : null, isReady: isThis && isReady }
}

/** Changes at every key: for a component that draws nothing else. */
export const useSaveState = ({ subscribe, saveState }: NoteReplica): SaveState =>
  useSyncExternalStore(subscribe, saveState)
