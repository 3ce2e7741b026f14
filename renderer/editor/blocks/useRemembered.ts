/**
 * A block keeps the words it last saw, so that it can say them where the source is missing. They are written only
 * beside somebody's own edit of the note: merely opening a note must not change it.
 */
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext'
import { $addUpdateTag, $getNodeByKey, COLLABORATION_TAG, HISTORIC_TAG, HISTORY_MERGE_TAG, type NodeKey } from 'lexical'
import { useCallback, useEffect, useRef } from 'react'
import { $isEntityLink, $isQuoteBlock } from '#shared/editor/nodes.ts'

/** Runs `$write` in the next update that a person makes; the latest one given wins. */
function useWithNextEdit(): ($write: () => void) => void {
  const [editor] = useLexicalComposerContext()
  const waiting = useRef<(() => void) | null>(null)
  useEffect(
    () =>
      editor.registerUpdateListener(({ dirtyElements, dirtyLeaves, tags }) => {
        const $write = waiting.current
        if ($write === null || dirtyElements.size + dirtyLeaves.size === 0) return
        if (tags.has(COLLABORATION_TAG) || tags.has(HISTORIC_TAG) || !editor.isEditable()) return
        waiting.current = null
        editor.update(
          () => {
            $addUpdateTag(HISTORY_MERGE_TAG)
            $write()
          },
          { skipTransforms: true },
        )
      }),
    [editor],
  )
  return useCallback(($write) => {
    waiting.current = $write
  }, [])
}

export function useRememberQuote(nodeKey: NodeKey): (seen: { words: string; title: string }) => void {
  const withNextEdit = useWithNextEdit()
  return useCallback(
    ({ words, title }) =>
      withNextEdit(() => {
        const node = $getNodeByKey(nodeKey)
        if (!$isQuoteBlock(node) || (node.getLastWords() === words && node.getLastTitle() === title)) return
        const writable = node.getWritable()
        writable.__lastWords = words
        writable.__lastTitle = title
      }),
    [withNextEdit, nodeKey],
  )
}

export function useRememberLabel(nodeKey: NodeKey): (label: string) => void {
  const withNextEdit = useWithNextEdit()
  return useCallback(
    (label) =>
      withNextEdit(() => {
        const node = $getNodeByKey(nodeKey)
        if ($isEntityLink(node) && node.getLastLabel() !== label) node.getWritable().__lastLabel = label
      }),
    [withNextEdit, nodeKey],
  )
}
