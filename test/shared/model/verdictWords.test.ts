/** Verdicts in words: short on a card, whole for whoever hears them. */
import { expect, it } from 'vitest'
import { piecesWords, ratioWords, tallyWords } from '#shared/model/verdictWords.ts'
import { tallyOf } from '#shared/model/verdict.ts'

const of = (forIt: number, against: number, notes = 0) => ({
  ...tallyOf([
    ...Array.from({ length: forIt }, (_, n) => ({ stance: 'supports' as const, origin: `s${n}` })),
    ...Array.from({ length: against }, (_, n) => ({ stance: 'disputes' as const, origin: `d${n}` })),
  ]),
  notes,
})

it.each([
  [of(0, 0), 'No evidence', 'no source either way'],
  [of(0, 0, 1), '1 note', 'no source either way'],
  [of(0, 0, 3), '3 notes', 'no source either way'],
  [of(1, 0), '1 for', '1 independent source for, none against'],
  [of(5, 0, 2), '5 for', '5 independent sources for, none against'],
  [of(0, 2), '2 against', 'none for, 2 against'],
  [of(3, 2), '3 : 2', '3 independent for, 2 against'],
])('%j is “%s” and “%s”', (tally, short, whole) => {
  expect(ratioWords(tally)).toBe(short)
  expect(tallyWords(tally)).toBe(whole)
})

it('counts kinds apart', () => {
  expect(piecesWords(['quote', 'note', 'quote', 'observation'])).toBe('2 quotes, 1 observation, 1 note')
  expect(piecesWords([])).toBe('')
})
