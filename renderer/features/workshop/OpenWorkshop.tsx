/** One workshop: at its side who, when and the agenda; beside it the view that is looked at. */
import { useState } from 'react'
import { z } from 'zod'
import type { WorkshopRow, WorkshopView } from '#shared/contract/workshopQueries.ts'
import type { AgendaItemId } from '#shared/model/ids.ts'
import { Frame } from '#renderer/app/Frame.tsx'
import { useAct } from '#renderer/app/acting.ts'
import { useCommand } from '#renderer/app/commands.ts'
import { NameDialog } from '#renderer/app/NameDialog.tsx'
import { navigate, useRoute, type WorkshopViewId, workshopViewIds } from '#renderer/app/navigation.ts'
import { usePreference } from '#renderer/data/preferences.ts'
import { SegmentedControl } from '#renderer/ui/controls/SegmentedControl.tsx'
import { ErrorNote } from '#renderer/ui/feedback/ErrorNote.tsx'
import { Pane, PaneBar } from '#renderer/ui/panes/Pane.tsx'
import { About } from './about/About.tsx'
import { ItemView } from './agenda/ItemView.tsx'
import { Evidence } from './evidence/Evidence.tsx'
import { Exercises } from './exercises/Exercises.tsx'
import { PackActions, PackView } from './pack/PackView.tsx'
import { usePack } from './pack/usePack.ts'
import { Present } from './present/Present.tsx'
import { AgendaSum, NarrowSum } from './side/AgendaSum.tsx'
import { Side } from './side/Side.tsx'
import { workshopTitle } from './words.ts'
import { WorkshopMenu } from './WorkshopMenu.tsx'

const views = [
  { id: 'about', label: 'About' },
  { id: 'agenda', label: 'Agenda' },
  { id: 'exercises', label: 'Exercises' },
  { id: 'evidence', label: 'Evidence' },
  { id: 'pack', label: 'Pack' },
] as const
const viewNames = new Map<WorkshopViewId, string>(views.map(({ id, label }) => [id, label]))

/** Wide enough for an agenda with its times. */
const SIDE = 316

export interface OpenWorkshopProps {
  workshop: WorkshopView
  workshops: readonly WorkshopRow[]
}

export function OpenWorkshop({ workshop, workshops }: OpenWorkshopProps) {
  const { workshopId } = workshop
  const act = useAct()
  const route = useRoute()
  const [isDuplicating, setDuplicating] = useState(false)
  const [isPresenting, setPresenting] = useState(false)
  const [last, setLast] = usePreference('workshop.view', z.enum(workshopViewIds), 'pack')
  const { itemId, view: asked } = route.place === 'workshop' ? route : {}
  const view = asked ?? (itemId === undefined ? last : 'agenda')
  const item = workshop.agenda.find((each) => each.itemId === itemId) ?? workshop.agenda[0]
  const pack = usePack(workshopId, view === 'pack' || isPresenting)
  const show = (next: WorkshopViewId): void => {
    setLast(next)
    navigate(
      { place: 'workshop', workshopId, view: next, ...(next === 'agenda' && itemId !== undefined && { itemId }) },
      { replace: true },
    )
  }
  const openItem = (next: AgendaItemId): void =>
    navigate({ place: 'workshop', workshopId, view: 'agenda', itemId: next }, { replace: true })

  useCommand('workshop.duplicate', () => setDuplicating(true))
  useCommand('workshop.pack', () => show('pack'))
  useCommand('workshop.present', () => setPresenting(true))
  useCommand('workshop.fill', () => {
    show('evidence')
    void act('fillWorkshop', { workshopId }, { done: 'Evidence that fits was chosen' })
  })
  useCommand('workshop.trash', () => {
    void act('trash', { ids: [workshopId] }, { done: `${workshopTitle(workshop.title)} moved to the trash` }).then(
      (done) => {
        if (done) navigate({ place: 'workshop' })
      },
    )
  })
  return (
    <Frame
      contentKey={`${workshopId} ${view} ${itemId ?? ''}`}
      listDefault={SIDE}
      list={
        <Pane
          kind="list"
          label="Workshop"
          bar={
            <PaneBar title={<WorkshopMenu workshops={workshops} workshopId={workshopId} title={workshop.title} />} />
          }
          top={<AgendaSum workshop={workshop} />}
        >
          <Side
            workshop={workshop}
            openId={view === 'agenda' ? item?.itemId : undefined}
            onOpen={openItem}
            show={show}
          />
        </Pane>
      }
    >
      <Pane
        kind="content"
        label={viewNames.get(view) ?? 'Workshop'}
        scrolls={view !== 'pack'}
        bar={
          <PaneBar
            title={<SegmentedControl label="What is shown" segments={views} value={view} onChange={show} />}
            actions={view === 'pack' && <PackActions workshop={workshop} pack={pack} />}
          />
        }
        top={<NarrowSum workshop={workshop} />}
      >
        {workshop.trashed && (
          <ErrorNote
            tone="info"
            isLive={false}
            what="This workshop is in the trash"
            actions={[{ label: 'Restore it', onPress: () => void act('restore', { ids: [workshopId] }) }]}
          >
            Nothing of it is lost.
          </ErrorNote>
        )}
        {view === 'about' ? (
          <About workshop={workshop} />
        ) : view === 'agenda' ? (
          <ItemView key={item?.itemId} workshop={workshop} item={item} onOpen={openItem} />
        ) : view === 'exercises' ? (
          <Exercises workshop={workshop} />
        ) : view === 'evidence' ? (
          <Evidence workshop={workshop} />
        ) : (
          <PackView workshop={workshop} pack={pack} />
        )}
      </Pane>
      {isDuplicating && (
        <NameDialog
          title="Duplicate for the next client"
          label="Next client"
          hint="Agenda, aims and exercises go along. Evidence, people, names and notes of this client stay behind."
          initial=""
          onClose={() => setDuplicating(false)}
          onSave={(client) =>
            void act(
              'duplicateWorkshop',
              { workshopId, title: workshop.title, client },
              { done: `Duplicated for ${client}` },
            ).then((made) => {
              if (made) navigate({ place: 'workshop', workshopId: made.workshopId, view: 'about' })
            })
          }
        />
      )}
      {isPresenting && pack.pack && <Present pack={pack.pack} onClose={() => setPresenting(false)} />}
    </Frame>
  )
}
