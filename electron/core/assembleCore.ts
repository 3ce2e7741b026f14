/** The composition root: every part of a core, made once and given what it needs. */
import { basename } from 'node:path'
import Database from 'better-sqlite3'
import type { ExportNames } from '#shared/contract/exchange.ts'
import { queries } from '#shared/contract/queries.ts'
import { createClock } from '#shared/docs/clock.ts'
import { LIBRARY_DOC, type PlanId } from '#shared/model/ids.ts'
import { err, ok } from '#shared/model/result.ts'
import { AGREEMENT_COMPUTED, createAgreement } from './agreement/agreement.ts'
import { beginWorkspace, enterLibrary, isBegun } from './beginWorkspace.ts'
import { createBlobs } from './blobs/blobs.ts'
import { createExtractions } from './blobs/extractions.ts'
import { createExecutor, invalidInput, RECEIPT_DAYS } from './commands/executor.ts'
import { beginCarried } from './carry/beginCarried.ts'
import { createCarry } from './carry/carry.ts'
import { createCarryThread } from './carry/thread.ts'
import { createLastSeen } from './lastSeen.ts'
import { createBriefBefore } from './brief/before.ts'
import type { CoreConfig, CoreDeps } from './config.ts'
import type { Core } from './core.ts'
import type { Db } from './db/database.ts'
import { isDiskFull } from './db/diskFull.ts'
import { FolderGone } from './db/folderGone.ts'
import { createEditedMarks } from './docs/editedMarks.ts'
import { createEditor } from './docs/editing.ts'
import { createHub } from './docs/hub.ts'
import { identityOf } from './docs/identity.ts'
import { createUpdateLog } from './docs/log.ts'
import { createMaintenance } from './docs/maintenance.ts'
import { createNoteReplicas } from './docs/noteReplicas.ts'
import { createQuotePlaces } from './docs/quotePlaces.ts'
import { createPurge } from './docs/purge.ts'
import { createStore } from './docs/store.ts'
import { createUndoHistory } from './docs/undo.ts'
import { createOfficeWriter } from './exporters/office/inThread.ts'
import { createImportPool } from './importers/pool.ts'
import { createIncidents } from './incidents.ts'
import { ERASED, ERASED_IN_LIBRARY } from './projections/schema.ts'
import { createProjector, prepareProjections, projectionsAreCurrent } from './projections/projector.ts'
import { verifyWorkspace } from './projections/verify.ts'
import { BRIEF } from './queries/brief.ts'
import { preparedExport } from './queries/exportDocument.ts'
import { queryByName } from './queries/index.ts'
import { createCodingIndex } from './queries/insight/codingIndex.ts'
import { createLiveQueries } from './queries/live.ts'
import { createPassages, PASSAGES_READ } from './queries/passages.ts'
import { TEAM } from './queries/team.ts'
import { createRelationships, RELATIONSHIPS_COMPUTED } from './relationships/relationships.ts'
import { createQuickFind, QUICK_FIND_TABLES } from './search/quickFind.ts'
import { createSync } from './sync/createSync.ts'
import type { HeldKey } from './sync/deviceKey.ts'
import { beginJoining, keptJoining } from './sync/joining.ts'

/** By then a window shows its first rows. */
const SWEEP_AFTER_MS = 5_000

