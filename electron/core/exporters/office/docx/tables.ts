/** Tables with a heading row that is repeated on each page, and columns as wide as their words ask for. */
import type { AlignType, Table as MdastTable, TableCell as MdastCell } from 'mdast'
import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  WidthType,
} from 'docx'
import { wordsOf } from './wordsOf.ts'
import { look, STYLE } from './styles.ts'

/** Signs by which a column is weighed: a long one is broken into lines. */
const [LEAST, MOST] = [6, 60]
/** The longest word that still gets a line to itself, a sign's width in the tables' size, and what is round it, in twips. */
const [LONGEST_WORD, SIGN, AROUND] = [18, 125, 180]

function columnWidths(table: MdastTable, count: number, width: number): number[] {
  const columns = Array.from({ length: count }, (_, column) => {
    const texts = table.children.map((row) => {
      const cell = row.children[column]
      return cell === undefined ? '' : wordsOf(cell)
    })
    const word = texts.reduce(
      (most, text) => Math.max(most, ...text.split(/[\s\u2010-\u2014-]+/).map((each) => each.length)),
      0,
    )
    return {
      weight: texts.reduce((most, text) => Math.max(most, Math.min(text.length, MOST)), LEAST),
      least: Math.min(word, LONGEST_WORD) * SIGN + AROUND,
    }
  })
  const needed = columns.reduce((sum, { least }) => sum + least, 0)
  // Too many columns for whole words: each gets its share.
  if (needed >= width) return columns.map(({ least }) => Math.floor((width * least) / needed))
  const weights = columns.reduce((sum, { weight }) => sum + weight, 0)
  return columns.map(({ weight, least }) => Math.floor(least + ((width - needed) * weight) / weights))
}

const alignment = { left: AlignmentType.LEFT, right: AlignmentType.RIGHT, center: AlignmentType.CENTER } as const
const alignOf = (align: AlignType | undefined) => (align == null ? {} : { alignment: alignment[align] })

const side = { style: BorderStyle.SINGLE, size: 4, color: look.line } as const
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const

/** `width`: what there is between the margins, in twips. */
export function wordTable(table: MdastTable, width: number, runs: (cell: MdastCell) => ParagraphChild[]): Table {
  const count = Math.max(1, ...table.children.map((row) => row.children.length))
  const widths = columnWidths(table, count, width)
  const rows = table.children.map((row, at) => {
    const isHeading = at === 0
    return new TableRow({
      tableHeader: isHeading,
      cantSplit: true,
      children: widths.map((columnWidth, column) => {
        const cell = row.children[column]
        return new TableCell({
          width: { size: columnWidth, type: WidthType.DXA },
          margins: { left: 60, right: 100 },
          borders: isHeading ? { bottom: { style: BorderStyle.SINGLE, size: 8, color: look.quiet } } : {},
          children: [
            new Paragraph({
              style: isHeading ? STYLE.tableHeading : STYLE.tableText,
              ...alignOf(table.align?.[column]),
              children: cell === undefined ? [] : runs(cell),
            }),
          ],
        })
      }),
    })
  })
  return new Table({
    rows,
    columnWidths: widths,
    width: { size: width, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    borders: { top: none, left: none, right: none, insideVertical: none, insideHorizontal: side, bottom: side },
  })
}
