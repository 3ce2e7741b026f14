/** What is done when nobody waits: lagging text, compaction, giving back its space, letting go of idle documents. */
import { LIBRARY_DOC } from '#shared/model/ids.ts'
import type { Db } from '../db/database.ts'
import type { Projector } from '../projections/projector.ts'
import type { Hub } from './hub.ts'
import type { UpdateLog } from './log.ts'

/** A pause in typing after which text is indexed. */
const IDLE_MS = 300
/** One slice of indexing; a keystroke that arrives meanwhile waits no longer than this. */
const SLICE_MS = 12
/** A log longer than this is worth a snapshot: reading it back costs more than writing it once. */
const COMPACT_BYTES = 64 * 1024
/** Free pages (of 4 kB) worth giving back: fewer will be used again soon. */
const FREE_PAGES = 32
/** Pages given back in one slice; moving a page takes some microseconds. */
const PAGES_PER_SLICE = 512
/** Documents untouched for this long are let go; reading one back takes about a millisecond. */
const RELEASE_MS = 60_000

export interface Maintenance {
  /** Something was committed; work will be looked for when things are quiet. */
  wake(): void
  /** Fills empty projections from all documents. */
  rebuildAll(): void
  /** Compacts a document now, unless damage was found in it. */
  compact(docId: string): void
  /** Gives some of the file's free pages back to the disk; false when there was nothing worth it. */
  giveBackSpace(): boolean
  stop(): void
}

export interface MaintenanceParts {
  db: Db
  hub: Hub
  log: UpdateLog
  projector: Projector
  /** More to do when nobody types; true: and more after that. */
  whenQuiet: () => boolean
  now: () => number
  report: (cause: unknown) => void
  changed: (tables: Set<string>) => void
}

export function createMaintenance({
  db,
  hub,
  log,
  projector,
  whenQuiet,
  now,
  report,
  changed,
}: MaintenanceParts): Maintenance {
  let timer: ReturnType<typeof setTimeout> | undefined
  let releaseTimer: ReturnType<typeof setInterval> | undefined
  let stopped = false
  const damaged = new Set<string>()

  const compact = (docId: string): void => {
    const live = hub.open(docId)
    if (live.problems.length === 0) log.compact(docId, live.doc, now())
  }

  const giveBackSpace = (): boolean => {
    const free = db.handle.pragma('freelist_count', { simple: true }) as number
    if (free < FREE_PAGES) return false
    db.handle.pragma(`incremental_vacuum(${PAGES_PER_SLICE})`)
    // The file only shrinks when the log before it is written back.
    if (free <= PAGES_PER_SLICE) db.handle.pragma('wal_checkpoint(TRUNCATE)')
    return db.handle.pragma('freelist_count', { simple: true }) !== free
  }

  const work = (): void => {
    timer = undefined
    if (stopped) return
    try {
      const { tables, done } = projector.drain(SLICE_MS)
      changed(tables)
      if (!done) return schedule(0)
      const goesOn = whenQuiet()
      // A snapshot is written whole. One for every log as long as itself costs each logged byte a fixed share, however
      // large the document grows, and keeps what is read back within a few times the snapshot.
      const heavy = db.all<{ id: string }>(
        `SELECT d.doc_id AS id FROM doc d WHERE d.log_bytes > ?
           AND d.log_bytes > coalesce((SELECT length(s.data) FROM snapshot s WHERE s.doc_id = d.doc_id), 0)
         ORDER BY d.log_bytes DESC`,
        COMPACT_BYTES,
      )
      for (const { id } of heavy) {
        // A damaged document keeps its log for whoever mends it, and holds up no other.
        if (damaged.has(id)) continue
        if (hub.open(id).problems.length > 0) {
          damaged.add(id)
          continue
        }
        compact(id)
        return schedule(IDLE_MS)
      }
      if (giveBackSpace() || goesOn) schedule(IDLE_MS)
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
    giveBackSpace,
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
