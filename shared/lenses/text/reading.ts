/** A block as the lenses read it: without quotations, code and addresses, in sentences and words. */
import type { LensBlock, Stretch } from '../block.ts'
import { quotationsIn } from './quotations.ts'

export interface Word {
  /** As written. */
  text: string
  /** In small letters, with a straight apostrophe. */
  lower: string
  /** UTF-16 offsets in the block. */
  from: number
  to: number
  /** What stands between the word before it, in this sentence, and it. */
  gap: string
  /** Its place in the sentence. */
  at: number
}

export interface Sentence {
  words: readonly Word[]
  from: number
  to: number
  /** As written. */
  text: string
}

/** Stands for what is there but is not prose of ours; no word holds it and no phrase reaches across it. */
const HOLE = '\uFFFC'

const ADDRESS = /(?:\b(?:https?|ftp|mailto|commonplace):|\bwww\.)\S+|`[^`\n]{1,400}`/gi
const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*['’]?/gu

/** Words that are part of a name of a file, a handle, a field: "users.csv", "@users", "user_id". */
const isOfName = (text: string, from: number, to: number): boolean =>
  /(?:[_@#\\]|[\p{L}\p{N}]\.)$/u.test(text.slice(Math.max(0, from - 3), from)) ||
  /^(?:[_@\\]|\.\p{L})/u.test(text.slice(to, to + 3))

function blank(text: string, stretches: readonly Stretch[], sign: string): string {
  if (stretches.length === 0) return text
  let out = ''
  let done = 0
  for (const { from, to } of stretches) {
    const begin = Math.max(done, from)
    if (to <= begin) continue
    out += text.slice(done, begin) + sign.repeat(Math.min(to, text.length) - begin)
    done = Math.min(to, text.length)
  }
  return out + text.slice(done)
}

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' })

/** The text with everything taken out that is not the writer's own prose; of the same length. */
export function ownProse({ text, opaque = [], markup = [] }: LensBlock): string {
  const lines = text.replace(/[\r\n\t\u2028\u2029\u0085]/g, ' ')
  const plain = blank(blank(lines, markup, ' '), opaque, HOLE)
  const addresses = [...plain.matchAll(ADDRESS)].map(({ 0: found, index }) => ({
    from: index,
    to: index + found.length,
  }))
  const named = blank(plain, addresses, HOLE)
  return blank(named, quotationsIn(named), HOLE)
}

/** Sentences of a block with their words. A block that is a quotation has none. */
export function readBlock(block: LensBlock): Sentence[] {
  if (block.isQuotation || block.text.trim() === '') return []
  const prose = ownProse(block)
  const sentences: Sentence[] = []
  for (const { segment, index } of segmenter.segment(prose)) {
    const words: Word[] = []
    let end = 0
    for (const { 0: raw, index: at } of segment.matchAll(WORD)) {
      const text = raw.replace(/['’]$/u, '')
      const from = index + at
      const to = from + text.length
      if (isOfName(prose, from, to)) continue
      const lower = text.toLowerCase().replaceAll('’', "'")
      words.push({ text, lower, from, to, gap: segment.slice(end, at), at: words.length })
      end = at + text.length
    }
    if (words.length === 0) continue
    const trimmed = segment.trimEnd()
    const lead = trimmed.length - trimmed.trimStart().length
    const from = index + lead
    const to = index + trimmed.length
    sentences.push({ words, from, to, text: block.text.slice(from, to) })
  }
  return sentences
}
