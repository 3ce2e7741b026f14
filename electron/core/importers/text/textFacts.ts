/** Title, author, date and address from the first and last lines of a plain text. */
import type { PartialDate } from '#shared/model/source.ts'
import { oneLine } from '../cleanText.ts'
import { findDate, isDateLine } from '../dates.ts'
import { looksLikeName, splitNames } from '../peopleNames.ts'
import { pageAddress } from '../safeHref.ts'
import type { TextParagraph } from './paragraphs.ts'

export interface TextFacts {
  title: string | undefined
  /** Index of the paragraph that is the title and nothing else. */
  titleAt: number | undefined
  authors: string[]
  publishedOn: PartialDate | undefined
  url: string | undefined
}

const HEAD = 12
const BYLINE = /^(?:by|von|par|por|di|written by|posted by|автор:?|作者[:：])\s+(.{2,80})$/iu
const LABELLED =
  /^(title|titel|titre|subject|betreff|objet|authors?|autor(?:in)?|auteur|by|from|von|to|cc|date|datum|fecha|created|sent|published(?: on)?|posted(?: on)?|url|source|quelle|fuente|link|address)\s*[:：]\s*(.+)$/i

/** Reads what is obvious, and leaves the rest unknown. */
export function readTextFacts(paragraphs: readonly TextParagraph[]): TextFacts {
  const facts: TextFacts = { title: undefined, titleAt: undefined, authors: [], publishedOn: undefined, url: undefined }
  readLabels(paragraphs, facts)
  if (facts.title === undefined) findTitle(paragraphs, facts)
  readHead(paragraphs, facts)
  if (facts.authors.length === 0) facts.authors = findBiography(paragraphs)
  return facts
}

/** What labels and bylines at the top say; no title is guessed. For texts that have headings to take it from. */
export function readPrintedFacts(paragraphs: readonly TextParagraph[]): TextFacts {
  const facts: TextFacts = { title: undefined, titleAt: undefined, authors: [], publishedOn: undefined, url: undefined }
  readLabels(paragraphs, facts)
  readHead(paragraphs, facts)
  return facts
}

/** "Title: …", "Author: …" lines at the top, as exports and old mail have them. */
function readLabels(paragraphs: readonly TextParagraph[], facts: TextFacts): void {
  for (const line of paragraphs
    .slice(0, 4)
    .flatMap((p) => p.text.split('\n'))
    .slice(0, 12)) {
    const match = LABELLED.exec(line)
    const label = match?.[1]?.toLowerCase()
    const value = match?.[2]?.trim()
    if (!label || !value) continue
    if (/^(tit|subj|betr|obj)/.test(label)) facts.title ??= oneLine(value)
    else if (/^(aut|by|from|von)/.test(label) && facts.authors.length === 0) facts.authors = splitNames(value)
    else if (/^(dat|fecha|created|published|posted|sent)/.test(label)) facts.publishedOn ??= findDate(value)
    else if (/^(url|source|quelle|fuente|link|address)/.test(label)) facts.url ??= pageAddress(value)
  }
}

/**
 * The first line that reads like a heading. Where prose or a date comes before it, a short
 * name above the headline (the magazine's, the section's) gives way to the longer line below.
 */
function findTitle(paragraphs: readonly TextParagraph[], facts: TextFacts): void {
  for (let i = 0; i < Math.min(paragraphs.length, HEAD); i++) {
    const paragraph = paragraphs[i] as TextParagraph
    const line = paragraph.text.split('\n')[0] ?? ''
    if (!isHeadingLike(line)) continue
    const next = paragraphs[i + 1]?.text.split('\n')[0] ?? ''
    const kicker = i > 0 && wordsIn(line) <= 3 && wordsIn(next) >= 5 && isHeadingLike(next)
    facts.title = oneLine(kicker ? next : line)
    const at = kicker ? i + 1 : i
    if (!(paragraphs[at]?.text.includes('\n') ?? true)) facts.titleAt = at
    return
  }
  const first = paragraphs[0]?.text.split('\n')[0] ?? ''
  // No heading at all: the first sentence, so that lists of sources stay readable.
  const sentence = /^.{10,120}?[.!?。](?=\s|$)/.exec(first)?.[0] ?? first.slice(0, 120)
  if (paragraphs.length > 0 && sentence.trim() !== '') facts.title = oneLine(sentence)
}

const wordsIn = (line: string) => line.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length

function isHeadingLike(line: string): boolean {
  const text = line.trim()
  if (text.length < 2 || text.length > 160 || isDateLine(text) || BYLINE.test(text) || LABELLED.test(text)) return false
  if (/[.,;:。、]$/.test(text) && !/\b(Inc|Co|Ltd|Jr|vs)\.$|\.\.\.$/.test(text)) return false
  if (
    !/\p{L}/u.test(text) ||
    /^https?:\/\//i.test(text) ||
    /^\W*(menu|home|skip to|share|search|log ?in|sign ?in)\b/i.test(text)
  )
    return false
  return wordsIn(text) <= 22
}

function readHead(paragraphs: readonly TextParagraph[], facts: TextFacts): void {
  const lines = paragraphs
    .slice(0, HEAD)
    .flatMap((p) => p.text.split('\n'))
    .slice(0, 30)
  for (const line of lines) {
    const text = line.trim()
    const byline = BYLINE.exec(text)?.[1]
    const name = byline?.split(/\s+[|·•–—]\s+|,?\s+on\s+(?=\p{Lu})/u)[0] ?? ''
    if (facts.authors.length === 0 && byline !== undefined && /^\p{Lu}/u.test(name) && wordsIn(name) <= 8) {
      facts.authors = splitNames(name)
    }
    if (
      facts.publishedOn === undefined &&
      (isDateLine(text) || byline !== undefined || /^(posted|published)\b/i.test(text))
    ) {
      facts.publishedOn = findDate(text)
    }
    if (facts.url === undefined && /^<?https?:\/\/\S+>?$/i.test(text))
      facts.url = pageAddress(text.replace(/[<>]/g, ''))
  }
}

/** "About Ann Lee" above a paragraph that starts with her name, or "Ann Lee is a … at …." near the end. */
function findBiography(paragraphs: readonly TextParagraph[]): string[] {
  for (let i = 0; i < paragraphs.length; i++) {
    const text = (paragraphs[i] as TextParagraph).text
    const about = /^About (?:the author:? )?(.{4,60})$/i.exec(text)?.[1]
    if (about && looksLikeName(about) && paragraphs[i + 1]?.text.startsWith(about)) return [oneLine(about)]
    const is = /^(.{4,60}?) is (?:an?|the) .{4,200}$/.exec(text)?.[1]
    const nearEnd = i >= paragraphs.length * 0.5
    if (is && nearEnd && looksLikeName(is) && text.length < 260 && !text.includes('\n')) return [oneLine(is)]
  }
  return []
}
