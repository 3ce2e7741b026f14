/**
 * Finds tables among the lines of a page: lines cut into cells that stand under one another.
 * A table of a PDF is nothing but placed words; without this, its rows would run together.
 */
import type { PdfFragment } from './fragments.ts'
import type { PlacedLine } from './pdfParagraph.ts'

/** Consecutive lines of a table, as rows of cells; a cell may have several lines. */
export interface PdfTable {
  from: number
  /** Exclusive. */
  to: number
  rows: PlacedLine[][][]
}

interface Cell {
  x: number
  right: number
  fragments: PdfFragment[]
}
interface Column {
  x: number
  right: number
}

/** Tables in order; none overlaps another. */
export function findTables(lines: readonly PlacedLine[]): PdfTable[] {
  const cells = lines.map(({ line }) => toCells(line.fragments, line.size))
  const tables: PdfTable[] = []
  let at = 0
  while (at < lines.length) {
    const table = (cells[at]?.length ?? 0) >= 2 ? readTable(lines, cells, at) : undefined
    if (table) tables.push(table)
    at = table ? table.to : at + 1
  }
  return tables
}

/** Fragments with clear white between them. */
function toCells(fragments: readonly PdfFragment[], size: number): Cell[] {
  const cells: Cell[] = []
  for (const fragment of fragments.toSorted((a, b) => a.x - b.x)) {
    const last = cells[cells.length - 1]
    if (last && fragment.x - last.right < Math.max(size * 0.9, 6)) {
      last.fragments.push(fragment)
      last.right = Math.max(last.right, fragment.right)
    } else cells.push({ x: fragment.x, right: fragment.right, fragments: [fragment] })
  }
  return cells
}

function readTable(lines: readonly PlacedLine[], cells: Cell[][], from: number): PdfTable | undefined {
  let columns: Column[] = []
  let to = from
  let full = 0
  for (let i = from; i < lines.length; i++) {
    const own = splitAtColumns(cells[i] ?? [], columns)
    cells[i] = own
    if (i > from && !follows(lines[i - 1] as PlacedLine, lines[i] as PlacedLine)) break
    const merged = own.length >= 2 ? mergeColumns(columns, own) : columns
    // A line that would join two columns is prose under the table.
    if (merged.length < 2 || (columns.length > 0 && merged.length < columns.length && full >= 2)) break
    if (own.length === 1 && !fitsOne(merged, own[0] as Cell)) break
    columns = merged
    if (own.length >= 2) {
      full++
      to = i + 1
    } else if (i + 1 - to <= 2) continue
    else break
  }
  // The last row's cells may go on for a line or two.
  while (to < lines.length && to > from && isContinuation(lines, cells, columns, to)) to++
  if (columns.length < 2 || full < (columns.length >= 3 ? 2 : 3)) return undefined
  const own = cells.slice(from, to)
  if (isProse(own, columns)) return undefined
  return { from, to, rows: toRows(lines.slice(from, to), own, columns) }
}

/** Text that nearly reaches the next column is cut where a piece of it begins that column. */
function splitAtColumns(cells: readonly Cell[], columns: readonly Column[]): Cell[] {
  if (columns.length < 2) return [...cells]
  return cells.flatMap((cell) => {
    const starts = columns.filter(({ x }) => x > cell.x + 6 && x < cell.right).map(({ x }) => x)
    if (starts.length === 0) return [cell]
    const pieces = cell.fragments.flatMap((fragment) => fragment.pieces.map((piece) => ({ fragment, piece })))
    const groups: (typeof pieces)[] = [[]]
    for (const entry of pieces) {
      if (starts.some((x) => Math.abs(entry.piece.x - x) < 3)) groups.push([])
      groups[groups.length - 1]?.push(entry)
    }
    return groups
      .filter((group) => group.length > 0)
      .map((group) => {
        const x = Math.min(...group.map(({ piece }) => piece.x))
        const right = Math.max(...group.map(({ piece }) => piece.x + piece.width))
        const fragment = (group[0] as (typeof pieces)[number]).fragment
        return { x, right, fragments: [{ ...fragment, x, right, pieces: group.map(({ piece }) => piece) }] }
      })
  })
}

