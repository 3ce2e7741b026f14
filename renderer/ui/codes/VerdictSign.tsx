import { cx } from '../base/cx.ts'
import styles from './Verdict.module.css'

export type VerdictName = 'Supported' | 'Contested' | 'Unsupported'

export interface VerdictSignProps {
  verdict: VerdictName
  size?: number | undefined
  /** The words beside it say it already. */
  isDecorative?: boolean | undefined
}

/** Supported: a filled disc with a tick · Contested: half a disc · Unsupported: a dashed ring. Told apart without colour. */
export function VerdictSign({ verdict, size = 14, isDecorative }: VerdictSignProps) {
  const naming = isDecorative ? { 'aria-hidden': true } : { role: 'img', 'aria-label': verdict }
  return (
    <svg {...naming} viewBox="0 0 14 14" width={size} height={size} className={cx(styles.sign, styles[verdict])}>
      <title>{verdict}</title>
      {verdict === 'Supported' && (
        <>
          <circle cx="7" cy="7" r="6" fill="currentColor" />
          <path
            d="m4.3 7.2 1.9 1.9 3.6-4"
            fill="none"
            strokeWidth="1.6"
            strokeLinecap="round"
            strokeLinejoin="round"
            className={styles.tick}
          />
        </>
      )}
      {verdict === 'Contested' && (
        <>
          <circle cx="7" cy="7" r="5.3" fill="none" stroke="currentColor" strokeWidth="1.4" />
          <path d="M7 1.7a5.3 5.3 0 0 0 0 10.6z" fill="currentColor" />
        </>
      )}
      {verdict === 'Unsupported' && (
        <circle cx="7" cy="7" r="5.3" fill="none" stroke="currentColor" strokeWidth="1.4" strokeDasharray="2.1 2.06" />
      )}
    </svg>
  )
}

/** The word in its colour, with the sign before it. */
export function VerdictLabel({ verdict }: { verdict: VerdictName }) {
  return (
    <span className={cx(styles.label, styles[verdict])}>
      <VerdictSign verdict={verdict} isDecorative />
      {verdict}
    </span>
  )
}
