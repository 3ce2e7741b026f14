import fc from 'fast-check'
import { expect, it } from 'vitest'
import { inPieces } from '#core/workshop/pack/words.ts'
import { roomOfSign } from '#core/workshop/letterRoom.ts'

const bare = (text: string): string => text.replaceAll(/\s+/g, '')

it('divides a text into pieces that fit, loses no sign of it and divides none', () => {
  const words = fc.array(
    fc.oneof(
      fc.lorem({ maxCount: 3 }),
      fc.constantFrom('灯台の明かり。', '“So?”', 'e\u0301te\u0301', '👩‍👩‍👧', 'مرحبا', '\n'),
      fc.string({ maxLength: 60 }),
    ),
    { maxLength: 60 },
  )
  fc.assert(
    fc.property(words, fc.integer({ min: 20, max: 120 }), (parts, most) => {
      const text = parts.join(' ')
      const pieces = inPieces(text, most)
      expect(bare(pieces.join(''))).toBe(bare(text))
      if (pieces.length > 1) for (const piece of pieces) expect(piece).not.toBe('')
      for (const piece of pieces)
        expect(
          [...new Intl.Segmenter().segment(piece)].reduce((sum, { segment }) => sum + roomOfSign(segment), 0),
        ).toBeLessThanOrEqual(most)
      // A family is one picture.
      for (const piece of pieces) expect(piece.startsWith('\u200d') || piece.startsWith('\u0301')).toBe(false)
    }),
  )
})

it('prefers the end of a sentence, then of a part of one, then of a word', () => {
  expect(inPieces('The kiln was cold. Somebody came at once.', 30)).toEqual([
    'The kiln was cold.',
    'Somebody came at once.',
  ])
  expect(inPieces('He said “It was cold.” Then somebody came with coal.', 30)).toEqual([
    'He said “It was cold.”',
    'Then somebody came with coal.',
  ])
  expect(inPieces('When the kiln was cold, somebody came at once', 30)).toEqual([
    'When the kiln was cold,',
    'somebody came at once',
  ])
  expect(inPieces('somebody came with coal and stayed', 20)).toEqual(['somebody came with', 'coal and stayed'])
  expect(inPieces('灯台の明かりが消えた。誰かがすぐに来た。', 26)).toEqual([
    '灯台の明かりが消えた。',
    '誰かがすぐに来た。',
  ])
  expect(inPieces('', 10)).toEqual([''])
})
