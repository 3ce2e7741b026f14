import { CodesColumn } from './CodesColumn.tsx'
import { ControlsColumn } from './ControlsColumn.tsx'
import { ListsColumn } from './ListsColumn.tsx'
import { NoticesColumn } from './NoticesColumn.tsx'
import styles from './gallery.module.css'

/** Every part in every state on one page. */
export function PartsPage() {
  return (
    <main className={styles.parts} aria-label="Parts and states">
      <h1 className={styles.hidden}>Parts and states</h1>
      <div className={styles.column}>
        <CodesColumn />
        <ListsColumn />
      </div>
      <ControlsColumn />
      <NoticesColumn />
    </main>
  )
}
