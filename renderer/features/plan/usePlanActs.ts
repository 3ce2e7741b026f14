/** What can be done with the steps of the open plan, each said to screen readers. */
import { useMemo } from 'react'
import type { PlanView } from '#shared/contract/planQueries.ts'
import type { StepId } from '#shared/model/ids.ts'
import type { Phase } from '#shared/model/plan.ts'
import { useAct } from '#renderer/app/acting.ts'
import { navigate } from '#renderer/app/navigation.ts'
import { announce } from '#renderer/ui/feedback/announce.ts'
import { columnsOf, placeOf, type Target } from './planOrder.ts'
import { phaseWords } from '#shared/model/planWords.ts'

export interface PlanActs {
  /** Shows a step under the board; null puts it away. */
  open: (stepId: StepId | null) => void
  move: (stepId: StepId, target: Target) => void
  /** To the end of a phase, with a way back. */
  sendTo: (stepId: StepId, phase: Phase) => void
  add: (phase: Phase, text: string) => Promise<StepId | null>
  trash: (stepId: StepId) => void
}

export function usePlanActs(plan: PlanView): PlanActs {
  const act = useAct()
  return useMemo(() => {
    const { planId, steps } = plan
    const columns = columnsOf(steps)
    const textOf = (stepId: StepId): string => steps.find((step) => step.stepId === stepId)?.text ?? 'Step'
    return {
      open: (stepId) => navigate({ place: 'plan', planId, ...(stepId !== null && { stepId }) }, { replace: true }),
      move: (stepId, { phase, before }) => {
        const others = columns[phase].filter((id) => id !== stepId)
        const row = before === null ? others.length : others.indexOf(before)
        void act('moveStep', { stepId, phase, before }).then((done) => {
          if (done) announce(`${phaseWords[phase]}, ${row + 1} of ${others.length + 1}`)
        })
      },
      sendTo: (stepId, phase) => {
        if (placeOf(columns, stepId)?.phase === phase) return
        const input = { stepId, phase, before: null }
        void act('moveStep', input, { done: `“${textOf(stepId)}” moved to ${phase} ${phaseWords[phase]}` })
      },
      add: async (phase, text) => (await act('addStep', { planId, phase, text }))?.stepId ?? null,
      trash: (stepId) => void act('trash', { ids: [stepId] }, { done: `“${textOf(stepId)}” moved to the trash` }),
    }
  }, [plan, act])
}
