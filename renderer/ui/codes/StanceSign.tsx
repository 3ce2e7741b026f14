import { cx } from '../base/cx.ts'
import styles from './Code.module.css'

export type Stance = 'supports' | 'disputes' | 'illustrates'
export const stances: readonly Stance[] = ['supports', 'disputes', 'illustrates']
export const stanceWords: Readonly<Record<Stance, string>> = {
  supports: 'Supports',
  disputes: 'Disputes',
  illustrates: 'Illustrates',
}

export interface StanceSignProps {
  stance: Stance
  /** In its own colour (green, red, grey) instead of its surroundings'. */
  isColored?: boolean | undefined
  className?: string | undefined
}

/** + supports, − disputes, ○ illustrates. Named for screen readers by what it stands in. */
export function StanceSign({ stance, isColored, className }: StanceSignProps) {
  return (
    <svg viewBox="0 0 12 12" aria-hidden="true" className={cx(styles.sign, isColored && styles[stance], className)}>
      <title>{stanceWords[stance]}</title>
      {stance === 'illustrates' ? (
        <circle cx="6" cy="6" r="3.2" stroke="currentColor" strokeWidth="1.7" fill="none" />
      ) : (
        <path
          d={stance === 'supports' ? 'M6 2v8M2 6h8' : 'M2 6h8'}
          stroke="currentColor"
          strokeWidth="2"
          strokeLinecap="round"
          fill="none"
        />
      )}
    </svg>
  )
}

/** The sign with its word. */
export function StanceLabel({ stance }: { stance: Stance }) {
  return (
    <span className={cx(styles.stance, styles[stance])}>
      <StanceSign stance={stance} />
      {stanceWords[stance]}
    </span>
  )
}
