/** What every index of agreement gives: a figure, or in words why there can be none. Never NaN. */

/**
 * `noPairs`: nothing was judged by two. `noVariation`: all judgements are one and the same, so that chance would agree
 * as well and there is nothing to tell agreement from.
 */
export type WhyUndefined = 'noPairs' | 'noVariation'

export type Coefficient = { defined: true; value: number } | { defined: false; why: WhyUndefined }

export const undefinedFor = (why: WhyUndefined): Coefficient => ({ defined: false, why })

/** 1 − observed/expected disagreement; nothing expected means that nothing varies. */
export const oneMinusShare = (observed: number, expected: number): Coefficient =>
  expected > 0 ? { defined: true, value: 1 - observed / expected } : undefinedFor('noVariation')
