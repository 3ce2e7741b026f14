/** The library's tensions → tension rows, and evidence rows of their sides. */
import { createReader, type Doc, type FieldsOfSubject, itemsOf, valueOf } from '#shared/docs/fields.ts'
import { ItemRecord, Trashed } from '#shared/docs/layout.ts'
import { parseClaimField, parseSideSubject, tensionFields } from '#shared/docs/tensionLayout.ts'
import { LIBRARY_DOC, TensionId } from '#shared/model/ids.ts'
import { builtInTensionById, builtInTensions } from '#shared/model/tensions.ts'
import type { Db } from '../db/database.ts'
import { projectEvidence } from './projectEvidence.ts'
import { ERASED_IN_LIBRARY } from './schema.ts'

function claimsOf(id: string, fields: FieldsOfSubject | undefined): Record<string, string> {
  const claims: Record<string, string> = { ...builtInTensionById.get(id)?.claims }
  for (const [field, entry] of fields ?? []) {
    const side = parseClaimField(field)
    if (side === undefined) continue
    // Null, as after an undo: what it said at first.
    if (typeof entry.value === 'string' && entry.value !== '') claims[side] = entry.value
    else if (side.length > 1) delete claims[side]
  }
  return claims
}

function projectTension(db: Db, doc: Doc, id: string, fields: FieldsOfSubject | undefined, tables: Set<string>): void {
  const builtIn = builtInTensionById.get(id)
  const record = ItemRecord.safeParse(itemsOf(doc).get(id))
  if (!builtIn && !record.success) {
    const gone = db.run('DELETE FROM tension WHERE tension_id = ?', id)
    db.run(`DELETE FROM entity WHERE id = ? AND kind = 'tension'`, id)
    if (gone > 0) tables.add('tension').add('entity').add(ERASED_IN_LIBRARY)
    return
  }
  const value = createReader(fields, tensionFields)
  const position = value('position') ?? null
  const trashed = builtIn ? null : (valueOf(fields, 'trashed', Trashed) ?? null)
  const place = builtInTensions.findIndex((each) => each.id === id)
  db.run(
    `INSERT OR REPLACE INTO tension (tension_id, kind, title, claims, position, position_by, position_at, at, trashed_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    id,
    value('kind') ?? builtIn?.kind ?? 'claims',
    value('title') ?? builtIn?.title ?? '',
    JSON.stringify(Object.fromEntries(Object.entries(claimsOf(id, fields)).sort(([a], [b]) => (a < b ? -1 : 1)))),
    position?.text ?? null,
    position?.by ?? null,
    position?.at ?? null,
    // Those shipped come first, in their own order.
    record.success ? record.data.at : place,
    trashed?.at ?? null,
  )
  tables.add('tension')
}

/** Projects the tensions among the subjects; without `only`, all of them. Returns how many malformed entries were skipped. */
export function projectTensions(
  db: Db,
  doc: Doc,
  subjects: ReadonlyMap<string, FieldsOfSubject>,
  tables: Set<string>,
  only?: ReadonlySet<string>,
): number {
  let skipped = 0
  const ids = only ?? new Set([...itemsOf(doc).keys(), ...subjects.keys()])
  for (const id of ids) {
    const side = parseSideSubject(id)
    if (side) {
      skipped += projectEvidence(db, LIBRARY_DOC, id, subjects.get(id))
      tables.add('evidence')
    } else if (TensionId.safeParse(id).success) projectTension(db, doc, id, subjects.get(id), tables)
  }
  return skipped
}
