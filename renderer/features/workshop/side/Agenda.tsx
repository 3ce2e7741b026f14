/** The agenda with clock times and its sum: rows walked by arrows, ordered with Alt and arrows or by dragging. */
import { Plus } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { AgendaItemView, WorkshopView } from '#shared/contract/workshopQueries.ts'
import { AgendaItemId } from '#shared/model/ids.ts'
import { useAct } from '#renderer/app/acting.ts'
import { useReadOnlyBecause } from '#renderer/app/team.ts'
import { cx } from '#renderer/ui/base/cx.ts'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { announce } from '#renderer/ui/feedback/announce.ts'
import { useRowDrag } from '#renderer/ui/lists/useRowDrag.tsx'
import { itemTitle, kindWords } from '../words.ts'
import { rowTarget, type RowTarget } from './rowTarget.ts'
import { AddItem } from './AddItem.tsx'
import styles from './Side.module.css'

/** What + and − change a length by, in minutes. */
const BIT = 5
const MOST = 1440

export interface AgendaProps {
  workshop: WorkshopView
  openId: AgendaItemId | undefined
  onOpen: (itemId: AgendaItemId) => void
}

export function Agenda({ workshop, openId, onOpen }: AgendaProps) {
  const { workshopId, agenda } = workshop
  const act = useAct()
  const readOnly = useReadOnlyBecause()
  const [isAdding, setAdding] = useState(false)
  const [lastId, setLastId] = useState<AgendaItemId | undefined>(openId)
  const root = useRef<HTMLDivElement>(null)
  /** A row that moved or came is another element: the focus goes with it. */
  const wanted = useRef<AgendaItemId | null>(null)
  useEffect(() => {
    if (wanted.current === null) return
    const row = root.current?.querySelector<HTMLElement>(`[data-item="${wanted.current}"]`)
    if (!row) return
    if (document.activeElement !== row) row.focus()
    wanted.current = null
  })
  const currentId = agenda.some(({ itemId }) => itemId === lastId) ? lastId : (openId ?? agenda[0]?.itemId)

  const move = (itemId: AgendaItemId, { before }: RowTarget): void => {
    const others = agenda.filter((each) => each.itemId !== itemId)
    const row = before === null ? others.length : others.findIndex((each) => each.itemId === before)
    if (agenda[row]?.itemId === itemId) return
    wanted.current = itemId
    void act('moveAgendaItem', { itemId, before }).then((done) => {
      if (done) announce(`${row + 1} of ${agenda.length}`)
    })
  }
  const drag = useRowDrag(root, readOnly === undefined ? move : undefined, rowTarget)

  const focus = (itemId: AgendaItemId | undefined): void => {
    if (itemId === undefined) return
    root.current?.querySelector<HTMLElement>(`[data-item="${itemId}"]`)?.focus()
    if (openId !== undefined) onOpen(itemId)
  }
  const write = (item: AgendaItemView, at: number, event: KeyboardEvent): boolean => {
    if (readOnly !== undefined) return false
    const { itemId, minutes } = item
    const step = event.key === '+' || event.key === '=' ? BIT : event.key === '-' ? -BIT : 0
    if (event.altKey && event.key === 'ArrowUp' && at > 0) move(itemId, { before: agenda[at - 1]?.itemId ?? null })
    else if (event.altKey && event.key === 'ArrowDown') move(itemId, { before: agenda[at + 2]?.itemId ?? null })
    else if (step !== 0) {
      const next = Math.min(MOST, Math.max(0, minutes + step))
      void act('editAgendaItem', { itemId, patch: { minutes: next } }).then(
        (done) => done && announce(`${next} minutes`),
      )
    } else if (event.key === 'Delete') {
      wanted.current = agenda[at + 1]?.itemId ?? agenda[at - 1]?.itemId ?? null
      void act('trash', { ids: [itemId] }, { done: `“${itemTitle(item.title)}” taken off the agenda` })
    } else return false
    return true
  }
  const onKeyDown = (event: KeyboardEvent, item: AgendaItemView, at: number): void => {
    if (event.ctrlKey || event.metaKey) return
    const isWalk = !event.altKey
    if (write(item, at, event)) event.preventDefault()
    else if (!isWalk) return
    else if (event.key === 'ArrowDown') focus(agenda[at + 1]?.itemId)
    else if (event.key === 'ArrowUp') focus(agenda[at - 1]?.itemId)
    else if (event.key === 'Home') focus(agenda[0]?.itemId)
    else if (event.key === 'End') focus(agenda.at(-1)?.itemId)
    else if (event.key === 'Enter' || event.key === ' ') onOpen(item.itemId)
    else if (event.key.toLowerCase() === 'n' && readOnly === undefined) setAdding(true)
    else return
    event.preventDefault()
  }
  return (
    <section className={styles.section} aria-label="Agenda">
      <h2>Agenda</h2>
      <div ref={root} className={styles.agenda}>
        {agenda.length > 0 && (
          <div role="listbox" aria-label="Agenda" aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown">
            {agenda.map((item, at) => (
              <div
                key={item.itemId}
                role="option"
                aria-selected={item.itemId === openId}
                aria-label={`${item.from === null ? '' : `${item.from}, `}${itemTitle(item.title)}, ${kindWords[item.kind]}, ${item.minutes} minutes`}
                tabIndex={item.itemId === currentId ? 0 : -1}
                data-item={item.itemId}
                {...(item.itemId === currentId && { 'data-pane-focus': true })}
                className={cx(
                  styles.item,
                  item.kind === 'break' && styles.break,
                  item.itemId === openId && styles.open,
                  drag.target?.before === item.itemId && drag.dragged !== null && styles.dropBefore,
                )}
                onPointerDown={(event) => drag.onPointerDown(event, item.itemId)}
                onFocus={() => setLastId(item.itemId)}
                onClick={() => onOpen(item.itemId)}
                onKeyDown={(event) => onKeyDown(event, item, at)}
              >
                <span className={styles.time}>{item.from ?? at + 1}</span>
                <span className={styles.words} data-drag-text>
                  {itemTitle(item.title)}
                </span>
                <span className={styles.minutes}>{`${item.minutes} min`}</span>
              </div>
            ))}
          </div>
        )}
        {drag.target && drag.target.before === null && <div className={styles.dropLast} />}
      </div>
      {drag.ghost}
      <AddItem
        isOpen={isAdding}
        onOpenChange={setAdding}
        onAdd={(patch) =>
          void act('addAgendaItem', { workshopId, ...patch }).then((made) => {
            if (!made) return
            wanted.current = AgendaItemId.parse(made.itemId)
            onOpen(made.itemId)
          })
        }
      >
        <Button kind="ghost" size="small" icon={Plus} disabledReason={readOnly} keys="N">
          Add to the agenda
        </Button>
      </AddItem>
    </section>
  )
}
