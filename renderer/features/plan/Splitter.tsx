/** The line between the plan and the open step under it: dragged, moved by arrows, put back by Enter or a double click. */
import { type PointerEvent, useRef } from 'react'
import styles from './PlanPane.module.css'

export interface SplitterProps {
  /** How much of the height the plan above has, in percent. */
  value: number
  onChange: (value: number | undefined) => void
}

const LEAST = 20
const MOST = 75

export function Splitter({ value, onChange }: SplitterProps) {
  const isHeld = useRef(false)
  const clamp = (percent: number): number => Math.round(Math.min(MOST, Math.max(LEAST, percent)))
  const move = (event: PointerEvent<HTMLDivElement>): void => {
    const box = event.currentTarget.parentElement?.getBoundingClientRect()
    if (isHeld.current && box && box.height > 0) onChange(clamp(((event.clientY - box.top) / box.height) * 100))
  }
  return (
    <div
      role="separator"
      aria-orientation="horizontal"
      aria-label="Resize the step"
      aria-valuenow={value}
      aria-valuemin={LEAST}
      aria-valuemax={MOST}
      tabIndex={0}
      className={styles.splitter}
      onKeyDown={(event) => {
        const next = { ArrowUp: value - 4, ArrowDown: value + 4, Home: LEAST, End: MOST }[event.key]
        if (next === undefined && event.key !== 'Enter') return
        event.preventDefault()
        event.stopPropagation()
        onChange(next === undefined ? undefined : clamp(next))
      }}
      onDoubleClick={() => onChange(undefined)}
      onPointerDown={(event) => {
        if (event.button !== 0) return
        event.currentTarget.setPointerCapture(event.pointerId)
        isHeld.current = true
      }}
      onPointerMove={move}
      onPointerUp={() => {
        isHeld.current = false
      }}
      onPointerCancel={() => {
        isHeld.current = false
      }}
    />
  )
}
