/**
 * Remembers what was found in each block, so that typing in a long text reads one block anew. A block is known by its
 * text and what in it is opaque; where it stands does not matter.
 */
import type { LensBlock } from './block.ts'
import type { LensFinding } from './finding.ts'
import { findInBlock, type LensOptions } from './findLensFindings.ts'

export interface LensMemory {
  /** As `findLensFindings` with the options of this memory. */
  find(blocks: readonly LensBlock[]): LensFinding[]
  /** What is found in one block, its offsets counted from the block's own start. */
  ofBlock(block: Omit<LensBlock, 'start'>): readonly LensFinding[]
}

const keyOf = ({ text, isQuotation, opaque = [], markup = [] }: Omit<LensBlock, 'start'>): string =>
  isQuotation
    ? ''
    : `${opaque.map(({ from, to }) => `${from},${to}`).join(' ')}|${markup.map(({ from, to }) => `${from},${to}`).join(' ')}|${text}`

/** More than a long book has paragraphs. */
const MOST_BLOCKS = 20_000

export function createLensMemory(options: LensOptions = {}): LensMemory {
  const known = new Map<string, readonly LensFinding[]>()
  const ofBlock: LensMemory['ofBlock'] = (block) => {
    const key = keyOf(block)
    let findings = known.get(key)
    if (!findings) {
      findings = findInBlock({ ...block, start: 0 }, options)
      // Every key typed makes a block; those of a while ago are forgotten, the oldest first.
      if (known.size >= MOST_BLOCKS)
        for (const old of known.keys()) if (known.delete(old) && known.size <= MOST_BLOCKS / 2) break
      known.set(key, findings)
    }
    return findings
  }
  return {
    ofBlock,
    find: (blocks) =>
      blocks.flatMap((block) =>
        ofBlock(block).map((finding) => ({
          ...finding,
          start: finding.start + block.start,
          end: finding.end + block.start,
        })),
      ),
  }
}
