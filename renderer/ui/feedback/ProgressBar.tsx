import { cx } from '../base/cx.ts'
import styles from './Progress.module.css'

export interface ProgressBarProps {
  label: string
  /** How many of `total` are done; left out while it can't be known. */
  value?: number | undefined
  total?: number | undefined
  isLabelHidden?: boolean | undefined
}

/** Work with an end, in words and numbers: "Importing 4 of 12". */
export function ProgressBar({ label, value, total = 1, isLabelHidden }: ProgressBarProps) {
  const share = value === undefined ? undefined : total <= 0 ? 1 : Math.min(1, Math.max(0, value / total))
  const inWords = value !== undefined && total > 1 ? `${value} of ${total}` : undefined
  return (
    <div
      className={styles.bar}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      {...(share === undefined
        ? {}
        : { 'aria-valuenow': Math.round(share * 100), 'aria-valuetext': inWords ?? `${Math.round(share * 100)} %` })}
    >
      {!isLabelHidden && (
        <div className={styles.barWords}>
          <span>{label}</span>
          {inWords && <span className={styles.barNumber}>{inWords}</span>}
        </div>
      )}
      <div className={styles.track}>
        <div
          className={cx(styles.fill, share === undefined && styles.unknown)}
          {...(share === undefined ? {} : { style: { width: `${share * 100}%` } })}
        />
      </div>
    </div>
  )
}
