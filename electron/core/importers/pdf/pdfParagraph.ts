/** What lines of a PDF become on the way to blocks of text. */
import type { PdfLine } from './readingOrder.ts'

export interface PlacedLine {
  line: PdfLine
  page: number
}

export interface PdfParagraph {
  lines: PlacedLine[]
  kind: 'paragraph' | 'heading' | 'listItem' | 'tableRow'
  level: number | undefined
  /** Table rows: the lines of each cell. */
  cells?: PlacedLine[][]
  /** Table rows: set in another font than the rows below. */
  isHeader?: boolean
}

/** A line's text; a clear gap between two pieces is a space. */
export function lineText(line: PdfLine): string {
  let text = ''
  let right: number | undefined
  for (const piece of line.fragments.flatMap((fragment) => fragment.pieces)) {
    if (right !== undefined && piece.x - right > piece.height * 0.14 && !/\s$/.test(text)) text += ' '
    text += piece.text
    right = piece.x + piece.width
  }
  return text
}
