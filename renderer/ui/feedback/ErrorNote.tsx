import { CircleSlash, Info, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { cx } from '../base/cx.ts'
import { Icon } from '../base/Icon.tsx'
import { Button } from '../controls/Button.tsx'
import styles from './ErrorNote.module.css'

export interface ErrorNoteProps {
  /** info: a choice of the person's · warn: something needs a hand · error: something did not work. */
  tone?: 'info' | 'warn' | 'error' | undefined
  /** What happened: "letters.pdf is locked with a password". */
  what: ReactNode
  /** What is safe and what to do: "The other 11 files are in. Open it once and save it unlocked." */
  children?: ReactNode
  actions?: readonly { label: string; onPress: () => void }[] | undefined
  /** For a bug: found under Details, never in the sentence. */
  incidentId?: string | undefined
  onDismiss?: (() => void) | undefined
  /** Across a pane's whole width instead of a card in it. */
  isBanner?: boolean | undefined
  /** Read out when it appears; on unless the note was there from the start. */
  isLive?: boolean | undefined
}

const icons = { info: Info, warn: TriangleAlert, error: CircleSlash } as const

/** What happened, what is safe, what to do; it stands where the thing is. */
export function ErrorNote(props: ErrorNoteProps) {
  const { tone = 'warn', what, children, actions = [], incidentId, onDismiss, isBanner, isLive = true } = props
  const [areDetailsOpen, setDetailsOpen] = useState(false)
  return (
    <div
      role={!isLive ? 'group' : tone === 'error' ? 'alert' : 'status'}
      className={cx(styles.note, isBanner && styles.banner)}
    >
      <Icon of={icons[tone]} className={cx(styles.icon, styles[tone])} />
      <div className={styles.words}>
        <strong className={styles.what}>{what}</strong>
        {children !== undefined && <div className={styles.more}>{children}</div>}
        {(actions.length > 0 || incidentId || onDismiss) && (
          <div className={styles.actions}>
            {actions.map((action) => (
              <Button key={action.label} kind="link" onPress={action.onPress}>
                {action.label}
              </Button>
            ))}
            {incidentId && (
              <Button kind="link" aria-expanded={areDetailsOpen} onPress={() => setDetailsOpen(!areDetailsOpen)}>
                Details
              </Button>
            )}
            {onDismiss && (
              <Button kind="link" onPress={onDismiss}>
                Dismiss
              </Button>
            )}
          </div>
        )}
        {areDetailsOpen && <code className={styles.incident}>{incidentId}</code>}
      </div>
    </div>
  )
}
