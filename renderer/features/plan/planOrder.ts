/** Where steps stand on the board, and where one goes by a key: pure, so that it can be tested without a window. */
import type { StepView } from '#shared/contract/planQueries.ts'
import type { StepId } from '#shared/model/ids.ts'
import { type Phase, phases } from '#shared/model/plan.ts'

export type Columns = Readonly<Record<Phase, readonly StepId[]>>
export type Direction = 'up' | 'down' | 'left' | 'right'

/** A place for a step: before another of that phase, or (null) last in it. */
export interface Target {
  phase: Phase
  before: StepId | null
}

export function columnsOf(steps: readonly Pick<StepView, 'stepId' | 'phase'>[]): Columns {
  const columns: Record<Phase, StepId[]> = { P1: [], P2: [], P3: [], P4: [], P5: [] }
  for (const { stepId, phase } of steps) columns[phase].push(stepId)
  return columns
}

/** Where a step stands: its phase, and its row from 0. */
export function placeOf(columns: Columns, stepId: StepId): { phase: Phase; row: number } | undefined {
  for (const phase of phases) {
    const row = columns[phase].indexOf(stepId)
    if (row >= 0) return { phase, row }
  }
  return undefined
}

const phaseBeside = (phase: Phase, by: 1 | -1): Phase | undefined => phases[phases.indexOf(phase) + by]

/** The step to which an arrow leads; empty phases are passed over. Undefined: there is none that way. */
export function stepBeside(columns: Columns, stepId: StepId, direction: Direction): StepId | undefined {
  const place = placeOf(columns, stepId)
  if (!place) return undefined
  const { phase, row } = place
  if (direction === 'up') return columns[phase][row - 1]
  if (direction === 'down') return columns[phase][row + 1]
  const by = direction === 'left' ? -1 : 1
  for (let at = phaseBeside(phase, by); at !== undefined; at = phaseBeside(at, by)) {
    const column = columns[at]
    if (column.length > 0) return column[Math.min(row, column.length - 1)]
  }
  return undefined
}

/** The step before or after in the order of the whole plan. */
export function stepAlong(columns: Columns, stepId: StepId, by: 1 | -1): StepId | undefined {
  const all = phases.flatMap((phase) => columns[phase])
  return all[all.indexOf(stepId) + by]
}

/** Where a step goes by Alt and an arrow; undefined: it cannot go further. */
export function targetBeside(columns: Columns, stepId: StepId, direction: Direction): Target | undefined {
  const place = placeOf(columns, stepId)
  if (!place) return undefined
  const { phase, row } = place
  const column = columns[phase]
  if (direction === 'up') {
    const before = column[row - 1]
    return before && { phase, before }
  }
  if (direction === 'down') return row < column.length - 1 ? { phase, before: column[row + 2] ?? null } : undefined
  const beside = phaseBeside(phase, direction === 'left' ? -1 : 1)
  return beside && { phase: beside, before: columns[beside][row] ?? null }
}

/** The same in one list through all phases: from the top of one into the end of the one before. */
export function targetAlong(columns: Columns, stepId: StepId, by: 1 | -1): Target | undefined {
  const within = targetBeside(columns, stepId, by === -1 ? 'up' : 'down')
  if (within) return within
  const place = placeOf(columns, stepId)
  const beside = place && phaseBeside(place.phase, by)
  return beside && { phase: beside, before: by === -1 ? null : (columns[beside][0] ?? null) }
}
