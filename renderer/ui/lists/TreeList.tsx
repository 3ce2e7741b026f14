import { ChevronRight, GripVertical } from 'lucide-react'
import type { MouseEvent, ReactNode } from 'react'
import {
  Button as AriaButton,
  Collection,
  Tree,
  TreeItem,
  TreeItemContent,
  useDragAndDrop,
} from 'react-aria-components'
import type { Key } from 'react-aria-components'
import { Icon } from '../base/Icon.tsx'
import { omitUndefined } from '../base/omitUndefined.ts'
import styles from './TreeList.module.css'

export interface TreeNode<T> {
  id: string
  /** Name for screen readers and type-ahead. */
  text: string
  value: T
  children: readonly TreeNode<T>[]
}

export interface TreeListProps<T> {
  label: string
  nodes: readonly TreeNode<T>[]
  children: (value: T, state: { isSelected: boolean; level: number }) => ReactNode
  selectedId?: string | null | undefined
  /** A click, Enter, or the arrows coming to it. */
  onSelect?: ((id: string) => void) | undefined
  expandedIds: ReadonlySet<string>
  onExpandedChange: (ids: ReadonlySet<string>) => void
  /** Given: rows can be dragged (by pointer or keyboard) onto another, or between the outermost ones (`null`). */
  onMove?: ((id: string, parentId: string | null) => void) | undefined
  canMove?: ((id: string, parentId: string | null) => boolean) | undefined
  onContextMenu?: ((id: string, event: MouseEvent) => void) | undefined
  empty?: ReactNode
}

/** A tree by keyboard: arrows walk, → opens, ← closes, letters look for a name. */
export function TreeList<T>(props: TreeListProps<T>) {
  const {
    label,
    nodes,
    children,
    selectedId,
    onSelect,
    expandedIds,
    onExpandedChange,
    onMove,
    canMove = () => true,
    onContextMenu,
    empty,
  } = props
  const { dragAndDropHooks } = useDragAndDrop({
    isDisabled: !onMove,
    getItems: (keys) => [...keys].map((key) => ({ 'text/plain': String(key) })),
    getDropOperation: (target) => (target.type === 'root' || target.dropPosition === 'on' ? 'move' : 'cancel'),
    onItemDrop: (event) => {
      if (event.target.dropPosition !== 'on' || !event.isInternal) return
      void moveDropped(event.items, String(event.target.key))
    },
    onRootDrop: (event) => void moveDropped(event.items, null),
  })
  const moveDropped = async (items: Iterable<unknown>, parentId: string | null) => {
    for (const item of items as Iterable<{ kind: string; getText?: (type: string) => Promise<string> }>) {
      const id = item.kind === 'text' ? await item.getText?.('text/plain') : undefined
      if (id && id !== parentId && canMove(id, parentId)) onMove?.(id, parentId)
    }
  }
  const renderNode = (node: TreeNode<T>): ReactNode => (
    <TreeItem
      key={node.id}
      id={node.id}
      textValue={node.text}
      className={styles.row ?? ''}
      onAction={() => onSelect?.(node.id)}
    >
      <TreeItemContent>
        {({ hasChildItems, isSelected, level, allowsDragging }) => (
          <div
            className={styles.content}
            style={{ paddingInlineStart: 8 + (level - 1) * 20 }}
            {...(onContextMenu ? { onContextMenu: (event: MouseEvent) => onContextMenu(node.id, event) } : {})}
          >
            {allowsDragging && (
              <AriaButton slot="drag" className={styles.drag ?? ''} aria-label={`Move ${node.text}`}>
                <Icon of={GripVertical} size={12} />
              </AriaButton>
            )}
            {hasChildItems ? (
              <AriaButton slot="chevron" className={styles.chevron ?? ''}>
                <Icon of={ChevronRight} size={14} />
              </AriaButton>
            ) : (
              <span className={styles.noChevron} />
            )}
            {children(node.value, { isSelected, level })}
          </div>
        )}
      </TreeItemContent>
      {node.children.length > 0 && <Collection items={node.children}>{renderNode}</Collection>}
    </TreeItem>
  )
  return (
    <Tree<TreeNode<T>>
      {...omitUndefined({ dragAndDropHooks: onMove ? dragAndDropHooks : undefined })}
      aria-label={label}
      items={nodes}
      selectionMode="single"
      selectionBehavior="replace"
      disallowEmptySelection={selectedId != null}
      selectedKeys={selectedId == null ? [] : [selectedId]}
      onSelectionChange={(keys) => {
        const [id] = keys === 'all' ? [] : [...keys]
        if (id !== undefined && String(id) !== selectedId) onSelect?.(String(id))
      }}
      expandedKeys={expandedIds as ReadonlySet<Key> as Set<Key>}
      onExpandedChange={(keys) => onExpandedChange(new Set([...keys].map(String)))}
      renderEmptyState={() => empty}
      className={styles.tree ?? ''}
    >
      {renderNode}
    </Tree>
  )
}
