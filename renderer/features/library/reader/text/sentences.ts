/** Sentences of a text, for selecting without a pointer. A sentence never crosses a block. */
import type { Block } from '#shared/model/extraction.ts'

export interface TextSpan {
  from: number
  to: number
}

const segmenters = new Map<string, Intl.Segmenter>()

function segmenterFor(language: string | null): Intl.Segmenter {
  const key = language ?? ''
  const known = segmenters.get(key)
  if (known) return known
  let made: Intl.Segmenter
  try {
    made = new Intl.Segmenter(language ?? undefined, { granularity: 'sentence' })
  } catch {
    // Files claim languages that are no language tags.
    made = new Intl.Segmenter(undefined, { granularity: 'sentence' })
  }
  segmenters.set(key, made)
  return made
}

/** "3." and the like: a number before its sentence, not one of its own. */
const isOnlyNumber = (text: string): boolean => !/\p{L}{2}/u.test(text)

/** The sentences of one block, without the spaces between them; a heading is one. */
export function sentencesOf(text: string, block: TextSpan & { kind?: string }, language: string | null): TextSpan[] {
  if (block.kind === 'heading') return block.from < block.to ? [{ from: block.from, to: block.to }] : []
  const found: TextSpan[] = []
  for (const { segment, index } of segmenterFor(language).segment(text.slice(block.from, block.to))) {
    const from = block.from + index + (segment.length - segment.trimStart().length)
    const to = block.from + index + segment.trimEnd().length
    if (from >= to) continue
    const last = found.at(-1)
    if (last && isOnlyNumber(text.slice(last.from, last.to))) last.to = to
    else found.push({ from, to })
  }
  return found
}

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
