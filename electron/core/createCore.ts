/** The composition root: from a data folder to a running core. */
import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { type AppError, appError } from '#shared/contract/errors.ts'
import { queries } from '#shared/contract/queries.ts'
import { type ImportProgress, tasks } from '#shared/contract/tasks.ts'
import { createClock } from '#shared/docs/clock.ts'
import { WORKSPACE } from '#shared/docs/layout.ts'
import { LIBRARY_DOC } from '#shared/model/ids.ts'
import { err, ok } from '#shared/model/result.ts'
import { createBlobs, sha256 } from './blobs/blobs.ts'
import { createExtractions } from './blobs/extractions.ts'
import { createExecutor, invalidInput, RECEIPT_DAYS } from './commands/executor.ts'
import type { Core, Outcome } from './core.ts'
import { createOpener, type Db, DatabaseTooNew, openDatabase } from './db/database.ts'
import { lockFolder } from './db/lock.ts'
import { createEditor } from './docs/editing.ts'
import { createHub } from './docs/hub.ts'
import { identityOf } from './docs/identity.ts'
import { createUpdateLog } from './docs/log.ts'
import { createMaintenance } from './docs/maintenance.ts'
import { createNoteReplicas } from './docs/noteReplicas.ts'
import { createStore, type FaultPoint } from './docs/store.ts'
import { createUndoHistory } from './docs/undo.ts'
import { createImportPool } from './importers/pool.ts'
import { createProjector, prepareProjections } from './projections/projector.ts'
import { verifyWorkspace } from './projections/verify.ts'
import { queryByName } from './queries/index.ts'
import { createLiveQueries } from './queries/live.ts'
import { createQuickFind } from './search/quickFind.ts'
import { importFiles } from './tasks/importFiles.ts'
import { loadSample } from './tasks/loadSample.ts'

export interface CoreConfig {
  dataDir: string
  /** Makes a new workspace in the folder; without it the folder must hold one. */
  create?: { name: string }
  /** Shown to a second process that wants the folder ("Commonplace", "commonplace import"). */
  program: string
  /** The name under which a new workspace knows its first member. */
  memberName?: string
}

export interface CoreDeps {
  /** Entry of the thread that reads files: importers/worker.ts, or its bundle. */
  importWorkerUrl: URL
  /** Folder of the sample workspace's files; without it there is no sample to load. */
  sampleDir?: string
  /** A better-sqlite3 binary other than the packaged one. */
  nativeBinding?: string
  now?: () => number
  /** Bugs and storage errors, for the log. */
  report?: (cause: unknown) => void
  /** Stops the process at a chosen point, in tests of crashes. */
  fault?: (point: FaultPoint) => void
}

const DATABASE = 'workspace.sqlite'

const failure = (cause: unknown): AppError => {
  if (cause instanceof DatabaseTooNew)
    return appError(
      'WorkspaceTooNew',
      'This workspace was written by a newer version of Commonplace; update the app to open it.',
    )
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  if (code === 'SQLITE_CORRUPT' || code === 'SQLITE_NOTADB')
    return appError(
      'StoreDamaged',
      `The file ${DATABASE} in this workspace's folder is damaged; nothing was changed, restore the folder from a backup.`,
    )
  if (['EACCES', 'EPERM', 'EROFS', 'SQLITE_READONLY', 'SQLITE_CANTOPEN'].includes(code))
    return appError(
      'StoreWriteFailed',
      "This workspace's folder cannot be written to; check its permissions and try again.",
    )
  if (code === 'ENOSPC' || code === 'SQLITE_FULL')
    return appError(
      'StoreWriteFailed',
      'The disk is full, so the workspace cannot be opened; free some space and try again.',
    )
  throw cause
}

function checkFolder(config: CoreConfig): AppError | undefined {
  const has = existsSync(join(config.dataDir, DATABASE))
  if (config.create && has)
    return appError('AlreadyInitialised', 'This folder already holds a workspace; open it, or choose another folder.')
  if (!config.create && !has)
    return appError(
      'NotAWorkspace',
      'There is no workspace in this folder; choose another one or make a new workspace here.',
    )
  // Blobs without a database are what is left of a workspace: nothing may write over them.
  if (config.create && existsSync(config.dataDir) && readdirSync(config.dataDir).includes('blobs')) {
    return appError(
      'StoreDamaged',
      `This folder holds files of a workspace whose ${DATABASE} is missing; restore it from a backup or choose another folder.`,
    )
  }
  return undefined
}

/** Opens a workspace. Expected failures (in use, not a workspace, damaged, disk full) are values. */
export async function createCore(config: CoreConfig, deps: CoreDeps): Promise<Outcome<Core>> {
  const wrong = checkFolder(config)
  if (wrong) return err(wrong)
  const open = createOpener(deps.nativeBinding === undefined ? {} : { nativeBinding: deps.nativeBinding })
  try {
    if (config.create) mkdirSync(config.dataDir, { recursive: true })
    const lock = lockFolder(config.dataDir, open, config.program)
    if (!lock.ok) return lock
    try {
      const db = openDatabase(join(config.dataDir, DATABASE), open)
      return ok(assemble(config, deps, db, () => lock.value.release()))
    } catch (cause) {
      lock.value.release()
      throw cause
    }
  } catch (cause) {
    return err(failure(cause))
  }
}

