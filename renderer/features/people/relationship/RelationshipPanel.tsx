/** Where a relationship stands and why, what members say otherwise, what passed between us, and what might help now. */
import { Clock, Gift, Handshake, Heart, MessageCircle, Scale, Sprout } from 'lucide-react'
import { useState } from 'react'
import type { JudgementView } from '#shared/contract/relationshipQueries.ts'
import type { PersonId } from '#shared/model/ids.ts'
import type { Assessment } from '#shared/measure/types.ts'
import { useAct } from '#renderer/app/acting.ts'
import { useCommand } from '#renderer/app/commands.ts'
import { todayIso } from '#renderer/app/days/dayWords.ts'
import { FailedNote } from '#renderer/app/FailedNote.tsx'
import { useReadOnlyBecause } from '#renderer/app/team.ts'
import { useQuery, useSteadyQuery } from '#renderer/data/useQuery.ts'
import { Icon, type LucideIcon } from '#renderer/ui/base/Icon.tsx'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { StateChip } from '#renderer/ui/codes/StateChip.tsx'
import { dayWords } from './dayWords.ts'
import { FitCard } from './FitCard.tsx'
import { GiveTake } from './GiveTake.tsx'
import { type Choice, JudgeForm } from './JudgeForm.tsx'
import { Judgements } from './Judgements.tsx'
import { type NextStep, nextSteps } from '#shared/measure/nextSteps.ts'
import { isOverdue } from './overdue.ts'
import { Promises } from './Promises.tsx'
import styles from './Relationship.module.css'

export function RelationshipPanel({ personId }: { personId: PersonId }) {
  const { rows: found, error } = useSteadyQuery('relationship', { personId })
  const { rows: interactions } = useQuery('interactions', { personId })
  const { rows: promises } = useQuery('promises', { personId })
  const readOnly = useReadOnlyBecause()
  const act = useAct()
  const [judging, setJudging] = useState<'judge' | 'settle' | null>(null)
  useCommand('person.judge', () => setJudging('judge'))
  if (error) return <FailedNote what="The state could not be read" error={error} />
  if (!found)
    return (
      <p className={styles.waiting} role="status">
        Working out where this relationship stands…
      </p>
    )
  const { assessment, judgements } = found
  const overdue = (promises ?? []).filter((each) => isOverdue(each, todayIso())).map(({ text }) => text)
  const save = (choice: Choice, reason: string) => {
    const settles = judging === 'settle' ? judgements.map(({ judgementId }) => judgementId) : []
    const said = choice === 'end' ? ({ kind: 'end' } as const) : ({ kind: 'state', state: choice } as const)
    void act('judge', { personId, ...said, reason, on: todayIso(), settles }, { done: 'Judgement recorded' })
    setJudging(null)
  }
  const withdraw = ({ judgementId }: JudgementView) =>
    void act('withdrawJudgement', { judgementId, on: todayIso() }, { done: 'Judgement taken back' })
  return (
    <div className={styles.panel}>
      <section className={styles.part} aria-label="Where it stands">
        <div className={styles.why}>
          <StateChip state={assessment.state} />
          <p className={styles.explanation}>
            {assessment.explanation}{' '}
            <Button
              kind="link"
              keys="O"
              disabledReason={readOnly}
              onPress={() => setJudging(assessment.disputed ? 'settle' : 'judge')}
            >
              Judge otherwise…
            </Button>
          </p>
        </div>
        <p className={styles.forecast}>{assessment.forecast.text}</p>
        <Judgements
          assessment={assessment}
          judgements={judgements}
          readOnly={readOnly}
          onSettle={() => setJudging('settle')}
          onWithdraw={withdraw}
        />
        {judging !== null && (
          <JudgeForm
            initial={assessment.state === 'too-early' ? 'strong' : assessment.state}
            settles={judging === 'settle'}
            onSave={save}
            onCancel={() => setJudging(null)}
          />
        )}
      </section>
      <GiveTake assessment={assessment} interactions={interactions ?? []} today={found.at} />
      <div className={styles.two}>
        <FitCard personId={personId} />
        <Next steps={nextSteps(assessment, overdue)} />
      </div>
      <Promises personId={personId} />
      <History assessment={assessment} />
    </div>
  )
}

function History({ assessment }: { assessment: Assessment }) {
  const newestFirst = assessment.history.toReversed()
  return (
    <section className={styles.part} aria-label="How it went">
      <h2 className={styles.head}>How it went</h2>
      {newestFirst.length === 0 ? (
        <p className={styles.small}>Begins with the first act of theirs.</p>
      ) : (
        <ol className={styles.rows}>
          {newestFirst.map(({ from, state, reason }) => (
            <li key={`${from}${state}${reason}`} className={styles.change}>
              <span className={styles.day}>{dayWords(from)}</span>
              <StateChip state={state} />
              <span className={styles.reason}>{reason}</span>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}

const icons: Readonly<Record<NextStep['key'], LucideIcon>> = {
  settle: Scale,
  promise: Clock,
  give: Gift,
  listen: MessageCircle,
  thank: Heart,
  door: Heart,
  more: Sprout,
  steady: Handshake,
  first: Handshake,
}

function Next({ steps }: { steps: readonly NextStep[] }) {
  return (
    <section className={styles.part} aria-label="What might help now">
      <h2 className={styles.head}>What might help now</h2>
      <ul className={styles.rows}>
        {steps.map(({ key, title, detail }) => (
          <li key={key} className={styles.next}>
            <Icon of={icons[key]} size={14} />
            <span>
              {title}
              <span className={styles.detail}>{detail}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
