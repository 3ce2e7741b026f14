/** Dragging a row or card by pointer: a copy follows, a line says where it would stand, Escape lets it go. */
import { type PointerEvent, type ReactNode, type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react'
import styles from './RowDrag.module.css'

/** A press that moves less is a click, in CSS pixels. */
const SLACK = 5
/** So near an edge a column scrolls by itself, by so much a frame. */
const EDGE = 28
const SCROLL = 8
/** What follows the pointer is no wider, in CSS pixels. */
const MOST_WIDTH = 280

interface Held<Id> {
  id: Id
  text: string
  startX: number
  startY: number
  width: number
}

export interface RowDrag<Id, T> {
  onPointerDown: (event: PointerEvent<HTMLElement>, id: Id) => void
  dragged: Id | null
  target: T | null
  ghost: ReactNode
}

function scrollNear(root: HTMLElement, x: number, y: number): void {
  for (const column of [root, ...root.querySelectorAll<HTMLElement>('[data-drag-column]')]) {
    const box = column.getBoundingClientRect()
    if (column.scrollHeight <= column.clientHeight || x < box.left || x > box.right) continue
    if (y < box.top + EDGE) column.scrollTop -= SCROLL
    else if (y > box.bottom - EDGE) column.scrollTop += SCROLL
  }
}

/**
 * What can be dragged calls `onPointerDown` and marks its words with `data-drag-text`; columns that scroll stand in
 * `[data-drag-column]`. `find` says where what is held at a point would stand; `onMove` undefined: nothing can be dragged.
 */
export function useRowDrag<Id extends string, T>(
  root: RefObject<HTMLElement | null>,
  onMove: ((id: Id, target: T) => void) | undefined,
  find: (root: HTMLElement, x: number, y: number, id: Id) => T | null,
): RowDrag<Id, T> {
  const held = useRef<Held<Id> | null>(null)
  const [drag, setDrag] = useState<{ held: Held<Id>; x: number; y: number; target: T | null } | null>(null)

  const follow = useEffectEvent((event: globalThis.PointerEvent) => {
    const { current } = held
    if (!current || !root.current) return
    const { clientX: x, clientY: y } = event
    if (drag === null && Math.hypot(x - current.startX, y - current.startY) < SLACK) return
    event.preventDefault()
    scrollNear(root.current, x, y)
    setDrag({ held: current, x, y, target: find(root.current, x, y, current.id) })
  })
  const end = useEffectEvent((isDropped: boolean) => {
    held.current = null
    if (drag === null) return
    setDrag(null)
    // The click that ends a drag opens nothing.
    const swallow = (click: MouseEvent): void => {
      click.stopPropagation()
      click.preventDefault()
    }
    window.addEventListener('click', swallow, { capture: true, once: true })
    setTimeout(() => window.removeEventListener('click', swallow, { capture: true }), 0)
    if (isDropped && drag.target) onMove?.(drag.held.id, drag.target)
  })

  useEffect(() => {
    const onPointerMove = (event: globalThis.PointerEvent) => follow(event)
    const onUp = () => end(true)
    const onCancel = () => end(false)
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || held.current === null) return
      event.stopPropagation()
      end(false)
    }
    window.addEventListener('pointermove', onPointerMove)
    window.addEventListener('pointerup', onUp)
    window.addEventListener('pointercancel', onCancel)
    window.addEventListener('keydown', onKey, true)
    return () => {
      window.removeEventListener('pointermove', onPointerMove)
      window.removeEventListener('pointerup', onUp)
      window.removeEventListener('pointercancel', onCancel)
      window.removeEventListener('keydown', onKey, true)
    }
  }, [])

  return {
    onPointerDown: (event, id) => {
      if (event.button !== 0 || onMove === undefined) return
      const card = event.currentTarget
      const width = Math.min(MOST_WIDTH, card.getBoundingClientRect().width)
      const text = card.querySelector('[data-drag-text]')?.textContent ?? ''
      held.current = { id, text, startX: event.clientX, startY: event.clientY, width }
    },
    dragged: drag?.held.id ?? null,
    target: drag?.target ?? null,
    ghost: drag && (
      <div className={styles.ghost} aria-hidden="true" style={{ left: drag.x, top: drag.y, width: drag.held.width }}>
        {drag.held.text}
      </div>
    ),
  }
}
