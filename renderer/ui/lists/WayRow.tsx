import type { ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { cx } from '../base/cx.ts'
import { Icon, type LucideIcon } from '../base/Icon.tsx'
import styles from './WayRow.module.css'

export interface WayRowProps {
  icon?: LucideIcon | undefined
  /** Goes there; without it the row only says what is so. */
  onPress?: (() => void) | undefined
  /** Words of different sizes stand on one line. */
  isOneLine?: boolean | undefined
  children: ReactNode
}

/** A row of a short list that leads somewhere, a little wider than the words around it. */
export function WayRow({ icon, onPress, isOneLine, children }: WayRowProps) {
  const className = cx(styles.row, isOneLine && styles.oneLine)
  const inside = (
    <>
      {icon && <Icon of={icon} />}
      {children}
    </>
  )
  if (!onPress) return <div className={className}>{inside}</div>
  return (
    <AriaButton className={className} onPress={() => onPress()}>
      {inside}
    </AriaButton>
  )
}

/** The list of such rows. */
export function WayList({ children }: { children: ReactNode }) {
  return <ul className={styles.list}>{children}</ul>
}
