/** A list of ways to people or steps; a long one comes in pieces. */
import { type ReactNode, useState } from 'react'
import { Button } from '#renderer/ui/controls/Button.tsx'
import styles from './Ways.module.css'

const FIRST = 8
const PIECE = 100

export interface WaysProps<T> {
  label: string
  rows: readonly T[]
  keyOf: (row: T) => string
  row: (row: T) => ReactNode
  /** Shown before one asks for more. */
  first?: number
}

export function Ways<T>({ label, rows, keyOf, row, first = FIRST }: WaysProps<T>) {
  const [shown, setShown] = useState(first)
  const left = rows.length - shown
  if (rows.length === 0) return null
  return (
    <>
      <ul className={styles.list} aria-label={label}>
        {rows.slice(0, shown).map((each) => (
          <li key={keyOf(each)}>{row(each)}</li>
        ))}
      </ul>
      {left > 0 && (
        <Button kind="link" size="small" onPress={() => setShown(shown + PIECE)}>
          {`Show ${Math.min(left, PIECE)} more of ${left.toLocaleString('en')}`}
        </Button>
      )}
    </>
  )
}
