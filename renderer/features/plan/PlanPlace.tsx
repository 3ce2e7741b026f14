/** The plans: the one that is open, or how to begin one. */
import { useEffect, useState } from 'react'
import { Frame } from '#renderer/app/Frame.tsx'
import { useAct } from '#renderer/app/acting.ts'
import { useCommand } from '#renderer/app/commands.ts'
import { FailedNote } from '#renderer/app/FailedNote.tsx'
import { navigate, useRoute } from '#renderer/app/navigation.ts'
import { useReadOnlyBecause } from '#renderer/app/team.ts'
import { useQuery } from '#renderer/data/useQuery.ts'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { SegmentedControl } from '#renderer/ui/controls/SegmentedControl.tsx'
import { EmptyState } from '#renderer/ui/feedback/EmptyState.tsx'
import { Pane, PaneBar } from '#renderer/ui/panes/Pane.tsx'
import { planTemplate } from '#shared/model/planTemplate.ts'
import { PlanPane } from './PlanPane.tsx'
import { TensionsView } from './tensions/TensionsView.tsx'

const withoutPlan = [
  { id: 'begin', label: 'Begin a plan' },
  { id: 'tensions', label: 'Tensions' },
] as const

export default function PlanPlace() {
  const readOnly = useReadOnlyBecause()
  const route = useRoute()
  const { planId, stepId, tensionId } = route.place === 'plan' ? route : {}
  // They are the team's, not a plan's.
  const [areTensionsShown, showTensions] = useState(false)
  const { rows: plans, error } = useQuery('plans', {})
  const act = useAct()
  const create = (template: boolean) =>
    void act('createPlan', { title: template ? 'Advocacy programme' : '', template }).then((made) => {
      if (made) navigate({ place: 'plan', planId: made.planId })
    })
  useCommand('plan.new', () => create(false))
  useCommand('plan.template', () => create(true))
  useCommand('plan.tensions', () => showTensions(true))
  const openId = planId ?? plans?.at(-1)?.planId
  const isTensions = areTensionsShown || tensionId !== undefined
  // The place alone means its newest plan: from here on the window knows which that is, to export it and to come back.
  useEffect(() => {
    if (planId === undefined && openId !== undefined) navigate({ place: 'plan', planId: openId }, { replace: true })
  }, [planId, openId])
  return (
    <Frame {...(openId === undefined ? {} : { contentKey: openId })}>
      {openId !== undefined ? (
        <PlanPane key={openId} planId={openId} stepId={stepId} plans={plans ?? []} />
      ) : (
        <Pane
          kind="content"
          label="Plan"
          scrolls={!isTensions}
          bar={
            <PaneBar
              title="Plan"
              actions={
                <SegmentedControl
                  label="What is shown"
                  segments={withoutPlan}
                  value={isTensions ? 'tensions' : 'begin'}
                  onChange={(view) => {
                    showTensions(view === 'tensions')
                    if (tensionId !== undefined) navigate({ place: 'plan' }, { replace: true })
                  }}
                />
              }
            />
          }
        >
          {isTensions && <TensionsView key={tensionId} wanted={tensionId} />}
          {error && <FailedNote what="The plans could not be read" error={error} />}
          {plans && !isTensions && (
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
