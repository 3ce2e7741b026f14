/** Plans with their steps in order. */
import type { PlanRow, StepView } from '#shared/contract/planQueries.ts'
import type { StepOwner } from '#shared/model/plan.ts'
import type { Db } from '../db/database.ts'
import type { Query } from './context.ts'

export const plans: Query<'plans'> = {
  tables: ['plan', 'step', 'entity'],
  run: (_input, { db }) =>
    db.all<PlanRow>(
      `SELECT p.plan_id AS planId, p.title, e.at AS createdAt, count(t.step_id) AS steps, count(t.step_id) FILTER (WHERE t.status = 'done') AS done
       FROM plan p JOIN entity e ON e.id = p.plan_id AND e.trashed_at IS NULL
       LEFT JOIN step t ON t.plan_id = p.plan_id AND t.trashed_at IS NULL
       GROUP BY p.plan_id ORDER BY e.at, p.plan_id`,
    ),
}

type Raw = Omit<StepView, 'owner' | 'ownerName' | 'norms' | 'dependsOn' | 'measures'> & { owner: string; norms: string }

const memberName = (db: Db, memberId: string): string =>
  db.get<{ name: string }>('SELECT name FROM member WHERE member_id = ?', memberId)?.name ?? 'Somebody'

function toView(db: Db, raw: Raw): StepView {
  const owner = JSON.parse(raw.owner) as StepOwner | null
  return {
    ...raw,
    owner,
    ownerName: owner === null ? null : 'name' in owner ? owner.name : memberName(db, owner.memberId),
    norms: JSON.parse(raw.norms),
    dependsOn: db
      .all<{ id: StepView['stepId'] }>(
        `SELECT d.on_step_id AS id FROM step_dependency d JOIN step t ON t.step_id = d.on_step_id AND t.trashed_at IS NULL
         WHERE d.plan_id = ? AND d.step_id = ? ORDER BY t.phase, t.position, t.step_id`,
        raw.planId,
        raw.stepId,
      )
      .map(({ id }) => id),
    measures: db.all(
      'SELECT measure_id AS measureId, text, kind FROM step_measure WHERE plan_id = ? AND step_id = ? ORDER BY at, measure_id',
      raw.planId,
      raw.stepId,
    ),
  }
}

export const plan: Query<'plan'> = {
  tables: ['plan', 'step', 'step_dependency', 'step_measure', 'member', 'entity'],
  run: ({ planId }, { db }) => {
    const head = db.get<{ planId: typeof planId; title: string }>(
      'SELECT plan_id AS planId, title FROM plan WHERE plan_id = ?',
      planId,
    )
    if (!head) return null
    const steps = db.all<Raw>(
      `SELECT step_id AS stepId, plan_id AS planId, text, phase, status, owner, starts_on AS startsOn, due_on AS dueOn, norms, notes, at AS createdAt, by AS createdBy
       FROM step WHERE plan_id = ? AND trashed_at IS NULL ORDER BY phase, position, step_id`,
      planId,
    )
    return { ...head, steps: steps.map((raw) => toView(db, raw)) }
  },
}
