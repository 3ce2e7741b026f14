import type { ReactNode } from 'react'
import { cx } from '../base/cx.ts'
import styles from './Text.module.css'

export interface QuoteTextProps {
  children: ReactNode
  /** row: 14/20 in lists · normal: 15/23 · block: 16.5/25 in notes. */
  size?: 'row' | 'normal' | 'block' | undefined
  /** At most so many lines. */
  lines?: number | undefined
  lang?: string | undefined
  className?: string | undefined
}

/** What somebody said: always the serif, nothing else ever. */
export function QuoteText({ children, size = 'normal', lines, lang, className }: QuoteTextProps) {
  return (
    <q
      lang={lang}
      dir="auto"
      className={cx(styles.quote, styles[size], lines !== undefined && styles.clamped, className)}
      {...(lines === undefined ? {} : { style: { WebkitLineClamp: lines } })}
    >
      {children}
    </q>
  )
}
