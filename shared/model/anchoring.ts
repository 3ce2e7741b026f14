/**
 * Finds a quote's words in a text and describes the place so that it can be found again:
 * W3C TextQuoteSelector (words with context) and TextPositionSelector (position).
 * https://www.w3.org/TR/annotation-model/#text-quote-selector
 */
import type { QuoteSelector } from './coding.ts'
import { createTextIndex, type TextIndex } from './textIndex.ts'

/** Characters of context kept on each side: enough to tell repeated sentences apart. */
const CONTEXT = 48

/** UTF-16 span. */
export interface Span {
  from: number
  to: number
}

export interface Wanted {
  exact: string
  prefix?: string | undefined
  suffix?: string | undefined
}

export type Located = { found: 'once'; span: Span } | { found: 'never' } | { found: 'often'; count: number }

/** The text with each run of white space as one space, and where each of its units came from. */
function foldSpace(text: string): { folded: string; origin: Uint32Array } {
  const origin = new Uint32Array(text.length + 1)
  let folded = ''
  let last = 0
  for (const match of text.matchAll(/\s+/g)) {
    for (let i = last; i < match.index; i++) origin[folded.length + i - last] = i
    folded += text.slice(last, match.index)
    origin[folded.length] = match.index
    folded += ' '
    last = match.index + match[0].length
  }
  for (let i = last; i < text.length; i++) origin[folded.length + i - last] = i
  folded += text.slice(last)
  origin[folded.length] = text.length
  return { folded, origin }
}

const fold = (text: string): string => text.replace(/\s+/g, ' ')

function occurrences(text: string, exact: string): Span[] {
  const spans: Span[] = []
  for (let at = text.indexOf(exact); at !== -1; at = text.indexOf(exact, at + 1))
    spans.push({ from: at, to: at + exact.length })
  return spans
}

function withContext(text: string, spans: Span[], { prefix, suffix }: Wanted): Span[] {
  const before = fold(prefix ?? '').trimEnd()
  const after = fold(suffix ?? '').trimStart()
  if (before === '' && after === '') return spans
  return spans.filter(({ from, to }) => {
    // Twice the length leaves room for runs of white space that fold into one.
    const left = fold(text.slice(Math.max(0, from - before.length * 2 - 16), from)).trimEnd()
    const right = fold(text.slice(to, to + after.length * 2 + 16)).trimStart()
    return left.endsWith(before) && right.startsWith(after)
  })
}

const outcome = (spans: Span[]): Located =>
  spans.length === 1
    ? { found: 'once', span: spans[0] as Span }
    : spans.length === 0
      ? { found: 'never' }
      : { found: 'often', count: spans.length }

/** Looks for the words literally first, then with white space folded. Context decides between several places. */
export function locate(text: string, wanted: Wanted): Located {
  if (wanted.exact.trim() === '') return { found: 'never' }
  const literal = withContext(text, occurrences(text, wanted.exact), wanted)
  if (literal.length > 0) return outcome(literal)
  const { folded, origin } = foldSpace(text)
  const needle = fold(wanted.exact).trim()
  const spans = occurrences(folded, needle).map(({ from, to }) => ({
    from: origin[from] as number,
    to: (origin[to - 1] as number) + 1,
  }))
  return outcome(withContext(text, spans, wanted))
}

/** A cut that does not fall inside a surrogate pair. */
const wholeCharacters = (text: string): string => text.replace(/^[\udc00-\udfff]/, '').replace(/[\ud800-\udbff]$/, '')

/** The selector of a UTF-16 span of a text; `index` spares making it anew for every quote of one text. */
export function describe(text: string, { from, to }: Span, index: TextIndex = createTextIndex(text)): QuoteSelector {
  return {
    exact: text.slice(from, to),
    prefix: wholeCharacters(text.slice(Math.max(0, from - CONTEXT), from)),
    suffix: wholeCharacters(text.slice(to, to + CONTEXT)),
    start: index.toCodePoint(from),
    end: index.toCodePoint(to),
  }
}
