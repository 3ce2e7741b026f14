/**
 * Inside a plan's document: items are steps and observations (both {by, at}), everything else is a field.
 *
 *   "plan"        title
 *   a step        stepFields · dependsOn:<step> true|null · measure:<id> Measure|null · evidence:<target> · trashed
 *   observation   text, on · trashed
 *   "gate:<id>"   detail · evidence:<target>, its proof
 *
 * Sets that two people may add to at once (dependencies, measures, evidence) are one register per member of the set.
 */
import { z } from 'zod'
import { MeasureId, MemberId, StepId } from '../model/ids.ts'
import { Day, Phase, StepNorms, StepOwner, StepStatus } from '../model/plan.ts'

export const PLAN = 'plan'

/** What a step or an observation says of itself and never changes. */
export const MadeRecord = z.object({ by: MemberId, at: z.int().nonnegative() })
export type MadeRecord = z.infer<typeof MadeRecord>

export const planFields = { title: z.string() } as const

export const stepFields = {
  text: z.string(),
  phase: Phase,
  status: StepStatus,
  owner: StepOwner.nullable(),
  startsOn: Day.nullable(),
  dueOn: Day.nullable(),
  norms: StepNorms,
  notes: z.string(),
  /** A fractional index among the steps of its phase; equal ones stand in the order of their ids. */
  position: z.string().max(500),
} as const

export const observationFields = { text: z.string(), on: Day.nullable() } as const

export const dependsOnField = (step: StepId): string => `dependsOn:${step}`
export const measureField = (measure: MeasureId): string => `measure:${measure}`

const after = (field: string, head: string): string | undefined =>
  field.startsWith(head) ? field.slice(head.length) : undefined

export function parseDependsOnField(field: string): StepId | undefined {
  const parsed = StepId.safeParse(after(field, 'dependsOn:'))
  return parsed.success ? parsed.data : undefined
}

export function parseMeasureField(field: string): MeasureId | undefined {
  const parsed = MeasureId.safeParse(after(field, 'measure:'))
  return parsed.success ? parsed.data : undefined
}
