/** What every look of a plan is given, be it the board, the outline or the calendar. */
import type { ReactNode } from 'react'
import type { PlanView } from '#shared/contract/planQueries.ts'
import type { StepId } from '#shared/model/ids.ts'
import type { Phase } from '#shared/model/plan.ts'
import type { PlanActs } from './usePlanActs.ts'

export interface PlanLookProps {
  plan: PlanView
  acts: PlanActs
  /** The step that has the Tab stop. */
  currentId: StepId | null
  onCurrent: (stepId: StepId) => void
  openId: StepId | undefined
  /** Where a new step is being written. */
  newIn: Phase | null
  onNewIn: (phase: Phase | null) => void
  verdictOf: (stepId: StepId) => ReactNode
  verdictName: (stepId: StepId) => string
}
