/** The steps of a plan behind a mark: of one phase, with one status or verdict. */
import { statusWords } from '#shared/model/planWords.ts'
import { FailedNote } from '#renderer/app/FailedNote.tsx'
import { navigate } from '#renderer/app/navigation.ts'
import { useSteadyQuery } from '#renderer/data/useQuery.ts'
import { VerdictSign } from '#renderer/ui/codes/VerdictSign.tsx'
import { Skeleton } from '#renderer/ui/feedback/Skeleton.tsx'
import { WayRow } from '#renderer/ui/lists/WayRow.tsx'
import type { OpenBehind } from './BehindInspector.tsx'
import { TwoLines, WayRows } from './WayRows.tsx'

export function StepsBehind({ behind }: { behind: Extract<OpenBehind, { kind: 'steps' }> }) {
  const { planId, phase, status, verdict } = behind
  const { rows: plan, error } = useSteadyQuery('planProgress', { planId })
  if (error) return <FailedNote what="These steps could not be read" error={error} />
  if (plan === undefined) return <Skeleton label="Reading the steps" lines={6} />
  const steps = (plan?.steps ?? []).filter(
    (step) =>
      step.phase === phase &&
      (status === undefined || step.status === status) &&
      // Steps that were dropped have no part in the verdicts.
      (verdict === undefined || (step.verdict === verdict && step.status !== 'dropped')),
  )
  return (
    <WayRows
      counted={steps.length === 1 ? '1 step' : `${steps.length.toLocaleString('en')} steps`}
      label="Steps"
      rows={steps}
      keyOf={({ stepId }) => stepId}
      row={(step) => (
        <WayRow onPress={() => navigate({ place: 'plan', planId, stepId: step.stepId })}>
          <VerdictSign verdict={step.verdict} />
          <TwoLines name={step.text} why={statusWords[step.status]} />
        </WayRow>
      )}
    />
  )
}
