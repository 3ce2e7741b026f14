/** The states that were computed aside (relationships/relationships.ts), with the judgements that members gave. */
import type { JudgementView } from '#shared/contract/relationshipQueries.ts'
import { RelationshipRules } from '#shared/model/judgement.ts'
import { readRules } from '../relationships/readPeople.ts'
import { RELATIONSHIPS_COMPUTED } from '../relationships/relationships.ts'
import type { Query } from './context.ts'

export const relationships: Query<'relationships'> = {
  tables: [RELATIONSHIPS_COMPUTED],
  run: (_input, { relationships: states }) => {
    const known = states.known()
    if (known === null) return null
    return {
      at: known.all.at,
      fresh: known.fresh,
      rows: known.all.people.map(({ personId, state, confidence, explanation, line, disputed }) => ({
        personId: personId as never,
        state,
        confidence,
        explanation,
        line,
        disputed,
      })),
    }
  },
}

export const relationship: Query<'relationship'> = {
  tables: [RELATIONSHIPS_COMPUTED, 'judgement', 'member'],
  run: ({ personId }, { db, identity, relationships: states }) => {
    const known = states.known()
    const assessment = known?.byPerson.get(personId)
    if (!known || !assessment) return null
    const judgements = db
      .all<Omit<JudgementView, 'mine'>>(
        `SELECT j.judgement_id AS judgementId, j.person_id AS personId, j.on_day AS "on", j.kind, j.state, j.reason, j.by,
           coalesce(m.name, 'Somebody') AS byName, j.withdrawn_on AS withdrawnOn
         FROM judgement j LEFT JOIN member m ON m.member_id = j.by
         WHERE j.person_id = ? AND j.trashed_at IS NULL ORDER BY j.on_day DESC, j.at DESC, j.judgement_id`,
        personId,
      )
      .map((row) => ({ ...row, mine: row.by === identity.me }))
    return { at: known.all.at, fresh: known.fresh, assessment, model: known.all.model, judgements }
  },
}

export const relationshipRules: Query<'relationshipRules'> = {
  tables: ['rules_change', 'member'],
  run: (_input, { db }) => ({
    rules: readRules(db),
    changes: db
      .all<{ rules: string; byName: string; at: number }>(
        `SELECT r.rules, coalesce(m.name, 'Somebody') AS byName, r.at FROM rules_change r
         LEFT JOIN member m ON m.member_id = r.by ORDER BY r.at DESC, r.change_id DESC LIMIT 200`,
      )
      .map((row) => ({ ...row, rules: RelationshipRules.parse(JSON.parse(row.rules)) })),
  }),
}
