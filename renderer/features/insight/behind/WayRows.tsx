/** Rows behind a mark that lead to people, sources or steps; opened by keys, the first one has the focus. */
import { type ReactNode, useEffect, useRef } from 'react'
import { takeFocusWish } from '#renderer/app/pictures/openBehind.ts'
import { Ways, type WaysProps } from '../Ways.tsx'
import styles from './Behind.module.css'

export interface WayRowsProps<T> extends WaysProps<T> {
  /** How many there are: "3 people". */
  counted: ReactNode
}

export function WayRows<T>({ counted, ...ways }: WayRowsProps<T>) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (takeFocusWish()) place.current?.querySelector<HTMLElement>('button')?.focus()
  }, [])
  return (
    <div ref={place}>
      <p className={styles.counts}>{counted}</p>
      <Ways {...ways} first={50} />
    </div>
  )
}

/** What a row leads to, and below it what is so of it. */
export const TwoLines = ({ name, why }: { name: string; why: string }) => (
  <span className={styles.lines}>
    <span className={styles.name} dir="auto">
      {name}
    </span>
    {why !== '' && <span className={styles.why}>{why}</span>}
  </span>
)
