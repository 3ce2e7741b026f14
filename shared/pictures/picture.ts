/**
 * What a picture shows, as data: rows, values, words. A figure's picture is made of the figure alone, costs nothing and
 * draws nothing, so that a screen can hold it before the drawing library has been read, and the command line, an
 * export and the window draw the same. `drawPicture` draws it.
 */
import type { Behind } from './behind.ts'
import type { ToneName } from './theme.ts'

/** How an area is told from others without its colour. `outline`: a frame with nothing in it. */
export type Pattern = 'solid' | 'slant' | 'dots' | 'cross' | 'outline'

/** One kind of thing in a picture, explained beside it by its swatch and its words. */
export interface Part {
  label: string
  tone: ToneName
  pattern: Pattern
}

interface Common {
  title: string
  /** What it rests on, with its number: "312 quotes in 14 sources". */
  basis: string
  /** That number; under five the picture says that it is small. */
  n: number
  /** A sentence in place of a picture where there is nothing to draw: what is missing, what to do. */
  empty: string
  /** What it comes to, in a sentence or two, under the picture. */
  reading?: string
  /** The gist in words, for who does not see it; without one the reading, or else the largest rows. */
  gist?: string
}

/** Bars from 0 to the right, one row below another; several parts stand one below another in a row. Rows come sorted. */
export interface BarsPicture extends Common {
  kind: 'bars'
  /** What the axis counts: "quotes". */
  unit: string
  /** `tone` of a row (a code's colour) comes before that of the part. */
  parts: readonly Part[]
  rows: readonly { label: string; tone?: ToneName; values: readonly (number | null)[]; behind?: Behind }[]
}

/** Supports to the right of 0, disputes to the left and hatched, illustrates as a number. Rows come sorted. */
export interface BalancePicture extends Common {
  kind: 'balance'
  unit: string
  /** `behind`: all of a row; its bars lead to those of their stance. */
  rows: readonly { label: string; supports: number; disputes: number; illustrates: number; behind?: Behind }[]
}

/** A part of a whole beside the other parts, row by row. */
export interface StackedPicture extends Common {
  kind: 'stacked'
  unit: string
  parts: readonly Part[]
  /** `behind`: part by part. */
  rows: readonly { label: string; values: readonly number[]; behind?: readonly (Behind | undefined)[] }[]
}

/**
 * A matrix of numbers; a cell that is not named is empty. The number stands in the cell; its wash only repeats it.
 * `isSymmetric`: rows and columns are the same things, each pair of them is given both ways, and the diagonal means nothing.
 */
export interface HeatPicture extends Common {
  kind: 'heat'
  rows: readonly string[]
  columns: readonly string[]
  /** What rows and columns are, for the sentence on what is left out: "codes". */
  rowWord: string
  columnWord: string
  /** `row`, `column`: places in the two lists. */
  /** `sign`: a few letters in place of a number that is 0. */
  cells: readonly { row: number; column: number; value: number; sign?: string; behind?: Behind }[]
  isSymmetric?: boolean
  format: 'count' | 'number'
}

/** New codes by source, in the order of import, and the share of new codes in each run after the base. */
export interface SaturationPicture extends Common {
  kind: 'saturation'
  sources: readonly { label: string; newCodes: number; behind?: Behind }[]
  /** How many sources the base has. */
  base: number
  /** `to`: number of the run's last source, from 1; `share` null where the base has no code. */
  runs: readonly { from: number; to: number; share: number | null; newCodes: number }[]
  /** At or below it nothing much is new: 0.05. */
  threshold: number
  /** The number of the last source of the run that got there. */
  reachedAt: number | null
}

/** Estimates with their intervals. A row without a value says why in `words`. */
export interface IntervalsPicture extends Common {
  kind: 'intervals'
  format: 'share' | 'number'
  /** The axis has at least these; 0 is always on it. */
  domain: readonly [number, number]
  rows: readonly {
    label: string
    value: number | null
    low: number | null
    high: number | null
    /** What the row rests on: "n = 12". */
    n: number
    words?: string
    behind?: Behind
  }[]
  /** Lines to compare with: α 0.80. */
  marks?: readonly { at: number; label: string }[]
}

/** Who stood where on one day and where on another. */
export interface MovesPicture extends Common {
  kind: 'moves'
  from: string
  to: string
  states: readonly (Part & { key: string; behind?: { from: Behind; to: Behind } })[]
  /** A key that is in `states`. */
  flows: readonly { from: string; to: string; count: number; behind?: Behind }[]
}

/** The phase × norm map: for and against in each cell, and cells without any evidence. */
export interface GridPicture extends Common {
  kind: 'grid'
  rows: readonly { label: string; tone?: ToneName; isGroup: boolean }[]
  columns: readonly { label: string; tone?: ToneName }[]
  cells: readonly {
    row: number
    column: number
    supports: number
    disputes: number
    illustrates: number
    independent: number
    behind?: Behind
  }[]
}

export type PictureSpec =
  | BarsPicture
  | BalancePicture
  | StackedPicture
  | HeatPicture
  | SaturationPicture
  | IntervalsPicture
  | MovesPicture
  | GridPicture

/** Nothing to draw; the picture's `empty` sentence stands instead. */
export function isEmptyPicture(picture: PictureSpec): boolean {
  switch (picture.kind) {
    case 'heat':
      return picture.cells.length === 0
    case 'grid':
      return picture.rows.length === 0 || picture.columns.length === 0 || picture.cells.length === 0
    case 'saturation':
      return picture.sources.length === 0
    case 'moves':
      return picture.flows.every(({ count }) => count === 0)
    default:
      return picture.rows.length === 0
  }
}
