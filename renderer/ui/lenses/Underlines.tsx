/** Wavy lines under words of a text area: laid over it, set as it is, and nothing that a pointer or a reader meets. */
import type { ReactNode } from 'react'
import { cx } from '../base/cx.ts'
import styles from './Underlines.module.css'

export interface UnderlinesProps {
  text: string
  /** UTF-16 offsets; where two overlap, the first has the words. */
  marks: readonly { from: number; to: number }[]
  /** The type of the text area. */
  className?: string | undefined
}

export function Underlines({ text, marks, className }: UnderlinesProps) {
  const parts: ReactNode[] = []
  let at = 0
  for (const { from, to } of [...marks].sort((a, b) => a.from - b.from || b.to - a.to)) {
    if (from < at) continue
    parts.push(
      text.slice(at, from),
      <span key={from} className={styles.mark} data-lens-mark>
        {text.slice(from, to)}
      </span>,
    )
    at = to
  }
  parts.push(text.slice(at))
  return (
    <div className={cx(styles.lines, className)} aria-hidden="true">
      {parts}
    </div>
  )
}
