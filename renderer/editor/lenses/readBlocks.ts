/** The blocks of a note as the lenses read them, and back from a place in a block to the page. */
import { $isCodeNode } from '@lexical/code'
import { $isQuoteNode } from '@lexical/rich-text'
import {
  $getNodeByKey,
  $isElementNode,
  $isLineBreakNode,
  $isTextNode,
  type ElementNode,
  type LexicalEditor,
  type LexicalNode,
} from 'lexical'
import type { Stretch } from '#shared/lenses/block.ts'

/** A text node's stretch of its block. */
export interface Piece extends Stretch {
  key: string
}

export interface EditorBlock {
  text: string
  isQuotation: boolean
  opaque: Stretch[]
  pieces: Piece[]
}

/** A paragraph, heading, item or quotation: something that holds words and no other block. */
export const $isTextBlock = (node: LexicalNode | null): node is ElementNode =>
  $isElementNode(node) &&
  !node.isInline() &&
  !$isCodeNode(node) &&
  node.getChildrenSize() > 0 &&
  !node.getChildren().some((child) => $isElementNode(child) && !child.isInline())

/** Inside a read. A link to a source or a note carries that one's title: no prose of this text. */
export function $readTextBlock(block: ElementNode): EditorBlock {
  let text = ''
  const opaque: Stretch[] = []
  const pieces: Piece[] = []
  const add = (words: string, isOpaque: boolean): void => {
    if (isOpaque && words !== '') opaque.push({ from: text.length, to: text.length + words.length })
    text += words
  }
  const visit = (node: LexicalNode): void => {
    if ($isTextNode(node)) {
      const words = node.getTextContent()
      pieces.push({ key: node.getKey(), from: text.length, to: text.length + words.length })
      add(words, node.hasFormat('code'))
    } else if ($isLineBreakNode(node)) add('\n', false)
    else if ($isElementNode(node)) node.getChildren().forEach(visit)
    else add('\uFFFC', true)
  }
  block.getChildren().forEach(visit)
  return { text, isQuotation: $isQuoteNode(block), opaque, pieces }
}

/** Keys of all text blocks in reading order. Inside a read. */
export function $textBlockKeys(root: ElementNode): string[] {
  const keys: string[] = []
  const visit = (node: LexicalNode): void => {
    if ($isTextBlock(node)) keys.push(node.getKey())
    else if ($isElementNode(node)) node.getChildren().forEach(visit)
  }
  root.getChildren().forEach(visit)
  return keys
}

/** The text on the page that shows a text node. */
function domTextOf(editor: LexicalEditor, key: string): Text | null {
  let node: Node | null = editor.getElementByKey(key)
  while (node !== null && !(node instanceof Text)) node = node.firstChild
  return node
}

/** A stretch of a block on the page; null while the page does not show it as it was read. */
export function rangeOf(editor: LexicalEditor, { pieces }: EditorBlock, { from, to }: Stretch): StaticRange | null {
  const first = pieces.find((piece) => from >= piece.from && from < piece.to)
  const last = pieces.find((piece) => to > piece.from && to <= piece.to)
  const start = first && domTextOf(editor, first.key)
  const end = last && domTextOf(editor, last.key)
  if (!start || !end || from - first.from > start.length || to - last.from > end.length) return null
  return new StaticRange({
    startContainer: start,
    startOffset: from - first.from,
    endContainer: end,
    endOffset: to - last.from,
  })
}

/** Where a stretch stands in the window; null while it is not on the page. */
export function rectOf(editor: LexicalEditor, block: EditorBlock, stretch: Stretch): DOMRect | null {
  const place = rangeOf(editor, block, stretch)
  if (!place) return null
  const range = document.createRange()
  range.setStart(place.startContainer, place.startOffset)
  range.setEnd(place.endContainer, place.endOffset)
  return range.getClientRects()[0] ?? range.getBoundingClientRect()
}

/** Selects a stretch of a block. Inside an update; false when the text has changed since it was read. */
export function $selectStretch(block: EditorBlock, { from, to }: Stretch, expected: string): boolean {
  const first = block.pieces.find((piece) => from >= piece.from && from < piece.to)
  const last = block.pieces.find((piece) => to > piece.from && to <= piece.to)
  const start = first ? $getNodeByKey(first.key) : null
  const end = last ? $getNodeByKey(last.key) : null
  if (!first || !last || !$isTextNode(start) || !$isTextNode(end)) return false
  const selection = start.select(from - first.from, from - first.from)
  selection.focus.set(end.getKey(), to - last.from, 'text')
  return selection.getTextContent() === expected
}
