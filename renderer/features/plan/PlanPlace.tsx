/** The plans: their list, and the open one's steps by phase. */
import { Plus } from 'lucide-react'
import { Frame } from '#renderer/app/Frame.tsx'
import { useAct } from '#renderer/app/acting.ts'
import { useCommand } from '#renderer/app/commands.ts'
import { FailedNote } from '#renderer/app/FailedNote.tsx'
import { navigate, useRoute } from '#renderer/app/navigation.ts'
import { useReadOnlyBecause } from '#renderer/app/team.ts'
import { useQuery } from '#renderer/data/useQuery.ts'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { EmptyState } from '#renderer/ui/feedback/EmptyState.tsx'
import { VirtualList } from '#renderer/ui/lists/VirtualList.tsx'
import { RowText } from '#renderer/ui/lists/RowText.tsx'
import { Pane, PaneBar } from '#renderer/ui/panes/Pane.tsx'
import { PlanPane } from './PlanPane.tsx'

export default function PlanPlace() {
  const readOnly = useReadOnlyBecause()
  const route = useRoute()
  const planId = route.place === 'plan' ? route.planId : undefined
  const { rows: plans, error } = useQuery('plans', {})
  const act = useAct()
  const create = () =>
    void act('createPlan', { title: '' }).then((made) => {
      if (made) navigate({ place: 'plan', planId: made.planId })
    })
  useCommand('plan.new', create)
  const isOnly = plans?.length === 1
  const openId = planId ?? (isOnly ? plans[0]?.planId : undefined)
  return (
    <Frame
      isContentEmpty={openId === undefined}
      {...(openId === undefined ? {} : { contentKey: openId })}
      list={
        <Pane
          kind="list"
          label="Plans"
          scrolls={false}
          bar={
            <PaneBar
              title="Plans"
              actions={<Button kind="icon" icon={Plus} label="New plan" disabledReason={readOnly} onPress={create} />}
            />
          }
        >
          {error ? (
            <FailedNote what="The plans could not be read" error={error} />
          ) : (
            <VirtualList
              label="Plans"
              items={plans ?? []}
              idOf={(plan) => plan.planId}
              textOf={(plan) => plan.title}
              rowHeight={60}
              selectedId={openId ?? null}
              onOpen={(plan) => navigate({ place: 'plan', planId: plan.planId })}
              hasLines
            >
              {(plan) => (
                <RowText
                  title={plan.title === '' ? 'Untitled plan' : plan.title}
                  detail={plan.steps === 0 ? 'No steps yet' : `${plan.done} of ${plan.steps} steps done`}
                />
              )}
            </VirtualList>
          )}
        </Pane>
      }
    >
      {openId === undefined ? (
        <Pane kind="content" label="Plan" bar={<PaneBar />}>
          <EmptyState
            title="What you will do, and why"
            actions={
              <Button onPress={create} disabledReason={readOnly}>
                New plan
              </Button>
            }
          >
            A plan holds the programme’s steps in five phases, each with the evidence it stands on.
          </EmptyState>
        </Pane>
      ) : (
        <PlanPane key={openId} planId={openId} />
      )}
    </Frame>
  )
}
