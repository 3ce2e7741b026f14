import { cx } from '../base/cx.ts'
import { useDelayed } from '../base/useDelayed.ts'
import styles from './Skeleton.module.css'

export interface SkeletonProps {
  /** What is being fetched, for screen readers. */
  label?: string | undefined
  lines?: number | undefined
  /** Drawn at once instead of after 400 ms (rows scrolled into view). */
  isImmediate?: boolean | undefined
}

const widths = ['92%', '78%', '86%', '64%'] as const

/** Grey lines where words will be. Waits 400 ms, so that what comes quickly does not flicker. */
export function Skeleton({ label = 'Loading', lines = 3, isImmediate = false }: SkeletonProps) {
  const isSlow = useDelayed(!isImmediate)
  if (!isSlow && !isImmediate) return null
  return (
    <div role="status" aria-label={label} className={styles.skeleton}>
      {Array.from({ length: lines }, (_, index) => (
        <span key={index} className={cx(styles.line)} style={{ width: widths[index % widths.length] ?? '80%' }} />
      ))}
    </div>
  )
}
