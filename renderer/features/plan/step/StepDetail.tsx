/** What a step says of itself; every part is edited where it stands. */
import { Trash2 } from 'lucide-react'
import type { ReactNode } from 'react'
import type { StepPatch } from '#shared/contract/planCommands.ts'
import type { PlanView, StepView } from '#shared/contract/planQueries.ts'
import { phases, StepStatus } from '#shared/model/plan.ts'
import { useAct } from '#renderer/app/acting.ts'
import { useReadOnlyBecause } from '#renderer/app/team.ts'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { SegmentedControl } from '#renderer/ui/controls/SegmentedControl.tsx'
import { Select } from '#renderer/ui/controls/Select.tsx'
import { phaseWords, statusWords } from '#shared/model/planWords.ts'
import { DismissedFindings } from '../lenses/DismissedFindings.tsx'
import { useStepLenses } from '../lenses/useStepLenses.tsx'
import type { PlanActs } from '../usePlanActs.ts'
import { DayField } from '#renderer/app/days/DayField.tsx'
import { Dependencies } from './Dependencies.tsx'
import { DraftText } from '#renderer/ui/controls/DraftText.tsx'
import { EarlierAnswers } from './EarlierAnswers.tsx'
import { Measures } from './Measures.tsx'
import { Norms } from './Norms.tsx'
import { OwnerField } from './OwnerField.tsx'
import styles from './Step.module.css'

export interface StepDetailProps {
  plan: PlanView
  step: StepView
  acts: PlanActs
  /** The verdict in words, on top. */
  verdict: ReactNode
}

export function StepDetail({ plan, step, acts, verdict }: StepDetailProps) {
  const act = useAct()
  const readOnly = useReadOnlyBecause()
  const isDisabled = readOnly !== undefined
  const edit = (patch: StepPatch, done?: string) =>
    void act('editStep', { stepId: step.stepId, patch }, done === undefined ? {} : { done })
  const lenses = useStepLenses(step, isDisabled)
  const endsBefore = step.startsOn !== null && step.dueOn !== null && step.dueOn < step.startsOn
  return (
    <div className={styles.detail}>
      {verdict}
      <DraftText
        label="What will be done"
        look="title"
        isLine
        isNeeded
        isDisabled={isDisabled}
        value={step.text}
        lens={lenses.of('text')}
        onSave={(text) => edit({ text })}
      />
      <Norms step={step} readOnly={readOnly} onChange={(norms) => edit({ norms })} />
      <div className={styles.status}>
        <SegmentedControl
          label="How far it is"
          segments={StepStatus.options.map((id) => ({ id, label: statusWords[id] }))}
          value={step.status}
          isDisabled={isDisabled}
          onChange={(status) => edit({ status })}
        />
      </div>
      <div className={styles.facts}>
        <div className={styles.fact}>
          <span className={styles.label}>Who</span>
          <OwnerField step={step} readOnly={readOnly} onChange={(owner) => edit({ owner })} />
        </div>
        <Select
          label="Phase"
          options={phases.map((phase) => ({ id: phase, label: `${phase} ${phaseWords[phase]}` }))}
          value={step.phase}
          isDisabled={isDisabled}
          onChange={(phase) => acts.sendTo(step.stepId, phase)}
        />
        <DayField
          label="Begins"
          month="first"
          value={step.startsOn}
          isDisabled={isDisabled}
          onChange={(startsOn) => edit({ startsOn })}
        />
        <DayField
          label="Due"
          month="last"
          value={step.dueOn}
          isDisabled={isDisabled}
          onChange={(dueOn) => edit({ dueOn })}
        />
      </div>
      {endsBefore && <p className={styles.warn}>It is due before it begins.</p>}
      <EarlierAnswers step={step} onUse={edit} />
      <section className={styles.section} aria-label="Notes">
        <DraftText
          label="Notes"
          look="prose"
          placeholder="How, why, and what to look out for"
          isDisabled={isDisabled}
          value={step.notes}
          lens={lenses.of('notes')}
          onSave={(notes) => edit({ notes })}
        />
      </section>
      <Measures key={step.stepId} step={step} readOnly={readOnly} lensOf={lenses.of} />
      <DismissedFindings stepId={step.stepId} findings={lenses.dismissed} isReadOnly={isDisabled} />
      <Dependencies plan={plan} step={step} acts={acts} readOnly={readOnly} />
      <div className={styles.end}>
        <Button
          kind="ghost"
          size="small"
          icon={Trash2}
          disabledReason={readOnly}
          onPress={() => {
            acts.open(null)
            acts.trash(step.stepId)
          }}
        >
          Move to the trash
        </Button>
      </div>
    </div>
  )
}
