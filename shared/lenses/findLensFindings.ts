/**
 * The lenses on a text. What is found in a block depends on that block and the word list alone, so a caller that
 * keeps the answers by block (`createLensMemory`) reads anew only what was typed in.
 */
import { createTextIndex } from '../model/textIndex.ts'
import type { LensBlock } from './block.ts'
import { type LensFinding, type LensId, lensById, lensIds } from './finding.ts'
import { readBlock, type Sentence } from './text/reading.ts'
import { builtInWords } from './people/builtInWords.ts'
import type { WordList } from './people/wordList.ts'
import { askingFirst } from './rules/askingFirst.ts'
import { automation } from './rules/automation.ts'
import { reach } from './rules/reach.ts'
import type { LensRule } from './rules/rule.ts'
import { thinTransaction } from './rules/thinTransaction.ts'
import { peopleFirst } from './people/peopleFirst.ts'

export interface LensOptions {
  /** The words of the people-first lens: the built-in ones with what the team made of them (`effectiveWords`). */
  wordList?: WordList
  /** Only these lenses; all when not given. */
  enabled?: readonly LensId[]
}

const ruleByLens: Readonly<Record<LensId, LensRule>> = {
  'people-first': peopleFirst,
  'thin-transaction': thinTransaction,
  reach,
  'asking-first': askingFirst,
  automation,
}

/** What the lenses find in one block, in order; offsets count from the start of the whole text. */
export function findInBlock(block: LensBlock, options: LensOptions = {}): LensFinding[] {
  const { wordList = builtInWords, enabled = lensIds } = options
  const sentences: readonly Sentence[] = readBlock(block)
  if (sentences.length === 0) return []
  const index = createTextIndex(block.text)
  const findings: LensFinding[] = []
  for (const lens of lensIds) {
    if (!enabled.includes(lens)) continue
    for (const { from, to, reason, suggestion, sentence } of ruleByLens[lens](sentences, wordList)) {
      const start = block.start + index.toCodePoint(from)
      const end = block.start + index.toCodePoint(to)
      const text = block.text.slice(from, to)
      findings.push({ lens, start, end, text, reason, suggestion, code: lensById[lens].code, sentence: sentence.text })
    }
  }
  return findings.sort((a, b) => a.start - b.start || a.end - b.end)
}

/** What the lenses find in a text, in order. */
export const findLensFindings = (blocks: readonly LensBlock[], options: LensOptions = {}): LensFinding[] =>
  blocks.flatMap((block) => findInBlock(block, options))
