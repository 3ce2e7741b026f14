/** Who did something: a sign that can be told without colour, and its words. */
import type { Direction } from '#shared/model/people.ts'
import styles from './DirectionSign.module.css'

export const directions: readonly { id: Direction; label: string }[] = [
  { id: 'act', label: 'They act' },
  { id: 'give', label: 'We give' },
  { id: 'ask', label: 'We ask' },
  { id: 'mutual', label: 'Together' },
]

export const directionLabel = (direction: Direction): string =>
  directions.find(({ id }) => id === direction)?.label ?? direction

/** Beside its words: hidden from screen readers. */
export function DirectionSign({ direction }: { direction: Direction }) {
  return (
    <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true" className={styles[direction]}>
      {direction === 'act' && <circle cx="5" cy="5" r="4" />}
      {direction === 'give' && <path d="M5 0.6l4.6 8.4H0.4z" />}
      {direction === 'ask' && <rect x="1.4" y="1.4" width="7.2" height="7.2" />}
      {direction === 'mutual' && (
        <>
          <circle cx="3.6" cy="5" r="2.8" />
          <circle cx="6.4" cy="5" r="2.8" />
        </>
      )}
    </svg>
  )
}
