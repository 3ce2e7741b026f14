/** A block that is not text: a click selects it as a whole; arrows reach it by themselves. */
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext'
import { useLexicalNodeSelection } from '@lexical/react/useLexicalNodeSelection'
import { CLICK_COMMAND, COMMAND_PRIORITY_LOW, type NodeKey } from 'lexical'
import { type RefObject, useEffect, useRef } from 'react'

export function useBlockSelection(nodeKey: NodeKey): { ref: RefObject<HTMLElement | null>; isSelected: boolean } {
  const [editor] = useLexicalComposerContext()
  const [isSelected, setSelected, clearSelection] = useLexicalNodeSelection(nodeKey)
  const ref = useRef<HTMLElement>(null)
  useEffect(
    () =>
      editor.registerCommand(
        CLICK_COMMAND,
        (event) => {
          const { target } = event
          if (!(target instanceof Node) || !ref.current?.contains(target)) return false
          // A button inside does its own thing.
          if (target instanceof Element && target.closest('button')) return true
          if (!event.shiftKey) clearSelection()
          setSelected(true)
          return true
        },
        COMMAND_PRIORITY_LOW,
      ),
    [editor, clearSelection, setSelected],
  )
  return { ref, isSelected }
}
