/** The update log: what every document is made of, checked on the way in and out. */
import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib'
import { decoding, encoding } from 'lib0'
import * as Y from 'yjs'
import { MAX_QUARANTINED, MAX_QUARANTINED_BYTES, MAX_QUARANTINED_EACH } from '#shared/sync/limits.ts'
import type { Db } from '../db/database.ts'

/** Whose refused changes are somebody's keystrokes on this computer: all of them are kept. */
export const OWN_WINDOW = 'window'

export interface LogProblem {
  docId: string
  what: string
}

/** Packs the updates of one commit into one row: fewer rows than keystrokes, still one update each. */
export function packUpdates(updates: readonly Uint8Array[]): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, updates.length)
  for (const update of updates) encoding.writeVarUint8Array(encoder, update)
  return encoding.toUint8Array(encoder)
}

export function unpackUpdates(data: Uint8Array): Uint8Array[] {
  const decoder = decoding.createDecoder(data)
  const updates: Uint8Array[] = []
  for (let left = decoding.readVarUint(decoder); left > 0; left--) updates.push(decoding.readVarUint8Array(decoder))
  return updates
}

/** True when a document was given changes, or deletions, of what it does not hold yet. */
export const isWaiting = (doc: Y.Doc): boolean => doc.store.pendingStructs !== null || doc.store.pendingDs !== null

export interface UpdateLog {
  /** Appends one row; call inside the commit's transaction. Returns its sequence number. */
  append(
    docId: string,
    kind: string,
    device: string,
    at: number,
    updates: readonly Uint8Array[],
    projectionDirty: boolean,
  ): number
  /** Applies snapshot and log to an empty document; damaged rows are skipped and reported. */
  load(docId: string, doc: Y.Doc): LogProblem[]
  /** Replaces a document's log by one snapshot of `doc`, which must hold everything in the log. */
  compact(docId: string, doc: Y.Doc, at: number): void
  /** Keeps what could not be applied, with the reason and who sent it; of others' junk the newest, and not all of it. */
  quarantine(docId: string, at: number, sender: string, reason: string, data: Uint8Array): void
}

export function createUpdateLog(db: Db): UpdateLog {
  return {
    append: (docId, kind, device, at, updates, projectionDirty) => {
      const data = packUpdates(updates)
      db.run(
        'INSERT INTO update_log (doc_id, device, at, checksum, data) VALUES (?, ?, ?, ?, ?)',
        docId,
        device,
        at,
        crc32(data),
        data,
      )
      const seq = (db.get<{ seq: number }>('SELECT last_insert_rowid() AS seq') as { seq: number }).seq
      // edited_at: when somebody changed it here. What arrives from elsewhere says by its fields when it was written.
      db.run(
        `INSERT INTO doc (doc_id, kind, last_seq, edited_at, log_bytes, digest, projection_dirty)
         VALUES (?, ?, ?, CASE WHEN ? = (SELECT value FROM meta WHERE key = 'device_id') THEN ? ELSE 0 END, ?, NULL, ?)
         ON CONFLICT (doc_id) DO UPDATE SET last_seq = excluded.last_seq, edited_at = CASE WHEN ? THEN edited_at ELSE max(edited_at, excluded.edited_at) END,
           log_bytes = log_bytes + excluded.log_bytes, digest = NULL, projection_dirty = max(projection_dirty, excluded.projection_dirty)`,
        docId,
        kind,
        seq,
        device,
        at,
        data.byteLength,
        projectionDirty ? 1 : 0,
        // A note's fields say by themselves when they were written; a dismissed finding is no edit of it.
        kind === 'note' && !projectionDirty ? 1 : 0,
      )
      return seq
    },

    load: (docId, doc) => {
      const problems: LogProblem[] = []
      const snapshot = db.get<{ seq: number; checksum: number; data: Uint8Array }>(
        'SELECT seq, checksum, data FROM snapshot WHERE doc_id = ?',
        docId,
      )
      if (snapshot) {
        try {
          if (crc32(snapshot.data) !== snapshot.checksum) throw new Error('checksum does not match')
          Y.applyUpdateV2(doc, inflateRawSync(snapshot.data), 'log')
        } catch (cause) {
          problems.push({ docId, what: `snapshot: ${String(cause)}` })
        }
      }
      const rows = db.all<{ seq: number; checksum: number; data: Uint8Array }>(
        'SELECT seq, checksum, data FROM update_log WHERE doc_id = ? ORDER BY seq',
        docId,
      )
      doc.transact(() => {
        for (const row of rows) {
          try {
            if (crc32(row.data) !== row.checksum) throw new Error('checksum does not match')
            for (const update of unpackUpdates(row.data)) Y.applyUpdate(doc, update, 'log')
          } catch (cause) {
            problems.push({ docId, what: `update ${row.seq}: ${String(cause)}` })
          }
        }
      }, 'log')
      if (isWaiting(doc)) problems.push({ docId, what: 'updates depend on others that are missing' })
      return problems
    },

    compact: (docId, doc, at) => {
      const data = deflateRawSync(Y.encodeStateAsUpdateV2(doc))
      db.transaction(() => {
        const { seq } = db.get<{ seq: number }>('SELECT last_seq AS seq FROM doc WHERE doc_id = ?', docId) ?? { seq: 0 }
        db.run(
          'INSERT OR REPLACE INTO snapshot (doc_id, seq, at, checksum, data) VALUES (?, ?, ?, ?, ?)',
          docId,
          seq,
          at,
          crc32(data),
          data,
        )
        db.run('DELETE FROM update_log WHERE doc_id = ? AND seq <= ?', docId, seq)
        db.run('UPDATE doc SET log_bytes = 0 WHERE doc_id = ?', docId)
      })
    },

    quarantine: (docId, at, sender, reason, whole) => {
      const isOurs = sender === OWN_WINDOW
      const data = isOurs ? whole : whole.subarray(0, MAX_QUARANTINED_EACH)
      db.run(
        'INSERT INTO quarantine (doc_id, at, sender, reason, data) VALUES (?, ?, ?, ?, ?)',
        docId,
        at,
        sender,
        reason,
        data,
      )
      if (isOurs) return
      db.run(
        `DELETE FROM quarantine WHERE id IN (
           SELECT id FROM (
             SELECT id, count(*) OVER newest AS n, sum(length(data)) OVER newest AS bytes
             FROM quarantine WHERE sender <> ? WINDOW newest AS (ORDER BY id DESC)
           ) WHERE n > ? OR bytes > ?)`,
        OWN_WINDOW,
        MAX_QUARANTINED,
        MAX_QUARANTINED_BYTES,
      )
    },
  }
}
