import { cx } from '../base/cx.ts'
import styles from './Progress.module.css'

export interface ProgressRingProps {
  /** What is going on, for screen readers. */
  label: string
  /** 0 to 1; left out while it can't be known. */
  value?: number | undefined
  size?: 12 | 16 | 24 | undefined
}

/** A small ring beside a label: turning while the end isn't known, filling when it is. */
export function ProgressRing({ label, value, size = 16 }: ProgressRingProps) {
  const length = 2 * Math.PI * 6
  const share = value === undefined ? 0.28 : Math.min(1, Math.max(0, value))
  return (
    <svg
      className={cx(styles.ring, value === undefined && styles.turning)}
      width={size}
      height={size}
      viewBox="0 0 16 16"
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      {...(value === undefined ? {} : { 'aria-valuenow': Math.round(share * 100) })}
    >
      <circle className={styles.ringTrack} cx="8" cy="8" r="6" />
      <circle
        className={styles.ringFill}
        cx="8"
        cy="8"
        r="6"
        strokeDasharray={`${share * length} ${length}`}
        transform="rotate(-90 8 8)"
      />
    </svg>
  )
}
