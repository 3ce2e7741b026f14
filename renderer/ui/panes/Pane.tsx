import { PanelLeft, X } from 'lucide-react'
import { useContext, useEffect, useRef } from 'react'
import type { ReactNode, Ref, UIEventHandler } from 'react'
import { Button } from '../controls/Button.tsx'
import { cx } from '../base/cx.ts'
import { DividerContext, type PaneKind, PaneKindContext, useShell } from './shellContext.ts'
import styles from './Pane.module.css'

export interface PaneProps {
  /** What kind of landmark: content is the window's `main`. */
  kind: PaneKind
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
  const landmark = useRef<HTMLElement>(null)
  // What had the focus may be gone with the place one came from; without it the next Tab would begin at the window's top.
  useEffect(() => {
    if (kind === 'content' && document.activeElement === document.body) landmark.current?.focus({ preventScroll: true })
  }, [kind])
  const Landmark = kind === 'content' ? 'main' : kind === 'inspector' ? 'aside' : 'section'
  return (
    <Landmark ref={landmark} aria-label={label} tabIndex={-1} data-pane={kind} className={cx(styles.pane, className)}>
      <PaneKindContext value={kind}>{bar}</PaneKindContext>
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

/**
 * Title left, actions right. In narrow windows it brings what they need by itself: in the content the button
 * that shows the list, in a pane that slid over the one that puts it away.
 */
export function PaneBar({ title, children, actions, lead, hasLine }: PaneBarProps) {
  const kind = useContext(PaneKindContext)
  const shell = useShell()
  return (
    <header className={cx(styles.bar, hasLine && styles.line)}>
      {kind === 'content' && shell.isListOver && (
        <Button
          kind="icon"
          icon={PanelLeft}
          label="Show the list"
          aria-expanded={shell.isListShown}
          aria-controls="pane-list"
          onPress={() => shell.setListShown(true)}
        />
      )}
      {lead}
      {title !== undefined && <h1 className={styles.title}>{title}</h1>}
      {children}
      <span className={styles.gap} />
      {actions}
      {kind !== undefined && kind === shell.over && (
        <Button kind="icon" icon={X} label={kind === 'list' ? 'Hide the list' : 'Close'} onPress={shell.closeOver} />
      )}
    </header>
  )
}
