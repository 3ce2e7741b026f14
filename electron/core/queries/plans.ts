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

type Raw = Omit<StepView, 'owner' | 'ownerName' | 'norms' | 'dependsOn' | 'isInCycle' | 'measures'> & {
  owner: string
  norms: string
}

/** What each step waits for, without what lies in the trash, in the order of the plan. */
function dependenciesOf(db: Db, planId: string): Map<string, StepView['stepId'][]> {
  const byStep = new Map<string, StepView['stepId'][]>()
  for (const { id, on } of db.all<{ id: string; on: StepView['stepId'] }>(
    `SELECT d.step_id AS id, d.on_step_id AS "on" FROM step_dependency d JOIN step t ON t.step_id = d.on_step_id AND t.trashed_at IS NULL
     WHERE d.plan_id = ? ORDER BY t.phase, t.position, t.step_id`,
    planId,
  ))
    byStep.set(id, [...(byStep.get(id) ?? []), on])
  return byStep
}

/** Steps that wait for themselves by way of others: two laptops can each say one half of a circle. */
function inCycle(dependsOn: ReadonlyMap<string, readonly string[]>): (stepId: string) => boolean {
  return (stepId) => {
    const seen = new Set<string>()
    const open = [...(dependsOn.get(stepId) ?? [])]
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      if (at === stepId) return true
      if (seen.has(at)) continue
      seen.add(at)
      open.push(...(dependsOn.get(at) ?? []))
    }
    return false
  }
}

const memberName = (db: Db, memberId: string): string =>
  db.get<{ name: string }>('SELECT name FROM member WHERE member_id = ?', memberId)?.name ?? 'Somebody'

/** The steps of a plan, in the order of their phases and positions. */
export function stepsOfPlan(db: Db, planId: string): StepView[] {
  const dependsOn = dependenciesOf(db, planId)
  const isInCycle = inCycle(dependsOn)
  const measures = db.all<StepView['measures'][number] & { stepId: string }>(
    'SELECT step_id AS stepId, measure_id AS measureId, text, kind FROM step_measure WHERE plan_id = ? ORDER BY at, measure_id',
    planId,
  )
  return db
    .all<Raw>(
      `SELECT step_id AS stepId, plan_id AS planId, text, phase, status, owner, starts_on AS startsOn, due_on AS dueOn, norms, notes, at AS createdAt, by AS createdBy
       FROM step WHERE plan_id = ? AND trashed_at IS NULL ORDER BY phase, position, step_id`,
      planId,
    )
    .map((raw) => {
      const owner = JSON.parse(raw.owner) as StepOwner | null
      return {
        ...raw,
        owner,
        ownerName: owner === null ? null : 'name' in owner ? owner.name : memberName(db, owner.memberId),
        norms: JSON.parse(raw.norms) as StepView['norms'],
        dependsOn: dependsOn.get(raw.stepId) ?? [],
        isInCycle: isInCycle(raw.stepId),
        measures: measures
          .filter((each) => each.stepId === raw.stepId)
          .map(({ measureId, text, kind }) => ({ measureId, text, kind })),
      }
    })
}

export const plan: Query<'plan'> = {
  tables: ['plan', 'step', 'step_dependency', 'step_measure', 'member', 'entity'],
  run: ({ planId }, { db }) => {
    const head = db.get<{ planId: typeof planId; title: string; trashed: number }>(
      `SELECT p.plan_id AS planId, p.title, e.trashed_at IS NOT NULL AS trashed
       FROM plan p JOIN entity e ON e.id = p.plan_id AND e.kind = 'plan' WHERE p.plan_id = ?`,
      planId,
    )
    if (!head) return null
    return { ...head, trashed: head.trashed === 1, steps: stepsOfPlan(db, planId) }
  },
}
