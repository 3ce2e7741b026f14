import { describe, expect, it } from 'vitest'
import { blockIndexAt, extendBySentence, shrinkBySentence } from '#renderer/features/library/reader/text/sentences.ts'
import { sentencesOf, type TextSpan } from '#shared/model/sentences.ts'
import type { Block } from '#shared/model/extraction.ts'

const parts = [
  '1. Why we write',
  'First one here. Second one, longer! Third? ',
  '彼は来た。そして帰った。',
  'Last words 🪴 end here. 🪴 Again.',
]
const text = parts.map((part) => part.trimEnd()).join('\n\n')
const blocks: Block[] = []
for (const [i, part] of parts.entries()) {
  const from = blocks.length === 0 ? 0 : (blocks.at(-1)?.to ?? 0) + 2
  blocks.push({ kind: i === 0 ? 'heading' : 'paragraph', from, to: from + part.trimEnd().length })
}
const words = (span: TextSpan | undefined) => span && text.slice(span.from, span.to)
const block = (at: number) => blocks[at] as Block

describe('sentences', () => {
  it('cuts by sentence, without the spaces between; a heading is one', () => {
    expect(sentencesOf(text, block(1), 'en').map(words)).toEqual(['First one here.', 'Second one, longer!', 'Third?'])
    expect(sentencesOf(text, block(0), 'en').map(words)).toEqual(['1. Why we write'])
    expect(sentencesOf(text, block(2), 'ja').map(words)).toEqual(['彼は来た。', 'そして帰った。'])
  })
  it('does not stop at a number before its sentence', () => {
    const numbered = '3. They came. They went.'
    const all = sentencesOf(numbered, { from: 0, to: numbered.length }, 'en')
    expect(all.map(({ from, to }) => numbered.slice(from, to))).toEqual(['3. They came.', 'They went.'])
  })
  it('takes a language that is none as none', () => {
    expect(sentencesOf(text, block(1), 'not a tag!').length).toBe(3)
  })
  it('extends one by one into the next block, and shrinks back the same way', () => {
    const steps: TextSpan[] = [sentencesOf(text, block(1), 'en')[0] as TextSpan]
    for (let i = 0; i < 7; i++) steps.push(extendBySentence(text, blocks, steps.at(-1) as TextSpan, 'en'))
    expect(words(steps[3])).toContain('彼は来た。')
    expect(words(steps.at(-1))?.endsWith('🪴 Again.')).toBe(true)
    const forward = [...new Map(steps.map((step) => [step.to, step])).values()]
    for (let i = forward.length - 1; i > 0; i--) {
      const back = shrinkBySentence(text, blocks, forward[i] as TextSpan, 'en')
      expect(back).toEqual(forward[i - 1])
    }
    expect(shrinkBySentence(text, blocks, forward[0] as TextSpan, 'en')).toBeUndefined()
  })
  it('finds the block of an offset', () => {
    for (const [i, each] of blocks.entries()) {
      expect(blockIndexAt(blocks, each.from)).toBe(i)
      expect(blockIndexAt(blocks, each.to - 1)).toBe(i)
    }
  })
})
