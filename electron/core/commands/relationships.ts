/** What members declare of relationships, and the rules by which states are told. */
import { appError } from '#shared/contract/errors.ts'
import { RELATIONSHIPS, rulesField } from '#shared/docs/rulesLayout.ts'
import { thresholdsProblem } from '#shared/measure/settings.ts'
import { createId, type JudgementId, LIBRARY_DOC } from '#shared/model/ids.ts'
import type { JudgementRecord, RulesChange } from '#shared/model/judgement.ts'
import { err, ok } from '#shared/model/result.ts'
import type { Command } from './context.ts'
import { requirePerson } from './lookups.ts'

export const judge: Command<'judge'> = {
  label: ({ kind }) => (kind === 'end' ? 'End recorded' : 'Judgement recorded'),
  run: ({ personId, kind, state, reason, on, settles }, { db, edit }) => {
    const person = requirePerson(db, personId)
    if (!person.ok) return person
    const known = db.all<{ id: JudgementId; by: string }>(
      'SELECT judgement_id AS id, by FROM judgement WHERE person_id = ? ORDER BY at DESC, judgement_id LIMIT 100',
      personId,
    )
    const replaces = known.filter(({ id, by }) => by === edit.me || settles.includes(id)).map(({ id }) => id)
    const judgementId = createId('u')
    const record: JudgementRecord = {
      on,
      kind,
      state: kind === 'end' ? 'failed' : state,
      reason,
      replaces,
      by: edit.me,
      at: edit.now(),
    }
    edit.addItem(personId, judgementId, record)
    return ok({ judgementId })
  },
}

export const withdrawJudgement: Command<'withdrawJudgement'> = {
  label: () => 'Judgement taken back',
  run: ({ judgementId, on }, { db, edit }) => {
    const row = db.get<{ personId: string }>(
      'SELECT person_id AS personId FROM judgement WHERE judgement_id = ?',
      judgementId,
    )
    if (!row) return err(appError('JudgementNotFound', 'There is no such judgement in this workspace.'))
    edit.set(row.personId, judgementId, 'withdrawn', on)
    return ok({})
  },
}

export const setRelationshipRules: Command<'setRelationshipRules'> = {
  label: () => 'Rules of the states changed',
  run: (rules, { edit }) => {
    const problem = thresholdsProblem(rules.thresholds)
    if (problem !== null) return err(appError('InvalidInput', problem))
    const change: RulesChange = { rules, by: edit.me, at: edit.now() }
    edit.set(LIBRARY_DOC, RELATIONSHIPS, rulesField(createId('u')), change)
    return ok({})
  },
}
