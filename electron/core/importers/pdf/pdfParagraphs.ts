/** Lines of a document to paragraphs, across columns and pages. */
import { markPlainHeadings } from './headings.ts'
import { lineText, type PdfParagraph, type PlacedLine } from './pdfParagraph.ts'
import type { PdfLine } from './readingOrder.ts'
import { findTables, type PdfTable } from './tables.ts'

const BULLET = /^\s*(?:[•●▪■◦‣∙·*○❖➢➤►▶✓✔◆▸\uf0a7\uf0b7\uf0d8\uf0fc]\s*|[–-]\s+|o\s+(?=\p{Lu}))(?=\S)/u
const NUMBERED = /^\s*(?:\(?\d{1,3}[.)]|[a-z][.)]|[ivx]{1,4}[.)])\s+\S/
const ENDED = /[.!?:;。！？]["'”’)\]»]*\d{0,3}\s*$/

/** Paragraphs in reading order. */
export function toParagraphs(lines: readonly PlacedLine[]): PdfParagraph[] {
  const body = bodySize(lines)
  const pitch = usualPitch(lines)
  const paragraphs: PdfParagraph[] = []
  let before: PlacedLine | undefined
  const tables = findTables(lines)
  for (let i = 0; i < lines.length; i++) {
    const table = tables.find(({ from }) => from === i)
    if (table) {
      paragraphs.push(...tableRows(table))
      i = table.to - 1
      before = undefined
      continue
    }
    const placed = lines[i] as PlacedLine
    const current = paragraphs[paragraphs.length - 1]
    if (current && before && !startsParagraph(before, placed, pitch, current)) current.lines.push(placed)
    else paragraphs.push({ lines: [placed], kind: 'paragraph', level: undefined })
    before = placed
  }
  const sizes = headingSizes(paragraphs, body)
  for (const paragraph of paragraphs) if (paragraph.kind !== 'tableRow') classify(paragraph, sizes)
  markPlainHeadings(paragraphs, Math.min(6, sizes.length + 1))
  return paragraphs
}

function tableRows({ rows }: PdfTable): PdfParagraph[] {
  const fontsOf = (row: PlacedLine[][]) =>
    row.flat().flatMap(({ line }) => line.fragments.flatMap((f) => f.pieces.map((p) => p.font)))
  const below = new Set(rows.slice(1).flatMap(fontsOf))
  return rows.map((cells, i) => ({
    lines: cells.flat(),
    kind: 'tableRow',
    level: undefined,
    cells,
    isHeader: i === 0 && rows.length > 1 && fontsOf(cells).every((font) => !below.has(font)),
  }))
}

/** The font size that most characters have. */
function bodySize(lines: readonly PlacedLine[]): number {
  const counts = new Map<number, number>()
  for (const { line } of lines) {
    const size = Math.round(line.size * 2) / 2
    counts.set(size, (counts.get(size) ?? 0) + lineText(line).length)
  }
  let best = 10
  let most = 0
  for (const [size, count] of counts) if (count > most) [best, most] = [size, count]
  return best
}

/** The usual distance of baselines, in font sizes. */
function usualPitch(lines: readonly PlacedLine[]): number {
  const ratios: number[] = []
  for (let i = 1; i < lines.length; i++) {
    const a = lines[i - 1] as PlacedLine
    const b = lines[i] as PlacedLine
    const ratio = (b.line.baseline - a.line.baseline) / Math.max(1, b.line.size)
    if (a.page === b.page && ratio > 0.8 && ratio < 3) ratios.push(ratio)
  }
  ratios.sort((a, b) => a - b)
  // The lower third: paragraphs of one line would push the middle up.
  return ratios[Math.floor(ratios.length / 3)] ?? 1.2
}

function startsParagraph(before: PlacedLine, next: PlacedLine, pitch: number, current: PdfParagraph): boolean {
  const [a, b] = [before.line, next.line]
  const text = lineText(b)
  if (BULLET.test(text) || (NUMBERED.test(text) && ENDED.test(lineText(a)))) return true
  if (Math.abs(a.size - b.size) > Math.max(a.size, b.size) * 0.13) return true
  const moved = before.page !== next.page || b.baseline < a.baseline - a.size || a.column !== b.column
  const ratio = (b.baseline - a.baseline) / Math.max(1, b.size)
  if (moved) return (before.page === next.page && ratio > pitch * 1.5) || !runsOn(lineText(a), text, a)
  if (ratio > pitch * 1.32) return true
  const width = b.column.right - b.column.x
  const short = a.right < a.column.right - width * 0.18
  if (short && ENDED.test(lineText(a)) && width > b.size * 15) return true
  const first = current.lines[0] as PlacedLine
  const hanging = first.page === next.page && Math.abs(first.line.x - b.x) > b.size * 0.7 && current.lines.length === 1
  const indented = b.x - a.x > b.size * 0.7 && b.x - a.x < b.size * 5
  return indented && !hanging
    ? ENDED.test(lineText(a)) || short
    : indented &&
        ENDED.test(lineText(a)) &&
        a.right > a.column.right - width * 0.3 &&
        b.x > b.column.x + b.size * 0.7 &&
        !BULLET.test(lineText(first.line))
}

/** A sentence that goes on in the next column or on the next page. */
function runsOn(before: string, after: string, line: PdfLine): boolean {
  if (/[\p{L}][-\u2010\u00ad]$/u.test(before) && /^\p{Ll}/u.test(after)) return true
  if (ENDED.test(before)) return false
  if (/^\p{Ll}/u.test(after)) return true
  // A capital or an ideograph goes on only where the line before was full.
  const filled = line.right > line.column.right - (line.column.right - line.column.x) * 0.15
  return filled && /[,\p{Ll}\p{Lo}]$/u.test(before)
}

/** Sizes of headings, largest first; only text clearly larger than the body. */
function headingSizes(paragraphs: readonly PdfParagraph[], body: number): number[] {
  const sizes = new Set<number>()
  for (const { lines, kind } of paragraphs) {
    if (kind === 'tableRow') continue
    const size = Math.round((lines[0]?.line.size ?? 0) * 2) / 2
    if (size > body * 1.12 && lines.length <= 4 && lines.reduce((sum, l) => sum + lineText(l.line).length, 0) < 240)
      sizes.add(size)
  }
  return [...sizes].sort((a, b) => b - a)
}

function classify(paragraph: PdfParagraph, sizes: readonly number[]): void {
  const first = paragraph.lines[0]
  if (!first) return
  const text = paragraph.lines.map((placed) => lineText(placed.line)).join(' ')
  const rank = sizes.indexOf(Math.round(first.line.size * 2) / 2)
  if (rank >= 0 && paragraph.lines.length <= 4 && text.length < 240 && /\p{L}/u.test(text)) {
    paragraph.kind = 'heading'
    paragraph.level = Math.min(6, rank + 1)
  } else if (BULLET.test(text)) paragraph.kind = 'listItem'
}

/** How many characters of a list item's first line are its bullet. */
export const bulletLength = (text: string): number => BULLET.exec(text)?.[0].length ?? 0
