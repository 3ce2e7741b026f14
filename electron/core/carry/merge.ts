/** Takes a workspace file in by the gates of a peer: its writer is judged, its changes are applied in time or quarantined. */
import { appError, type AppError } from '#shared/contract/errors.ts'
import type { FileStanding, MergedWorkspace } from '#shared/contract/workspaceFile.ts'
import { type BlobHash, LIBRARY_DOC, type WorkspaceId } from '#shared/model/ids.ts'
import { err, ok, type Result } from '#shared/model/result.ts'
import { APPLY_PATIENCE } from '#shared/sync/limits.ts'
import type { DocUpdate } from '#shared/sync/messages.ts'
import type { Blobs } from '../blobs/blobs.ts'
import type { Db } from '../db/database.ts'
import { applyRemote } from '../docs/applyRemote.ts'
import { type Hub, kindOfDoc } from '../docs/hub.ts'
import { isPurged } from '../docs/purge.ts'
import type { Store } from '../docs/store.ts'
import type { Carrying } from '../sync/carrying.ts'
import type { CarriedBlob, Inspected } from './protocol.ts'

/** What log rows and the quarantine name as the sender. */
const SENDER = 'file'
/** How often a document may take too long, and after how many such documents none is tried again. */
const TRIES = 5
const MAX_GIVEN_UP = 8
const DOES_NOT_FIT = 'Its changes do not go together with what is here, and were set aside.'

export interface MergeParts {
  db: Db
  hub: Hub
  store: Store
  blobs: Blobs
  carrying: Carrying
  quarantine: (docId: string, sender: string, reason: string, update: Uint8Array) => void
  /** False while the folder is being filled from a file: nothing of it is news. */
  isNews: () => boolean
}

export interface Merge {
  /** Errors: `OtherWorkspace`, `FileNotTrusted`. */
  accept(inspected: Inspected): Result<null, AppError>
  /** Errors: `StoreWriteFailed`. */
  take(docs: readonly DocUpdate[]): Result<null, AppError>
  wanted(): BlobHash[]
  stored(blob: CarriedBlob): null
  hasTaken(): boolean
  report(): Omit<MergedWorkspace, 'path' | 'digest'>
}

/** A file's writer is a peer: whose changes would not be taken over a wire are not taken from a stick. */
function notTrusted(standing: FileStanding, { name }: Inspected['manifest']['by'], file: string): AppError | null {
  if (standing === 'viewer')
    return appError(
      'FileNotTrusted',
      `${file} was saved by ${name}, who may only read this workspace, so nothing was changed; an owner can make them an editor.`,
    )
  if (standing === 'gone')
    return appError(
      'FileNotTrusted',
      `${file} was saved on a device of ${name} that no longer belongs to this team, so nothing was changed.`,
    )
  return null
}

export function createMerge(parts: MergeParts, workspaceId: WorkspaceId, file: string): Merge {
  const { db, hub, store, carrying } = parts
  const added: Record<string, number> = {}
  const changed: Record<string, number> = {}
  const skipped: MergedWorkspace['skipped'] = []
  const origin = { file }
  let inspected: Inspected | undefined
  let standing: FileStanding = 'unsealed'
  let same = 0
  let files = 0
  let hasTaken = false
  let givenUp = 0

  const count = (counts: Record<string, number>, id: string): void => {
    const kind = kindOfDoc(id)
    counts[kind] = (counts[kind] ?? 0) + 1
  }
  const isHere = (id: string): boolean => db.get('SELECT 1 FROM doc WHERE doc_id = ?', id) !== undefined

  /** `touched`: told which documents took something in. */
  const applyOnce = (docs: readonly DocUpdate[], touched: Set<string>) =>
    applyRemote(hub, store, {
      docs,
      device: SENDER,
      origin,
      beforeProjection: (changes) => {
        for (const { live } of changes) touched.add(live.docId)
        if (parts.isNews()) carrying.arrived(changes)
      },
      clock: () => performance.now(),
      patience: APPLY_PATIENCE,
    })

  return {
    accept: (found) => {
      const { manifest } = found
      if (manifest.workspaceId !== workspaceId)
        return err(
          appError(
            'OtherWorkspace',
            `${file} holds another workspace, “${manifest.name}”, so nothing was changed; open it as a folder of its own.`,
          ),
        )
      standing = found.isSealed ? carrying.standingOf(manifest.by.key) : 'unsealed'
      const refused = notTrusted(standing, manifest.by, file)
      if (refused) return err(refused)
      inspected = found
      carrying.takeLog(found.log)
      return ok(null)
    },

    take: (docs) => {
      const alive = docs.filter(({ id }) => !isPurged(db, id))
      for (const { id } of docs)
        if (!alive.some((doc) => doc.id === id))
          skipped.push({ item: `A ${kindOfDoc(id)}`, reason: 'It was deleted for good here.' })
      const known = new Set<string>(alive.filter(({ id }) => isHere(id)).map(({ id }) => id))
      const wasLive = new Set<string>(alive.filter(({ id }) => hub.isLive(id)).map(({ id }) => id))
      const touched = new Set<string>()
      const refusals = new Map<string, string>()
      const apply = (given: readonly DocUpdate[]): Result<readonly DocUpdate[], AppError> => {
        const applied = applyOnce(given, touched)
        if (!applied.ok) return applied
        const { refused, slow, gaps } = applied.value
        for (const { id, update, reason } of refused) {
          parts.quarantine(id, SENDER, reason, update)
          refusals.set(id, DOES_NOT_FIT)
        }
        for (const id of gaps) refusals.set(id, DOES_NOT_FIT)
        return ok(given.filter(({ id }) => slow.includes(id)))
      }
      let left: readonly DocUpdate[] = alive
      // A machine that does something else at the moment looks like a document that is made to be slow.
      for (let tries = 0; left.length > 0 && (tries === 0 || (tries < TRIES && givenUp < MAX_GIVEN_UP)); tries++) {
        const applied = apply(left)
        if (!applied.ok) return applied
        left = applied.value
      }
      givenUp += left.length
      for (const { id } of left) refusals.set(id, 'It takes too long to read on this computer.')
      hasTaken ||= touched.size > 0
      for (const [id, reason] of refusals) skipped.push({ item: `A ${kindOfDoc(id)} (${id})`, reason })
      for (const { id } of alive) {
        if (refusals.has(id)) continue
        if (!touched.has(id)) same += 1
        else count(known.has(id) ? changed : added, id)
        // Ten thousand of them would stay in memory until they were idle for long.
        if (!wasLive.has(id) && id !== LIBRARY_DOC) hub.evict(id)
      }
      return ok(null)
    },

    // What only documents name that were deleted for good here must not come back; what nothing names, nobody needs.
    wanted: () =>
      (inspected?.blobs ?? [])
        .filter(({ hash, docs }) => parts.blobs.path(hash) === null && docs.some((id) => !isPurged(db, id)))
        .map(({ hash }) => hash),
    stored: ({ hash, bytes }) => {
      files += 1
      carrying.blobStored(hash, bytes)
      return null
    },
    hasTaken: () => hasTaken,
    report: () => {
      if (!inspected) throw new Error('a file was reported that was not taken in')
      const { manifest, digest: fileDigest } = inspected
      const { name, madeAt, by } = manifest
      return {
        workspaceId,
        name,
        madeAt,
        by: { name: by.name, deviceName: by.deviceName },
        standing,
        added,
        changed,
        same,
        files,
        skipped,
        fileDigest,
      }
    },
  }
}
