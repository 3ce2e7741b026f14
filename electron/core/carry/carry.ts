/** The whole workspace as one file, from the core's side: what goes in, and what of a file may come in. */
import { readdirSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { appError, type AppError } from '#shared/contract/errors.ts'
import type {
  MergedWorkspace,
  SavedWorkspace,
  WorkspaceFileProgress,
  WorkspaceFileView,
} from '#shared/contract/workspaceFile.ts'
import { BlobHash, type DocId, LIBRARY_DOC } from '#shared/model/ids.ts'
import { err, ok } from '#shared/model/result.ts'
import { BYTES_PER_MESSAGE, DOCS_PER_MESSAGE, MAX_MESSAGE_BYTES, SLICE_MS } from '#shared/sync/limits.ts'
import type { Manifest } from '#shared/sync/workspaceFile.ts'
import { viewerCannotEdit } from '../commands/viewer.ts'
import type { Outcome } from '../core.ts'
import type { Db } from '../db/database.ts'
import { type Hub, kindOfDoc } from '../docs/hub.ts'
import type { Identity } from '../docs/identity.ts'
import { wholeStateOf } from '../docs/wholeState.ts'
import type { Sync } from '../sync/sync.ts'
import { nameBeside, sweepBeside } from './beside.ts'
import { createMerge, type MergeParts } from './merge.ts'
import type { Ask, Answers, CarriedBlob, CarryJob, CarryWork, DocState, Question } from './protocol.ts'

export interface CarryParts extends Omit<MergeParts, 'carrying'> {
  dataDir: string
  identity: Identity
  db: Db
  hub: Hub
  work: CarryWork
  sync: Pick<Sync, 'carrying' | 'mayEdit'>
  /** What windows have typed is in the log. */
  flush: () => void
  /** A file is in. */
  merged: () => void
  now: () => number
}

export interface CarryOptions {
  onProgress: (progress: WorkspaceFileProgress) => void
  signal: AbortSignal | undefined
}

export interface Carry {
  save(path: string, passphrase: string | null, options: CarryOptions): Promise<Outcome<SavedWorkspace>>
  look(path: string, passphrase: string | null, options: CarryOptions): Promise<Outcome<WorkspaceFileView>>
  merge(path: string, passphrase: string | null, options: CarryOptions): Promise<Outcome<MergedWorkspace>>
}

/** What a message needs besides the document's bytes. */
const ROOM = 1_024

type Handlers = { [Q in Question]?: (question: Answers[Q]['question']) => Answers[Q]['answer'] }

const answering =
  (handlers: Handlers): Ask =>
  async (about, question) => {
    const handler = handlers[about] as ((question: unknown) => unknown) | undefined
    if (!handler) throw new Error(`nobody answers “${about}” here`)
    return handler(question) as never
  }

/** Every file of the folder's blobs. */
function blobsIn(dataDir: string): (CarriedBlob & { file: string })[] {
  const folder = join(dataDir, 'blobs')
  const names = (at: string): string[] => {
    try {
      return readdirSync(at)
    } catch {
      return []
    }
  }
  return names(folder)
    .filter((name) => /^[0-9a-f]{2}$/.test(name))
    .sort()
    .flatMap((sub) =>
      names(join(folder, sub))
        .sort()
        .flatMap((name) => {
          const hash = BlobHash.safeParse(name)
          const file = join(folder, sub, name)
          const info = hash.success ? statSync(file, { throwIfNoEntry: false }) : undefined
          return hash.success && info ? [{ hash: hash.data, bytes: info.size, file }] : []
        }),
    )
}

export function createCarry(parts: CarryParts): Carry {
  const { db, hub, identity, work, sync } = parts

  const documents = (): DocId[] => {
    const ids = db.all<{ id: DocId }>('SELECT doc_id AS id FROM doc ORDER BY doc_id').map(({ id }) => id)
    // What was deleted for good is known before the rest comes in.
    return ids.sort((a, b) => Number(b === LIBRARY_DOC) - Number(a === LIBRARY_DOC))
  }

  /** A document's state, and its digest at the same moment; or why it cannot go. */
  const stateOf = (id: DocId): DocState | string => {
    const kind = kindOfDoc(id)
    const state = wholeStateOf(hub, id)
    if (state === null) return `A ${kind} (${id}) is damaged here and was left out.`
    if (state.update.byteLength > MAX_MESSAGE_BYTES - ROOM)
      return `A ${kind} (${id}) is larger than 32 MB and was left out; it stays in this folder.`
    return { id, ...state }
  }

  const statesFrom = (ids: readonly DocId[], left: string[]): (() => DocState[] | null) => {
    let at = 0
    return () => {
      if (at >= ids.length) return null
      const batch: DocState[] = []
      let bytes = 0
      const from = performance.now()
      while (at < ids.length && batch.length < DOCS_PER_MESSAGE && performance.now() - from < SLICE_MS) {
        const id = ids[at] as DocId
        // Deleted for good since.
        const state = db.get('SELECT 1 FROM doc WHERE doc_id = ?', id) ? stateOf(id) : undefined
        if (typeof state === 'string') left.push(state)
        else if (state) {
          if (batch.length > 0 && bytes + state.update.byteLength > BYTES_PER_MESSAGE) break
          batch.push(state)
          bytes += state.update.byteLength
        }
        at += 1
      }
      return batch
    }
  }

  const run = (job: CarryJob, handlers: Handlers, { onProgress, signal }: CarryOptions) =>
    work(job, answering(handlers), (step, done, total) => onProgress({ step, done, total }), signal)

  return {
    save: async (path, passphrase, options) => {
      parts.flush()
      const ids = documents()
      const blobs = blobsIn(parts.dataDir)
      const { key, deviceName, name } = sync.carrying.self()
      const manifest: Manifest = {
        workspaceId: identity.workspaceId,
        name: (db.get<{ name: string }>('SELECT name FROM workspace')?.name ?? 'Untitled workspace').slice(0, 300),
        madeAt: parts.now(),
        by: {
          memberId: identity.me,
          name: name.slice(0, 300),
          deviceId: identity.deviceId,
          deviceName: deviceName.slice(0, 300),
          key,
        },
        documents: ids.length,
        files: blobs.length,
        fileBytes: blobs.reduce((sum, { bytes }) => sum + bytes, 0),
      }
      sweepBeside(path, parts.now())
      const part = nameBeside(path)
      const left: string[] = []
      const done = await run(
        { do: 'write', path, part, passphrase, manifest, blobs },
        { log: () => sync.carrying.log(), states: statesFrom(ids, left), seal: (text) => sync.carrying.sign(text) },
        options,
      )
      if (!done.ok) return done
      if (!('written' in done.value)) throw new Error('a file was to be written')
      return ok({ path, ...done.value.written, left })
    },

    look: async (path, passphrase, options) => {
      const done = await run({ do: 'look', path, passphrase }, {}, options)
      if (!done.ok) return done
      if (!('manifest' in done.value)) throw new Error('a file was to be looked at')
      const { by, workspaceId, ...said } = done.value.manifest
      return ok({
        ...said,
        workspaceId,
        by: { name: by.name, deviceName: by.deviceName },
        standing: sync.carrying.standingOf(by.key),
        isThis: workspaceId === identity.workspaceId,
      })
    },

    merge: async (path, passphrase, options) => {
      if (!sync.mayEdit()) return err(viewerCannotEdit)
      const merge = createMerge({ ...parts, carrying: sync.carrying }, identity.workspaceId, basename(path))
      let failed: AppError | undefined
      const done = await run(
        { do: 'read', path, passphrase, dataDir: parts.dataDir },
        {
          accept: (inspected) => merge.accept(inspected),
          docs: (docs) => {
            const taken = merge.take(docs)
            if (!taken.ok) failed = taken.error
            return taken
          },
          wanted: () => merge.wanted(),
          stored: (blob) => merge.stored(blob),
        },
        options,
      )
      if (done.ok) {
        parts.merged()
        return ok({ path, ...merge.report(), digest: await sync.carrying.digest() })
      }
      if (failed === undefined && !merge.hasTaken()) return done
      const { code, message } = failed ?? done.error
      return err(
        appError(
          code,
          `${message} What had come in of ${basename(path)} by then is kept; import it again for the rest.`,
        ),
      )
    },
  }
}
