/** The plans: the one that is open, or how to begin one. */
import { useEffect } from 'react'
import { Frame } from '#renderer/app/Frame.tsx'
import { useAct } from '#renderer/app/acting.ts'
import { useCommand } from '#renderer/app/commands.ts'
import { FailedNote } from '#renderer/app/FailedNote.tsx'
import { navigate, useRoute } from '#renderer/app/navigation.ts'
import { useReadOnlyBecause } from '#renderer/app/team.ts'
import { useQuery } from '#renderer/data/useQuery.ts'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { EmptyState } from '#renderer/ui/feedback/EmptyState.tsx'
import { Pane, PaneBar } from '#renderer/ui/panes/Pane.tsx'
import { planTemplate } from '#shared/model/planTemplate.ts'
import { PlanPane } from './PlanPane.tsx'

export default function PlanPlace() {
  const readOnly = useReadOnlyBecause()
  const route = useRoute()
  const { planId, stepId } = route.place === 'plan' ? route : {}
  const { rows: plans, error } = useQuery('plans', {})
  const act = useAct()
  const create = (template: boolean) =>
    void act('createPlan', { title: template ? 'Advocacy programme' : '', template }).then((made) => {
      if (made) navigate({ place: 'plan', planId: made.planId })
    })
  useCommand('plan.new', () => create(false))
  useCommand('plan.template', () => create(true))
  const openId = planId ?? plans?.at(-1)?.planId
  // The place alone means its newest plan: from here on the window knows which that is, to export it and to come back.
  useEffect(() => {
    if (planId === undefined && openId !== undefined) navigate({ place: 'plan', planId: openId }, { replace: true })
  }, [planId, openId])
  return (
    <Frame {...(openId === undefined ? {} : { contentKey: openId })}>
      {openId !== undefined ? (
        <PlanPane key={openId} planId={openId} stepId={stepId} plans={plans ?? []} />
      ) : (
        <Pane kind="content" label="Plan" bar={<PaneBar title="Plan" />}>
          {error && <FailedNote what="The plans could not be read" error={error} />}
          {plans && (
            <EmptyState
              title="No plan yet"
              actions={
                <>
                  <Button kind="solid" onPress={() => create(true)} disabledReason={readOnly}>
                    Begin from the template
                  </Button>
                  <Button onPress={() => create(false)} disabledReason={readOnly}>
                    Begin empty
                  </Button>
                </>
              }
            >
              {`A plan holds the programme’s steps in five phases, each with the evidence it stands on. The template has ${planTemplate.length} steps to keep, change or throw away.`}
            </EmptyState>
          )}
        </Pane>
      )}
    </Frame>
  )
}
