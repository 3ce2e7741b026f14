/** What every finding must be, whatever the lenses know: its offsets cut its words, and nobody else's words are judged. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LensBlock } from '#shared/lenses/block.ts'
import { findInBlock, findLensFindings } from '#shared/lenses/findLensFindings.ts'
import { quotationsIn } from '#shared/lenses/text/quotations.ts'

const own = fc.constantFrom(
  'We wrote to our targets.',
  'The end-users 🔥 of this segment',
  'Ask them for a review',
  'a 5" nail, rock ’n’ roll and the parents’ wishes',
  'No word here means anybody.',
  'Send gift cards to everyone who reviews us.',
  'Don’t stop',
  'our users',
)
const inside = fc.constantFrom(
  'our targets',
  'users and segments',
  'I’d pay for praise 🔥',
  'Send gift cards to reviewers',
  'Don’t',
)
const marks = fc.constantFrom(
  ['“', '”'],
  ['„', '“'],
  ['«', '»'],
  ['»', '«'],
  ['"', '"'],
  ['‘', '’'],
  ["'", "'"],
  ['‚', '‘'],
  ['„', '”'],
  ['「', '」'],
  ['‹', '›'],
  ['“She said ‘', '’ and left”'],
) as fc.Arbitrary<[string, string]>
const piece = fc.oneof(
  own.map((text) => ({ text, isSaid: false })),
  fc.tuple(marks, inside).map(([[open, close], words]) => ({ text: `${open}${words}${close}`, isSaid: true })),
)
const written = fc.array(piece, { minLength: 1, maxLength: 7 })

const blockOf = (text: string, start = 0): LensBlock => ({ text, isQuotation: false, start })

describe('findings', () => {
  it('are never in quotation marks, and their offsets cut their words', () => {
    fc.assert(
      fc.property(written, fc.nat(50), (pieces, start) => {
        const text = pieces.map((each) => each.text).join(' ')
        const signs = [...text]
        const said: [number, number][] = []
        let at = start
        for (const each of pieces) {
          const length = [...each.text].length
          if (each.isSaid) said.push([at, at + length])
          at += length + 1
        }
        for (const finding of findInBlock(blockOf(text, start))) {
          expect(signs.slice(finding.start - start, finding.end - start).join('')).toBe(finding.text)
          expect(said.filter(([from, to]) => finding.end > from && finding.start < to)).toEqual([])
        }
      }),
    )
  })

  it('are the same however often they are asked for, and block by block', () => {
    fc.assert(
      fc.property(fc.array(written, { maxLength: 5 }), (blocks) => {
        let start = 0
        const all = blocks.map((pieces, index) => {
          const text = pieces.map((each) => each.text).join(' ')
          const block: LensBlock = { text, isQuotation: index % 4 === 3, start }
          start += [...text].length + 1
          return block
        })
        const whole = findLensFindings(all)
        expect(findLensFindings(all)).toEqual(whole)
        const bare = all.flatMap((block) =>
          findInBlock({ ...block, start: 0 }).map((finding) => ({
            ...finding,
            start: finding.start + block.start,
            end: finding.end + block.start,
          })),
        )
        expect(bare).toEqual(whole)
        expect(findLensFindings(all.map((block) => ({ ...block, isQuotation: true })))).toEqual([])
      }),
    )
  })

  it('take no more than time in proportion, on whatever repeats', () => {
    const seeds = [
      '"',
      "'",
      '“',
      '‘',
      '’',
      '„“',
      '«»',
      'our targets ',
      'pay for praise ',
      'users’ ',
      '`',
      'https:',
      'a.',
      '-',
      'ask for a ',
      '\n',
    ]
    /** The best of three in time of this process alone: neighbours and collections of garbage are no work of ours. */
    const timeOf = (text: string): number =>
      Math.min(
        ...[1, 2, 3].map(() => {
          const from = process.cpuUsage()
          findInBlock(blockOf(text))
          return process.cpuUsage(from).user / 1000
        }),
      )
    for (const seed of seeds) {
      const small = timeOf(seed.repeat(2_000))
      const large = timeOf(seed.repeat(32_000))
      // Sixteen times the text; a square would be 256 times the work.
      expect(large, JSON.stringify(seed)).toBeLessThan(100 * Math.max(small, 4))
    }
  })
})

describe('quotations', () => {
  const quoted = (text: string): string[] => quotationsIn(text).map(({ from, to }) => text.slice(from, to))

  it.each([
    ['She said “we are not targets” and left.', ['“we are not targets”']],
    ['Sie sagte: „Wir sind keine Zielgruppe“, und ging.', ['„Wir sind keine Zielgruppe“']],
    ['Elle a dit « nous ne sommes pas des cibles » hier.', ['« nous ne sommes pas des cibles »']],
    ['»Nutzer« steht da.', ['»Nutzer«']],
    ["He wrote 'users' on the board, didn't he?", ["'users'"]],
    ["The parents' room and the users' guide", []],
    ['‘the users’ wishes matter’, he said', ['‘the users’ wishes matter’']],
    ['‘users’ and the parents’ wish', ['‘users’']],
    ['“a ‘b “c” d’ e” f', ['“a ‘b “c” d’ e”']],
    ['“never closed', ['“never closed']],
    ["'tis the season, rock 'n' roll in the '90s", []],
    ['a 5" nail and a 6" nail', []],
    ["It isn't the dogs' fault that we're late", []],
  ])('%s', (text, expected) => expect(quoted(text)).toEqual(expected))
})
