/** What is done when nobody waits: lagging text, compaction, letting go of idle documents. */
import { LIBRARY_DOC } from '#shared/model/ids.ts'
import type { Db } from '../db/database.ts'
import type { Projector } from '../projections/projector.ts'
import type { Hub } from './hub.ts'
import type { UpdateLog } from './log.ts'

/** A pause in typing after which text is indexed. */
const IDLE_MS = 300
/** One slice of indexing; a keystroke that arrives meanwhile waits no longer than this. */
const SLICE_MS = 12
/** A log this much longer than nothing is worth a snapshot: reading it back costs more than writing it once. */
const COMPACT_BYTES = 64 * 1024
/** Documents untouched for this long are let go; reading one back takes about a millisecond. */
const RELEASE_MS = 60_000

export interface Maintenance {
  /** Something was committed; work will be looked for when things are quiet. */
  wake(): void
  /** Fills empty projections from all documents. */
  rebuildAll(): void
  /** Compacts a document now, unless damage was found in it. */
  compact(docId: string): void
  stop(): void
}

export interface MaintenanceParts {
  db: Db
  hub: Hub
  log: UpdateLog
  projector: Projector
  now: () => number
  report: (cause: unknown) => void
  changed: (tables: Set<string>) => void
}

export function createMaintenance({ db, hub, log, projector, now, report, changed }: MaintenanceParts): Maintenance {
  let timer: ReturnType<typeof setTimeout> | undefined
  let releaseTimer: ReturnType<typeof setInterval> | undefined
  let stopped = false

  const compact = (docId: string): void => {
    const live = hub.open(docId)
    if (live.problems.length === 0) log.compact(docId, live.doc, now())
  }

  const work = (): void => {
    timer = undefined
    if (stopped) return
    try {
      const { tables, done } = projector.drain(SLICE_MS)
      changed(tables)
      if (!done) return schedule(0)
      const heavy = db.get<{ id: string }>(
        'SELECT doc_id AS id FROM doc WHERE log_bytes > ? ORDER BY log_bytes DESC LIMIT 1',
        COMPACT_BYTES,
      )
      if (heavy && hub.open(heavy.id).problems.length === 0) {
        compact(heavy.id)
        schedule(IDLE_MS)
      }
    } catch (cause) {
      report(cause)
    }
  }
  const schedule = (ms: number): void => {
    clearTimeout(timer)
    timer = setTimeout(work, ms)
    // The command line must be able to end while this waits.
    timer.unref()
  }

  releaseTimer = setInterval(() => hub.releaseIdle(RELEASE_MS), RELEASE_MS / 2)
  releaseTimer.unref()

  return {
    wake: () => schedule(IDLE_MS),
    compact,
    rebuildAll: () => {
      const ids = db.all<{ id: string }>('SELECT doc_id AS id FROM doc ORDER BY doc_id').map((row) => row.id)
      db.transaction(() => {
        for (const id of [LIBRARY_DOC, ...ids.filter((each) => each !== LIBRARY_DOC)]) {
          projector.projectWhole(hub.open(id))
          if (id !== LIBRARY_DOC) hub.evict(id)
        }
      })
    },
    stop: () => {
      stopped = true
      clearTimeout(timer)
      clearInterval(releaseTimer)
      releaseTimer = undefined
    },
  }
}
