import type { KeyboardEvent, MouseEvent, ReactNode, Ref } from 'react'
import { cx } from '../base/cx.ts'
import { Skeleton } from '../feedback/Skeleton.tsx'
import { useVirtualList } from './useVirtualList.ts'
import styles from './VirtualList.module.css'

export interface RowState {
  index: number
  /** The opened one. */
  isSelected: boolean
  /** The one the arrows are on. */
  isActive: boolean
  /** Chosen with X for an act on several. */
  isChecked: boolean
}

export interface VirtualListHandle {
  focus: () => void
  scrollToIndex: (index: number) => void
}

export interface VirtualListProps<T> {
  /** The list's name for screen readers. */
  label: string
  /** May have holes while rows are being fetched: an undefined item is drawn as grey lines. */
  items: readonly (T | undefined)[]
  idOf: (item: T) => string
  /** What type-ahead looks at, and the row's name for screen readers. */
  textOf: (item: T) => string
  children: (item: T, state: RowState) => ReactNode
  /** Pixels; rows that come out otherwise are measured. */
  rowHeight: number
  /** The opened row. */
  selectedId?: string | null | undefined
  /** Enter, or a click. */
  onOpen?: ((item: T) => void) | undefined
  /** Space. */
  onPreview?: ((item: T) => void) | undefined
  /** Whenever the arrows or the pointer come to another row. */
  onActiveChange?: ((item: T) => void) | undefined
  /** Given: several rows can be chosen (X, Shift with arrows, Ctrl A, Ctrl or Shift click). */
  checkedIds?: ReadonlySet<string> | undefined
  onCheckedChange?: ((ids: ReadonlySet<string>) => void) | undefined
  /** "/": go to the filter. */
  onFilter?: (() => void) | undefined
  /** Delete. */
  onDelete?: ((item: T) => void) | undefined
  onContextMenu?: ((item: T, event: MouseEvent) => void) | undefined
  /** Any other key on a row; prevent the default to say that it was taken. */
  onRowKey?: ((item: T, event: KeyboardEvent) => void) | undefined
  /** Which rows are in sight, to fetch more of them. */
  onRange?: ((from: number, to: number) => void) | undefined
  /** Shown instead when there is no row. */
  empty?: ReactNode
  /** Lines between rows. */
  hasLines?: boolean | undefined
  ref?: Ref<VirtualListHandle> | undefined
  className?: string | undefined
}

/** A listbox of any length of which only what is in sight is in the page. Needs a parent with a height. */
export function VirtualList<T>(props: VirtualListProps<T>) {
  const { label, items, idOf, children, rowHeight, selectedId, checkedIds, onContextMenu, empty, className } = props
  const { scroller, virtualizer, rowId, activeIndex, moveTo, onKeyDown, onClick, onFocus, onBlur } =
    useVirtualList(props)
  const canChoose = props.onCheckedChange !== undefined
  const hasChosen = (checkedIds?.size ?? 0) > 0
  if (items.length === 0) return <>{empty}</>
  return (
    <div ref={scroller} className={cx(styles.scroller, className)}>
      <div
        role="listbox"
        aria-label={label}
        aria-multiselectable={canChoose}
        tabIndex={-1}
        className={styles.list}
        style={{ height: virtualizer.getTotalSize() }}
      >
        {virtualizer.getVirtualItems().map(({ key, index, start }) => {
          const item = items[index]
          const id = item === undefined ? undefined : idOf(item)
          const isSelected = id !== undefined && id === selectedId
          const isChecked = id !== undefined && checkedIds?.has(id) === true
          const isActive = index === activeIndex
          return (
            <div
              key={key}
              id={rowId(index)}
              ref={virtualizer.measureElement}
              role="option"
              aria-selected={hasChosen ? isChecked : isSelected}
              aria-setsize={items.length}
              aria-posinset={index + 1}
              aria-busy={item === undefined}
              tabIndex={isActive ? 0 : -1}
              data-index={index}
              data-selected={isSelected || undefined}
              data-checked={isChecked || undefined}
              data-pane-focus={isActive || undefined}
              className={cx(styles.row, props.hasLines !== false && styles.lined)}
              style={{ transform: `translateY(${start}px)`, minHeight: rowHeight }}
              onKeyDown={onKeyDown}
              onFocus={() => item !== undefined && onFocus(index, item)}
              onBlur={onBlur}
              onClick={(event) => item !== undefined && onClick(index, item, event)}
              onContextMenu={(event) => {
                if (item === undefined || !onContextMenu) return
                moveTo(index)
                onContextMenu(item, event)
              }}
            >
              {item === undefined ? (
                <Skeleton lines={2} isImmediate />
              ) : (
                children(item, { index, isSelected, isActive, isChecked })
              )}
            </div>
          )
        })}
      </div>
    </div>
  )
}
