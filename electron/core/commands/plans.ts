/** Plans and their steps: made, named, edited. */
import { PLAN } from '#shared/docs/planLayout.ts'
import { createId, type PlanId } from '#shared/model/ids.ts'
import { ok } from '#shared/model/result.ts'
import { generateKeyBetween } from 'fractional-indexing'
import type { StepPatch } from '#shared/contract/planCommands.ts'
import type { Db } from '../db/database.ts'
import type { Editor } from '../docs/editing.ts'
import type { Command } from './context.ts'
import { requirePlan, requireStep } from './lookups.ts'

/** The position behind all steps of a phase; those in the trash count, for they may come back. */
function positionAtEnd(db: Db, planId: string, phase: string): string {
  const last = db.get<{ position: string }>(
    `SELECT position FROM step WHERE plan_id = ? AND phase = ? AND position <> '' ORDER BY position DESC LIMIT 1`,
    planId,
    phase,
  )
  return generateKeyBetween(last?.position ?? null, null)
}

function writeStep(edit: Editor, planId: string, stepId: string, patch: StepPatch): void {
  for (const [field, value] of Object.entries(patch)) if (value !== undefined) edit.set(planId, stepId, field, value)
}

export const createPlan: Command<'createPlan'> = {
  label: () => 'Plan added',
  run: ({ title }, { edit }) => {
    const planId: PlanId = createId('p')
    edit.addToLibrary(planId, 'plan')
    edit.set(planId, PLAN, 'title', title)
    return ok({ planId })
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

export const addStep: Command<'addStep'> = {
  label: () => 'Step added',
  run: ({ planId, ...patch }, { db, edit }) => {
    const plan = requirePlan(db, planId)
    if (!plan.ok) return plan
    const stepId = createId('t')
    edit.addItem(planId, stepId, { by: edit.me, at: edit.now() })
    writeStep(edit, planId, stepId, patch)
    edit.set(planId, stepId, 'position', positionAtEnd(db, planId, patch.phase))
    return ok({ stepId })
  },
}

export const editStep: Command<'editStep'> = {
  label: () => 'Step changed',
  run: ({ stepId, patch }, { db, edit }) => {
    const step = requireStep(db, stepId)
    if (!step.ok) return step
    const { planId } = step.value
    writeStep(edit, planId, stepId, patch)
    // In another phase it stands last until somebody puts it elsewhere.
    if (patch.phase !== undefined && patch.phase !== step.value.phase)
      edit.set(planId, stepId, 'position', positionAtEnd(db, planId, patch.phase))
    return ok({})
  },
}
