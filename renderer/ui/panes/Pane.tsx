import { PanelLeft } from 'lucide-react'
import { useContext } from 'react'
import type { ReactNode, Ref, UIEventHandler } from 'react'
import { Button } from '../controls/Button.tsx'
import { cx } from '../base/cx.ts'
import { DividerContext, useShell } from './shellContext.ts'
import styles from './Pane.module.css'

export interface PaneProps {
  /** What kind of landmark: content is the window's `main`. */
  kind: 'list' | 'content' | 'inspector'
  /** Its name: "Library", "Reader", "About this source". */
  label: string
  /** A `<PaneBar>`. */
  bar?: ReactNode
  /** Between the bar and what scrolls: a filter, tabs. */
  top?: ReactNode
  children?: ReactNode
  /** false where the child scrolls by itself (VirtualList, the reader). */
  scrolls?: boolean | undefined
  onScroll?: UIEventHandler<HTMLDivElement> | undefined
  scrollRef?: Ref<HTMLDivElement> | undefined
  className?: string | undefined
}

/** A landmark with a 48 px bar; F6 stops here. Mark what shall get the focus first with `data-pane-focus`. */
export function Pane({ kind, label, bar, top, children, scrolls = true, onScroll, scrollRef, className }: PaneProps) {
  const dividers = useContext(DividerContext)
  const Landmark = kind === 'content' ? 'main' : kind === 'inspector' ? 'aside' : 'section'
  return (
    <Landmark aria-label={label} tabIndex={-1} data-pane={kind} className={cx(styles.pane, className)}>
      {bar}
      {top}
      <div ref={scrollRef} className={cx(styles.body, scrolls && styles.scrolls)} onScroll={onScroll}>
        {children}
      </div>
      {kind !== 'content' && dividers[kind]}
    </Landmark>
  )
}

export interface PaneBarProps {
  title?: ReactNode
  /** Beside the title: a count, a saved state. */
  children?: ReactNode
  /** Right-hand side. */
  actions?: ReactNode
  /** Before the title: back. */
  lead?: ReactNode
  hasLine?: boolean | undefined
}

/** Title left, actions right. In content panes of narrow windows it offers the list. */
export function PaneBar({ title, children, actions, lead, hasLine }: PaneBarProps) {
  return (
    <header className={cx(styles.bar, hasLine && styles.line)}>
      {lead}
      {title !== undefined && <h1 className={styles.title}>{title}</h1>}
      {children}
      <span className={styles.gap} />
      {actions}
    </header>
  )
}

/** The button that brings the list out where it slides over; nothing elsewhere. Belongs in a content bar's `lead`. */
export function ListToggle({ label = 'Show the list' }: { label?: string | undefined }) {
  const { isListOver, isListShown, setListShown } = useShell()
  if (!isListOver) return null
  return (
    <Button
      kind="icon"
      icon={PanelLeft}
      label={label}
      aria-expanded={isListShown}
      aria-controls="pane-list"
      onPress={() => setListShown(!isListShown)}
    />
  )
}
