/** The plan as a board: a column for each phase, its steps in order; one Tab stop, walked and reordered by arrows. */
import { Plus } from 'lucide-react'
import { type ReactNode, useRef } from 'react'
import type { StepView } from '#shared/contract/planQueries.ts'
import type { StepId } from '#shared/model/ids.ts'
import { type Phase, phases } from '#shared/model/plan.ts'
import { useReadOnlyBecause } from '#renderer/app/team.ts'
import { cx } from '#renderer/ui/base/cx.ts'
import { CodeTag } from '#renderer/ui/codes/CodeTag.tsx'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { NewStep } from '../NewStep.tsx'
import type { PlanLookProps } from '../planLook.ts'
import type { Target } from '../planOrder.ts'
import { phaseWords } from '#shared/model/planWords.ts'
import { StepCard } from './StepCard.tsx'
import { useRowDrag } from '#renderer/ui/lists/useRowDrag.tsx'
import { targetAt } from './stepDrag.ts'
import styles from './Board.module.css'

export interface BoardProps extends PlanLookProps {
  /** Stands on top of the first column: what has to be so before the others begin. */
  gate?: ReactNode
}

export function Board(props: BoardProps) {
  const { plan, acts, newIn, onNewIn, gate } = props
  const root = useRef<HTMLDivElement>(null)
  const readOnly = useReadOnlyBecause()
  const drag = useRowDrag(root, readOnly === undefined ? acts.move : undefined, targetAt)
  return (
    <div ref={root} className={styles.board} data-dragging={drag.dragged ?? undefined}>
      {phases.map((phase) => {
        const steps = plan.steps.filter((step) => step.phase === phase)
        const done = steps.filter((step) => step.status === 'done').length
        return (
          <section key={phase} className={styles.phase} aria-label={`${phase} ${phaseWords[phase]}`} data-phase={phase}>
            <h2 className={styles.head}>
              <CodeTag code={{ name: phase }} />
              <span className={styles.title} title={phaseWords[phase]}>
                {phaseWords[phase]}
              </span>
              {steps.length > 0 && <span className={styles.count}>{`${done} of ${steps.length}`}</span>}
            </h2>
            <div className={styles.column} data-drag-column>
              {phase === 'P1' && gate}
              <Column {...props} steps={steps} phase={phase} target={drag.target} onDown={drag.onPointerDown} />
              {newIn === phase ? (
                <NewStep phase={phase} onAdd={(text) => void acts.add(phase, text)} onClose={() => onNewIn(null)} />
              ) : (
                <Button
                  kind="ghost"
                  size="small"
                  icon={Plus}
                  className={cx(styles.add, steps.length > 0 && styles.addQuiet)}
                  disabledReason={readOnly}
                  label={`New step in ${phase} ${phaseWords[phase]}`}
                  onPress={() => onNewIn(phase)}
                >
                  {steps.length === 0 && 'New step'}
                </Button>
              )}
            </div>
          </section>
        )
      })}
      {drag.ghost}
    </div>
  )
}

interface ColumnProps extends BoardProps {
  steps: readonly StepView[]
  phase: Phase
  target: Target | null
  onDown: (event: React.PointerEvent<HTMLElement>, stepId: StepId) => void
}

function Column({
  steps,
  phase,
  target,
  onDown,
  currentId,
  onCurrent,
  openId,
  acts,
  verdictOf,
  verdictName,
}: ColumnProps) {
  const isTarget = target?.phase === phase
  if (steps.length === 0) return isTarget ? <div className={styles.drop} /> : null
  return (
    <div role="listbox" aria-label={`${phase} ${phaseWords[phase]}`} className={styles.cards}>
      {steps.map((step) => (
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the board as a whole has the keys
        <div
          key={step.stepId}
          role="option"
          aria-selected={step.stepId === openId}
          aria-label={[step.text, verdictName(step.stepId)].filter((words) => words !== '').join(', ')}
          tabIndex={step.stepId === currentId ? 0 : -1}
          data-step={step.stepId}
          {...(step.stepId === currentId && { 'data-pane-focus': true })}
          className={cx(
            styles.card,
            step.status === 'done' && styles.done,
            step.status === 'dropped' && styles.dropped,
            step.stepId === openId && styles.open,
            isTarget && target.before === step.stepId && styles.dropBefore,
          )}
          onFocus={() => onCurrent(step.stepId)}
          onPointerDown={(event) => onDown(event, step.stepId)}
          onClick={() => acts.open(step.stepId)}
        >
          <StepCard step={step} verdict={verdictOf(step.stepId)} />
        </div>
      ))}
      {isTarget && target.before === null && <div role="presentation" className={styles.drop} />}
    </div>
  )
}
