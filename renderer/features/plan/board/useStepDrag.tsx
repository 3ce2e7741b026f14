/** Dragging a step by pointer: a copy follows, a line says where it would stand, Escape lets it go. */
import { type PointerEvent, type ReactNode, type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react'
import { StepId } from '#shared/model/ids.ts'
import { Phase } from '#shared/model/plan.ts'
import type { Target } from '../planOrder.ts'
import styles from './Board.module.css'

/** A press that moves less is a click, in CSS pixels. */
const SLACK = 5
/** So near an edge a column scrolls by itself, by so much a frame. */
const EDGE = 28
const SCROLL = 8
/** What follows the pointer is no wider, in CSS pixels. */
const MOST_WIDTH = 280

interface Held {
  stepId: StepId
  text: string
  startX: number
  startY: number
  width: number
}

export interface StepDrag<T = Target> {
  onPointerDown: (event: PointerEvent<HTMLElement>, stepId: StepId) => void
  dragged: StepId | null
  target: T | null
  ghost: ReactNode
}

/** Where on the board or in the outline a step held at this point would stand. */
export function targetAt(root: HTMLElement, x: number, y: number, stepId: StepId): Target | null {
  const beside = [...root.querySelectorAll<HTMLElement>('[data-phase]')].filter((each) => {
    const { left, right } = each.getBoundingClientRect()
    return x >= left && x < right
  })
  // Columns stand side by side; in the outline phases stand one below the other, and a gap belongs to the one above.
  const column = beside.findLast((each) => each.getBoundingClientRect().top <= y) ?? beside[0]
  const phase = Phase.safeParse(column?.dataset['phase'])
  if (!column || !phase.success) return null
  const { top, bottom } = root.getBoundingClientRect()
  if (y < top || y > bottom) return null
  const cards = [...column.querySelectorAll<HTMLElement>('[data-step]')].filter(
    (card) => card.dataset['step'] !== stepId,
  )
  const next = cards.find((card) => {
    const box = card.getBoundingClientRect()
    return y < box.top + box.height / 2
  })
  const before = StepId.safeParse(next?.dataset['step'])
  return { phase: phase.data, before: before.success ? before.data : null }
}

function scrollNear(root: HTMLElement, x: number, y: number): void {
  for (const column of [root, ...root.querySelectorAll<HTMLElement>('[data-phase] > div')]) {
    const box = column.getBoundingClientRect()
    if (column.scrollHeight <= column.clientHeight || x < box.left || x > box.right) continue
    if (y < box.top + EDGE) column.scrollTop -= SCROLL
    else if (y > box.bottom - EDGE) column.scrollTop += SCROLL
  }
}

/** `onMove` undefined: nothing can be dragged here. */
export function useStepDrag<T>(
  root: RefObject<HTMLElement | null>,
  onMove: ((stepId: StepId, target: T) => void) | undefined,
  find: (root: HTMLElement, x: number, y: number, stepId: StepId) => T | null,
): StepDrag<T> {
  const held = useRef<Held | null>(null)
  const [drag, setDrag] = useState<{ held: Held; x: number; y: number; target: T | null } | null>(null)

  const follow = useEffectEvent((event: globalThis.PointerEvent) => {
    const { current } = held
    if (!current || !root.current) return
    const { clientX: x, clientY: y } = event
    if (drag === null && Math.hypot(x - current.startX, y - current.startY) < SLACK) return
    event.preventDefault()
    scrollNear(root.current, x, y)
    setDrag({ held: current, x, y, target: find(root.current, x, y, current.stepId) })
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
    if (isDropped && drag.target) onMove?.(drag.held.stepId, drag.target)
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
    onPointerDown: (event, stepId) => {
      if (event.button !== 0 || onMove === undefined) return
      const card = event.currentTarget
      const width = Math.min(MOST_WIDTH, card.getBoundingClientRect().width)
      const text = card.querySelector('[data-step-text]')?.textContent ?? ''
      held.current = { stepId, text, startX: event.clientX, startY: event.clientY, width }
    },
    dragged: drag?.held.stepId ?? null,
    target: drag?.target ?? null,
    ghost: drag && (
      <div className={styles.ghost} aria-hidden="true" style={{ left: drag.x, top: drag.y, width: drag.held.width }}>
        {drag.held.text}
      </div>
    ),
  }
}
