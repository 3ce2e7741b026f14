/** What stands by others' hands, before and after somebody takes something back: it must be the same. */
import type * as Y from 'yjs'
import { fieldsBySubject, itemsOf } from '#shared/docs/fields.ts'
import type { Device } from './device.ts'
import { docIds, readDoc } from './ledger.ts'

export type Standing = ReadonlyMap<string, string>

/** Every field whose standing value another device set, and every record. */
export function standingOfOthers(device: Device): Standing {
  const standing = new Map<string, string>()
  for (const docId of docIds(device.db)) {
    const doc: Y.Doc = readDoc(device.db, docId)
    for (const [subject, fields] of fieldsBySubject(doc).subjects)
      for (const [field, entry] of fields)
        if (entry.device !== device.deviceId)
          standing.set(`${docId} ${subject} ${field}`, JSON.stringify([entry.value, entry.stamp, entry.device]))
    for (const id of itemsOf(doc).keys()) standing.set(`${docId} ${id}`, 'record')
    doc.destroy()
  }
  return standing
}

export function changedBetween(before: Standing, after: Standing): string[] {
  return [...before].flatMap(([where, what]) => (after.get(where) === what ? [] : [`${where}: ${what}`]))
}
