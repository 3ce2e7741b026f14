/** Selecting sentence by sentence, without a pointer. */
import type { Block } from '#shared/model/extraction.ts'
import { sentencesOf, type TextSpan } from '#shared/model/sentences.ts'

/** The block that holds an offset, or the last one before it; -1 before the first. */
export function blockIndexAt(blocks: readonly Block[], offset: number): number {
  let low = 0
  let high = blocks.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((blocks[middle] as Block).from <= offset) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** Adds the next sentence to a selection, going on into the next block; the same selection where the text ends. */
export function extendBySentence(
  text: string,
  blocks: readonly Block[],
  selection: TextSpan,
  language: string | null,
): TextSpan {
  for (let at = Math.max(0, blockIndexAt(blocks, selection.to - 1)); at < blocks.length; at++) {
    const next = sentencesOf(text, blocks[at] as Block, language).find((sentence) => sentence.to > selection.to)
    if (next) return { from: selection.from, to: next.to }
  }
  return selection
}

/** Takes the last sentence away again; undefined when nothing is left. */
export function shrinkBySentence(
  text: string,
  blocks: readonly Block[],
  selection: TextSpan,
  language: string | null,
): TextSpan | undefined {
  for (let at = blockIndexAt(blocks, selection.to - 1); at >= 0; at--) {
    const block = blocks[at] as Block
    if (block.to <= selection.from) return undefined
    const before = sentencesOf(text, block, language).findLast(
      (sentence) => sentence.to < selection.to && sentence.to > selection.from,
    )
    if (before) return { from: selection.from, to: before.to }
  }
  return undefined
}
