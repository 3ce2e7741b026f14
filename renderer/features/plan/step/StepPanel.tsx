/** The open step under the plan: what it says of itself, and what speaks for it and against it side by side. */
import { ChevronDown, ChevronUp, X } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useRef } from 'react'
import type { PlanView, StepView } from '#shared/contract/planQueries.ts'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { columnsOf, stepAlong } from '../planOrder.ts'
import type { PlanActs } from '../usePlanActs.ts'
import { StepDetail } from './StepDetail.tsx'
import styles from './Step.module.css'

export interface StepPanelProps {
  plan: PlanView
  step: StepView
  acts: PlanActs
  /** Gives the focus back to the step's card. */
  onLeave: () => void
  verdict: ReactNode
  /** For and against. */
  evidence: ReactNode
}

export function StepPanel({ plan, step, acts, onLeave, verdict, evidence }: StepPanelProps) {
  const scroll = useRef<HTMLDivElement>(null)
  const columns = columnsOf(plan.steps)
  const [previous, next] = [stepAlong(columns, step.stepId, -1), stepAlong(columns, step.stepId, 1)]
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return
    event.stopPropagation()
    onLeave()
  }
  const walk = (label: string, icon: typeof X, to: typeof next) => (
    <Button
      kind="icon"
      size="small"
      icon={icon}
      label={label}
      disabledReason={to === undefined ? 'There is no other' : undefined}
      onPress={() => to !== undefined && acts.open(to)}
    />
  )
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape steps out of the panel as a whole; its fields have the focus
    <section className={styles.panel} aria-label="Step" onKeyDown={onKeyDown} data-step-panel={step.stepId}>
      <div ref={scroll} className={styles.left}>
        <StepDetail
          key={step.stepId}
          plan={plan}
          step={step}
          acts={acts}
          verdict={
            <div className={styles.head}>
              <div className={styles.verdict}>{verdict}</div>
              {walk('Previous step', ChevronUp, previous)}
              {walk('Next step', ChevronDown, next)}
              <Button kind="icon" size="small" icon={X} label="Close" keys="Esc" onPress={() => acts.open(null)} />
            </div>
          }
        />
      </div>
      <div className={styles.right}>{evidence}</div>
    </section>
  )
}
