/** The plan as an outline: phase after phase, a line for each step with who, when and on what it stands. */
import { Circle, CircleCheck, CircleDashed, CircleSlash, Plus } from 'lucide-react'
import { useRef } from 'react'
import type { StepView } from '#shared/contract/planQueries.ts'
import { phases, type StepStatus } from '#shared/model/plan.ts'
import { useReadOnlyBecause } from '#renderer/app/team.ts'
import { useCodebook } from '#renderer/app/workspace.ts'
import { cx } from '#renderer/ui/base/cx.ts'
import { Icon, type LucideIcon } from '#renderer/ui/base/Icon.tsx'
import { CodeChip } from '#renderer/ui/codes/CodeChip.tsx'
import { CodeTag } from '#renderer/ui/codes/CodeTag.tsx'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { NewStep } from '../NewStep.tsx'
import { useRowDrag } from '#renderer/ui/lists/useRowDrag.tsx'
import { type StepDrag, targetAt } from '../board/stepDrag.ts'
import { OwnerMark } from '../board/StepCard.tsx'
import { whenOf } from '../dayWords.ts'
import type { PlanLookProps } from '../planLook.ts'
import { measureWords, phaseWords, statusWords } from '#shared/model/planWords.ts'
import styles from './Outline.module.css'

const statusIcons: Readonly<Record<StepStatus, LucideIcon>> = {
  todo: CircleDashed,
  doing: Circle,
  done: CircleCheck,
  dropped: CircleSlash,
}

export function Outline(props: PlanLookProps) {
  const { plan, acts, newIn, onNewIn } = props
  const readOnly = useReadOnlyBecause()
  const root = useRef<HTMLDivElement>(null)
  const drag = useRowDrag(root, readOnly === undefined ? acts.move : undefined, targetAt)
  return (
    <div ref={root} className={styles.outline} data-dragging={drag.dragged ?? undefined}>
      {phases.map((phase) => {
        const steps = plan.steps.filter((step) => step.phase === phase)
        return (
          <section key={phase} className={styles.phase} aria-label={`${phase} ${phaseWords[phase]}`} data-phase={phase}>
            <h2 className={styles.head}>
              <CodeTag code={{ name: phase }} />
              <span>{phaseWords[phase]}</span>
              {steps.length > 0 && (
                <span className={styles.count}>
                  {`${steps.filter((step) => step.status === 'done').length} of ${steps.length}`}
                </span>
              )}
            </h2>
            {steps.length > 0 && (
              <div role="listbox" aria-label={`${phase} ${phaseWords[phase]}`} className={styles.rows}>
                {steps.map((step, i) => (
                  <Row key={step.stepId} {...props} step={step} number={i + 1} drag={drag} />
                ))}
              </div>
            )}
            {drag.target?.phase === phase && drag.target.before === null && <div className={styles.drop} />}
            {newIn === phase ? (
              <NewStep phase={phase} onAdd={(text) => void acts.add(phase, text)} onClose={() => onNewIn(null)} />
            ) : (
              <Button
                kind="ghost"
                size="small"
                icon={Plus}
                disabledReason={readOnly}
                label={`New step in ${phase} ${phaseWords[phase]}`}
                onPress={() => onNewIn(phase)}
              >
                New step
              </Button>
            )}
          </section>
        )
      })}
      {drag.ghost}
    </div>
  )
}

function Row({
  step,
  number,
  currentId,
  onCurrent,
  openId,
  acts,
  verdictOf,
  verdictName,
  drag,
}: PlanLookProps & { step: StepView; number: number; drag: StepDrag }) {
  const { look } = useCodebook()
  const when = whenOf(step)
  const facts = [
    ...step.measures.map(({ text, kind }) => `${measureWords[kind]}: ${text}`),
    ...(step.dependsOn.length > 0
      ? [`Waits for ${step.dependsOn.length === 1 ? '1 step' : `${step.dependsOn.length} steps`}`]
      : []),
  ]
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the plan as a whole has the keys
    <div
      role="option"
      aria-selected={step.stepId === openId}
      aria-label={[step.text, statusWords[step.status], verdictName(step.stepId)]
        .filter((words) => words !== '')
        .join(', ')}
      tabIndex={step.stepId === currentId ? 0 : -1}
      data-step={step.stepId}
      {...(step.stepId === currentId && { 'data-pane-focus': true })}
      className={cx(
        styles.row,
        styles[step.status],
        step.stepId === openId && styles.open,
        drag.target?.before === step.stepId && styles.dropBefore,
      )}
      onPointerDown={(event) => drag.onPointerDown(event, step.stepId)}
      onFocus={() => onCurrent(step.stepId)}
      onClick={() => acts.open(step.stepId)}
    >
      <span className={styles.number}>{number}</span>
      <span className={styles.status} title={statusWords[step.status]}>
        <Icon of={statusIcons[step.status]} size={14} />
      </span>
      <span className={styles.words}>
        <span className={styles.text} data-drag-text>
          {step.text}
        </span>
        {step.notes !== '' && <span className={styles.notes}>{step.notes}</span>}
        {(step.norms.length > 0 || facts.length > 0) && (
          <span className={styles.facts}>
            {step.norms.map((codeId) => (
              <CodeChip key={codeId} code={look(codeId)} />
            ))}
            {facts.map((words) => (
              <span key={words}>{words}</span>
            ))}
          </span>
        )}
      </span>
      <span className={styles.verdict}>{verdictOf(step.stepId)}</span>
      <span className={cx(styles.when, when?.isLate && styles.late)}>
        {when && (when.isLate ? `Late: ${when.words}` : when.words)}
      </span>
      <span className={styles.owner}>
        <OwnerMark step={step} />
      </span>
    </div>
  )
}