/** `release` lets go of the folder; `isUnjoined`: it was begun for an invitation that was refused, and holds nothing. */
export function assembleCore(
  config: CoreConfig,
  deps: CoreDeps,
  db: Db,
  key: HeldKey,
  release: (isUnjoined: boolean) => void,
): Core {
  const now = deps.now ?? Date.now
  const report = deps.report ?? (() => undefined)
  const incidents = createIncidents(report)
  if (config.join && !isBegun(db)) beginJoining(db, config.join)
  if (config.carried && !isBegun(db)) beginCarried(db, config.carried)
  const identity = identityOf(db)
  const clock = createClock(now)

  const log = createUpdateLog(db)
  const hub = createHub(log, now)
  const blobs = createBlobs(config.dataDir, db)
  const extractions = createExtractions(blobs)
  const extraction = (sourceId: string) => {
    const row = db.get<{ hash: string }>('SELECT extraction_hash AS hash FROM source WHERE source_id = ?', sourceId)
    return row ? extractions.get(row.hash) : null
  }
  const projector = createProjector({ db, extraction }, hub)
  const isRebuildDue = prepareProjections(db)
  const store = createStore({ db, hub, log, projector, now, fault: deps.fault ?? (() => undefined), report })

  const quarantine = (docId: string, sender: string, reason: string, update: Uint8Array): void => {
    try {
      log.quarantine(docId, now(), sender, reason, update)
    } catch (cause) {
      // It was refused already; not even keeping it for a look harms nobody.
      report(cause)
    }
  }
  const undo = createUndoHistory(db, now)
  const quickFind = createQuickFind(db)
  const codings = createCodingIndex(db)
  const executor = createExecutor({
    db,
    store,
    undo,
    extractions,
    createEditor: (as) => createEditor({ hub, clock, now, me: as ?? identity.me, device: identity.deviceId }),
    now,
    touched: (table) => {
      lastSeen.forget()
      live.changed([table])
    },
    mayEdit: () => sync.mayEdit(),
    team: () => sync.commands,
  })
  const replicas = createNoteReplicas({
    db,
    hub,
    store,
    device: identity.deviceId,
    epoch: () => identity.epoch,
    quarantine: (docId, reason, update) => quarantine(docId, 'window', reason, update),
    toError: (cause) => incidents.toError(cause),
    mayEdit: () => sync.mayEdit(),
  })

  const openMemory = () =>
    new Database(':memory:', deps.nativeBinding === undefined ? {} : { nativeBinding: deps.nativeBinding })
  const verify = () => verifyWorkspace({ db, extraction, openMemory, blobIsSound: (hash) => blobs.get(hash) !== null })
  /** Before text is read that may lag behind typing. */
  const drain = (): void => {
    replicas.flush()
    try {
      live.changed(projector.drain(Number.POSITIVE_INFINITY).tables)
    } catch (cause) {
      // What lags cannot be indexed now; what is indexed can still be read.
      if (!isDiskFull(cause) && !(cause instanceof FolderGone)) throw cause
      report(cause)
    }
  }
  const contextFor = (scope: string | undefined) => ({
    db,
    hub,
    blobs,
    extractions,
    undo,
    quickFind,
    codings,
    passages,
    agreement,
    relationships,
    scope: scope ?? '',
    identity,
    verify,
    sync: () => sync,
  })
  const ask: Parameters<typeof createLiveQueries>[0] = (name, input, scope, drains) =>
    incidents.guarded(() => {
      const parsed = queries[name].input.safeParse(input)
      if (!parsed.success) return err(invalidInput(name, parsed.error))
      const query = queryByName[name]
      if (drains && query.readsText) drain()
      return ok(query.run(parsed.data as never, contextFor(scope)) as never)
    })
  const live = createLiveQueries(ask)
  const lastSeen = createLastSeen({
    dataDir: config.dataDir,
    build: config.build,
    ask: (name, input) => ask(name, input, undefined, false),
  })
  const relationships = createRelationships({
    db,
    workerUrl: deps.measureWorkerUrl,
    now,
    computed: () => live.changed([RELATIONSHIPS_COMPUTED]),
    report,
  })
  const passages = createPassages(db, () => live.changed([PASSAGES_READ]))
  const agreement = createAgreement({
    db,
    workerUrl: deps.measureWorkerUrl,
    blobPath: (hash) => blobs.path(hash),
    computed: () => live.changed([AGREEMENT_COMPUTED]),
    report,
  })
  const before = createBriefBefore({
    db,
    now,
    today: () => relationships.today(),
    assess: () => relationships.assess({}),
    changed: () => live.changed([BRIEF]),
    report,
  })
  const marks = createEditedMarks({ db, hub, store, device: identity.deviceId })
  const places = createQuotePlaces({ db, executor, extractions })
  const maintenance = createMaintenance({
    db,
    hub,
    log,
    projector,
    whenQuiet: () => {
      marks.write()
      places.write()
      return purge.cleanIndex()
    },
    now,
    report,
    changed: (tables) => live.changed(tables),
  })
  const pool = deps.importPool ?? createImportPool({ workerUrl: deps.importWorkerUrl })

  store.onCommitted(({ docs, tables }) => {
    lastSeen.forget()
    if (QUICK_FIND_TABLES.some((table) => tables.has(table))) quickFind.stale()
    live.changed(tables)
    relationships.changed(tables)
    agreement.changed(tables)
    const docIds = docs.map(({ docId }) => docId)
    purgeNow(docIds, tables)
    marks.changed(docIds)
    places.changed(docIds)
    maintenance.wake()
  })

  const purge = createPurge({ db, hub, blobs, compact: (docId) => maintenance.compact(docId) })
  const purgeNow = (docIds: readonly string[], tables: ReadonlySet<string>): void => {
    try {
      if (docIds.includes(LIBRARY_DOC))
        for (const docId of purge.documents()) {
          // A process that died in between may have left it.
          lastSeen.forget()
          replicas.end(docId)
        }
      if (tables.has(ERASED_IN_LIBRARY)) purge.partsOf(LIBRARY_DOC)
      if (tables.has(ERASED)) for (const docId of docIds) if (docId !== LIBRARY_DOC) purge.partsOf(docId)
    } catch (cause) {
      // The tombstone is on disk: what could not be removed now is removed at the next occasion.
      report(cause)
    }
  }

  const sync = createSync({
    dataDir: config.dataDir,
    db,
    hub,
    store,
    blobs,
    identity,
    key,
    replicas,
    network: deps.network,
    alwaysOn: config.alwaysOn === true,
    internet: config.internet,
    quarantine,
    myName: config.memberName ?? 'You',
    joined: (name) => enterLibrary(executor, name),
    before,
    textArrived: () => {
      maintenance.wake()
      agreement.changed(new Set(['blob']))
    },
    logoArrived: () => live.changed(['template']),
    changed: () => live.changed([TEAM]),
    report,
    now,
  })

  if (!isBegun(db) && keptJoining(db) === null && !config.carried) {
    const name = config.create?.name ?? basename(config.dataDir)
    beginWorkspace(executor, identity, name, config.memberName ?? 'You')
  }
  if (isRebuildDue)
    db.transaction(() => {
      maintenance.rebuildAll()
      projectionsAreCurrent(db)
    })
  // What was left half-written can wait until a window has been filled: it is a walk over the whole folder.
  let isSwept = false
  const sweep = (): void => {
    if (!isSwept) blobs.sweep()
    isSwept = true
  }
  const sweeping = setTimeout(sweep, SWEEP_AFTER_MS)
  sweeping.unref()
  try {
    db.run('DELETE FROM receipt WHERE at < ?', now() - RECEIPT_DAYS * 86_400_000)
    undo.forgetOld()
  } catch (cause) {
    // On a full disk what is there can be read; this is done another time.
    if (!isDiskFull(cause)) throw cause
    report(cause)
  }
  // What a process that died, or a full disk, left of it.
  purgeNow([LIBRARY_DOC], new Set())
  maintenance.wake()
  sync.start()

  const liveScopes = new Set<string>()
  const taskParts = {
    prepareExport: (input: Parameters<typeof preparedExport>[0]) => {
      drain()
      return preparedExport(input, contextFor(undefined))
    },
    writeOffice: deps.writeOffice ?? createOfficeWriter(deps.officeWorkerUrl),
    db,
    hub,
    pool,
    executor,
    identity,
    blobs,
    extractions,
    now,
    sampleDir: deps.sampleDir,
    me: identity.me,
    planMarkdown: (planId: PlanId, names: ExportNames) => {
      const made = ask('export', { subject: { kind: 'plan', planId }, format: 'markdown', names }, undefined, true)
      return made.ok ? (made.value?.content ?? null) : null
    },
    sync,
    relationships,
    agreement,
    carry: createCarry({
      dataDir: config.dataDir,
      db,
      hub,
      store,
      blobs,
      identity,
      work: deps.carryWork ?? createCarryThread(deps.carryWorkerUrl),
      sync,
      quarantine,
      flush: () => replicas.flush(),
      isNews: () => !config.carried,
      merged: () => {
        if (config.carried) enterLibrary(executor, config.memberName ?? 'You')
      },
      now,
    }),
  }
  return {
    execute: (name, input, options) => incidents.guarded(() => executor.execute(name, input, options)),
    query: (name, input, options) => Promise.resolve(ask(name, input, options?.scope, true)),
    subscribe: (name, input, listener, options) => live.subscribe(name, input, listener, options?.scope),
    run: async (name, input, options) => {
      try {
        // Read when it is wanted: no start needs what reads and writes files of other programs.
        const { runTask } = await import('./tasks/runTask.ts')
        return await runTask(taskParts, name, input, options)
      } catch (cause) {
        return err(incidents.toError(cause))
      }
    },
    notes: replicas,
    enter: (scope, isNew) => {
      const outcome = incidents.guarded(() => ok(isNew && undo.adopt(scope, liveScopes)))
      if (outcome.ok && outcome.value) live.changed(['undo'])
      liveScopes.add(scope)
      return () => liveScopes.delete(scope)
    },
    blobPath: (hash) => blobs.path(hash),
    sync,
    close: async () => {
      before.stop()
      const isUnjoined = sync.joining()?.step === 'failed'
      await sync.stop()
      await pool.close()
      await relationships.close()
      await agreement.close()
      passages.stop()
      clearTimeout(sweeping)
      sweep()
      replicas.flush()
      lastSeen.keep()
      live.stop()
      maintenance.stop()
      db.close()
      release(isUnjoined)
    },
  }
}
