/** The steps of a plan: added, edited, put in order, tied to each other and to the signs by which they will be known. */
import { appError } from '#shared/contract/errors.ts'
import type { StepPatch } from '#shared/contract/planCommands.ts'
import { dependsOnField, measureField } from '#shared/docs/planLayout.ts'
import { createId } from '#shared/model/ids.ts'
import { Measure } from '#shared/model/plan.ts'
import { err, ok } from '#shared/model/result.ts'
import type { Db } from '../db/database.ts'
import type { Editor } from '../docs/editing.ts'
import type { Command, CommandContext } from './context.ts'
import { requirePlan, requireStep } from './lookups.ts'
import { type Placed, placeAt } from './stepOrder.ts'

/** The steps of a phase in order, those in the trash with them. */
const stepsIn = (db: Db, planId: string, phase: string): Placed[] =>
  db.all<Placed>(
    'SELECT step_id AS stepId, position FROM step WHERE plan_id = ? AND phase = ? ORDER BY position, step_id',
    planId,
    phase,
  )

function writePlace(edit: Editor, planId: string, stepId: string, others: readonly Placed[], index: number): void {
  for (const each of placeAt(stepId, others, index)) edit.set(planId, each.stepId, 'position', each.position)
}

function writeStep(edit: Editor, planId: string, stepId: string, patch: StepPatch): void {
  for (const [field, value] of Object.entries(patch)) if (value !== undefined) edit.set(planId, stepId, field, value)
}

export const addStep: Command<'addStep'> = {
  label: () => 'Step added',
  run: ({ planId, ...patch }, { db, edit }) => {
    const plan = requirePlan(db, planId)
    if (!plan.ok) return plan
    const stepId = createId('t')
    edit.addItem(planId, stepId, { by: edit.me, at: edit.now() })
    writeStep(edit, planId, stepId, patch)
    const others = stepsIn(db, planId, patch.phase)
    writePlace(edit, planId, stepId, others, others.length)
    return ok({ stepId })
  },
}

const statusLabels = {
  todo: 'Step not begun',
  doing: 'Step begun',
  done: 'Step done',
  dropped: 'Step dropped',
} as const

export const editStep: Command<'editStep'> = {
  label: ({ patch }) => (patch.status === undefined ? 'Step changed' : statusLabels[patch.status]),
  run: ({ stepId, patch }, { db, edit }) => {
    const step = requireStep(db, stepId)
    if (!step.ok) return step
    const { planId } = step.value
    writeStep(edit, planId, stepId, patch)
    // In another phase it stands last until somebody puts it elsewhere.
    if (patch.phase !== undefined && patch.phase !== step.value.phase) {
      const others = stepsIn(db, planId, patch.phase)
      writePlace(edit, planId, stepId, others, others.length)
    }
    return ok({})
  },
}

export const moveStep: Command<'moveStep'> = {
  label: () => 'Step moved',
  run: ({ stepId, phase, before }, { db, edit }) => {
    const step = requireStep(db, stepId)
    if (!step.ok) return step
    const { planId } = step.value
    const standing = stepsIn(db, planId, phase)
    const others = standing.filter((each) => each.stepId !== stepId)
    const index = before === null ? others.length : others.findIndex((each) => each.stepId === before)
    // Before itself is where it stands.
    if (before === stepId) return ok({})
    if (index < 0)
      return err(appError('InvalidInput', 'The step that it was to stand before is in another phase by now.'))
    if (standing[index]?.stepId === stepId) return ok({})
    edit.set(planId, stepId, 'phase', phase)
    writePlace(edit, planId, stepId, others, index)
    return ok({})
  },
}

/** Whether one step waits for another, directly or by way of others; what lies in the trash holds nobody up. */
const waitsFor = ({ db }: CommandContext, stepId: string, on: string): boolean =>
  db.get(
    `WITH RECURSIVE chain (id) AS (
       SELECT @stepId UNION SELECT d.on_step_id FROM chain JOIN step_dependency d ON d.step_id = chain.id JOIN step t ON t.step_id = d.on_step_id AND t.trashed_at IS NULL
     ) SELECT 1 FROM chain WHERE id = @on`,
    { stepId, on },
  ) !== undefined

export const setDependency: Command<'setDependency'> = {
  label: ({ waits }) => (waits ? 'Dependency added' : 'Dependency taken away'),
  run: ({ stepId, on, waits }, context) => {
    const step = requireStep(context.db, stepId)
    if (!step.ok) return step
    const other = requireStep(context.db, on)
    if (!other.ok) return other
    const { planId } = step.value
    if (other.value.planId !== planId)
      return err(appError('InvalidInput', 'Only steps of the same plan can wait for each other.'))
    if (waits && waitsFor(context, on, stepId))
      return err(appError('StepCycle', 'That step waits for this one already, so this one cannot wait for it.'))
    context.edit.set(planId, stepId, dependsOnField(on), waits ? true : null)
    return ok({})
  },
}

export const setMeasure: Command<'setMeasure'> = {
  label: ({ measureId, measure }) =>
    measure === null ? 'Measure taken away' : measureId === undefined ? 'Measure added' : 'Measure changed',
  run: ({ stepId, measureId = createId('k'), measure }, { db, edit }) => {
    const step = requireStep(db, stepId)
    if (!step.ok) return step
    const { planId } = step.value
    const field = measureField(measureId)
    const standing = Measure.safeParse(edit.read(planId, stepId, field))
    const at = standing.success ? standing.data.at : edit.now()
    edit.set(planId, stepId, field, measure === null ? null : { ...measure, at })
    return ok({ measureId })
  },
}
