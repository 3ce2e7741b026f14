/** Measures where the prose of a page is: text in blocks that are not mostly links. */
import { readingLength } from '../cleanText.ts'
import { isBlock } from './dom.ts'

interface BlockText {
  text: number
  linked: number
}

/** Characters of prose in each element, its descendants included. */
export function measureProse(root: Element): Map<Element, number> {
  const blocks = new Map<Element, BlockText>()
  collect(root, blocks)
  const prose = new Map<Element, number>()
  for (const [block, { text, linked }] of blocks) {
    if (linked > text * 0.5 || text < 25) continue
    for (let at: Element | null = block; at; at = at.parentElement) {
      prose.set(at, (prose.get(at) ?? 0) + text)
      if (at === root) break
    }
  }
  return prose
}

function collect(root: Element, blocks: Map<Element, BlockText>): void {
  const walk: { node: ChildNode | null; block: Element; linked: boolean; parent: Element }[] = [
    { node: root.firstChild, block: root, linked: false, parent: root },
  ]
  while (walk.length > 0) {
    const frame = walk[walk.length - 1] as (typeof walk)[number]
    const node = frame.node
    if (!node) {
      walk.pop()
      continue
    }
    frame.node = node.nextSibling
    if (node.nodeType === 3) {
      const length = readingLength((node.textContent ?? '').replace(/\s+/g, ' ').trim())
      if (length === 0) continue
      const entry = blocks.get(frame.block) ?? { text: 0, linked: 0 }
      entry.text += length
      if (frame.linked) entry.linked += length
      blocks.set(frame.block, entry)
    } else if (node.nodeType === 1) {
      const element = node as Element
      walk.push({
        node: element.firstChild,
        block: isBlock(element) ? element : frame.block,
        linked: frame.linked || element.localName === 'a',
        parent: element,
      })
    }
  }
}