function follows(before: PlacedLine, next: PlacedLine): boolean {
  const gap = next.line.baseline - before.line.baseline
  return before.page === next.page && gap > 0 && gap < Math.max(before.line.size, next.line.size) * 3.4
}

/** Columns after one more line; cells that reach into two columns make one of them. */
function mergeColumns(columns: readonly Column[], cells: readonly Cell[]): Column[] {
  const merged: Column[] = []
  for (const { x, right } of [...columns, ...cells].toSorted((a, b) => a.x - b.x)) {
    const last = merged[merged.length - 1]
    if (last && x < last.right + 1) last.right = Math.max(last.right, right)
    else merged.push({ x, right })
  }
  return merged
}

const columnOf = (columns: readonly Column[], cell: Cell): number =>
  Math.max(
    0,
    columns.findIndex((column) => cell.x < column.right + 1 && cell.right > column.x - 1),
  )
const fitsOne = (columns: readonly Column[], cell: Cell): boolean =>
  columns.filter((column) => cell.x < column.right && cell.right > column.x).length === 1

function isContinuation(
  lines: readonly PlacedLine[],
  cells: readonly Cell[][],
  columns: readonly Column[],
  at: number,
): boolean {
  const [before, next] = [lines[at - 1] as PlacedLine, lines[at] as PlacedLine]
  const own = cells[at] ?? []
  const gap = next.line.baseline - before.line.baseline
  return (
    before.page === next.page &&
    gap > 0 &&
    gap < next.line.size * 1.45 &&
    own.length === 1 &&
    fitsOne(columns, own[0] as Cell) &&
    (columnOf(columns, own[0] as Cell) > 0 || /^\p{Ll}/u.test(textOf(own[0] as Cell)))
  )
}

const textOf = (cell: Cell): string => cell.fragments.flatMap((f) => f.pieces.map((p) => p.text)).join('')

/** Two columns of full sentences are columns of a page that was not cut. */
function isProse(cells: readonly Cell[][], columns: readonly Column[]): boolean {
  const full = cells.filter((row) => row.length >= 2)
  if (columns.length > 2 || full.length < 4) return false
  const long = full.filter((row) => row.every((cell) => textOf(cell).length > 30)).length
  return long > full.length * 0.6
}

function toRows(lines: readonly PlacedLine[], cells: readonly Cell[][], columns: readonly Column[]): PlacedLine[][][] {
  const gaps = lines.slice(1).map(({ line }, i) => line.baseline - (lines[i] as PlacedLine).line.baseline)
  const [least, most] = [Math.min(...gaps), Math.max(...gaps)]
  // Where lines stand at two distances, the narrow one is inside a row.
  const spaced = gaps.length > 1 && most > least * 1.25
  const rows: PlacedLine[][][] = []
  lines.forEach((placed, i) => {
    const own = cells[i] ?? []
    const gap = gaps[i - 1] ?? Number.POSITIVE_INFINITY
    const first = own.some((cell) => columnOf(columns, cell) === 0)
    const goesOn = spaced ? gap < least + (most - least) * 0.4 && gap < placed.line.size * 1.9 : !first
    if (rows.length === 0 || !(goesOn || (own.length === 1 && first && /^\p{Ll}/u.test(textOf(own[0] as Cell)))))
      rows.push(columns.map(() => []))
    const row = rows[rows.length - 1] as PlacedLine[][]
    for (const cell of own) {
      const { x, right, fragments } = cell
      row[columnOf(columns, cell)]?.push({ page: placed.page, line: { ...placed.line, x, right, fragments } })
    }
  })
  return rows
}
