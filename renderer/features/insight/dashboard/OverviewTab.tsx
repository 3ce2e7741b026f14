/** The team's own dashboard: pictures it has chosen, in its order and widths. */
import { ChartNoAxesColumn, Plus, Undo2 } from 'lucide-react'
import { useRef } from 'react'
import { figureByKind } from '#shared/insight/figures.ts'
import { useAct } from '#renderer/app/acting.ts'
import { FailedNote } from '#renderer/app/FailedNote.tsx'
import { Tables } from '#renderer/app/pictures/Tables.tsx'
import { useReadOnlyBecause } from '#renderer/app/team.ts'
import { useQuery } from '#renderer/data/useQuery.ts'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { EmptyState } from '#renderer/ui/feedback/EmptyState.tsx'
import { Skeleton } from '#renderer/ui/feedback/Skeleton.tsx'
import { Menu, type MenuEntry } from '#renderer/ui/overlays/Menu.tsx'
import { BarActions } from '../barActions.ts'
import { DashboardCard } from './DashboardCard.tsx'
import { useArrange } from './useArrange.ts'
import styles from './Dashboard.module.css'

export default function OverviewTab() {
  const { rows: cards, error } = useQuery('dashboard', {})
  const readOnly = useReadOnlyBecause()
  const act = useAct()
  const list = useRef<HTMLUListElement>(null)
  const arrange = useArrange(list, cards ?? [], readOnly === undefined)
  const reset = (): void => void act('resetDashboard', {}, { done: 'The first pictures are back' })
  const entries: MenuEntry[] = [
    ...Object.entries(figureByKind).map(([picture, { title, about }]) => ({
      id: picture,
      label: title,
      detail: about,
      onAction: () => void act('addCard', { picture }, { done: `${title} is on the dashboard` }),
    })),
    { id: 'line', kind: 'line' },
    { id: 'reset', label: 'Put the first pictures back', icon: Undo2, onAction: reset },
  ]
  const add = readOnly ? (
    <Button icon={Plus} size="small" disabledReason={readOnly}>
      Add a picture
    </Button>
  ) : (
    <Menu label="Add a picture" entries={entries} placement="bottom end">
      <Button icon={Plus} size="small">
        Add a picture
      </Button>
    </Menu>
  )
  if (error) return <FailedNote what="The dashboard could not be read" error={error} />
  if (!cards) return <Skeleton label="Reading the dashboard" lines={6} />
  return (
    <Tables>
      <BarActions>{add}</BarActions>
      {cards.length === 0 ? (
        <EmptyState
          icon={ChartNoAxesColumn}
          title="Nothing is on the dashboard"
          actions={
            <Button onPress={reset} disabledReason={readOnly}>
              Put the first pictures back
            </Button>
          }
        >
          Add the pictures that your team looks at most; everybody in the workspace sees the same ones.
        </EmptyState>
      ) : (
        <div className={styles.place}>
          <ul ref={list} className={styles.cards} aria-label="Pictures on the dashboard">
            {cards.map((card, at) => (
              <DashboardCard
                key={card.cardId}
                card={card}
                place={`${at + 1} of ${cards.length}`}
                isEager={at < 2}
                dropSide={arrange.dropSideOf(card.cardId)}
                arrange={arrange}
                readOnly={readOnly}
              />
            ))}
          </ul>
        </div>
      )}
    </Tables>
  )
}
