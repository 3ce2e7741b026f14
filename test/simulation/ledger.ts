/** What was acknowledged, change by change, as Yjs numbers changes: it must be everywhere in the end. */
import * as Y from 'yjs'
import type { Db } from '#core/db/database.ts'
import { createUpdateLog, unpackUpdates } from '#core/docs/log.ts'
import { typeRoots } from '#shared/docs/fields.ts'
import type { Device } from './device.ts'

interface Entry {
  docId: string
  device: string
  at: number
  /** What was done, for a report. */
  what: string
  /** Per client, the clock below which everything of it must be held. */
  clocks: Map<number, number>
  deleted: { client: number; clock: number; len: number }[]
}

export interface Ledger {
  /** An update was acknowledged on this device. */
  add(device: Device, docId: string, update: Uint8Array, at: number, what: string): void
  /** Everything that this device has written to its log since it was last asked was acknowledged. */
  addLogged(device: Device, at: number, what: string): void
  /** The device's log begins anew from what it holds now. */
  skipLogged(device: Device): void
  /** What this device did from then on may be lost: nobody promised it. */
  forgive(device: string, from: number): void
  /** Sentences about what is not in this device's documents. */
  missing(device: Device, gone: ReadonlySet<string>): string[]
  readonly size: number
}

export function readDoc(db: Db, docId: string): Y.Doc {
  const doc = new Y.Doc({ guid: docId })
  typeRoots(doc)
  createUpdateLog(db).load(docId, doc)
  return doc
}

export const docIds = (db: Db): string[] =>
  db.all<{ id: string }>('SELECT doc_id AS id FROM doc ORDER BY doc_id').map(({ id }) => id)

export function createLedger(): Ledger {
  let entries: Entry[] = []
  const lastSeq = new Map<string, number>()
  const newest = (db: Db): number => db.get<{ seq: number | null }>('SELECT max(seq) AS seq FROM update_log')?.seq ?? 0

  const add: Ledger['add'] = (device, docId, update, at, what) => {
    const { structs, ds } = Y.decodeUpdate(update)
    const clocks = new Map<number, number>()
    for (const { id, length } of structs) clocks.set(id.client, Math.max(clocks.get(id.client) ?? 0, id.clock + length))
    const deleted = [...ds.clients].flatMap(([client, ranges]) =>
      ranges.map(({ clock, len }) => ({ client, clock, len })),
    )
    entries.push({ docId, device: device.name, at, what, clocks, deleted })
  }

  return {
    add,
    addLogged: (device, at, what) => {
      const rows = device.db.all<{ seq: number; id: string; data: Uint8Array }>(
        'SELECT seq, doc_id AS id, data FROM update_log WHERE seq > ? AND device = ? ORDER BY seq',
        lastSeq.get(device.name) ?? 0,
        device.deviceId,
      )
      for (const { seq, id, data } of rows) {
        lastSeq.set(device.name, seq)
        for (const update of unpackUpdates(data)) add(device, id, update, at, what)
      }
    },
    skipLogged: (device) => void lastSeq.set(device.name, newest(device.db)),
    forgive: (device, from) => {
      entries = entries.filter((entry) => entry.device !== device || entry.at < from)
    },
    missing: (device, gone) => {
      const found: string[] = []
      const byDoc = new Map<string, Entry[]>()
      for (const entry of entries) byDoc.set(entry.docId, [...(byDoc.get(entry.docId) ?? []), entry])
      for (const [docId, wanted] of byDoc) {
        if (gone.has(docId)) continue
        const doc = readDoc(device.db, docId)
        const vector = Y.decodeStateVector(Y.encodeStateVector(doc))
        const { ds } = Y.snapshot(doc)
        for (const { clocks, deleted, device: by, what } of wanted) {
          const lacks =
            [...clocks].some(([client, clock]) => (vector.get(client) ?? 0) < clock) ||
            deleted.some(
              ({ client, clock, len }) =>
                !(ds.clients.get(client) ?? []).some(
                  (range) => range.clock <= clock && range.clock + range.len >= clock + len,
                ),
            )
          if (lacks) found.push(`${device.name} lacks in ${docId} what ${by} was acknowledged: ${what}`)
        }
        doc.destroy()
      }
      return found
    },
    get size() {
      return entries.length
    },
  }
}
