import type { ReactNode } from 'react'
import styles from './RowText.module.css'

export interface RowTextProps {
  title: ReactNode
  /** Second line. */
  detail?: ReactNode
  /** Third, small line: start … */
  foot?: ReactNode
  /** … and end. */
  end?: ReactNode
  /** A dot before the title: not read yet. */
  isNew?: boolean | undefined
  /** Lines the title may take; 2 unless said. */
  titleLines?: number | undefined
  detailLines?: number | undefined
}

/** The usual inside of a list row: title, detail, a small line. */
export function RowText({ title, detail, foot, end, isNew, titleLines = 2, detailLines = 1 }: RowTextProps) {
  return (
    <div className={styles.row}>
      {isNew && <span className={styles.dot} role="img" aria-label="New" title="Not read yet" />}
      <div className={styles.title} dir="auto" style={{ WebkitLineClamp: titleLines }}>
        {title}
      </div>
      {detail !== undefined && (
        <div className={styles.detail} dir="auto" style={{ WebkitLineClamp: detailLines }}>
          {detail}
        </div>
      )}
      {(foot !== undefined || end !== undefined) && (
        <div className={styles.foot}>
          <span className={styles.start}>{foot}</span>
          <span className={styles.end}>{end}</span>
        </div>
      )}
    </div>
  )
}
