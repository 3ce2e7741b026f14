/**
 * Agreement on whether a code is present. A unit is then no more than how many judged it and how many of them said
 * "present", and units that are alike are counted together: a book has thousands on which nobody saw the code.
 */
import { type Coefficient, oneMinusShare, undefinedFor } from './coefficient.ts'

/** `count` units that `judged` coders judged (2 or more), `present` of whom said that the code is there. */
export interface PresenceCell {
  judged: number
  present: number
  count: number
}

/** Krippendorff's nominal α for present or absent; the same figure as `alpha` gives for the units one by one. */
export function presenceAlpha(cells: readonly PresenceCell[]): Coefficient {
  let total = 0
  let presents = 0
  let observed = 0
  for (const { judged, present, count } of cells) {
    if (judged < 2) continue
    total += judged * count
    presents += present * count
    observed += (2 * present * (judged - present) * count) / (judged - 1)
  }
  if (total === 0) return undefinedFor('noPairs')
  const expected = (2 * presents * (total - presents)) / (total * (total - 1))
  return oneMinusShare(observed / total, expected)
}
