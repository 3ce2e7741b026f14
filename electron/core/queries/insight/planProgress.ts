/** How far a plan has come and what its steps stand on, phase by phase. */
import type { PlanProgress } from '#shared/contract/insightStates.ts'
import type { PlanId } from '#shared/model/ids.ts'
import { phases } from '#shared/model/plan.ts'
import type { Query } from '../context.ts'
import { stepVerdicts, VERDICT_TABLES } from '../evidence.ts'

export const planProgress: Query<'planProgress'> = {
  tables: VERDICT_TABLES,
  run: ({ planId: wanted }, { db }) => {
    const plan = db.get<{ planId: PlanId; title: string }>(
      `SELECT p.plan_id AS planId, p.title FROM plan p JOIN entity e ON e.id = p.plan_id AND e.kind = 'plan' AND e.trashed_at IS NULL
       WHERE p.plan_id = coalesce(?, p.plan_id) ORDER BY e.at DESC, p.plan_id DESC LIMIT 1`,
      wanted ?? null,
    )
    if (!plan) return null
    const { planId } = plan
    const verdicts = new Map(stepVerdicts(db, planId).map(({ stepId, verdict }) => [stepId, verdict]))
    const steps = db
      .all<Omit<PlanProgress['steps'][number], 'verdict'>>(
        `SELECT step_id AS stepId, text, phase, status FROM step
         WHERE plan_id = ? AND trashed_at IS NULL ORDER BY phase, position, step_id`,
        planId,
      )
      .map((step) => ({ ...step, verdict: verdicts.get(step.stepId) ?? ('Unsupported' as const) }))
    return {
      planId,
      title: plan.title,
      steps,
      phases: phases.map((phase) => {
        const status = { todo: 0, doing: 0, done: 0, dropped: 0 }
        const found = { Supported: 0, Contested: 0, Unsupported: 0 }
        const inPhase = steps.filter((step) => step.phase === phase)
        for (const step of inPhase) {
          status[step.status]++
          if (step.status !== 'dropped') found[step.verdict]++
        }
        return { phase, steps: inPhase.length, status, verdicts: found }
      }),
    }
  },
}
