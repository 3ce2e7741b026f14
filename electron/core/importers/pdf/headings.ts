/**
 * Headings that are no larger than the text: set in another font, in capitals, or numbered.
 * Each stands alone between paragraphs; that it is short is not enough.
 */
import { lineText, type PdfParagraph } from './pdfParagraph.ts'

const NUMBERED = /^(?:(\d{1,2}(?:\.\d{1,2}){0,3})\.?|[A-Z]\.|[IVX]{1,4}\.)\s+\p{Lu}/u
const CAPTION = /^(fig(ure|\.)|table|tab\.|abb\.|chart|photo|source|note|©|copyright|keywords?|https?:)/i
const SENTENCE = /[.!?,;:。]["'”’)]*\s*$/

/** Marks such paragraphs as headings; `level` is the first below those found by size. */
export function markPlainHeadings(paragraphs: readonly PdfParagraph[], level: number): void {
  const body = bodyFont(paragraphs)
  const candidates = paragraphs.filter((paragraph, i) => {
    if (paragraph.kind !== 'paragraph' || paragraph.lines.length > 2) return false
    const text = textOf(paragraph)
    const next = paragraphs[i + 1]
    if (text.length > 110 || text.length < 3 || !/\p{L}{2}/u.test(text) || CAPTION.test(text) || text.includes('@'))
      return false
    const ended = isCapitals(text) ? /[.,;:]\s*$/ : SENTENCE
    if (ended.test(text.replace(/\b(etc|inc|ltd|co)\.$/i, '')) || !/^[\p{Lu}\p{Lo}\d“"‘(]/u.test(text)) return false
    return next !== undefined && (next.kind === 'listItem' || next.kind === 'paragraph') && next.lines.length > 0
  })
  const fonts = new Map<string, number>()
  for (const paragraph of candidates) {
    const font = onlyFont(paragraph)
    if (font !== undefined && font !== body) fonts.set(font, (fonts.get(font) ?? 0) + 1)
  }
  for (const paragraph of candidates) {
    const text = textOf(paragraph)
    const number = NUMBERED.exec(text)
    const font = onlyFont(paragraph)
    const set = font !== undefined && font !== body && (fonts.get(font) ?? 0) >= 2 && leads(paragraph, paragraphs)
    const capitals = isCapitals(text)
    if (!(set || (number && leads(paragraph, paragraphs)) || (capitals && leads(paragraph, paragraphs)))) continue
    paragraph.kind = 'heading'
    paragraph.level = Math.min(6, level + (number?.[1]?.split('.').length ?? 1) - 1)
  }
}

const isCapitals = (text: string): boolean =>
  /\p{Lu}{3}/u.test(text) && !/\p{Ll}/u.test(text) && text.replace(/[^\p{L}]/gu, '').length >= 6

/** What follows a heading is text, or another heading with text after it. */
function leads(paragraph: PdfParagraph, paragraphs: readonly PdfParagraph[]): boolean {
  const at = paragraphs.indexOf(paragraph)
  return paragraphs
    .slice(at + 1, at + 3)
    .some((next) => next.kind === 'listItem' || next.kind === 'tableRow' || textOf(next).length > 120)
}

const textOf = (paragraph: PdfParagraph): string =>
  paragraph.lines
    .map(({ line }) => lineText(line))
    .join(' ')
    .trim()

const piecesOf = (paragraph: PdfParagraph) =>
  paragraph.lines.flatMap(({ line }) => line.fragments.flatMap((fragment) => fragment.pieces))

function bodyFont(paragraphs: readonly PdfParagraph[]): string | undefined {
  const counts = new Map<string, number>()
  for (const paragraph of paragraphs) {
    for (const { font, text } of piecesOf(paragraph)) counts.set(font, (counts.get(font) ?? 0) + text.length)
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0]
}

/** The font of all its letters, if it is one. */
function onlyFont(paragraph: PdfParagraph): string | undefined {
  const fonts = new Set(
    piecesOf(paragraph)
      .filter(({ text }) => /\p{L}/u.test(text))
      .map(({ font }) => font),
  )
  return fonts.size === 1 ? [...fonts][0] : undefined
}
