/** Puts a block into the note where the caret is. */
import { $isTableNode } from '@lexical/table'
import { $findMatchingParent, $insertNodeToNearestRoot } from '@lexical/utils'
import {
  $createParagraphNode,
  $getSelection,
  $isDecoratorNode,
  $isElementNode,
  $isParagraphNode,
  $isRangeSelection,
  type DecoratorNode,
  type ElementNode,
} from 'lexical'

/**
 * Inside an update: puts `block` at the caret, in the place of an empty paragraph. The caret goes into the block where
 * that has text, else behind it, where there always is something to write on.
 */
export function $insertBlock(block: ElementNode | DecoratorNode<unknown>): void {
  const selection = $getSelection()
  const anchor = $isRangeSelection(selection) ? selection.anchor.getNode() : null
  const here = anchor?.getTopLevelElement() ?? null
  // A cell holds words only: Markdown has no blocks there.
  const table = anchor && $findMatchingParent(anchor, $isTableNode)
  if (table) table.insertAfter(block)
  else $insertNodeToNearestRoot(block)
  const before = block.getPreviousSibling()
  if ($isParagraphNode(here) && here.isEmpty() && here.is(before)) here.remove()
  if (block.getNextSibling() === null) block.insertAfter($createParagraphNode())
  const after = block.getNextSibling()
  if (!$isDecoratorNode(block)) block.getFirstDescendant()?.selectStart()
  else if ($isElementNode(after)) after.selectStart()
  else block.selectNext()
}
