/** The workshops: the one that is open, or how to begin one. */
import { useEffect, useState } from 'react'
import { Frame } from '#renderer/app/Frame.tsx'
import { useAct } from '#renderer/app/acting.ts'
import { useCommand } from '#renderer/app/commands.ts'
import { FailedNote } from '#renderer/app/FailedNote.tsx'
import { navigate, useRoute } from '#renderer/app/navigation.ts'
import { useReadOnlyBecause } from '#renderer/app/team.ts'
import { useWindowTitle } from '#renderer/app/windowTitle.ts'
import { useQuery } from '#renderer/data/useQuery.ts'
import { EmptyState } from '#renderer/ui/feedback/EmptyState.tsx'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { Pane, PaneBar } from '#renderer/ui/panes/Pane.tsx'
import type { WorkshopRow } from '#shared/contract/workshopQueries.ts'
import type { WorkshopId } from '#shared/model/ids.ts'
import type { ProgrammeId } from '#shared/model/workshop.ts'
import { NewWorkshop } from './NewWorkshop.tsx'
import { OpenWorkshop } from './OpenWorkshop.tsx'
import { workshopTitle } from './words.ts'

export default function WorkshopPlace() {
  const readOnly = useReadOnlyBecause()
  const route = useRoute()
  const act = useAct()
  const { workshopId } = route.place === 'workshop' ? route : {}
  const { rows: workshops, error } = useQuery('workshops', {})
  /** What the new one begins with; null: none is being made. */
  const [asked, ask] = useState<{ template: ProgrammeId | null } | null>(null)
  useCommand('workshop.new', () => ask({ template: null }))
  useCommand('workshop.half', () => ask({ template: 'half-day' }))
  useCommand('workshop.full', () => ask({ template: 'full-day' }))
  const openId = workshopId ?? workshops?.[0]?.workshopId
  // The place alone means the next one: from here on the window knows which that is, to come back to it.
  useEffect(() => {
    if (workshopId === undefined && openId !== undefined)
      navigate({ place: 'workshop', workshopId: openId }, { replace: true })
  }, [workshopId, openId])
  return (
    <>
      {openId === undefined ? (
        <Frame>
          <Pane kind="content" label="Workshop" bar={<PaneBar title="Workshop" />}>
            {error && <FailedNote what="The workshops could not be read" error={error} />}
            {workshops && (
              <EmptyState
                title="No workshop yet"
                actions={
                  <>
                    <Button kind="solid" disabledReason={readOnly} onPress={() => ask({ template: 'half-day' })}>
                      Half a day
                    </Button>
                    <Button disabledReason={readOnly} onPress={() => ask({ template: 'full-day' })}>
                      A whole day
                    </Button>
                    <Button disabledReason={readOnly} onPress={() => ask({ template: null })}>
                      Begin empty
                    </Button>
                  </>
                }
              >
                A workshop turns what people said into a day with a client: an agenda, exercises, and cards, slides and
                a handout made of your own evidence. Begin from a programme and change what you like.
              </EmptyState>
            )}
          </Pane>
        </Frame>
      ) : (
        <Loaded key={openId} workshopId={openId} workshops={workshops ?? []} />
      )}
      {asked && (
        <NewWorkshop
          template={asked.template}
          onClose={() => ask(null)}
          onMake={(input) =>
            void act('createWorkshop', input).then((made) => {
              if (made) navigate({ place: 'workshop', workshopId: made.workshopId, view: 'about' })
            })
          }
        />
      )}
    </>
  )
}

function Loaded({ workshopId, workshops }: { workshopId: WorkshopId; workshops: readonly WorkshopRow[] }) {
  const { rows: workshop, state, error } = useQuery('workshop', { workshopId })
  useWindowTitle(workshopTitle(workshop?.title ?? ''))
  if (workshop) return <OpenWorkshop workshop={workshop} workshops={workshops} />
  return (
    <Frame>
      <Pane kind="content" label="Workshop" bar={<PaneBar title="Workshop" />}>
        {error && <FailedNote what="This workshop could not be read" error={error} />}
        {state === 'ready' && (
          <EmptyState
            title="This workshop is not in the workspace any more"
            actions={
              workshops.length > 0 && <Button onPress={() => navigate({ place: 'workshop' })}>Show the others</Button>
            }
          />
        )}
      </Pane>
    </Frame>
  )
}
