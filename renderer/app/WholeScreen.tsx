/** In place of a workspace: a title, what is so, and the ways on. */
import type { ReactNode } from 'react'
import styles from './WholeScreen.module.css'

export interface WholeScreenProps {
  /** For screen readers. */
  label: string
  title: string
  children: ReactNode
}

export function WholeScreen({ label, title, children }: WholeScreenProps) {
  return (
    <main className={styles.screen} aria-label={label}>
      <div className={styles.words}>
        <h1 className={styles.title}>{title}</h1>
        {children}
      </div>
    </main>
  )
}

/** The ways on, the likely one first. */
export function Ways({ children }: { children: ReactNode }) {
  return <div className={styles.ways}>{children}</div>
}
