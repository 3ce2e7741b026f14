/** What a workspace's file weighs once a long history was compacted, and what of that is the document itself. */
import type { Db } from '#core/db/database.ts'
import { createMaintenance } from '#core/docs/maintenance.ts'
import { compare, type Measured } from '../row.ts'
import type { WritePath } from '../support/writePath.ts'

/** Bytes of the database file with nothing left beside it in the write-ahead log. */
export function fileSize(db: Db): number {
  db.handle.pragma('wal_checkpoint(TRUNCATE)')
  const pages = db.handle.pragma('page_count', { simple: true }) as number
  return pages * (db.handle.pragma('page_size', { simple: true }) as number)
}

/** Bytes of the pages that hold the update log, the snapshots and what is known of each document. */
const logBytes = (db: Db): number =>
  db.get<{ bytes: number }>(
    `SELECT coalesce(sum(pgsize), 0) AS bytes FROM dbstat WHERE name IN ('update_log', 'update_log_by_doc', 'snapshot', 'sqlite_autoindex_snapshot_1', 'doc')`,
  )?.bytes ?? 0

/** `before`: the file's size when it was a new workspace; `encoded`: the document as one Yjs update, V2. */
export function compactedFile(
  name: string,
  { db, hub, log, projector }: WritePath,
  noteId: string,
  before: number,
  encoded: number,
): Measured[] {
  const grown = fileSize(db) - before
  const report = (cause: unknown): never => {
    throw cause
  }
  const nothing = () => undefined
  const parts = { db, hub, log, projector, now: Date.now, report, changed: nothing, whenQuiet: () => false }
  const maintenance = createMaintenance(parts)
  // What the product does when nobody types for a moment.
  projector.drain(Number.POSITIVE_INFINITY)
  maintenance.compact(noteId)
  while (maintenance.giveBackSpace());
  maintenance.stop()
  const after = fileSize(db)
  const kB = (bytes: number) => `${(bytes / 1000).toFixed(0)} kB`
  return [
    compare(
      name,
      'kB',
      (after - before) / 1000,
      encoded / 1000,
      1.5,
      `all that the file grew by: snapshot and log (${kB(logBytes(db))}), the text and its full-text index; ${kB(grown)} before it was compacted. A new workspace takes ${kB(before)}. Against the document encoded by Yjs, V2.`,
    ),
  ]
}
