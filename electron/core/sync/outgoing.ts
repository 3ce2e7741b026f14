/** What there is to send: the log's rows since a number, and documents by what the other holds of them; in messages of a size. */
import { crc32 } from 'node:zlib'
import * as Y from 'yjs'
import type { DocId } from '#shared/model/ids.ts'
import { BYTES_PER_MESSAGE, DOCS_PER_MESSAGE, MAX_MESSAGE_BYTES } from '#shared/sync/limits.ts'
import type { DocUpdate, DocVector } from '#shared/sync/messages.ts'
import type { Db } from '../db/database.ts'
import type { Hub } from '../docs/hub.ts'
import { unpackUpdates } from '../docs/log.ts'

/** Rows of a document that was made and hardly edited since. */
const MAX_ROWS_AS_LOGGED = 8

/** An update that says nothing: no structs, no deletions. */
const isEmpty = (update: Uint8Array): boolean => update.byteLength <= 2

/** V1 ends with its deletions: with their number, 0, or with the length of the last of them, which is not 0. */
const deletes = (update: Uint8Array): boolean => update.at(-1) !== 0

/** Of a message for what is around its one update. */
const AROUND_BYTES = 1_024

/** What no message holds stays here, and keeps nothing else from going; the other device is shown as lacking it. */
const fits = ({ byteLength }: Uint8Array): boolean => byteLength <= MAX_MESSAGE_BYTES - AROUND_BYTES

/** The number of the newest row this log ever had. */
export const lastSeq = (db: Db): number =>
  db.get<{ seq: number }>(`SELECT seq FROM sqlite_sequence WHERE name = 'update_log'`)?.seq ?? 0

export interface LogBatch {
  docs: DocUpdate[]
  /** Everything up to here is in this batch or an earlier one. */
  seq: number
  /** There is more. */
  more: boolean
}

/** The log's rows after `since` that did not come from `device`, as one message's worth, a document's rows merged. */
export function logBatch(db: Db, since: number, device: string): LogBatch {
  const byDoc = new Map<DocId, Uint8Array[]>()
  let seq = since
  let bytes = 0
  const rows = db.all<{ seq: number; id: DocId; device: string; data: Uint8Array }>(
    'SELECT seq, doc_id AS id, device, data FROM update_log WHERE seq > ? ORDER BY seq LIMIT 512',
    since,
  )
  let taken = 0
  for (const row of rows) {
    if (row.device !== device) {
      const known = byDoc.get(row.id)
      if (
        (!known && byDoc.size >= DOCS_PER_MESSAGE) ||
        (byDoc.size > 0 && bytes + row.data.byteLength > BYTES_PER_MESSAGE)
      )
        break
      const updates = unpackUpdates(row.data)
      if (known) known.push(...updates)
      else byDoc.set(row.id, updates)
      bytes += row.data.byteLength
    }
    seq = row.seq
    taken += 1
  }
  return {
    docs: [...byDoc]
      .map(([id, updates]) => ({
        id,
        update: updates.length === 1 ? (updates[0] as Uint8Array) : Y.mergeUpdates(updates),
      }))
      .filter(({ update }) => fits(update)),
    seq,
    more: taken < rows.length || rows.length === 512,
  }
}

/** Documents that changed after `since` and whose rows from then are compacted into a snapshot. */
export const compactedSince = (db: Db, since: number): DocId[] =>
  db.all<{ id: DocId }>('SELECT doc_id AS id FROM snapshot WHERE seq > ?', since).map(({ id }) => id)

/** Opens a document only for as long as `read` takes, unless somebody has it open anyway. */
export function passing<T>(hub: Hub, id: string, read: (doc: Y.Doc) => T): T {
  const wasLive = hub.isLive(id)
  const { doc } = hub.open(id)
  try {
    return read(doc)
  } finally {
    if (!wasLive) hub.evict(id)
  }
}

export const vectorOf = (hub: Hub, id: DocId): DocVector => ({
  id,
  vector: passing(hub, id, (doc) => Y.encodeStateVector(doc)),
})

/**
 * A whole document as its log has it, where that is short and nothing in it was deleted: then it is what the document
 * would say, and ten thousand of them need not be opened for somebody who has none. What was deleted is told by the
 * document alone, which has forgotten its words.
 */
function asLogged(db: Db, hub: Hub, id: DocId): Uint8Array | undefined {
  if (hub.isLive(id) || db.get('SELECT 1 FROM snapshot WHERE doc_id = ?', id)) return undefined
  const rows = db.all<{ checksum: number; data: Uint8Array }>(
    'SELECT checksum, data FROM update_log WHERE doc_id = ? ORDER BY seq LIMIT ?',
    id,
    MAX_ROWS_AS_LOGGED + 1,
  )
  if (rows.length > MAX_ROWS_AS_LOGGED || rows.some((row) => crc32(row.data) !== row.checksum)) return undefined
  const updates = rows.flatMap((row) => unpackUpdates(row.data))
  if (updates.length === 0 || updates.some(deletes)) return undefined
  return updates.length === 1 ? updates[0] : Y.mergeUpdates(updates)
}

/**
 * What the other lacks of these documents, a message's worth at a time, and undefined after each document that fills
 * none, so that a pause can be made. Vectors that do not decode are passed over.
 */
export function* diffs(
  db: Db,
  hub: Hub,
  docs: Iterable<{ id: DocId; vector?: Uint8Array }>,
): Generator<DocUpdate[] | undefined> {
  let batch: DocUpdate[] = []
  let bytes = 0
  for (const { id, vector } of docs) {
    let update: Uint8Array
    try {
      update =
        (vector ? undefined : asLogged(db, hub, id)) ?? passing(hub, id, (doc) => Y.encodeStateAsUpdate(doc, vector))
    } catch {
      continue
    }
    if (isEmpty(update) || !fits(update)) continue
    if (batch.length > 0 && bytes + update.byteLength > BYTES_PER_MESSAGE) {
      yield batch
      batch = []
      bytes = 0
    }
    batch.push({ id, update })
    bytes += update.byteLength
    if (batch.length >= DOCS_PER_MESSAGE) {
      yield batch
      batch = []
      bytes = 0
    } else yield undefined
  }
  if (batch.length > 0) yield batch
}
