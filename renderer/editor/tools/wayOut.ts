/** Ways on by keys where the stock editor stops: out of a block that ends the note, on in a table, back to plain text. */
import { $isCodeNode } from '@lexical/code'
import { $isHeadingNode, $isQuoteNode } from '@lexical/rich-text'
import { $insertTableRowAtSelection, $isTableCellNode, $isTableNode, $isTableRowNode } from '@lexical/table'
import { $findMatchingParent } from '@lexical/utils'
import {
  $createParagraphNode,
  $getSelection,
  $isDecoratorNode,
  $isNodeSelection,
  $isRangeSelection,
  $isRootNode,
  type LexicalNode,
} from 'lexical'

const $blockOf = (node: LexicalNode): LexicalNode | undefined =>
  [node, ...node.getParents()].find((each) => $isRootNode(each.getParent()))

/** Begins a line below the note's last block and goes there. */
function $beginBelow(block: LexicalNode): true {
  const paragraph = $createParagraphNode()
  block.insertAfter(paragraph)
  paragraph.select()
  return true
}

/** Arrow down in the last line of code, in the last row of a table, or on a quote, where nothing stands below. */
export function $arrowDown(): boolean {
  const selection = $getSelection()
  if ($isNodeSelection(selection)) {
    const block = $blockOf(selection.getNodes().at(-1) as LexicalNode)
    return block !== undefined && $isDecoratorNode(block) && block.getNextSibling() === null && $beginBelow(block)
  }
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return false
  const { anchor } = selection
  const node = anchor.getNode()
  const block = $blockOf(node)
  if (block === undefined || block.getNextSibling() !== null) return false
  if ($isCodeNode(block)) {
    const rest =
      anchor.type === 'text'
        ? node.getTextContent().slice(anchor.offset) +
          node
            .getNextSiblings()
            .map((each) => each.getTextContent())
            .join('')
        : block
            .getChildren()
            .slice(anchor.offset)
            .map((each) => each.getTextContent())
            .join('')
    return !rest.includes('\n') && $beginBelow(block)
  }
  if (!$isTableNode(block)) return false
  const row = $findMatchingParent(node, $isTableRowNode)
  return row !== null && row.getNextSibling() === null && $beginBelow(block)
}

/** Tab in a table's last cell adds a row and goes to its first cell. */
export function $tabInLastCell(): boolean {
  const selection = $getSelection()
  if (!$isRangeSelection(selection)) return false
  const cell = $findMatchingParent(selection.anchor.getNode(), $isTableCellNode)
  const row = cell?.getParent()
  if (!cell || !$isTableRowNode(row) || cell.getNextSibling() !== null || row.getNextSibling() !== null) return false
  $insertTableRowAtSelection(true)
  const next = row.getNextSibling()
  if (!$isTableRowNode(next)) return false
  const first = next.getFirstChild()
  if ($isTableCellNode(first)) first.selectStart()
  return true
}

/** Backspace at the beginning of a heading or a quotation makes it plain text; its words stay. */
export function $backspaceAtStart(): boolean {
  const selection = $getSelection()
  if (!$isRangeSelection(selection) || !selection.isCollapsed() || selection.anchor.offset !== 0) return false
  const node = selection.anchor.getNode()
  const block = $blockOf(node)
  if (!$isHeadingNode(block) && !$isQuoteNode(block)) return false
  const first = block.getFirstDescendant()
  if (!node.is(block) && !node.is(first)) return false
  block.replace($createParagraphNode(), true).selectStart()
  return true
}
