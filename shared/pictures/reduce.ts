/**
 * What of a picture can be drawn. A drawing of ten thousand rows would be neither quick nor readable: it has the first
 * ones, says how many there are and what the rest amounts to, and leaves the whole to the table beside it.
 */
import type { BarsPicture, IntervalsPicture, PictureSpec, SaturationPicture } from './picture.ts'
import { reduceHeat } from './reduceHeat.ts'

export interface Drawable {
  picture: PictureSpec
  /** A sentence or two on what is not drawn; null where everything is. */
  leftOut: string | null
}

const MAX_ROWS = 40
const MAX_BARS = 120

const count = (n: number): string => n.toLocaleString('en-GB')

/** The part of a picture that fits `width` CSS pixels and can be read. */
export function reducePicture(picture: PictureSpec, width: number): Drawable {
  switch (picture.kind) {
    case 'heat':
      return reduceHeat(picture, width)
    case 'saturation': {
      const each = sourcesPerBar(picture)
      if (each === 1) return { picture, leftOut: null }
      return {
        picture,
        leftOut: `Each bar stands for ${count(each)} sources, each point for the run that brought most among as many; the table has them all.`,
      }
    }
    case 'moves':
      return { picture, leftOut: null }
    case 'grid': {
      if (picture.rows.length <= MAX_ROWS) return { picture, leftOut: null }
      const cells = picture.cells.filter(({ row }) => row < MAX_ROWS)
      return { picture: { ...firstRows(picture), cells }, leftOut: rowsLeftOut(picture) }
    }
    case 'bars':
      return reduceRows(picture, restOfBars)
    case 'intervals':
      return picture.rows.length <= MAX_ROWS ? { picture, leftOut: null } : onMostGround(picture)
    case 'balance':
    case 'stacked':
      return reduceRows(picture)
  }
}

const firstRows = <P extends { rows: readonly unknown[] }>(picture: P): P => ({
  ...picture,
  rows: picture.rows.slice(0, MAX_ROWS),
})

const rowsLeftOut = ({ rows }: { rows: readonly unknown[] }): string =>
  `The first ${count(MAX_ROWS)} of ${count(rows.length)} rows are drawn; the table has them all.`

const reduceRows = <P extends PictureSpec & { rows: readonly unknown[] }>(
  picture: P,
  rest: (picture: P) => string = rowsLeftOut,
): Drawable =>
  picture.rows.length <= MAX_ROWS ? { picture, leftOut: null } : { picture: firstRows(picture), leftOut: rest(picture) }

/** The rows that rest on most, in their own order: which names come first says nothing. */
function onMostGround(picture: IntervalsPicture): Drawable {
  const chosen = new Set(picture.rows.toSorted((a, b) => b.n - a.n).slice(0, MAX_ROWS))
  return {
    picture: { ...picture, rows: picture.rows.filter((row) => chosen.has(row)) },
    leftOut: `Drawn are the ${count(MAX_ROWS)} of ${count(picture.rows.length)} rows that rest on most; the table has them all.`,
  }
}

function restOfBars(picture: BarsPicture): string {
  const values = picture.rows.slice(MAX_ROWS).flatMap((row) => row.values)
  const most = values.reduce<number>((max, value) => Math.max(max, value ?? 0), 0)
  return `The first ${count(MAX_ROWS)} of ${count(picture.rows.length)} rows are drawn, and none of the others has more than ${count(most)} ${picture.unit}; the table has them all.`
}

/** How many neighbouring sources share a bar. */
export const sourcesPerBar = ({ sources }: SaturationPicture): number =>
  Math.max(1, Math.ceil(sources.length / MAX_BARS))
