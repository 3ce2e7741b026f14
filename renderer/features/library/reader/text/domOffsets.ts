/**
 * Between places in the page and offsets in the extraction's text (UTF-16). Every element that shows
 * text of the source carries `data-from`, the offset of its first character, and holds exactly the
 * characters that follow there: whatever else a block shows comes from CSS.
 */
import type { TextSpan } from '#shared/model/sentences.ts'

const HOLDER = '[data-from]'

const elementOf = (node: Node): Element | null => (node instanceof Element ? node : node.parentElement)

const startOf = (holder: Element): number => Number(holder.getAttribute('data-from'))

/** The offset of a point inside a holder. */
function offsetInside(holder: Element, node: Node, offset: number): number {
  const range = holder.ownerDocument.createRange()
  range.setStart(holder, 0)
  range.setEnd(node, offset)
  return startOf(holder) + range.toString().length
}

/** The offset of a point of the page; between holders, the nearest edge towards `towards`. Undefined outside `root`. */
export function offsetOfPoint(root: Element, node: Node, offset: number, towards: 'start' | 'end'): number | undefined {
  if (!root.contains(node)) return undefined
  const holder = elementOf(node)?.closest(HOLDER)
  if (holder && root.contains(holder)) return offsetInside(holder, node, offset)
  const point = root.ownerDocument.createRange()
  point.setStart(node, offset)
  point.collapse(true)
  let before: Element | undefined
  for (const each of root.querySelectorAll(HOLDER)) {
    const isAfter = point.comparePoint(each, 0) >= 0
    if (isAfter) {
      if (towards === 'start') return startOf(each)
      break
    }
    before = each
  }
  return before && startOf(before) + (before.textContent?.length ?? 0)
}

/** The selection as a span of the text; undefined when nothing of it is selected. */
export function spanOfSelection(root: Element, selection: Selection | null): TextSpan | undefined {
  if (!selection || selection.rangeCount === 0 || selection.isCollapsed) return undefined
  const range = selection.getRangeAt(0)
  // A drag that ends beyond the text still means the text up to there.
  if (!range.intersectsNode(root)) return undefined
  const isInside = root.contains(range.startContainer) && root.contains(range.endContainer)
  const clipped = isInside ? range : clipTo(root, range)
  const from = offsetOfPoint(root, clipped.startContainer, clipped.startOffset, 'start')
  const to = offsetOfPoint(root, clipped.endContainer, clipped.endOffset, 'end')
  return from === undefined || to === undefined || from >= to ? undefined : { from, to }
}

function clipTo(root: Element, range: Range): Range {
  const clipped = range.cloneRange()
  if (!root.contains(range.startContainer)) clipped.setStart(root, 0)
  if (!root.contains(range.endContainer)) clipped.setEnd(root, root.childNodes.length)
  return clipped
}

/** Holders of a page by where they begin: fetched once, to find many places among them. */
export interface Holders {
  readonly elements: readonly Element[]
  readonly starts: readonly number[]
}

/** All holders in the page, in the order of the text. Stale once more text comes into the page. */
export function holdersOf(root: Element): Holders {
  const all = Array.from(root.querySelectorAll(HOLDER), (element) => ({ element, start: startOf(element) }))
  // A stable sort: of holders that begin together the first in the page comes first.
  all.sort((a, b) => a.start - b.start)
  return { elements: all.map(({ element }) => element), starts: all.map(({ start }) => start) }
}

/** The last holder that begins at or before an offset. */
function holderAt({ elements, starts }: Holders, offset: number): Element | undefined {
  let low = 0
  let high = starts.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((starts[middle] as number) <= offset) low = middle + 1
    else high = middle
  }
  // Of several that begin together, the first: the others are empty or the same words again.
  const start = starts[low - 1]
  while (low > 1 && starts[low - 2] === start) low--
  return elements[low - 1]
}

/** The text node and place in it of an offset; the holder's end when it has less text. */
function pointIn(holder: Element, offset: number, prefersEnd: boolean): { node: Node; offset: number } {
  let left = offset - startOf(holder)
  const walker = holder.ownerDocument.createTreeWalker(holder, NodeFilter.SHOW_TEXT)
  let last: Text | undefined
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node as Text
    if (left < text.length || (prefersEnd && left === text.length)) return { node: text, offset: left }
    left -= text.length
    last = text
  }
  return last ? { node: last, offset: last.length } : { node: holder, offset: 0 }
}

/** The range of a span, as far as its text is in the page; null when none is. Give `holders` when there are many spans. */
export function rangeOfSpan(root: Element, { from, to }: TextSpan, holders: Holders = holdersOf(root)): Range | null {
  const first = holderAt(holders, from) ?? holders.elements[0]
  const last = holderAt(holders, Math.max(from, to - 1))
  if (!first || !last) return null
  const start = pointIn(first, Math.max(from, startOf(first)), false)
  const end = pointIn(last, to, true)
  const range = root.ownerDocument.createRange()
  range.setStart(start.node, start.offset)
  range.setEnd(end.node, end.offset)
  return range
}
