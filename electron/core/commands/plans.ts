/** Plans: made, empty or from the template, and named. */
import { PLAN } from '#shared/docs/planLayout.ts'
import { createId, type PlanId } from '#shared/model/ids.ts'
import { planTemplate } from '#shared/model/planTemplate.ts'
import { ok } from '#shared/model/result.ts'
import type { Command } from './context.ts'
import { requirePlan } from './lookups.ts'
import { writeSteps } from './writeSteps.ts'

export const createPlan: Command<'createPlan'> = {
  label: () => 'Plan added',
  run: ({ title, template }, { edit }) => {
    const planId: PlanId = createId('p')
    edit.addToLibrary(planId, 'plan')
    edit.set(planId, PLAN, 'title', title)
    if (template)
      writeSteps(
        edit,
        planId,
        planTemplate.map(({ key, phase, measures, after, text, notes, norms }) => ({
          key,
          phase,
          measures,
          after,
          fields: { text, notes, norms },
        })),
      )
    return ok({ planId, steps: template ? planTemplate.length : 0 })
  },
}

export const renamePlan: Command<'renamePlan'> = {
  label: () => 'Plan renamed',
  run: ({ planId, title }, { db, edit }) => {
    const plan = requirePlan(db, planId)
    if (!plan.ok) return plan
    edit.set(planId, PLAN, 'title', title)
    return ok({})
  },
}
