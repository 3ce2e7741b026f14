/** Converts between UTF-16 offsets (how JavaScript slices) and code points (what is stored). */

export interface TextIndex {
  /** Length of the text in code points. */
  readonly length: number
  /** UTF-16 offset -> code point offset; an offset inside a surrogate pair counts the pair as passed. */
  toCodePoint(utf16: number): number
  /** Code point offset -> UTF-16 offset; offsets beyond the text give its end. */
  toUtf16(codePoint: number): number
}

/** Builds the index in one pass; texts without astral characters cost nothing afterwards. */
export function createTextIndex(text: string): TextIndex {
  // UTF-16 offsets of every high surrogate that starts a pair, ascending.
  const pairs: number[] = []
  for (let i = 0; i < text.length - 1; i++) {
    const unit = text.charCodeAt(i)
    if (unit >= 0xd800 && unit <= 0xdbff) {
      const next = text.charCodeAt(i + 1)
      if (next >= 0xdc00 && next <= 0xdfff) pairs.push(i++)
    }
  }
  const length = text.length - pairs.length
  if (pairs.length === 0) {
    const clamp = (n: number) => Math.max(0, Math.min(n, length))
    return { length, toCodePoint: clamp, toUtf16: clamp }
  }
  /** How many entries of `pairs`, each mapped by `at`, lie below `limit`. */
  const countBelow = (limit: number, at: (pair: number, index: number) => number): number => {
    let low = 0
    let high = pairs.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (at(pairs[middle] as number, middle) < limit) low = middle + 1
      else high = middle
    }
    return low
  }
  return {
    length,
    toCodePoint: (utf16) => {
      const clamped = Math.max(0, Math.min(utf16, text.length))
      const before = countBelow(clamped, (pair) => pair)
      // Inside a pair: the low surrogate's offset maps to the code point after the pair.
      const inside = before > 0 && (pairs[before - 1] as number) === clamped - 1
      return clamped - before + (inside ? 1 : 0)
    },
    toUtf16: (codePoint) => {
      const clamped = Math.max(0, Math.min(codePoint, length))
      return clamped + countBelow(clamped, (pair, index) => pair - index)
    },
  }
}
