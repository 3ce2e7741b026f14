import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { CSSProperties, ReactNode, RefObject } from 'react'
import { cx } from '../base/cx.ts'
import { Divider } from './Divider.tsx'
import { CONTENT_MIN, fitPanes, type PaneLayout, paneLimits, type SidePane } from './paneSizes.ts'
import { DividerContext, type Shell, ShellContext } from './shellContext.ts'
import { useFocusAlong, useShellKeys } from './useShellFocus.ts'
import styles from './AppShell.module.css'

export interface AppShellProps {
  /** A `<Sidebar>`. */
  sidebar: ReactNode
  /** A `<Pane kind="list">`; left out where a place has none (Search, first run). */
  list?: ReactNode
  /** A `<Pane kind="content">`. */
  children: ReactNode
  /** A `<Pane kind="inspector">`; rendered only while open. */
  inspector?: ReactNode
  isInspectorOpen?: boolean | undefined
  onInspectorOpenChange?: ((isOpen: boolean) => void) | undefined
  /** Told at once, and when it changes: whether an open inspector slides over the content here. */
  onInspectorCovers?: ((covers: boolean) => void) | undefined
  /** Folded to icons by the person (narrow windows do it by themselves). */
  isRail?: boolean | undefined
  /** Nothing is open in the content: narrow windows show the list instead. */
  isContentEmpty?: boolean | undefined
  /** Changes when another thing opens: a list that slid over goes away. */
  contentKey?: string | undefined
  /** Widths the person chose; keep what `onLayoutChange` hands over and give it back next time. */
  layout?: PaneLayout | undefined
  onLayoutChange?: ((layout: PaneLayout) => void) | undefined
  listDefault?: number | undefined
  inspectorDefault?: number | undefined
}

/** The window's panes. All stay mounted when the window changes, so that nothing loses its place. */
export function AppShell(props: AppShellProps) {
  const {
    sidebar,
    list,
    children,
    inspector,
    isInspectorOpen = false,
    onInspectorOpenChange,
    onInspectorCovers,
    isRail = false,
    isContentEmpty = false,
    contentKey,
    layout,
    onLayoutChange,
    listDefault,
    inspectorDefault,
  } = props
  const root = useRef<HTMLDivElement>(null)
  const width = useWidth(root)
  const [own, setOwn] = useState<PaneLayout>({})
  const [dragged, setDragged] = useState<PaneLayout>({})
  const remembered = layout ?? own
  const hasList = list !== undefined && list !== null && list !== false
  const hasInspector = isInspectorOpen && Boolean(inspector)
  const request = { width, chosen: { ...remembered, ...dragged }, listDefault, inspectorDefault, hasList, isRail }
  const panes = fitPanes({ ...request, isInspectorOpen: hasInspector })
  const covers = fitPanes({ ...request, isInspectorOpen: true }).inspector === 0
  useLayoutEffect(() => onInspectorCovers?.(covers), [covers, onInspectorCovers])
  const isListOver = hasList && panes.list === 0
  const isInspectorOver = hasInspector && panes.inspector === 0

  const [isListAsked, setListAsked] = useState(false)
  const occasion = `${contentKey ?? ''} ${isListOver}`
  const [lastOccasion, setLastOccasion] = useState(occasion)
  if (occasion !== lastOccasion) {
    setLastOccasion(occasion)
    setListAsked(false)
  }
  const isListShown = hasList && (!isListOver || isListAsked || isContentEmpty)

  const over = isInspectorOver ? 'inspector' : isListOver && isListShown && !isContentEmpty ? 'list' : undefined
  // What covers the content, whether it can be put away or not.
  const front = over ?? (isListOver && isListShown ? 'list' : undefined)
  const closeOver = useCallback(() => {
    if (isInspectorOver) onInspectorOpenChange?.(false)
    setListAsked(false)
  }, [isInspectorOver, onInspectorOpenChange, setListAsked])

  const rest = useCallback(
    (pane: SidePane, value: number | undefined) => {
      setDragged({})
      const next = { ...remembered }
      if (value === undefined) delete next[pane]
      else next[pane] = value
      setOwn(next)
      onLayoutChange?.(next)
    },
    [remembered, onLayoutChange],
  )
  useShellKeys(root, over ? closeOver : undefined)
  useFocusAlong(root, front)
  const divider = (pane: SidePane, label: string, direction: 1 | -1, paneWidth: number) => {
    const limits = paneLimits[pane]
    const spare = width - panes.sidebar - panes.list - panes.inspector - CONTENT_MIN
    return (
      <Divider
        label={label}
        controls={`pane-${pane}`}
        value={paneWidth}
        min={limits.min}
        max={Math.max(paneWidth, Math.min(limits.max, paneWidth + spare))}
        direction={direction}
        onMove={(value) => setDragged({ [pane]: value })}
        onRest={(value) => rest(pane, value)}
      />
    )
  }
  const dividers = {
    sidebar: !panes.isRail && divider('sidebar', 'Resize the sidebar', 1, panes.sidebar),
    list: hasList && !isListOver && divider('list', 'Resize the list', 1, panes.list),
    inspector: hasInspector && !isInspectorOver && divider('inspector', 'Resize the inspector', -1, panes.inspector),
  }
  return (
    <ShellProvider
      mode={panes.mode}
      isRail={panes.isRail}
      isListOver={isListOver}
      isListShown={isListShown}
      setListShown={setListAsked}
      over={over}
      closeOver={closeOver}
    >
      <DividerContext value={dividers}>
        <div
          ref={root}
          className={styles.shell}
          data-mode={panes.mode}
          style={
            {
              '--sidebar-width': `${panes.sidebar}px`,
              '--list-width': `${panes.list || panes.listOver}px`,
              '--inspector-width': `${panes.inspector || panes.inspectorOver}px`,
            } as CSSProperties
          }
        >
          <div id="pane-sidebar" className={styles.sidebar}>
            {sidebar}
          </div>
          {hasList && (
            <div
              id="pane-list"
              className={cx(styles.list, isListOver && styles.over)}
              inert={!isListShown}
              data-shown={isListShown || undefined}
              data-whole={isContentEmpty || undefined}
            >
              {list}
            </div>
          )}
          <div className={styles.content} inert={front !== undefined}>
            {children}
          </div>
          {over && <div className={styles.veil} onPointerDown={closeOver} />}
          {hasInspector && (
            <div id="pane-inspector" className={cx(styles.inspector, isInspectorOver && styles.over)} data-shown="true">
              {inspector}
            </div>
          )}
        </div>
      </DividerContext>
    </ShellProvider>
  )
}

/** Hands the layout on, the same object as long as nothing in it changes. */
function ShellProvider({ children, ...shell }: Shell & { children: ReactNode }) {
  const { mode, isRail, isListOver, isListShown, setListShown, over, closeOver } = shell
  const value = useMemo(
    () => ({ mode, isRail, isListOver, isListShown, setListShown, over, closeOver }),
    [mode, isRail, isListOver, isListShown, setListShown, over, closeOver],
  )
  return <ShellContext value={value}>{children}</ShellContext>
}

/** The element's own width, so that zoom and a narrow frame count like a narrow window. */
function useWidth(ref: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(() => (typeof window === 'undefined' ? 1280 : window.innerWidth))
  useLayoutEffect(() => {
    const element = ref.current
    if (!element || typeof ResizeObserver === 'undefined') return
    const observer = new ResizeObserver(([entry]) => {
      if (entry && entry.contentRect.width > 0) setWidth(entry.contentRect.width)
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [ref])
  return width
}
