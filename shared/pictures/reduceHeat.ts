/** What of a matrix fits a drawing: the rows and columns of its largest cells, in their own order. */
import type { HeatPicture } from './picture.ts'

/** The narrowest cell in which two digits can be read. */
export const CELL_WIDTH = 24
/** The labels of a matrix take at most this part of the width, and at most so many pixels. */
export const LABEL_SHARE = 0.34
export const MOST_LABEL_ROOM = 190

const MAX_ROWS = 40
const MAX_COLUMNS = 40

interface Chosen {
  rows: number[]
  columns: number[]
}

export function reduceHeat(picture: HeatPicture, width: number): { picture: HeatPicture; leftOut: string | null } {
  const room = width - Math.min(MOST_LABEL_ROOM, width * LABEL_SHARE)
  const most = Math.max(4, Math.min(MAX_COLUMNS, Math.floor(room / CELL_WIDTH)))
  const isSymmetric = picture.isSymmetric === true
  const { rows, columns } = isSymmetric ? largestBothWays(picture, most) : largest(picture, MAX_ROWS, most)
  if (rows.length === picture.rows.length && columns.length === picture.columns.length)
    return { picture, leftOut: null }
  const rowAt = new Map(rows.map((row, at) => [row, at]))
  const columnAt = new Map(columns.map((column, at) => [column, at]))
  const cells = picture.cells.flatMap((cell) => {
    const [row, column] = [rowAt.get(cell.row), columnAt.get(cell.column)]
    return row === undefined || column === undefined ? [] : [{ ...cell, row, column }]
  })
  const drawn = [
    rows.length < picture.rows.length && wordsOf(rows.length, picture.rows.length, picture.rowWord),
    !isSymmetric &&
      columns.length < picture.columns.length &&
      wordsOf(columns.length, picture.columns.length, picture.columnWord),
  ].filter((words) => words !== false)
  return {
    picture: {
      ...picture,
      rows: rows.map((row) => picture.rows[row] ?? ''),
      columns: columns.map((column) => picture.columns[column] ?? ''),
      cells,
    },
    leftOut: `Drawn are ${drawn.join(' and ')}, those of the largest numbers; the table has them all.`,
  }
}

const wordsOf = (drawn: number, all: number, word: string): string =>
  `${drawn} of ${all.toLocaleString('en-GB')} ${word}`

const byValue = ({ cells }: HeatPicture) => cells.toSorted((a, b) => b.value - a.value)

/** All places, where they fit; else those that were chosen. */
const inOrder = (chosen: ReadonlySet<number>, length: number, max: number): number[] =>
  length <= max ? Array.from({ length }, (_, place) => place) : [...chosen].toSorted((a, b) => a - b)

function largest(picture: HeatPicture, maxRows: number, maxColumns: number): Chosen {
  const [rows, columns] = [new Set<number>(), new Set<number>()]
  const fits = (places: Set<number>, place: number, max: number): boolean => places.has(place) || places.size < max
  const [everyRow, everyColumn] = [picture.rows.length <= maxRows, picture.columns.length <= maxColumns]
  for (const { row, column } of byValue(picture)) {
    if (!(everyRow || fits(rows, row, maxRows)) || !(everyColumn || fits(columns, column, maxColumns))) continue
    rows.add(row)
    columns.add(column)
  }
  return {
    rows: inOrder(rows, picture.rows.length, maxRows),
    columns: inOrder(columns, picture.columns.length, maxColumns),
  }
}

/** One choice for both sides. */
function largestBothWays(picture: HeatPicture, max: number): Chosen {
  const chosen = new Set<number>()
  for (const { row, column } of byValue(picture)) {
    const more = [row, column].filter((place) => !chosen.has(place))
    if (chosen.size + more.length > max) continue
    for (const place of more) chosen.add(place)
  }
  const places = inOrder(chosen, picture.rows.length, max)
  return { rows: places, columns: places }
}
