/** One plan: its steps by phase. */
import { phases } from '#shared/model/plan.ts'
import type { PlanId } from '#shared/model/ids.ts'
import { FailedNote } from '#renderer/app/FailedNote.tsx'
import { useWindowTitle } from '#renderer/app/windowTitle.ts'
import { useQuery } from '#renderer/data/useQuery.ts'
import { EmptyState } from '#renderer/ui/feedback/EmptyState.tsx'
import { Pane, PaneBar } from '#renderer/ui/panes/Pane.tsx'

export function PlanPane({ planId }: { planId: PlanId }) {
  const { rows: plan, state, error } = useQuery('plan', { planId })
  const title = plan && plan.title !== '' ? plan.title : 'Untitled plan'
  useWindowTitle(title)
  return (
    <Pane kind="content" label="Plan" bar={<PaneBar title={title} />}>
      {error ? (
        <FailedNote what="This plan could not be read" error={error} />
      ) : state === 'ready' && plan === null ? (
        <EmptyState title="This plan is not in the workspace any more" />
      ) : (
        phases.map((phase) => (
          <section key={phase}>
            <h2>{phase}</h2>
            <ul>
              {(plan?.steps ?? [])
                .filter((step) => step.phase === phase)
                .map((step) => (
                  <li key={step.stepId}>{step.text}</li>
                ))}
            </ul>
          </section>
        ))
      )}
    </Pane>
  )
}
