/** What a file says of itself: which workspace, from when, by whom. */
import { Package } from 'lucide-react'
import type { ReactNode } from 'react'
import { Icon } from '#renderer/ui/base/Icon.tsx'
import styles from './WorkspaceFile.module.css'

export function FileCard({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className={styles.card} role="status">
      <span className={styles.tile}>
        <Icon of={Package} />
      </span>
      <div className={styles.words}>
        <strong className={styles.title}>{title}</strong>
        <div className={styles.detail}>{children}</div>
      </div>
    </div>
  )
}
