import { cx } from '../base/cx.ts'
import { Skeleton } from '../feedback/Skeleton.tsx'
import { useVirtualList } from './useVirtualList.ts'
import type { VirtualListProps } from './virtualListProps.ts'
import styles from './VirtualList.module.css'

export type { VirtualListHandle, VirtualListProps } from './virtualListProps.ts'

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
