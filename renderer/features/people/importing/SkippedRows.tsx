/** Rows that cannot be taken, each with its number and why. */
import type { SkippedRow } from '#shared/contract/interactionImport.ts'
import styles from './ImportDialog.module.css'

/** A list longer than this is read in the table itself. */
const SHOWN = 200

export function SkippedRows({ rows, total, isDone }: { rows: readonly SkippedRow[]; total: number; isDone: boolean }) {
  if (total === 0) return null
  return (
    <section aria-label="Rows that cannot be read">
      <p className={styles.sum}>
        <b>{total === 1 ? 'One row' : `${total.toLocaleString('en')} rows`}</b>{' '}
        {isDone
          ? 'could not be read and stayed out. Mend them in the table and give it again: what is in is passed over.'
          : 'cannot be read and will be passed over.'}
      </p>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a long list must be scrolled by keys */}
      <ul className={styles.skipped} tabIndex={0} aria-label="Rows and reasons">
        {rows.slice(0, SHOWN).map(({ row, reason, text }) => (
          <li key={row}>
            <span className={styles.number}>{row}</span>
            <span>{reason}</span>
            <span className={styles.detail} dir="auto">
              {text}
            </span>
          </li>
        ))}
      </ul>
      {total > Math.min(SHOWN, rows.length) && (
        <p className={styles.detail}>and {(total - Math.min(SHOWN, rows.length)).toLocaleString('en')} more</p>
      )}
    </section>
  )
}
