/** A rule between two parts of a note draws itself (an `hr`); this makes it selectable and deletable like any block. */
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext'
import type { NodeKey } from 'lexical'
import { useEffect } from 'react'
import { useBlockSelection } from './useBlockSelection.ts'

export function RuleView({ nodeKey }: { nodeKey: NodeKey }) {
  const [editor] = useLexicalComposerContext()
  const { ref, isSelected } = useBlockSelection(nodeKey)
  useEffect(() => {
    const element = editor.getElementByKey(nodeKey)
    ref.current = element
    element?.toggleAttribute('data-selected', isSelected)
  }, [editor, nodeKey, ref, isSelected])
  return null
}
