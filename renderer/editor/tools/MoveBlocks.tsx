/** Blocks change places: by Alt with an arrow, or by a handle that comes beside the block one points at. */
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext'
import { DraggableBlockPlugin_EXPERIMENTAL as DraggableBlocks } from '@lexical/react/LexicalDraggableBlockPlugin'
import {
  $addUpdateTag,
  COMMAND_PRIORITY_CRITICAL,
  COMMAND_PRIORITY_LOW,
  DROP_COMMAND,
  HISTORY_PUSH_TAG,
  KEY_DOWN_COMMAND,
  mergeRegister,
} from 'lexical'
import { GripVertical } from 'lucide-react'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { Icon } from '../../ui/base/Icon.tsx'
import { announce } from '../../ui/feedback/announce.ts'
import { $moveBlocks } from './moveBlocks.ts'
import styles from './MoveBlocks.module.css'

/** How the library marks what its handle drags. */
const DRAGGED = 'application/x-lexical-drag-block'

const isOnHandle = (element: HTMLElement): boolean => element.closest('[data-drag-handle]') !== null

/** Stands in the positioned element that holds the text. */
export function MoveBlocks() {
  const [editor] = useLexicalComposerContext()
  const handle = useRef<HTMLDivElement>(null)
  const line = useRef<HTMLDivElement>(null)
  const [layer, setLayer] = useState<HTMLElement | null>(null)
  const onKey = useEffectEvent((event: KeyboardEvent): boolean => {
    const isUp = event.key === 'ArrowUp'
    if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.isComposing) return false
    if ((!isUp && event.key !== 'ArrowDown') || !editor.isEditable()) return false
    event.preventDefault()
    $addUpdateTag(HISTORY_PUSH_TAG)
    const isMoved = $moveBlocks(isUp)
    announce(isMoved ? (isUp ? 'Moved up' : 'Moved down') : isUp ? 'Already at the top' : 'Already at the end')
    return true
  })
  useEffect(
    () =>
      mergeRegister(
        editor.registerCommand(KEY_DOWN_COMMAND, (event) => onKey(event), COMMAND_PRIORITY_LOW),
        editor.registerCommand(
          DROP_COMMAND,
          (event) => {
            if (event.dataTransfer?.types.includes(DRAGGED) === true) $addUpdateTag(HISTORY_PUSH_TAG)
            return false
          },
          COMMAND_PRIORITY_CRITICAL,
        ),
      ),
    [editor],
  )
  return (
    // A layer of its own: React listens to everything in what it draws into from elsewhere, and each key would be
    // heard twice if that were what holds the text.
    <div ref={setLayer} className={styles.layer}>
      {layer && (
        <DraggableBlocks
          anchorElem={layer}
          menuRef={handle}
          targetLineRef={line}
          isOnMenu={isOnHandle}
          menuComponent={
            // Keys do the same; a screen reader has no use for it.
            <div
              ref={handle}
              className={styles.handle}
              data-drag-handle
              aria-hidden
              title="Drag, or press Alt ↑ and Alt ↓"
            >
              <Icon of={GripVertical} size={14} />
            </div>
          }
          targetLineComponent={<div ref={line} className={styles.line} />}
        />
      )}
    </div>
  )
}
