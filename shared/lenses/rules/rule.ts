/** What a lens is inside: from the sentences of one block to the places it would underline. */
import type { WordList } from '../people/wordList.ts'
import type { Sentence } from '../text/reading.ts'

export interface Place {
  /** UTF-16 offsets in the block. */
  from: number
  to: number
  sentence: Sentence
  reason: string
  suggestion: string | null
}

/** Pure, and linear in the length of the block. */
export type LensRule = (sentences: readonly Sentence[], words: WordList) => Place[]
