/** Paragraphs of lines to blocks and page runs: the text, and where each piece of it stands. */
import type { Page, PageRun } from '#shared/model/extraction.ts'
import { cleanText } from '../cleanText.ts'
import type { ExtractionBuilder } from '../extractionBuilder.ts'
import type { PdfPiece } from './fragments.ts'
import { createHyphenJudge, endsHyphenated, type HyphenJudge } from './hyphens.ts'
import { lineText, type PdfParagraph, type PlacedLine } from './pdfParagraph.ts'
import { bulletLength } from './pdfParagraphs.ts'

export interface SheetSize {
  number: number
  width: number
  height: number
}

interface Run {
  from: number
  to: number
  piece: PdfPiece
  page: number
}

/** Adds all paragraphs to the builder and gives the pages with their runs. */
export function writePdfText(
  paragraphs: readonly PdfParagraph[],
  sheets: readonly SheetSize[],
  builder: ExtractionBuilder,
): Page[] {
  const judge = createHyphenJudge(
    paragraphs.flatMap((paragraph) => paragraph.lines.map((placed) => lineText(placed.line))),
  )
  const runs: Run[] = []
  for (const paragraph of paragraphs) {
    if (paragraph.cells) {
      runs.push(...writeRow(paragraph.cells, paragraph, judge, builder))
      continue
    }
    const written = writeParagraph(paragraph, judge)
    const page = paragraph.lines[0]?.page
    const at = builder.add(
      {
        kind: paragraph.kind,
        ...(paragraph.kind === 'heading'
          ? { level: paragraph.level ?? 1 }
          : paragraph.kind === 'listItem'
            ? { level: 0, ordered: false }
            : {}),
        ...(page === undefined ? {} : { page }),
      },
      { text: written.text, marks: [] },
    )
    if (at < 0) continue
    const lead = written.text.length - written.text.trimStart().length
    const end = written.text.trimEnd().length
    for (const run of written.runs) {
      const from = Math.max(run.from, lead)
      const to = Math.min(run.to, end)
      if (from < to) runs.push({ ...run, from: at + from - lead, to: at + to - lead })
    }
  }
  return toPages(runs, sheets, builder.length)
}

/** Adds a row; its runs come back with the places of their cells in the text. */
function writeRow(
  cells: readonly PlacedLine[][],
  { lines, isHeader }: PdfParagraph,
  judge: HyphenJudge,
  builder: ExtractionBuilder,
): Run[] {
  const page = lines[0]?.page
  const written = cells.map((cell) => {
    const { text, runs } = writeParagraph({ lines: cell, kind: 'paragraph', level: undefined }, judge)
    return { text: text.replace(/\t/g, ' ').trimEnd(), runs }
  })
  let at = builder.addRow(
    { ...(isHeader ? { headerRow: true } : {}), ...(page === undefined ? {} : { page }) },
    written.map(({ text }) => ({ text, marks: [] })),
  )
  if (at < 0) return []
  const placed: Run[] = []
  for (const { text, runs } of written) {
    const lead = text.length - text.trimStart().length
    for (const run of runs) {
      const from = Math.max(run.from, lead)
      const to = Math.min(run.to, text.length)
      if (from < to) placed.push({ ...run, from: at + from - lead, to: at + to - lead })
    }
    at += text.length - lead + 1
  }
  return placed
}

function writeParagraph(paragraph: PdfParagraph, judge: HyphenJudge): { text: string; runs: Run[] } {
  let text = ''
  const runs: Run[] = []
  paragraph.lines.forEach((placed, i) => {
    const line = writeLine(placed, i === 0 && paragraph.kind === 'listItem')
    if (line.text.trim() === '') return
    if (text !== '') {
      if (endsHyphenated(text) && /^\p{L}/u.test(line.text)) {
        if (!judge.keepsHyphen(text.slice(-80), line.text)) {
          text = text.slice(0, -1)
          const last = runs[runs.length - 1]
          if (last) last.to = Math.min(last.to, text.length)
        }
      } else if (!isGlued(text, line.text)) text += ' '
    }
    for (const run of line.runs) runs.push({ ...run, from: run.from + text.length, to: run.to + text.length })
    text += line.text
  })
  return { text, runs: runs.filter((run) => run.to > run.from) }
}

/** East Asian scripts have no space at line ends; after a hyphen or dash there is none either. */
const isGlued = (before: string, after: string): boolean =>
  (/[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]$/.test(before) &&
    /^[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]/.test(after)) ||
  (/[\u2010—/-]$/.test(before) && /[\p{L}\d][\u2010—/-]$/u.test(before))

function writeLine({ line, page }: PlacedLine, dropBullet: boolean): { text: string; runs: Run[] } {
  let text = ''
  const runs: Run[] = []
  let before: PdfPiece | undefined
  for (const piece of line.fragments.flatMap((fragment) => fragment.pieces)) {
    const clean = keepHyphen(piece.text)
    if (before && needsSpace(before, piece, text)) text += ' '
    before = piece
    const body = clean.replace(/\s+/g, ' ')
    const own = text === '' || text.endsWith(' ') ? body.trimStart() : body
    const from = text.length
    text += own
    const to = text.trimEnd().length
    if (to > from) runs.push({ from, to, piece, page })
  }
  text = text.trimEnd()
  const cut = dropBullet ? bulletLength(text) : 0
  return {
    text: text.slice(cut),
    runs: runs
      .map((run) => ({ ...run, from: Math.max(0, run.from - cut), to: Math.min(run.to, text.length) - cut }))
      .filter((run) => run.to > run.from),
  }
}

/** A soft hyphen at a line's end is a hyphen that is printed; elsewhere it is not. */
const keepHyphen = (text: string): string => cleanText(text.replace(/\u00ad(?=\s*$)/, '\u2010')).replace(/\n/g, ' ')

function needsSpace(before: PdfPiece, piece: PdfPiece, text: string): boolean {
  if (text === '' || /\s$/.test(text) || /^\s/.test(piece.text)) return false
  const gap = before.rtl ? before.x - (piece.x + piece.width) : piece.x - (before.x + before.width)
  return gap > Math.max(before.height, piece.height) * 0.14
}

/** Runs by page in text order. A page's span reaches from its first run to its last. */
function toPages(runs: readonly Run[], sheets: readonly SheetSize[], length: number): Page[] {
  const byPage = new Map<number, Run[]>()
  for (const run of runs) byPage.set(run.page, [...(byPage.get(run.page) ?? []), run])
  let end = 0
  return sheets.map(({ number, width, height }) => {
    const own = (byPage.get(number) ?? []).sort((a, b) => a.from - b.from).filter((run) => run.from >= end)
    const from = own[0]?.from ?? Math.min(end, length)
    const to = own.at(-1)?.to ?? from
    end = to
    return { number, width, height, from, to, runs: own.map(toPageRun) }
  })
}

const round = (n: number): number => Math.round(n * 100) / 100
const toPageRun = ({ from, to, piece }: Run): PageRun => [
  from,
  to,
  round(piece.x),
  round(piece.y),
  round(piece.width),
  round(piece.height),
]
