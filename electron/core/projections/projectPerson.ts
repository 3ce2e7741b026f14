/** person document → person, person_group and interaction rows. */
import { createReader, type Doc, type FieldsOfSubject, fieldsBySubject, itemsOf, valueOf } from '#shared/docs/fields.ts'
import { Trashed } from '#shared/docs/layout.ts'
import { FIT } from '#shared/docs/fitLayout.ts'
import { interactionFields, parseGroupField, PERSON, personFields } from '#shared/docs/personLayout.ts'
import { InteractionRecord } from '#shared/model/people.ts'
import type { Db } from '../db/database.ts'
import { projectFit, projectPromise } from './projectFit.ts'
import { projectJudgement } from './projectJudgements.ts'
import { ERASED } from './schema.ts'
import { hideSearchItems, isTrashed, writeSearchBlocks, writeSearchTitle } from './searchBlocks.ts'

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

const isImport = (subject: string): boolean => subject.startsWith('j_')

const trashedAt = (fields: FieldsOfSubject | undefined): number | null =>
  valueOf(fields, 'trashed', Trashed)?.at ?? null

/** Imports that were taken back or brought back: what came with them must be projected anew. */
function turnedImports(db: Db, personId: string, doc: Doc, only: ReadonlySet<string>): string[] {
  const turned: string[] = []
  for (const subject of only) {
    if (!isImport(subject)) continue
    const now = trashedAt(fieldsBySubject(doc, new Set([subject])).subjects.get(subject))
    // Where none of it is trashed and none is to be, each row says what it should already.
    const was = db.get(
      'SELECT 1 FROM interaction WHERE person_id = ? AND import_id = ? AND trashed_at IS NOT NULL LIMIT 1',
      personId,
      subject,
    )
    if (now !== null || was !== undefined) turned.push(subject)
  }
  return turned
}

/** Projects what changed; without `only`, everything. Returns the number of malformed entries skipped. */
export function projectPerson(
  db: Db,
  personId: string,
  doc: Doc,
  tables: Set<string>,
  only?: ReadonlySet<string>,
): number {
  const items = itemsOf(doc)
  let wanted = only
  if (only !== undefined && turnedImports(db, personId, doc, only).length > 0)
    wanted = new Set([...only, ...items.keys()])
  const { subjects, malformed } = fieldsBySubject(doc, wanted)
  let skipped = malformed
  let isRead = false
  if (wanted === undefined || wanted.has(PERSON)) {
    projectRecord(db, personId, subjects.get(PERSON))
    isRead = true
    tables.add('person').add('person_group')
  }
  if (wanted === undefined || wanted.has(FIT)) {
    skipped += projectFit(db, personId, subjects.get(FIT))
    tables.add('fit_rating')
  }
  const trashedByImport = new Map<string, number | null>()
  const importTrashedAt = (id: string): number | null => {
    let at = trashedByImport.get(id)
    if (at === undefined) {
      at = trashedAt(subjects.get(id) ?? fieldsBySubject(doc, new Set([id])).subjects.get(id))
      trashedByImport.set(id, at)
    }
    return at
  }
  for (const id of wanted ?? items.keys()) {
    const raw = items.get(id)
    if (id.startsWith('u_') && raw !== undefined) {
      if (!projectJudgement(db, personId, id, raw, subjects.get(id))) skipped++
      tables.add('judgement')
    }
    if (id.startsWith('o_') && raw !== undefined) {
      if (!projectPromise(db, personId, id, raw, subjects.get(id))) skipped++
      tables.add('promise')
    }
    if (!id.startsWith('i_')) continue
    // A field may arrive before its item: it is projected when that comes. Or the item was deleted for ever.
    if (raw === undefined) {
      const gone = db.run('DELETE FROM interaction WHERE interaction_id = ? AND person_id = ?', id, personId)
      if (gone > 0) tables.add('interaction').add(ERASED)
      isRead ||= gone > 0
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
    const { import: importId = null } = record.data
    db.run(
      `INSERT OR REPLACE INTO interaction
         (interaction_id, person_id, on_day, direction, kind, channel, note, paid, by, at, import_id, trashed_at, trashed_by)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
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
      importId,
      trashed?.at ?? (importId === null ? null : importTrashedAt(importId)),
      trashed?.by ?? null,
    )
    tables.add('interaction')
    isRead = true
  }
  // A long log comes in row by row: its words are read once, when there is time.
  if (isRead) db.run('UPDATE doc SET projection_dirty = 1 WHERE doc_id = ?', personId)
  return skipped
}

/** What can be found of somebody by words: their name, what is known of them, and the notes of their log. */
export function projectPersonText(db: Db, personId: string, tables: Set<string>): void {
  const record = db.get<{ name: string; places: string; contact: string; wake: string; notes: string }>(
    'SELECT name, places, contact, wake, notes FROM person WHERE person_id = ?',
    personId,
  )
  if (record === undefined) return
  const { name, places, contact, wake, notes } = record
  const log = db.all<{ body: string }>(
    `SELECT trim(kind || ' ' || channel || ' ' || note) AS body FROM interaction
     WHERE person_id = ? AND trashed_at IS NULL ORDER BY on_day, interaction_id`,
    personId,
  )
  const item = { kind: 'person', itemId: personId, docId: personId } as const
  writeSearchTitle(db, item, name)
  // A note that is said every week is found once.
  const bodies = new Set([notes, places, contact, wake, ...log.map(({ body }) => body)])
  writeSearchBlocks(
    db,
    item,
    [...bodies].map((body) => ({ start: null, body })),
  )
  hideSearchItems(db, 'item_id', personId, isTrashed(db, personId))
  tables.add('search_item')
}
