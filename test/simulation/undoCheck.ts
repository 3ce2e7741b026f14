/** What stands by others' hands, before and after somebody takes something back: it must be the same. */
import type { Db } from '#core/db/database.ts'
import { fieldsBySubject, itemsOf } from '#shared/docs/fields.ts'
import type { Device } from './device.ts'
import { readDoc } from './ledger.ts'

export type Standing = ReadonlyMap<string, string>

/** As long as a document's log has no newer row, and the process lives, it reads the same. */
const known = new WeakMap<Db, Map<string, { seq: number; standing: Standing }>>()

/** Every field whose standing value another device set, and every record. */
export function standingOfOthers({ db, deviceId }: Device): Standing {
  const byDoc = known.get(db) ?? new Map<string, { seq: number; standing: Standing }>()
  known.set(db, byDoc)
  const all = new Map<string, string>()
  for (const { id, seq } of db.all<{ id: string; seq: number }>('SELECT doc_id AS id, last_seq AS seq FROM doc')) {
    let entry = byDoc.get(id)
    if (entry?.seq !== seq) byDoc.set(id, (entry = { seq, standing: standingIn(db, id, deviceId) }))
    for (const [where, what] of entry.standing) all.set(where, what)
  }
  return all
}

function standingIn(db: Db, docId: string, deviceId: string): Standing {
  const standing = new Map<string, string>()
  const doc = readDoc(db, docId)
  for (const [subject, fields] of fieldsBySubject(doc).subjects)
    for (const [field, entry] of fields)
      if (entry.device !== deviceId)
        standing.set(`${docId} ${subject} ${field}`, JSON.stringify([entry.value, entry.stamp, entry.device]))
  for (const id of itemsOf(doc).keys()) standing.set(`${docId} ${id}`, 'record')
  doc.destroy()
  return standing
}

export function changedBetween(before: Standing, after: Standing): string[] {
  return [...before].flatMap(([where, what]) => (after.get(where) === what ? [] : [`${where}: ${what}`]))
}
