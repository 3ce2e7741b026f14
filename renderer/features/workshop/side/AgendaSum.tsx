/** How long the agenda is, and by how much too long or to spare: above what scrolls, so that it is always in sight. */
import type { WorkshopView } from '#shared/contract/workshopQueries.ts'
import { cx } from '#renderer/ui/base/cx.ts'
import { useShell } from '#renderer/ui/panes/shellContext.ts'
import { sumWords } from '../words.ts'
import styles from './Side.module.css'

export function AgendaSum({ workshop }: { workshop: WorkshopView }) {
  const { words, isOver } = sumWords(workshop)
  return <p className={cx(styles.sum, isOver && styles.over)}>{words}</p>
}

/** The same in the content, where the window is too narrow for the agenda beside it. */
export function NarrowSum({ workshop }: { workshop: WorkshopView }) {
  return useShell().isListOver ? <AgendaSum workshop={workshop} /> : null
}
