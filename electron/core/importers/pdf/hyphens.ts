/**
 * Hyphens at line ends. A word broken only because the line was full is joined, as a reader
 * reads it and as search must find it; a hyphen that belongs to the word stays. The document
 * itself decides: whichever form it uses inside a line. Otherwise a hyphen before a small
 * letter goes, except after what no word is broken behind.
 */

export interface HyphenJudge {
  /** `before` ends with the hyphen, `after` is the next line. */
  keepsHyphen(before: string, after: string): boolean
}

const TAIL = /([\p{L}]+)[-\u2010\u00ad]$/u
const HEAD = /^([\p{L}]+)/u

/** "self-", "twenty-" and chains like "state-of-the-" are written with their hyphen wherever a line ends. */
const COMPOUND =
  /(?:(?<!\p{L})(?:self|well|half|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)|\p{L}[-\u2010]\p{L}+)[-\u2010]$/iu

/** True when the line ends in a hyphen that follows a letter. */
export const endsHyphenated = (line: string): boolean => TAIL.test(line)

export function createHyphenJudge(lines: Iterable<string>): HyphenJudge {
  const words = new Set<string>()
  for (const line of lines) {
    for (const word of line.toLowerCase().match(/\p{L}+(?:[-\u2010]\p{L}+)*/gu) ?? [])
      words.add(word.replace(/\u2010/g, '-'))
  }
  return {
    keepsHyphen(before, after) {
      const tail = TAIL.exec(before)?.[1]?.toLowerCase()
      const head = HEAD.exec(after)?.[1]
      if (tail === undefined || head === undefined) return true
      if (before.endsWith('\u00ad')) return false
      if (/^\p{Lu}/u.test(head) || tail.length === 1 || COMPOUND.test(before)) return true
      if (words.has(`${tail}${head.toLowerCase()}`)) return false
      return words.has(`${tail}-${head.toLowerCase()}`)
    },
  }
}
