/** What one data folder holds, taken in by another on the core's own write path: synchronisation without its wires. */
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect } from 'vitest'
import * as Y from 'yjs'
import { createBlobs } from '#core/blobs/blobs.ts'
import { createExtractions } from '#core/blobs/extractions.ts'
import { createOpener, openDatabase } from '#core/db/database.ts'
import { createHub } from '#core/docs/hub.ts'
import { createUpdateLog, unpackUpdates } from '#core/docs/log.ts'
import { createStore } from '#core/docs/store.ts'
import { createProjector } from '#core/projections/projector.ts'
import { ok } from '#shared/model/result.ts'

export interface Sent {
  docId: string
  update: Uint8Array
}

/** Everything in a folder's log, update by update. */
export function readLog(dataDir: string): Sent[] {
  const db = new Database(join(dataDir, 'workspace.sqlite'), { readonly: true })
  const rows = db.prepare('SELECT doc_id AS docId, data FROM update_log ORDER BY seq').all() as {
    docId: string
    data: Uint8Array
  }[]
  db.close()
  return rows.flatMap(({ docId, data }) => unpackUpdates(data).map((update) => ({ docId, update })))
}

/** Every document of a folder as one update, as devices compare them. */
export function readState(dataDir: string): Sent[] {
  const db = openDatabase(join(dataDir, 'workspace.sqlite'), createOpener({}))
  const log = createUpdateLog(db)
  const sent = db.all<{ docId: string }>('SELECT doc_id AS docId FROM doc').map(({ docId }) => {
    const doc = new Y.Doc()
    log.load(docId, doc)
    return { docId, update: Y.encodeStateAsUpdate(doc) }
  })
  db.close()
  return sent
}

/** Takes another folder's updates in, in this order, on the core's own write path. */
export function receive(dataDir: string, sent: readonly Sent[]): void {
  const db = openDatabase(join(dataDir, 'workspace.sqlite'), createOpener({}))
  const log = createUpdateLog(db)
  const hub = createHub(log, Date.now)
  const extractions = createExtractions(createBlobs(dataDir, db))
  const extraction = (id: string) => {
    const row = db.get<{ hash: string }>('SELECT extraction_hash AS hash FROM source WHERE source_id = ?', id)
    return row ? extractions.get(row.hash) : null
  }
  const projector = createProjector({ db, extraction }, hub)
  const report = (cause: unknown) => {
    throw cause
  }
  const store = createStore({ db, hub, log, projector, now: Date.now, fault: () => undefined, report })
  for (const docId of new Set(sent.map((each) => each.docId))) {
    const outcome = store.commit(
      () => {
        for (const each of sent) if (each.docId === docId) Y.applyUpdate(hub.open(docId).doc, each.update, 'peer')
        return ok(null)
      },
      { device: 'peer' },
    )
    expect(outcome.ok).toBe(true)
  }
  projector.drain(Number.POSITIVE_INFINITY)
  db.close()
}
