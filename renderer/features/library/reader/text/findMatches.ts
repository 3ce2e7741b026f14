/** Finds what was typed in a text, as people mean it: any case, any run of white space. */
import type { TextSpan } from '#shared/model/sentences.ts'

/** More cannot be walked through; the count says "1,000+". */
export const MAX_MATCHES = 1000

export function findMatches(text: string, query: string): TextSpan[] {
  const words = query.trim()
  if (words === '') return []
  const pattern = words
    .split(/\s+/u)
    .map((word) =>
      word
        .replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
        .replace(/['’‘]/g, "['’‘]")
        .replace(/["“”]/g, '["“”]'),
    )
    .join('\\s+')
  const matcher = new RegExp(pattern, 'giu')
  const found: TextSpan[] = []
  for (const match of text.matchAll(matcher)) {
    if (match[0] === '') continue
    found.push({ from: match.index, to: match.index + match[0].length })
    if (found.length === MAX_MATCHES) break
  }
  return found
}

/** The first match at or after a place, else the first of all. */
export const matchFrom = (matches: readonly TextSpan[], offset: number): number =>
  Math.max(
    0,
    matches.findIndex((match) => match.from >= offset),
  )
