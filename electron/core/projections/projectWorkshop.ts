/** workshop document → workshop, its lists, agenda and search rows. */
import { createReader, type Doc, type FieldsOfSubject, fieldsBySubject, itemsOf, valueOf } from '#shared/docs/fields.ts'
import { Trashed } from '#shared/docs/layout.ts'
import { MadeRecord } from '#shared/docs/planLayout.ts'
import {
  agendaFields,
  Chosen,
  type LineKind,
  lineValues,
  parseExerciseField,
  parseLineField,
  parsePhaseField,
  parseShownField,
  Shown,
  WORKSHOP,
  workshopFields,
} from '#shared/docs/workshopLayout.ts'
import type { Db } from '../db/database.ts'
import { ERASED } from './schema.ts'
import { hideSearchItems, isTrashed, writeSearchBlocks, writeSearchTitle } from './searchBlocks.ts'

/** What a line of one of the lists says and when it was added; undefined where it is malformed. */
function lineOf(kind: LineKind, raw: unknown): { says: string; at: number } | undefined {
  if (kind === 'aim') {
    const { data } = lineValues.aim.safeParse(raw)
    return data && { says: data.text, at: data.at }
  }
  if (kind === 'company') {
    const { data } = lineValues.company.safeParse(raw)
    return data && { says: data.name, at: data.at }
  }
  const { data } = lineValues.participant.safeParse(raw)
  return data && { says: JSON.stringify(data.who), at: data.at }
}

/** Writes what one set field of the head says; false where it is malformed. */
function projectSetField(db: Db, workshopId: string, field: string, raw: unknown): boolean {
  const line = parseLineField(field)
  if (line) {
    const value = lineOf(line.kind, raw)
    if (value)
      db.run(
        'INSERT INTO workshop_line (workshop_id, line_id, kind, says, at) VALUES (?, ?, ?, ?, ?)',
        workshopId,
        line.lineId,
        line.kind,
        value.says,
        value.at,
      )
    return value !== undefined
  }
  const exerciseId = parseExerciseField(field)
  const target = exerciseId === undefined ? parseShownField(field) : undefined
  if (exerciseId !== undefined) {
    const { data } = Chosen.safeParse(raw)
    if (data)
      db.run(
        'INSERT INTO workshop_exercise (workshop_id, exercise_id, at) VALUES (?, ?, ?)',
        workshopId,
        exerciseId,
        data.at,
      )
    return data !== undefined
  }
  if (target === undefined) return true
  const { data } = Shown.safeParse(raw)
  if (data)
    db.run(
      'INSERT INTO workshop_shown (workshop_id, target, by, at) VALUES (?, ?, ?, ?)',
      workshopId,
      target,
      data.by,
      data.at,
    )
  return data !== undefined
}

/** The head and its lists; returns how many malformed entries were skipped. */
function projectHead(db: Db, workshopId: string, fields: FieldsOfSubject | undefined): number {
  const value = createReader(fields, workshopFields)
  const phases: string[] = []
  let skipped = 0
  for (const table of ['workshop_line', 'workshop_exercise', 'workshop_shown'])
    db.run(`DELETE FROM ${table} WHERE workshop_id = ?`, workshopId)
  for (const [field, entry] of fields ?? []) {
    if (entry.value === null) continue
    const phase = parsePhaseField(field)
    if (phase !== undefined && entry.value === true) phases.push(phase)
    if (!projectSetField(db, workshopId, field, entry.value)) skipped++
  }
  db.run(
    `INSERT OR REPLACE INTO workshop (workshop_id, title, client, on_day, starts_at, ends_at, phases, paper, card_size, hide_companies, template)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    workshopId,
    value('title') ?? '',
    value('client') ?? '',
    value('on') ?? null,
    value('startsAt') ?? null,
    value('endsAt') ?? null,
    JSON.stringify(phases.sort()),
    value('paper') ?? 'a4',
    value('cardSize') ?? 'a6',
    value('hideCompanies') === true ? 1 : 0,
    value('template') ?? null,
  )
  return skipped
}

function projectItem(
  db: Db,
  workshopId: string,
  itemId: string,
  made: MadeRecord,
  fields: FieldsOfSubject | undefined,
) {
  const value = createReader(fields, agendaFields)
  const trashed = valueOf(fields, 'trashed', Trashed) ?? null
  db.run(
    `INSERT OR REPLACE INTO agenda_item (item_id, workshop_id, title, minutes, kind, exercise_id, note, materials, position, by, at, trashed_at, trashed_by)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    itemId,
    workshopId,
    value('title') ?? '',
    value('minutes') ?? 0,
    value('kind') ?? 'talk',
    value('exerciseId') ?? null,
    value('note') ?? '',
    value('materials') ?? '',
    value('position') ?? '',
    made.by,
    made.at,
    trashed?.at ?? null,
    trashed?.by ?? null,
  )
}

/** A workshop is found as one thing: by its title and client, its aims, and what is on its agenda. */
function projectWords(db: Db, workshopId: string): void {
  const head = db.get<{ title: string; client: string }>(
    'SELECT title, client FROM workshop WHERE workshop_id = ?',
    workshopId,
  )
  if (!head) return
  const bodies = db
    .all<{ body: string }>(
      `SELECT says AS body FROM (SELECT says, at, line_id FROM workshop_line WHERE workshop_id = @workshopId AND kind = 'aim' ORDER BY at, line_id)
       UNION ALL SELECT body FROM (SELECT trim(title || char(10) || note || char(10) || materials, char(10)) AS body FROM agenda_item
         WHERE workshop_id = @workshopId AND trashed_at IS NULL ORDER BY position, item_id)`,
      { workshopId },
    )
    .map(({ body }) => body)
  const item = { kind: 'workshop', itemId: workshopId, docId: workshopId } as const
  writeSearchTitle(db, item, [head.title, head.client].filter((part) => part !== '').join(' · '))
  writeSearchBlocks(
    db,
    item,
    [...new Set(bodies)].map((body) => ({ start: null, body })),
  )
  hideSearchItems(db, 'item_id', workshopId, isTrashed(db, workshopId))
}

/** Projects what changed; without `only`, everything. Returns the number of malformed entries skipped. */
export function projectWorkshop(
  db: Db,
  workshopId: string,
  doc: Doc,
  tables: Set<string>,
  only?: ReadonlySet<string>,
): number {
  const { subjects, malformed } = fieldsBySubject(doc, only)
  const items = itemsOf(doc)
  let skipped = malformed
  if (only === undefined || only.has(WORKSHOP)) {
    skipped += projectHead(db, workshopId, subjects.get(WORKSHOP))
    tables.add('workshop').add('workshop_line').add('workshop_exercise').add('workshop_shown')
  }
  for (const id of only ?? items.keys()) {
    if (!id.startsWith('z_')) continue
    const raw = items.get(id)
    // A field may arrive before its item: it is projected when that comes. Or the item was deleted for ever.
    if (raw === undefined) {
      if (db.run('DELETE FROM agenda_item WHERE item_id = ? AND workshop_id = ?', id, workshopId) > 0)
        tables.add('agenda_item').add(ERASED)
      continue
    }
    const made = MadeRecord.safeParse(raw)
    if (!made.success) {
      skipped++
      continue
    }
    projectItem(db, workshopId, id, made.data, subjects.get(id))
    tables.add('agenda_item')
  }
  projectWords(db, workshopId)
  tables.add('search_item')
  return skipped
}
