/** person document → person, person_group and interaction rows. */
import { createReader, type Doc, type FieldsOfSubject, fieldsBySubject, itemsOf, valueOf } from '#shared/docs/fields.ts'
import { Trashed } from '#shared/docs/layout.ts'
import { interactionFields, parseGroupField, PERSON, personFields } from '#shared/docs/personLayout.ts'
import { InteractionRecord } from '#shared/model/people.ts'
import type { Db } from '../db/database.ts'
import { ERASED } from './schema.ts'

function projectRecord(db: Db, personId: string, fields: FieldsOfSubject | undefined): void {
  const value = createReader(fields, personFields)
  db.run(
    `INSERT OR REPLACE INTO person (person_id, name, stage, wake, places, contact, known_since, notes)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    personId,
    value('name') ?? '',
    value('stage') ?? 'candidate',
    value('wake') ?? '',
    value('places') ?? '',
    value('contact') ?? '',
    value('knownSince') ?? null,
    value('notes') ?? '',
  )
  db.run('DELETE FROM person_group WHERE person_id = ?', personId)
  for (const [field, entry] of fields ?? []) {
    const groupId = entry.value === true ? parseGroupField(field) : undefined
    if (groupId !== undefined) db.run('INSERT INTO person_group (person_id, group_id) VALUES (?, ?)', personId, groupId)
  }
}

/** Projects what changed; without `only`, everything. Returns the number of malformed entries skipped. */
export function projectPerson(
  db: Db,
  personId: string,
  doc: Doc,
  tables: Set<string>,
  only?: ReadonlySet<string>,
): number {
  const { subjects, malformed } = fieldsBySubject(doc, only)
  const items = itemsOf(doc)
  let skipped = malformed
  if (only === undefined || only.has(PERSON)) {
    projectRecord(db, personId, subjects.get(PERSON))
    tables.add('person').add('person_group')
  }
  for (const id of only ?? items.keys()) {
    if (!id.startsWith('i_')) continue
    const raw = items.get(id)
    // A field may arrive before its item: it is projected when that comes. Or the item was deleted for ever.
    if (raw === undefined) {
      const gone = db.run('DELETE FROM interaction WHERE interaction_id = ? AND person_id = ?', id, personId)
      if (gone > 0) tables.add('interaction').add(ERASED)
      continue
    }
    const record = InteractionRecord.safeParse(raw)
    if (!record.success) {
      skipped++
      continue
    }
    const fields = subjects.get(id)
    const corrected = createReader(fields, interactionFields)
    const trashed = valueOf(fields, 'trashed', Trashed) ?? null
    db.run(
      `INSERT OR REPLACE INTO interaction (interaction_id, person_id, on_day, direction, kind, channel, note, paid, by, at, trashed_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      id,
      personId,
      corrected('on') ?? record.data.on,
      corrected('direction') ?? record.data.direction,
      corrected('kind') ?? record.data.kind,
      corrected('channel') ?? record.data.channel,
      corrected('note') ?? record.data.note,
      (corrected('paid') ?? record.data.paid) ? 1 : 0,
      record.data.by,
      record.data.at,
      trashed?.at ?? null,
    )
    tables.add('interaction')
  }
  return skipped
}
