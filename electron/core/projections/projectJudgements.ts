/** Judgements of a person's document, and the changes of the rules in the library → rows. */
import { z } from 'zod'
import { type FieldsOfSubject, valueOf } from '#shared/docs/fields.ts'
import { Trashed } from '#shared/docs/layout.ts'
import { parseRulesField } from '#shared/docs/rulesLayout.ts'
import { JudgementRecord, RulesChange } from '#shared/model/judgement.ts'
import { Day } from '#shared/model/plan.ts'
import type { Db } from '../db/database.ts'

/** Projects one judgement; false where it is malformed. */
export function projectJudgement(
  db: Db,
  personId: string,
  judgementId: string,
  raw: unknown,
  fields: FieldsOfSubject | undefined,
): boolean {
  const record = JudgementRecord.safeParse(raw)
  if (!record.success) return false
  const { on, kind, state, reason, replaces, by, at } = record.data
  db.run(
    `INSERT OR REPLACE INTO judgement (judgement_id, person_id, on_day, kind, state, reason, replaces, by, at, withdrawn_on, trashed_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    judgementId,
    personId,
    on,
    kind,
    state,
    reason,
    JSON.stringify(replaces),
    by,
    at,
    valueOf(fields, 'withdrawn', z.union([Day, z.null()])) ?? null,
    (valueOf(fields, 'trashed', Trashed) ?? null)?.at ?? null,
  )
  return true
}

/** Makes the changes of the rules what the library says; returns how many malformed entries were skipped. */
export function projectRules(db: Db, fields: FieldsOfSubject | undefined): number {
  let skipped = 0
  db.run('DELETE FROM rules_change')
  for (const [field, { value }] of fields ?? []) {
    // An undone change is null.
    if (value === null) continue
    const changeId = parseRulesField(field)
    const change = RulesChange.safeParse(value)
    if (changeId === undefined || !change.success) {
      skipped++
      continue
    }
    const { rules, by, at } = change.data
    db.run(
      'INSERT INTO rules_change (change_id, rules, by, at) VALUES (?, ?, ?, ?)',
      changeId,
      JSON.stringify(rules),
      by,
      at,
    )
  }
  return skipped
}
