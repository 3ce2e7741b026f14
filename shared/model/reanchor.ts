/**
 * Finds the quotes of an earlier extraction in a newer one of the same source, by their W3C TextQuoteSelectors:
 * by their words however they are spaced, then by their letters alone (an extractor that joins hyphenated lines or
 * keeps another dash has the same letters). Of several places the one whose context agrees most, then the nearest. https://www.w3.org/TR/annotation-model/#text-quote-selector
 */
import { describe, type Span } from './anchoring.ts'
import type { QuoteSelector } from './coding.ts'
import { createTextIndex } from './textIndex.ts'

/** A text without what extractors differ in, and where each of its units came from. */
interface Folded {
  text: string
  origin: Uint32Array
}

/** Fewer letters than this are not looked for by themselves: they stand everywhere. */
const FEW_LETTERS = 8
/** So many in a row are hardly other words; fewer want some of their context beside them. */
const MANY_LETTERS = 24
const SOME_CONTEXT = 6
/** Units of context that are compared on each side. */
const CONTEXT = 64

function fold(text: string, unitsOf: (letter: string) => string): Folded {
  const parts: string[] = []
  const origin: number[] = []
  let at = 0
  for (const letter of text) {
    const units = unitsOf(letter)
    if (units !== '') {
      parts.push(units)
      for (let i = 0; i < units.length; i++) origin.push(at)
    }
    at += letter.length
  }
  return { text: parts.join(''), origin: Uint32Array.from(origin) }
}

const lettersOf = (letter: string): string =>
  letter
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
const withoutSpace = (letter: string): string => (/\s/.test(letter) ? '' : letter)
const onlyLetters = (text: string): string => fold(text, lettersOf).text

/** Where folded words stand, as spans of the text they were folded from. */
function spansOf({ text, origin }: Folded, source: string, words: string): Span[] {
  const spans: Span[] = []
  if (words === '') return spans
  for (let at = text.indexOf(words); at !== -1; at = text.indexOf(words, at + 1)) {
    const last = origin[at + words.length - 1] as number
    spans.push({ from: origin[at] as number, to: last + ((source.codePointAt(last) ?? 0) > 0xffff ? 2 : 1) })
  }
  return spans
}

/** What ends a sentence belongs to a quote that had it. */
function withEnd(text: string, span: Span, exact: string): Span {
  if (/[\p{L}\p{N}\s]$/u.test(exact)) return span
  const end = /^[^\p{L}\p{N}\s]{1,3}/u.exec(text.slice(span.to, span.to + 3))?.[0] ?? ''
  return { from: span.from, to: span.to + end.length }
}

const agreement = (a: string, b: string): number => {
  let n = 0
  while (n < a.length && n < b.length && a[n] === b[n]) n++
  return n
}
const reversed = (text: string): string => [...text].reverse().join('')

/** Prepares a text for many quotes. The function returned gives a quote's selector in it, or null: not found. */
export function createReanchor(text: string): (selector: QuoteSelector) => QuoteSelector | null {
  const index = createTextIndex(text)
  let dense: Folded | undefined
  let letters: Folded | undefined

  /** Letters of context that agree, of those there are. */
  const contextOf = ({ prefix, suffix }: QuoteSelector, { from, to }: Span): number =>
    agreement(reversed(onlyLetters(prefix)), reversed(onlyLetters(text.slice(Math.max(0, from - CONTEXT), from)))) +
    agreement(onlyLetters(suffix), onlyLetters(text.slice(to, to + CONTEXT)))

  const candidates = (exact: string): Span[] => {
    dense ??= fold(text, withoutSpace)
    const spaced = spansOf(dense, text, fold(exact, withoutSpace).text)
    if (spaced.length > 0) return spaced
    const wanted = onlyLetters(exact)
    if (wanted.length < FEW_LETTERS) return []
    letters ??= fold(text, lettersOf)
    return spansOf(letters, text, wanted).map((span) => withEnd(text, span, exact))
  }

  return (selector) => {
    const was = index.toUtf16(selector.start)
    const ranked = candidates(selector.exact)
      .map((span) => ({ span, context: contextOf(selector, span), distance: Math.abs(span.from - was) }))
      .sort((a, b) => b.context - a.context || a.distance - b.distance)
    const best = ranked[0]
    if (!best) return null
    // A few words that stand somewhere else altogether are other words: better lost, and said so, than misplaced.
    const known = onlyLetters(selector.prefix).length + onlyLetters(selector.suffix).length
    const isSure = best.context >= Math.min(known, SOME_CONTEXT) || onlyLetters(selector.exact).length >= MANY_LETTERS
    return isSure ? describe(text, best.span, index) : null
  }
}
