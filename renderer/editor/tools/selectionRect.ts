/** Where the page shows the selection. */
import type { Box } from '../menus/place.ts'

/** The selection's box in the window when it lies inside `root`; null when it does not, or shows nothing. */
export function selectionBox(root: HTMLElement | null): Box | null {
  const selection = root?.ownerDocument.getSelection()
  if (!root || !selection || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  if (!root.contains(range.commonAncestorContainer)) return null
  const box = range.getBoundingClientRect()
  if (box.width > 0 || box.height > 0) return box
  // A caret in an empty line has no rectangle; its block has.
  const { startContainer } = range
  const element = startContainer instanceof Element ? startContainer : startContainer.parentElement
  const block = element?.getBoundingClientRect()
  return block ? { left: block.left, right: block.left + 1, top: block.top, bottom: block.bottom } : null
}
