/**
 * Finds running heads, running feet and page numbers. They are left out of the text: they
 * belong to the sheet, not to what was said, and would cut every sentence that crosses a page.
 * Only what repeats on at least three pages at one height, near an edge, counts; of short
 * documents also what counts its pages, or stands outermost on two of them.
 */
import type { PdfLine } from './readingOrder.ts'

export interface PageLines {
  number: number
  height: number
  lines: PdfLine[]
}

const textOf = (line: PdfLine): string => line.fragments.flatMap((f) => f.pieces.map((p) => p.text)).join(' ')
const pattern = (line: PdfLine): string =>
  textOf(line)
    .replace(/\d+|\b[ivxlc]+\b/gi, '#')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()

/** The lines to leave out. */
export function findRunningHeads(pages: readonly PageLines[]): Set<PdfLine> {
  const found = new Set<PdfLine>()
  findPageNumbers(pages, found)
  if (pages.length < 3) return found
  const groups = new Map<string, { line: PdfLine; page: number }[]>()
  for (const page of pages) {
    for (const line of nearEdges(page)) {
      const key = `${Math.round(line.baseline / 6)}|${pattern(line)}`
      groups.set(key, [...(groups.get(key) ?? []), { line, page: page.number }])
    }
  }
  for (const entries of groups.values()) {
    const distinct = new Set(entries.map((entry) => entry.page)).size
    const outermost = pages.length <= 8 && entries.every(({ line, page }) => isOutermost(line, pages[page - 1]))
    if (distinct >= (outermost ? 2 : 3) && distinct >= Math.min(pages.length * 0.2, 12))
      for (const { line } of entries) found.add(line)
  }
  return found
}

/** A number alone at an edge that grows by one from page to page. */
function findPageNumbers(pages: readonly PageLines[], found: Set<PdfLine>): void {
  const numbers = pages.map((page) =>
    page.lines
      .filter((line) => isOutermost(line, page))
      .map((line) => ({
        line,
        number: Number(
          /^\W*(?:page|p\.|seite|s\.)?\s*(\d{1,4})(?:\s*(?:of|von|\/)\s*\d{1,4})?\W*$/i.exec(textOf(line))?.[1],
        ),
      }))
      .filter(({ number }) => Number.isInteger(number)),
  )
  numbers.forEach((own, i) => {
    for (const { line, number } of own) {
      const counts = [
        numbers[i - 1]?.some((n) => n.number === number - 1),
        numbers[i + 1]?.some((n) => n.number === number + 1),
      ]
      if (counts.includes(true)) found.add(line)
    }
  })
}

const isOutermost = (line: PdfLine, page: PageLines | undefined): boolean =>
  page !== undefined &&
  (page.lines.every((other) => other === line || other.baseline > line.baseline - 2) ||
    page.lines.every((other) => other === line || other.baseline < line.baseline + 2))

/** The two outermost lines at the top and at the bottom, if they stand in the margin. */
function nearEdges({ lines, height }: PageLines): PdfLine[] {
  const sorted = lines.toSorted((a, b) => a.baseline - b.baseline)
  const top = sorted.slice(0, 3).filter((line) => line.baseline < height * 0.12)
  const bottom = sorted.slice(-3).filter((line) => line.baseline > height * 0.88)
  return [...top, ...bottom].filter((line) => textOf(line).length < 160)
}
