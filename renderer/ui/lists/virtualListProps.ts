/** What a VirtualList takes and offers; apart from it, so that its parts need not import each other. */
import type { KeyboardEvent, MouseEvent, ReactNode, Ref } from 'react'

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