function assemble(config: CoreConfig, deps: CoreDeps, db: Db, release: () => void): Core {
  const now = deps.now ?? Date.now
  const report = deps.report ?? (() => undefined)
  const log = createUpdateLog(db)
  const hub = createHub(log, now)
  const blobs = createBlobs(config.dataDir, db)
  const extractions = createExtractions(blobs)
  const extraction = (sourceId: string) => {
    const hash = db.get<{ hash: string }>(
      'SELECT extraction_hash AS hash FROM source WHERE source_id = ?',
      sourceId,
    )?.hash
    return hash === undefined ? null : extractions.get(hash)
  }
  const projector = createProjector({ db, extraction }, hub)
  const rebuild = prepareProjections(db)
  const store = createStore({ db, hub, log, projector, now, fault: deps.fault ?? (() => undefined), report })
  const undo = createUndoHistory()
  const clock = createClock(now)
  const identity = identityOf(db)
  const quickFind = createQuickFind(db)
  const executor = createExecutor({
    db,
    store,
    undo,
    extractions,
    createEditor: (as) => createEditor({ hub, clock, now, me: as ?? identity.me, device: identity.deviceId }),
    now,
    touched: (table) => live.changed([table]),
  })

  const openMemory = () =>
    new Database(':memory:', deps.nativeBinding === undefined ? {} : { nativeBinding: deps.nativeBinding })
  const verify = () =>
    verifyWorkspace({
      db,
      extraction,
      openMemory,
      blobIsSound: (hash) => blobs.get(hash) !== null && sha256(blobs.get(hash) as Uint8Array) === hash,
    })

  const drainNow = (): void => {
    const { tables } = projector.drain(Number.POSITIVE_INFINITY)
    live.changed(tables)
  }

  const ask: Parameters<typeof createLiveQueries>[0] = (name, input, scope, drain) => {
    const parsed = queries[name].input.safeParse(input)
    if (!parsed.success) return err(invalidInput(name, parsed.error))
    const query = queryByName[name]
    if (drain && query.readsText) {
      replicas.flush()
      drainNow()
    }
    const context = { db, hub, extractions, undo, quickFind, scope: scope ?? '', identity, verify }
    return ok(query.run(parsed.data as never, context) as never)
  }
  const live = createLiveQueries(ask)
  const quarantine = (docId: string, reason: string, update: Uint8Array) => {
    db.run(
      'INSERT INTO quarantine (doc_id, at, sender, reason, data) VALUES (?, ?, ?, ?, ?)',
      docId,
      now(),
      'window',
      reason,
      update,
    )
  }
  const replicas = createNoteReplicas({
    db,
    hub,
    store,
    device: identity.deviceId,
    epoch: () => identity.epoch,
    quarantine,
  })
  const maintenance = createMaintenance({
    db,
    hub,
    log,
    projector,
    now,
    report,
    changed: (tables) => live.changed(tables),
  })
  const pool = createImportPool({ workerUrl: deps.importWorkerUrl })

  store.onCommitted(({ tables }) => {
    if (tables.has('note') || tables.has('source') || tables.has('code') || tables.has('entity')) quickFind.stale()
    live.changed(tables)
    maintenance.wake()
  })

  if (config.create) {
    const { name } = config.create
    const made = executor.commit(
      (edit) => {
        edit.addToLibrary(edit.me, 'member')
        edit.set(LIBRARY_DOC, edit.me, 'name', config.memberName ?? 'You')
        edit.set(LIBRARY_DOC, WORKSPACE, 'name', name)
        edit.set(LIBRARY_DOC, WORKSPACE, 'id', identity.workspaceId)
        return { outcome: ok(null), label: null }
      },
      { scope: '' },
    )
    if (!made.ok) throw new Error(made.error.message)
  }
  if (rebuild) maintenance.rebuildAll()
  db.run('DELETE FROM receipt WHERE at < ?', now() - RECEIPT_DAYS * 86_400_000)
  maintenance.wake()

  const incident = (cause: unknown): AppError => {
    const id = randomUUID().slice(0, 8)
    report({ incident: id, cause })
    return {
      ...appError('Unexpected', `Something went wrong that should not; nothing was changed. It is logged as ${id}.`),
      incident: id,
    }
  }
  const guarded = <T>(work: () => Outcome<T>): Outcome<T> => {
    try {
      return work()
    } catch (cause) {
      return err(incident(cause))
    }
  }

  const importParts = { db, pool, executor, blobs, extractions, now }
  return {
    execute: (name, input, options) => guarded(() => executor.execute(name, input, options)),
    query: (name, input, options) => Promise.resolve(guarded(() => ask(name, input, options?.scope, true))),
    subscribe: (name, input, listener, options) => live.subscribe(name, input, listener, options?.scope),
    run: async (name, input, options) => {
      const parsed = tasks[name].input.safeParse(input)
      if (!parsed.success) return err(invalidInput(name, parsed.error))
      // Both tasks report imports; the generic name hides that from TypeScript.
      const onProgress = (options.onProgress ?? (() => undefined)) as (progress: ImportProgress) => void
      try {
        if (name === 'loadSample')
          return (await loadSample(
            { ...importParts, sampleDir: deps.sampleDir, me: identity.me },
            options.scope,
            onProgress,
            options.signal,
          )) as never
        const { items } = parsed.data as { items: Parameters<typeof importFiles>[1] }
        return ok(await importFiles(importParts, items, options.scope, onProgress, options.signal)) as never
      } catch (cause) {
        return err(incident(cause))
      }
    },
    notes: replicas,
    blobPath: (hash) => blobs.path(hash),
    close: async () => {
      await pool.close()
      replicas.flush()
      live.stop()
      maintenance.stop()
      db.close()
      release()
    },
  }
}
