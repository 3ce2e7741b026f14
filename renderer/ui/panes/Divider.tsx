import { useRef } from 'react'
import type { KeyboardEvent, PointerEvent } from 'react'
import styles from './AppShell.module.css'

export interface DividerProps {
  /** "Resize the list". */
  label: string
  /** The pane's id; its width is `value`. */
  controls: string
  value: number
  min: number
  max: number
  /** 1: the pane grows when the divider moves to the reading direction's end; -1: it shrinks. */
  direction: 1 | -1
  /** While it moves. */
  onMove: (width: number) => void
  /** When it came to rest; the width to remember, or undefined for "as it was meant". */
  onRest: (width: number | undefined) => void
}

const KEY_STEP = 8

/** The line between two panes: dragged, moved by arrow keys (Shift: four times as far), put back by Enter or a double click. */
export function Divider({ label, controls, value, min, max, direction, onMove, onRest }: DividerProps) {
  const drag = useRef<{ startX: number; startWidth: number; sign: number } | null>(null)
  const clamp = (width: number) => Math.round(Math.min(max, Math.max(min, width)))
  const signOf = (element: Element) => (getComputedStyle(element).direction === 'rtl' ? -direction : direction)

  const widthAt = (event: PointerEvent<HTMLDivElement>) => {
    const { startX, startWidth, sign } = drag.current ?? { startX: event.clientX, startWidth: value, sign: 1 }
    return clamp(startWidth + (event.clientX - startX) * sign)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = (event.shiftKey ? 4 : 1) * KEY_STEP * signOf(event.currentTarget)
    const next: Record<string, number | undefined> = {
      ArrowRight: value + step,
      ArrowLeft: value - step,
      Home: min,
      End: max,
    }
    if (event.key === 'Enter') onRest(undefined)
    else if (next[event.key] !== undefined) onRest(clamp(next[event.key] ?? value))
    else return
    event.preventDefault()
  }
  return (
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-controls={controls}
      aria-valuenow={Math.round(value)}
      aria-valuemin={min}
      aria-valuemax={max}
      tabIndex={0}
      className={styles.divider}
      data-direction={direction}
      onKeyDown={onKeyDown}
      onDoubleClick={() => onRest(undefined)}
      onPointerDown={(event) => {
        if (event.button !== 0) return
        event.currentTarget.setPointerCapture(event.pointerId)
        drag.current = { startX: event.clientX, startWidth: value, sign: signOf(event.currentTarget) }
      }}
      onPointerMove={(event) => {
        if (drag.current) onMove(widthAt(event))
      }}
      onPointerUp={(event) => {
        if (!drag.current) return
        const width = widthAt(event)
        const moved = event.clientX !== drag.current.startX
        drag.current = null
        if (moved) onRest(width)
      }}
      onPointerCancel={() => {
        drag.current = null
      }}
    />
  )
}
