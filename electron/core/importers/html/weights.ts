/**
 * Weighs a page once: how much text, links and prose stand in each element. Everything that
 * judges elements by size asks here, so that no judgement walks the page again.
 */
import { isBlock } from './dom.ts'

export interface Weight {
  /** Characters of text, white space folded. */
  text: number
  /** Of these, characters inside links. */
  linked: number
  /** Characters in blocks that are not mostly links; an ideograph counts as two and a half. */
  prose: number
  /** Blocks of more than 120 such characters. */
  long: number
}

export interface Weights {
  /** Zeroes for elements that were not there when the page was weighed. */
  of(element: Element): Weight
  /** Detaches an element, and takes its weight off everything it stood in. */
  remove(element: Element): void
}

interface Frame {
  element: Element
  next: ChildNode | null
  weight: Weight
  linked: boolean
  /** The frame whose block the text belongs to. */
  block: Frame | undefined
  ownText: number
  ownLinked: number
}

const NOTHING: Weight = { text: 0, linked: 0, prose: 0, long: 0 }
const IDEOGRAPH = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]/g
const SHORTEST_PROSE = 25
const LONG = 120

/** Weighs `root` and everything in it. */
export function weigh(root: Element): Weights {
  const weights = new Map<Element, Weight>()
  const stack: Frame[] = [startFrame(root, undefined, weights)]
  while (stack.length > 0) {
    const frame = stack[stack.length - 1] as Frame
    const node = frame.next
    if (!node) {
      stack.pop()
      const outer = stack[stack.length - 1]
      if (frame.block === frame) closeBlock(frame)
      if (outer) add(outer.weight, frame.weight, 1)
      continue
    }
    frame.next = node.nextSibling
    if (node.nodeType === 3) weighText(node.textContent ?? '', frame)
    else if (node.nodeType === 1) stack.push(startFrame(node as Element, frame, weights))
  }
  return {
    of: (element) => weights.get(element) ?? NOTHING,
    remove(element) {
      const weight = weights.get(element)
      if (weight) {
        for (let at = element.parentElement; at; at = at.parentElement) {
          const outer = weights.get(at)
          if (outer) add(outer, weight, -1)
          if (at === root) break
        }
      }
      element.remove()
    },
  }
}

function startFrame(element: Element, outer: Frame | undefined, weights: Map<Element, Weight>): Frame {
  const weight: Weight = { text: 0, linked: 0, prose: 0, long: 0 }
  weights.set(element, weight)
  const frame: Frame = {
    element,
    next: element.firstChild,
    weight,
    linked: outer?.linked === true || element.localName === 'a',
    block: outer?.block,
    ownText: 0,
    ownLinked: 0,
  }
  if (!outer || isBlock(element)) frame.block = frame
  return frame
}

function weighText(raw: string, frame: Frame): void {
  const text = raw.replace(/\s+/g, ' ')
  if (text === '' || text === ' ') return
  const { length } = text
  frame.weight.text += length
  if (frame.linked) frame.weight.linked += length
  const block = frame.block
  if (!block) return
  const reading = length + (text.match(IDEOGRAPH)?.length ?? 0) * 1.5
  block.ownText += reading
  if (frame.linked) block.ownLinked += reading
}

function closeBlock({ weight, ownText, ownLinked }: Frame): void {
  if (ownText < SHORTEST_PROSE || ownLinked > ownText * 0.5) return
  weight.prose += ownText
  if (ownText > LONG && ownLinked < ownText * 0.4) weight.long++
}

function add(to: Weight, what: Weight, sign: 1 | -1): void {
  to.text += sign * what.text
  to.linked += sign * what.linked
  to.prose += sign * what.prose
  to.long += sign * what.long
}

/** Share of an element's text that is inside links, 0–1; 1 where there is no text. */
export const linkedShare = ({ text, linked }: Weight): number => (text === 0 ? 1 : Math.min(1, linked / text))
