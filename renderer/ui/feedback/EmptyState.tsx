import type { ReactNode } from 'react'
import { cx } from '../base/cx.ts'
import { Icon, type LucideIcon } from '../base/Icon.tsx'
import styles from './EmptyState.module.css'

export interface EmptyStateProps {
  /** What is so: "Nothing to read yet". */
  title: string
  /** Why that is fine, and the next act. */
  children?: ReactNode
  /** The way there in steps, each with a short explanation. */
  steps?: readonly { title: string; detail: ReactNode }[] | undefined
  actions?: ReactNode
  icon?: LucideIcon | undefined
  /** pane: fills a content pane · note: a few words in a list or a section. */
  size?: 'pane' | 'note' | undefined
}

/** An empty place that teaches the next act. */
export function EmptyState({ title, children, steps = [], actions, icon, size = 'pane' }: EmptyStateProps) {
  const Title = size === 'pane' ? 'h2' : 'p'
  return (
    <div className={cx(styles.empty, styles[size])}>
      {icon && <Icon of={icon} size={20} className={styles.icon} />}
      <Title className={styles.title}>{title}</Title>
      {children !== undefined && <div className={styles.words}>{children}</div>}
      {steps.length > 0 && (
        <ol className={styles.steps}>
          {steps.map((step, index) => (
            <li key={step.title} className={styles.step}>
              <span className={styles.number} aria-hidden="true">
                {index + 1}
              </span>
              <div>
                <div className={styles.stepTitle}>{step.title}</div>
                <div className={styles.stepDetail}>{step.detail}</div>
              </div>
            </li>
          ))}
        </ol>
      )}
      {actions && <div className={styles.actions}>{actions}</div>}
    </div>
  )
}
