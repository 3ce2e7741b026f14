/**
 * A note's write-ahead in this window's IndexedDB: what was typed outlives the window and the core.
 * It is never the truth. Once the core has acknowledged everything it is deleted, so that what is
 * found at the next start is exactly what still has to be saved, and no second copy of every note
 * that was ever opened lies about. (Kept instead, it would spare writing a note of 6 kB when it
 * is opened again; nobody notices that.)
 */
import { IndexeddbPersistence, storeState } from 'y-indexeddb'
import type * as Y from 'yjs'
import { NoteId } from '#shared/model/ids.ts'
import type { AfterPaint } from './afterPaint.ts'
import { createBatch } from './batch.ts'

/** A database that is not there after this long will not come. */
const READ_LIMIT_MS = 5_000
/** Rewritten as one state after this much, so that it does not grow with every keystroke. */
const COMPACT_BYTES = 512 * 1024

/** The write-ahead of a note belongs to one workspace and to one history of its database. */
export interface ReplicaPlace {
  workspaceId: string
  epoch: string
}

const PREFIX = 'commonplace-note'
const placePrefix = ({ workspaceId, epoch }: ReplicaPlace): string => `${PREFIX}/${workspaceId}/${epoch}/`
export const databaseName = (place: ReplicaPlace, noteId: NoteId): string => `${placePrefix(place)}${noteId}`

export interface WriteAhead {
  /** Deletes it: the core has everything. */
  discard(): Promise<void>
  /** Lets go of it and leaves it as it is. */
  detach(): Promise<void>
}

const proven = new WeakSet<IDBFactory>()

/** Rejects where IndexedDB does not work at all; y-indexeddb leaves such a rejection to nobody. */
async function proveStorage(): Promise<void> {
  if (proven.has(indexedDB)) return
  const name = 'commonplace-probe'
  await new Promise<void>((resolve, reject) => {
    const request = indexedDB.open(name)
    request.addEventListener('success', () => {
      request.result.close()
      resolve()
    })
    request.addEventListener('error', () => reject(request.error ?? new Error('the storage refused')))
  })
  proven.add(indexedDB)
  await deleteDatabase(name)
}

/**
 * Opens it and reads it into the document; from then on every change goes in, once it was drawn. `onProblem` hears of writes
 * that failed later. Rejects when the storage does not work.
 */
export async function openWriteAhead(
  name: string,
  doc: Y.Doc,
  afterPaint: AfterPaint,
  onProblem: (cause: unknown) => void,
): Promise<WriteAhead> {
  await proveStorage()
  const persistence = new IndexeddbPersistence(name, doc)
  let bytes = 0
  const changes = createBatch()
  const store = (): void => {
    const update = changes.take()
    if (update === null) return
    persistence._storeUpdate(update, null)
    bytes += update.byteLength
    if (bytes < COMPACT_BYTES || !persistence.synced) return
    bytes = 0
    Promise.resolve(storeState(persistence)).catch(onProblem)
  }
  const onUpdate = (update: Uint8Array, origin: unknown): void => {
    if (origin !== persistence && changes.add(update)) afterPaint(store)
  }
  // In its place: it would begin a transaction of its own in the middle of every key.
  doc.off('update', persistence._storeUpdate)
  doc.on('update', onUpdate)

  const whenRead = new Promise<void>((resolve, reject) => {
    const limit = setTimeout(() => reject(new Error('it does not answer')), READ_LIMIT_MS)
    void persistence.whenSynced.then(() => {
      clearTimeout(limit)
      resolve()
    })
    persistence._db.then(
      (db) => {
        // y-indexeddb drops the outcome of its writes; a full disk shows here.
        db.addEventListener('error', (event) => onProblem((event.target as IDBRequest | null)?.error))
        db.addEventListener('abort', (event) => onProblem((event.target as IDBTransaction | null)?.error))
      },
      (cause: unknown) => {
        clearTimeout(limit)
        reject(cause instanceof Error ? cause : new Error(String(cause)))
      },
    )
  })

  const detach = async (): Promise<void> => {
    doc.off('update', onUpdate)
    store()
    await Promise.resolve(persistence.destroy()).catch(() => undefined)
  }
  try {
    await whenRead
  } catch (cause) {
    await detach()
    throw cause
  }
  return {
    detach,
    discard: async () => {
      await detach()
      await deleteDatabase(name)
    },
  }
}

function deleteDatabase(name: string): Promise<void> {
  return new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(name)
    // Failing is harmless: it is found at the next start and compared again.
    request.addEventListener('success', () => resolve())
    request.addEventListener('error', () => resolve())
    request.addEventListener('blocked', () => resolve())
  })
}

/**
 * The notes with something left in this place's write-aheads. Those of this workspace's earlier epochs
 * belong to a database that was replaced and are deleted; other workspaces' stay.
 */
export async function findLeftovers(place: ReplicaPlace): Promise<NoteId[]> {
  const found: NoteId[] = []
  for (const { name } of (await indexedDB.databases?.()) ?? []) {
    if (!name?.startsWith(`${PREFIX}/${place.workspaceId}/`)) continue
    const noteId = NoteId.safeParse(name.slice(placePrefix(place).length))
    if (name.startsWith(placePrefix(place)) && noteId.success) found.push(noteId.data)
    else await deleteDatabase(name)
  }
  return found
}
