/** A slide's number, typed figure by figure before Enter, as slide programs have it. */

/** More figures than any deck has slides. */
const MOST = 4

/** What is typed once this key is pressed; every other key than a figure forgets it. */
export const typedAfter = (typed: string, key: string): string =>
  /^[0-9]$/.test(key) ? `${typed}${key}`.slice(-MOST) : ''
