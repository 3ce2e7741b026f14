/**
 * What of a picture can be drawn. A drawing of ten thousand rows would be neither quick nor readable: it has the first
 * ones, says how many there are and what the rest amounts to, and leaves the whole to the table beside it.
 */
import type { HeatPicture, PictureSpec, SaturationPicture } from './picture.ts'

export interface Drawable {
  picture: PictureSpec
  /** One sentence on what is not drawn; null where everything is. */
  leftOut: string | null
}

export const MAX_ROWS = 40
const MAX_CELL_ROWS = 40
const MAX_CELL_COLUMNS = 40
const MAX_POINTS = 120

/** The narrowest cell in which two digits can be read. */
export const CELL_WIDTH = 24
/** The labels of a matrix take at most this part of the width, and at most so many pixels. */
export const LABEL_SHARE = 0.34
export const MOST_LABEL_ROOM = 190

const count = (n: number): string => n.toLocaleString('en-GB')

/** The part of a picture that fits `width` CSS pixels and can be read. */
export function reducePicture(picture: PictureSpec, width: number): Drawable {
  switch (picture.kind) {
    case 'heat':
      return reduceHeat(picture, width)
    case 'saturation':
      return reduceSaturation(picture)
    case 'moves':
      return { picture, leftOut: null }
    case 'grid': {
      if (picture.rows.length <= MAX_ROWS) return { picture, leftOut: null }
      const rows = picture.rows.slice(0, MAX_ROWS)
      const cells = picture.cells.filter(({ row }) => row < MAX_ROWS)
      return { picture: { ...picture, rows, cells }, leftOut: firstOf(MAX_ROWS, picture.rows.length) }
    }
    case 'bars':
      return picture.rows.length <= MAX_ROWS
        ? { picture, leftOut: null }
        : { picture: { ...picture, rows: picture.rows.slice(0, MAX_ROWS) }, leftOut: restOfBars(picture) }
    case 'balance':
      return picture.rows.length <= MAX_ROWS
        ? { picture, leftOut: null }
        : {
            picture: { ...picture, rows: picture.rows.slice(0, MAX_ROWS) },
            leftOut: firstOf(MAX_ROWS, picture.rows.length),
          }
    case 'stacked':
      return picture.rows.length <= MAX_ROWS
        ? { picture, leftOut: null }
        : {
            picture: { ...picture, rows: picture.rows.slice(0, MAX_ROWS) },
            leftOut: firstOf(MAX_ROWS, picture.rows.length),
          }
    case 'intervals':
      return picture.rows.length <= MAX_ROWS
        ? { picture, leftOut: null }
        : {
            picture: { ...picture, rows: picture.rows.slice(0, MAX_ROWS) },
            leftOut: firstOf(MAX_ROWS, picture.rows.length),
          }
  }
}

const firstOf = (drawn: number, all: number): string =>
  `The first ${count(drawn)} of ${count(all)} rows are drawn; the table has them all.`

function restOfBars(picture: Extract<PictureSpec, { kind: 'bars' }>): string {
  const rest = picture.rows.slice(MAX_ROWS)
  const most = rest.reduce((max, { values }) => values.reduce<number>((m, v) => Math.max(m, v ?? 0), max), 0)
  return `The first ${count(MAX_ROWS)} of ${count(picture.rows.length)} rows are drawn; none of the others has more than ${count(most)} ${picture.unit}. The table has them all.`
}

/** The rows and columns of the largest cells, in their own order. */
function reduceHeat(picture: HeatPicture, width: number): Drawable {
  const room = width - Math.min(MOST_LABEL_ROOM, width * LABEL_SHARE)
  const { rows, columns } = largest(
    picture,
    MAX_CELL_ROWS,
    Math.max(4, Math.min(MAX_CELL_COLUMNS, Math.floor(room / CELL_WIDTH))),
  )
  if (rows.length === picture.rows.length && columns.length === picture.columns.length)
    return { picture, leftOut: null }
  const rowAt = new Map(rows.map((row, at) => [row, at]))
  const columnAt = new Map(columns.map((column, at) => [column, at]))
  const cells = picture.cells.flatMap(({ row, column, value }) => {
    const [r, c] = [rowAt.get(row), columnAt.get(column)]
    return r === undefined || c === undefined ? [] : [{ row: r, column: c, value }]
  })
  const parts = [
    rows.length < picture.rows.length && `${rows.length} of ${count(picture.rows.length)} ${picture.rowWord}`,
    columns.length < picture.columns.length &&
      `${columns.length} of ${count(picture.columns.length)} ${picture.columnWord}`,
  ].filter((part) => part !== false)
  return {
    picture: {
      ...picture,
      rows: rows.map((row) => picture.rows[row] ?? ''),
      columns: columns.map((column) => picture.columns[column] ?? ''),
      cells,
    },
    leftOut: `Drawn are ${parts.join(' and ')}, those of the largest numbers; the table has them all.`,
  }
}

function largest(picture: HeatPicture, maxRows: number, maxColumns: number): { rows: number[]; columns: number[] } {
  const [rows, columns] = [new Set<number>(), new Set<number>()]
  const fits = (places: Set<number>, place: number, max: number): boolean => places.has(place) || places.size < max
  for (const { row, column } of picture.cells.toSorted((a, b) => b.value - a.value)) {
    if (!fits(rows, row, maxRows) || !fits(columns, column, maxColumns)) continue
    rows.add(row)
    columns.add(column)
    if (rows.size === maxRows && columns.size === maxColumns) break
  }
  const inOrder = (places: Set<number>, length: number, max: number): number[] =>
    length <= max ? Array.from({ length }, (_, index) => index) : [...places].toSorted((a, b) => a - b)
  return {
    rows: inOrder(rows, picture.rows.length, maxRows),
    columns: inOrder(columns, picture.columns.length, maxColumns),
  }
}

/** Neighbouring sources share a bar; of the runs that end there the one with the largest share is drawn. */
function reduceSaturation(picture: SaturationPicture): Drawable {
  const { sources, runs } = picture
  if (sources.length <= MAX_POINTS) return { picture, leftOut: null }
  const each = Math.ceil(sources.length / MAX_POINTS)
  return {
    picture,
    leftOut: `Each bar stands for ${count(each)} sources, each point for the run with the largest share among ${count(Math.min(each, runs.length))}; the table has them all.`,
  }
}

/** How many sources one bar stands for. */
export const sourcesPerBar = (picture: SaturationPicture): number =>
  Math.max(1, Math.ceil(picture.sources.length / MAX_POINTS))
