/** What a step waits for, and what waits for it. */
import { Plus, X } from 'lucide-react'
import type { PlanView, StepView } from '#shared/contract/planQueries.ts'
import type { StepId } from '#shared/model/ids.ts'
import { useAct } from '#renderer/app/acting.ts'
import { CodeTag } from '#renderer/ui/codes/CodeTag.tsx'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { statusWords } from '#shared/model/planWords.ts'
import type { PlanActs } from '../usePlanActs.ts'
import { PickPopover } from '#renderer/ui/lists/PickPopover.tsx'
import styles from './Step.module.css'

/** Steps that wait for this one, by way of others too: it cannot wait for them. */
export function waitersOf(steps: readonly Pick<StepView, 'stepId' | 'dependsOn'>[], stepId: StepId): Set<StepId> {
  const waiters = new Set<StepId>()
  const open: StepId[] = [stepId]
  for (let at = open.pop(); at !== undefined; at = open.pop())
    for (const step of steps)
      if (step.dependsOn.includes(at) && !waiters.has(step.stepId)) {
        waiters.add(step.stepId)
        open.push(step.stepId)
      }
  return waiters
}

export interface DependenciesProps {
  plan: PlanView
  step: StepView
  acts: PlanActs
  readOnly: string | undefined
}

export function Dependencies({ plan, step, acts, readOnly }: DependenciesProps) {
  const act = useAct()
  const { stepId } = step
  const byId = new Map(plan.steps.map((each) => [each.stepId, each]))
  const waiters = waitersOf(plan.steps, stepId)
  const before = step.dependsOn.flatMap((id) => byId.get(id) ?? [])
  const behind = plan.steps.filter((each) => each.dependsOn.includes(stepId))
  const offered = plan.steps.filter(
    (each) => each.stepId !== stepId && !step.dependsOn.includes(each.stepId) && !waiters.has(each.stepId),
  )
  const find = (words: string) =>
    offered.filter((each) => `${each.phase} ${each.text}`.toLowerCase().includes(words.toLowerCase()))
  return (
    <section aria-label="What it waits for" className={styles.section}>
      <h3 className={styles.label}>Waits for</h3>
      {step.isInCycle && (
        <p className={styles.warn}>These steps wait for each other in a circle. Take one of them away.</p>
      )}
      <ul className={styles.rows}>
        {before.map((each) => (
          <li key={each.stepId} className={styles.dependency}>
            <StepLink step={each} acts={acts} />
            {readOnly === undefined && (
              <Button
                kind="icon"
                size="small"
                icon={X}
                label={`No longer wait for “${each.text}”`}
                onPress={() =>
                  void act(
                    'setDependency',
                    { stepId, on: each.stepId, waits: false },
                    { done: `No longer waits for “${each.text}”` },
                  )
                }
              />
            )}
          </li>
        ))}
      </ul>
      <PickPopover
        label="Steps it can wait for"
        placeholder="A step, by some of its words"
        find={find}
        idOf={(each) => each.stepId}
        row={(each) => (
          <span className={styles.pick}>
            <CodeTag code={{ name: each.phase }} />
            <span className={styles.pickText}>{each.text}</span>
          </span>
        )}
        onPick={(each) => void act('setDependency', { stepId, on: each.stepId, waits: true })}
        none="No other step has these words and can come first."
      >
        <Button kind="ghost" size="small" icon={Plus} disabledReason={readOnly}>
          Step
        </Button>
      </PickPopover>
      {behind.length > 0 && (
        <>
          <h3 className={styles.label}>Holds up</h3>
          <ul className={styles.rows}>
            {behind.map((each) => (
              <li key={each.stepId} className={styles.dependency}>
                <StepLink step={each} acts={acts} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

function StepLink({ step, acts }: { step: StepView; acts: PlanActs }) {
  return (
    <>
      <CodeTag code={{ name: step.phase }} />
      <Button kind="link" className={styles.link} onPress={() => acts.open(step.stepId)}>
        {step.text}
      </Button>
      <span className={styles.state}>{statusWords[step.status]}</span>
    </>
  )
}
