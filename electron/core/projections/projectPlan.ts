/** plan document → plan, step, step_dependency, step_measure, observation and evidence rows. */
import { createReader, type Doc, type FieldsOfSubject, fieldsBySubject, itemsOf, valueOf } from '#shared/docs/fields.ts'
import { parseGateSubject } from '#shared/docs/evidence.ts'
import { Trashed } from '#shared/docs/layout.ts'
import {
  MadeRecord,
  observationFields,
  parseDependsOnField,
  parseMeasureField,
  PLAN,
  planFields,
  stepFields,
} from '#shared/docs/planLayout.ts'
import { Measure } from '#shared/model/plan.ts'
import { z } from 'zod'
import type { Db } from '../db/database.ts'
import { projectEvidence } from './projectEvidence.ts'
import { ERASED } from './schema.ts'
import { hideSearchItems, isTrashed, removeSearchItem, writeSearchBlocks, writeSearchTitle } from './searchBlocks.ts'

function projectStepSets(db: Db, planId: string, stepId: string, fields: FieldsOfSubject | undefined): number {
  let skipped = 0
  db.run('DELETE FROM step_dependency WHERE plan_id = ? AND step_id = ?', planId, stepId)
  db.run('DELETE FROM step_measure WHERE plan_id = ? AND step_id = ?', planId, stepId)
  for (const [field, entry] of fields ?? []) {
    if (entry.value === null) continue
    const on = parseDependsOnField(field)
    if (on !== undefined && entry.value === true)
      db.run('INSERT INTO step_dependency (plan_id, step_id, on_step_id) VALUES (?, ?, ?)', planId, stepId, on)
    const measureId = parseMeasureField(field)
    if (measureId === undefined) continue
    const measure = Measure.safeParse(entry.value)
    if (!measure.success) {
      skipped++
      continue
    }
    db.run(
      'INSERT INTO step_measure (plan_id, step_id, measure_id, text, kind, at) VALUES (?, ?, ?, ?, ?, ?)',
      planId,
      stepId,
      measureId,
      measure.data.text,
      measure.data.kind,
      measure.data.at,
    )
  }
  return skipped
}

function projectStep(db: Db, planId: string, stepId: string, made: MadeRecord, fields: FieldsOfSubject | undefined) {
  const value = createReader(fields, stepFields)
  const trashed = valueOf(fields, 'trashed', Trashed) ?? null
  const item = { kind: 'step', itemId: stepId, docId: planId } as const
  writeSearchTitle(db, item, value('text') ?? '')
  writeSearchBlocks(db, item, [{ start: null, body: value('notes') ?? '' }])
  hideSearchItems(db, 'item_id', stepId, trashed !== null || isTrashed(db, planId))
  db.run(
    `INSERT OR REPLACE INTO step (step_id, plan_id, text, phase, status, owner, starts_on, due_on, norms, notes, position, by, at, trashed_at, trashed_by)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    stepId,
    planId,
    value('text') ?? '',
    value('phase') ?? 'P1',
    value('status') ?? 'todo',
    JSON.stringify(value('owner') ?? null),
    value('startsOn') ?? null,
    value('dueOn') ?? null,
    JSON.stringify(value('norms') ?? []),
    value('notes') ?? '',
    value('position') ?? '',
    made.by,
    made.at,
    trashed?.at ?? null,
    trashed?.by ?? null,
  )
}

const removePart = (db: Db, planId: string, id: string): number => {
  if (id.startsWith('t_')) removeSearchItem(db, { kind: 'step', itemId: id, docId: planId })
  for (const table of ['step_dependency', 'step_measure'])
    db.run(`DELETE FROM ${table} WHERE plan_id = ? AND step_id = ?`, planId, id)
  return (
    db.run('DELETE FROM step WHERE step_id = ? AND plan_id = ?', id, planId) +
    db.run('DELETE FROM observation WHERE observation_id = ? AND doc_id = ?', id, planId)
  )
}

/** Projects what changed; without `only`, everything. Returns the number of malformed entries skipped. */
export function projectPlan(db: Db, planId: string, doc: Doc, tables: Set<string>, only?: ReadonlySet<string>): number {
  const { subjects, malformed } = fieldsBySubject(doc, only)
  const items = itemsOf(doc)
  let skipped = malformed
  if (only === undefined || only.has(PLAN)) {
    const value = createReader(subjects.get(PLAN), planFields)
    db.run('INSERT OR REPLACE INTO plan (plan_id, title) VALUES (?, ?)', planId, value('title') ?? '')
    tables.add('plan')
  }
  for (const id of only ?? new Set([...items.keys(), ...subjects.keys()])) {
    if (id === PLAN) continue
    const fields = subjects.get(id)
    skipped += projectEvidence(db, planId, id, fields)
    tables.add('evidence')
    const gate = parseGateSubject(id)
    if (gate !== undefined) {
      const detail = valueOf(fields, 'detail', z.string()) ?? ''
      db.run('DELETE FROM gate WHERE plan_id = ? AND gate = ?', planId, gate)
      if (detail !== '') db.run('INSERT INTO gate (plan_id, gate, detail) VALUES (?, ?, ?)', planId, gate, detail)
      tables.add('gate')
    }
    const isStep = id.startsWith('t_')
    if (!isStep && !id.startsWith('b_')) continue
    const raw = items.get(id)
    // A field may arrive before its item: it is projected when that comes. Or the item was deleted for ever.
    if (raw === undefined) {
      if (removePart(db, planId, id) > 0)
        tables.add('step').add('step_dependency').add('step_measure').add('observation').add('search_item').add(ERASED)
      continue
    }
    const made = MadeRecord.safeParse(raw)
    if (!made.success) {
      skipped++
      continue
    }
    if (isStep) {
      projectStep(db, planId, id, made.data, fields)
      skipped += projectStepSets(db, planId, id, fields)
      tables.add('step').add('step_dependency').add('step_measure').add('search_item')
      continue
    }
    const value = createReader(fields, observationFields)
    const trashed = valueOf(fields, 'trashed', Trashed) ?? null
    db.run(
      'INSERT OR REPLACE INTO observation (observation_id, doc_id, text, seen_on, by, at, trashed_at, trashed_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
      id,
      planId,
      value('text') ?? '',
      value('on') ?? null,
      made.data.by,
      made.data.at,
      trashed?.at ?? null,
      trashed?.by ?? null,
    )
    tables.add('observation')
  }
  return skipped
}
