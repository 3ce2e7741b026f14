/**
 * Title, authors and date as a document prints them on its first page. What its information
 * dictionary says was often written by a program, or by whoever had the template before.
 */
import type { PartialDate } from '#shared/model/source.ts'
import { oneLine } from '../cleanText.ts'
import { findDate, isDateLine } from '../dates.ts'
import { isOrganisation, looksLikeName, splitNames } from '../peopleNames.ts'
import { lineText, type PdfParagraph } from './pdfParagraph.ts'

export interface FirstPage {
  title: string | undefined
  authors: string[]
  printedOn: PartialDate | undefined
}

const NO_TITLE =
  /^(abstract|contents|table of contents|introduction|summary|references|editorial|original (article|paper)|research article|review|article info|preface|inhalt|zusammenfassung|résumé|sommaire|\d+(\.\d+)*\.?\s.*|page \d+|.{1,3})$/i
const LABELLED =
  /\b(?:published|posted|issued|dated|version of|last updated|updated|available online|accepted|received|erschienen|veröffentlicht|stand|publié|publicado|draft)\b[^.]{0,100}?(?=\d)/i

/** Reads what stands on page one, in reading order. */
export function readFirstPage(paragraphs: readonly PdfParagraph[]): FirstPage {
  const own = paragraphs.filter((paragraph) => paragraph.lines[0]?.page === 1).slice(0, 24)
  const texts = own.map((paragraph) => oneLine(paragraph.lines.map(({ line }) => lineText(line)).join(' ')))
  const at = titleAt(own, texts)
  const lines = own.flatMap((paragraph, i) => paragraph.lines.map(({ line }) => ({ text: oneLine(lineText(line)), i })))
  return {
    title: at === undefined ? undefined : texts[at],
    authors:
      at === undefined
        ? []
        : (authorsIn(texts.slice(at + 1, at + 4)) ??
          authorsBelow(lines.filter(({ i }) => i > at && i <= at + 3).map(({ text }) => text))),
    printedOn: dateIn(lines.map(({ text }) => text).slice(0, 30), texts.slice(0, 10)),
  }
}

/** The largest heading; a masthead, which is printed again with an issue's number, is none. */
function titleAt(paragraphs: readonly PdfParagraph[], texts: readonly string[]): number | undefined {
  const isMasthead = (text: string) =>
    texts.some((other) => other !== text && other.toLowerCase().startsWith(text.toLowerCase()) && /\d/.test(other))
  let best: number | undefined
  paragraphs.forEach(({ kind, level = 1 }, i) => {
    const text = texts[i] ?? ''
    if (kind !== 'heading' || NO_TITLE.test(text) || isMasthead(text)) return
    if (best === undefined || level < (paragraphs[best]?.level ?? 1)) best = i
  })
  return best
}

/** "Third draft, by Ann Lee with Bo Chen, 3 May 2019." */
function authorsIn(paragraphs: readonly string[]): string[] | undefined {
  for (const text of paragraphs) {
    const by = /(?:^|[,.]\s+)(?:by|von|par|por|di)\s+(\p{Lu}.{3,200})$/u.exec(text)?.[1]
    const names = by === undefined ? [] : namesIn(by.split(/[;:]|(?<=\p{Ll}{2})\.\s|,?\s+\d/u)[0] ?? by)
    if (names.length > 0) return names
  }
  return undefined
}

/** "by Ann Lee", or lines of names with the marks of their addresses. */
function authorsBelow(printed: readonly string[]): string[] {
  const lines: string[] = []
  for (const line of printed.slice(0, 9)) {
    const last = lines[lines.length - 1]
    if (last !== undefined && /(,|\b(?:and|und|et|y|with|by))\W*$/.test(last))
      lines[lines.length - 1] = `${last} ${line}`
    else lines.push(line)
  }
  const authors: string[] = []
  for (const line of lines.slice(0, 6)) {
    const by = /(?:^|,\s+|\.\s+)(?:by|von|par|por|di)\s+(\p{Lu}.{3,160})$/u.exec(line)?.[1]
    const names = namesIn(by ?? line)
    if (names.length > 0 && (by !== undefined || !/[.!?]$/.test(line))) authors.push(...names)
    else if (authors.length > 0 || isProse(line)) break
    if (by !== undefined && authors.length > 0) break
  }
  return [...new Set(authors)]
}

/** A sentence of the text itself: names further down, in a table's head or a caption, are not who wrote it. */
function isProse(line: string): boolean {
  return line.length > 60 && /[.!?]$/.test(line)
}

function namesIn(line: string): string[] {
  const plain = line
    .replace(/\([^)]*\)/g, ' ')
    .replace(/,?\s+\d{1,2}\.?\s+\p{L}{3,}\.?\s+\d{4}.*$/u, '')
    .replace(/[∗*†‡§¶#$+\d¹²³⁰-⁹]+/gu, ' ')
    .replace(/(?<=\p{L})\s+[a-z](?:\s*,\s*[a-z])*(?=\s*(?:,|$|and\b))/gu, '')
    .replace(/\s+,/g, ',')
    .replace(/,\s*(?=,|$)/g, '')
  const parts = splitNames(plain)
  const names = parts.filter((name) => looksLikeName(name) && !isOrganisation(name))
  return names.length >= parts.length * 0.6 ? names : []
}

function dateIn(lines: readonly string[], paragraphs: readonly string[]): PartialDate | undefined {
  const alone = lines.find((line) => isDateLine(line))
  if (alone !== undefined) return findDate(alone)
  for (const text of paragraphs) {
    const labelled = LABELLED.exec(text)
    const date = labelled ? findDate(text.slice(labelled.index, labelled.index + 160)) : undefined
    if (date && date.length > 4) return date
  }
  // "for version 4.19.0, 18 August 2022": a full date at the end of a short line near the top.
  for (const line of lines.slice(0, 8)) {
    const date = line.length < 140 && /\d{4}\W*$/.test(line) ? findDate(line) : undefined
    if (date?.length === 10) return date
  }
  return undefined
}
