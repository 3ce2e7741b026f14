/** The trash: what was put there, by whom, and the way back. Nothing in it is ever deleted by itself. */
import {
  BookOpen,
  Eye,
  ListChecks,
  MessagesSquare,
  NotebookPen,
  Presentation,
  Puzzle,
  Quote,
  Scale,
  Stamp,
  UserRound,
} from 'lucide-react'
import { useState } from 'react'
import type { TrashRow } from '#shared/contract/views.ts'
import type { TrashableId } from '#shared/contract/commands.ts'
import { Frame } from '#renderer/app/Frame.tsx'
import { useAct } from '#renderer/app/acting.ts'
import { useCommand } from '#renderer/app/commands.ts'
import { useQuery } from '#renderer/data/useQuery.ts'
import { FailedNote } from '#renderer/app/FailedNote.tsx'
import { Icon, type LucideIcon } from '#renderer/ui/base/Icon.tsx'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { EmptyState } from '#renderer/ui/feedback/EmptyState.tsx'
import { Skeleton } from '#renderer/ui/feedback/Skeleton.tsx'
import { VirtualList } from '#renderer/ui/lists/VirtualList.tsx'
import { Pane, PaneBar } from '#renderer/ui/panes/Pane.tsx'
import { QuoteText } from '#renderer/ui/text/QuoteText.tsx'
import { PurgeDialog } from './PurgeDialog.tsx'
import styles from './TrashPlace.module.css'

const icons: Readonly<Record<TrashRow['kind'], LucideIcon>> = {
  source: BookOpen,
  note: NotebookPen,
  quote: Quote,
  plan: ListChecks,
  step: ListChecks,
  observation: Eye,
  person: UserRound,
  interaction: MessagesSquare,
  tension: Scale,
  workshop: Presentation,
  agendaItem: Presentation,
  exercise: Puzzle,
  template: Stamp,
}
const words: Readonly<Record<TrashRow['kind'], string>> = {
  source: 'Source',
  note: 'Note',
  quote: 'Quote',
  plan: 'Plan',
  step: 'Step',
  observation: 'Observation',
  person: 'Person',
  interaction: 'Interaction',
  tension: 'Tension',
  workshop: 'Workshop',
  agendaItem: 'Part of an agenda',
  exercise: 'Exercise',
  template: 'Template',
}
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' })

const titleOf = (row: TrashRow): string => (row.title === '' ? `Untitled ${words[row.kind].toLowerCase()}` : row.title)

export default function TrashPlace() {
  const { state, rows, error } = useQuery('trash', {})
  const [checked, setChecked] = useState<ReadonlySet<string>>(new Set())
  const act = useAct()
  const restore = (ids: readonly string[]) => {
    setChecked(new Set())
    const what = ids.length === 1 ? 'Restored' : `${ids.length} things restored`
    void act('restore', { ids: ids as TrashableId[] }, { done: what })
  }
  const items = rows ?? []
  const chosenRows = items.filter((row) => checked.has(row.id))
  const chosen = chosenRows.map((row) => row.id)
  /** What is asked about; what else came into the trash meanwhile is not meant. */
  const [asking, setAsking] = useState<{ rows: readonly TrashRow[]; isAll: boolean } | null>(null)
  const empty = () => setAsking({ rows: items, isAll: true })
  useCommand('trash.empty', empty, { isActive: items.length > 0 })
  const purge = () => {
    const ids = (asking?.rows ?? []).map((row) => row.id)
    setAsking(null)
    setChecked(new Set())
    void act('purge', { ids })
  }
  return (
    <Frame>
      <Pane
        kind="content"
        label="Trash"
        scrolls={false}
        bar={
          <PaneBar
            title="Trash"
            actions={
              items.length > 0 && (
                <>
                  <Button kind="ghost" onPress={empty}>
                    Empty the trash…
                  </Button>
                  <Button
                    kind="ghost"
                    onPress={() => setAsking({ rows: chosenRows, isAll: false })}
                    disabledReason={chosen.length === 0 ? 'Choose with X first' : undefined}
                  >
                    Delete for good…
                  </Button>
                  <Button
                    onPress={() => restore(chosen)}
                    disabledReason={chosen.length === 0 ? 'Choose with X first' : undefined}
                  >
                    {chosen.length > 1 ? `Restore ${chosen.length}` : 'Restore'}
                  </Button>
                </>
              )
            }
          />
        }
      >
        {state === 'loading' ? (
          <Skeleton />
        ) : error ? (
          <FailedNote what="The trash could not be read" error={error} />
        ) : items.length === 0 ? (
          <EmptyState title="The trash is empty">
            What you move here can be restored at any time; nothing in it goes away by itself.
          </EmptyState>
        ) : (
          <VirtualList
            label="In the trash"
            items={items}
            idOf={(row) => row.id}
            textOf={(row) => `${words[row.kind]}: ${titleOf(row)}`}
            rowHeight={60}
            checkedIds={checked}
            onCheckedChange={setChecked}
            onOpen={(row) => setChecked(new Set([row.id]))}
            hasLines
          >
            {(row) => (
              <div className={styles.row}>
                <Icon of={icons[row.kind]} className={styles.icon} />
                <div className={styles.words}>
                  {row.kind === 'quote' ? (
                    <QuoteText size="row" lines={1}>
                      {row.title}
                    </QuoteText>
                  ) : (
                    <div className={styles.title}>{titleOf(row)}</div>
                  )}
                  <div
                    className={styles.detail}
                  >{`${words[row.kind]} · ${day.format(row.trashedAt)} · ${row.byName}`}</div>
                </div>
                <Button size="small" onPress={() => restore([row.id])} label={`Restore ${titleOf(row)}`}>
                  Restore
                </Button>
              </div>
            )}
          </VirtualList>
        )}
        {asking && <PurgeDialog {...asking} onPurge={purge} onClose={() => setAsking(null)} />}
      </Pane>
    </Frame>
  )
}
