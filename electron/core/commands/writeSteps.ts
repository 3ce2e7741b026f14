/** Writes the steps of a new plan, in order, phase by phase. */
import { dependsOnField, measureField } from '#shared/docs/planLayout.ts'
import { createId, type PlanId, type StepId } from '#shared/model/ids.ts'
import { type Measure, type Phase, phases } from '#shared/model/plan.ts'
import { generateNKeysBetween } from 'fractional-indexing'
import type { Editor } from '../docs/editing.ts'

export interface NewStep {
  /** By which other steps of the list name it. */
  key: string
  phase: Phase
  measures?: readonly Omit<Measure, 'at'>[] | undefined
  /** Keys of the steps for which it waits. */
  after?: readonly string[] | undefined
  /** Its other fields, as the document names them. */
  fields: Readonly<Record<string, unknown>>
}

/** Adds steps to a plan that has none yet; returns their ids by key. */
export function writeSteps(edit: Editor, planId: PlanId, steps: readonly NewStep[]): Map<string, StepId> {
  const idByKey = new Map<string, StepId>(steps.map(({ key }) => [key, createId('t')]))
  for (const phase of phases) {
    const ofPhase = steps.filter((step) => step.phase === phase)
    const positions = generateNKeysBetween(null, null, ofPhase.length)
    for (const [i, { key, fields, measures = [], after = [] }] of ofPhase.entries()) {
      const stepId = idByKey.get(key) as StepId
      edit.addItem(planId, stepId, { by: edit.me, at: edit.now() })
      for (const [field, value] of Object.entries({ ...fields, phase, position: positions[i] }))
        if (value !== undefined) edit.set(planId, stepId, field, value)
      for (const measure of measures)
        edit.set(planId, stepId, measureField(createId('k')), { ...measure, at: edit.now() })
      for (const earlier of after) edit.set(planId, stepId, dependsOnField(idByKey.get(earlier) as StepId), true)
    }
  }
  return idByKey
}
