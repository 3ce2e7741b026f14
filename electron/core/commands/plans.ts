/** Plans: made, empty or from the template, and named. */
import { dependsOnField, measureField, PLAN } from '#shared/docs/planLayout.ts'
import { createId, type PlanId, type StepId } from '#shared/model/ids.ts'
import { phases } from '#shared/model/plan.ts'
import { planTemplate } from '#shared/model/planTemplate.ts'
import { ok } from '#shared/model/result.ts'
import { generateNKeysBetween } from 'fractional-indexing'
import type { Editor } from '../docs/editing.ts'
import type { Command } from './context.ts'
import { requirePlan } from './lookups.ts'

/** Writes the template's steps into a plan that has none yet. */
function writeTemplate(edit: Editor, planId: PlanId): void {
  const idByKey = new Map<string, StepId>(planTemplate.map(({ key }) => [key, createId('t')]))
  for (const phase of phases) {
    const steps = planTemplate.filter((step) => step.phase === phase)
    const positions = generateNKeysBetween(null, null, steps.length)
    for (const [i, { key, text, notes, norms, measures = [], after = [] }] of steps.entries()) {
      const stepId = idByKey.get(key) as StepId
      edit.addItem(planId, stepId, { by: edit.me, at: edit.now() })
      const fields = { text, phase, notes, norms, position: positions[i] }
      for (const [field, value] of Object.entries(fields)) edit.set(planId, stepId, field, value)
      for (const measure of measures)
        edit.set(planId, stepId, measureField(createId('k')), { ...measure, at: edit.now() })
      for (const earlier of after) edit.set(planId, stepId, dependsOnField(idByKey.get(earlier) as StepId), true)
    }
  }
}

export const createPlan: Command<'createPlan'> = {
  label: () => 'Plan added',
  run: ({ title, template }, { edit }) => {
    const planId: PlanId = createId('p')
    edit.addToLibrary(planId, 'plan')
    edit.set(planId, PLAN, 'title', title)
    if (template) writeTemplate(edit, planId)
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
