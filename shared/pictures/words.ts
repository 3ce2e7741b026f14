/** What is said of a picture: what it rests on, that it is small, what was left out, and its gist for who does not see it. */
import { isEmptyPicture, type PictureSpec } from './picture.ts'
import { reducePicture } from './reduce.ts'
import { drawable } from './textFit.ts'

/** Fewer than this is small, and said to be. */
export const SMALL_NUMBER = 5
const SMALL_WORD = 'five'

/** The sentences under a picture, none where there is nothing to draw. */
export function notesOf(picture: PictureSpec, width: number): string[] {
  if (isEmptyPicture(picture)) return []
  const { picture: drawn, leftOut } = reducePicture(picture, width)
  return [
    ...(picture.reading === undefined ? [] : [picture.reading]),
    `${picture.basis}.`,
    ...(picture.n < SMALL_NUMBER ? ['That is very little: read it as single cases, not as a pattern.'] : []),
    ...(hasHollow(drawn) ? [`A hollow dot rests on fewer than ${SMALL_WORD}.`] : []),
    ...(leftOut === null ? [] : [leftOut]),
  ]
}

const hasHollow = (picture: PictureSpec): boolean =>
  picture.kind === 'intervals' && picture.rows.some(({ n, value }) => value !== null && n < SMALL_NUMBER)

/** The name of the picture for who does not see it: title, gist, what it rests on. */
export function gistOf(picture: PictureSpec): string {
  if (isEmptyPicture(picture)) return `${picture.title}. ${picture.empty}`
  return drawable(`${picture.title}. ${picture.gist ?? picture.reading ?? usualGist(picture)} ${picture.basis}.`)
}

const FIRST = 3

function usualGist(picture: PictureSpec): string {
  switch (picture.kind) {
    case 'bars':
      return list(
        picture.rows,
        ({ label, values }) =>
          `${label} ${picture.parts.map((part, at) => `${values[at] ?? 0} ${part.label}`).join(', ')}`,
      )
    case 'balance':
      return list(picture.rows, ({ label, supports, disputes }) => `${label} ${supports} for, ${disputes} against`)
    case 'stacked':
      return list(
        picture.rows,
        ({ label, values }) =>
          `${label} ${picture.parts.map((part, at) => `${values[at] ?? 0} ${part.label}`).join(', ')}`,
      )
    case 'intervals':
      return list(
        picture.rows,
        ({ label, value, words }) =>
          `${label} ${value === null ? (words ?? 'unknown') : spoken(value, picture.format)}`,
      )
    case 'heat': {
      const most = picture.cells.toSorted((a, b) => b.value - a.value)
      return list(
        most,
        ({ row, column, value }) =>
          `${picture.rows[row] ?? ''} with ${picture.columns[column] ?? ''} ${Number(value.toFixed(2))}`,
      )
    }
    case 'saturation': {
      const all = picture.sources.reduce((sum, { newCodes }) => sum + newCodes, 0)
      const end =
        picture.reachedAt === null ? 'new ones are still coming' : `hardly any new ones after ${picture.reachedAt}`
      return `${all} codes in ${picture.sources.length} sources; ${end}.`
    }
    case 'moves': {
      const label = (key: string): string => picture.states.find((state) => state.key === key)?.label ?? key
      const moved = picture.flows
        .filter(({ from, to, count }) => from !== to && count > 0)
        .toSorted((a, b) => b.count - a.count)
      if (moved.length === 0) return 'Nobody moved.'
      return list(moved, ({ from, to, count }) => `${count} from ${label(from)} to ${label(to)}`)
    }
    case 'grid': {
      const most = picture.cells.toSorted((a, b) => b.supports + b.disputes - a.supports - a.disputes)
      const name = ({ row, column }: { row: number; column: number }): string =>
        `${picture.rows[row]?.label ?? ''} × ${picture.columns[column]?.label ?? ''}`
      return list(most, (cell) => `${name(cell)} ${cell.supports} for, ${cell.disputes} against`)
    }
  }
}

function list<T>(rows: readonly T[], words: (row: T) => string): string {
  const more = rows.length > FIRST ? `, and ${rows.length - FIRST} more` : ''
  return `${rows.slice(0, FIRST).map(words).join('; ')}${more}.`
}

/** A value as it is printed beside its mark: "19 %", "0.74". */
export const spoken = (value: number, format: 'share' | 'number' | 'count'): string =>
  format === 'share'
    ? `${Math.round(value * 100)} %`
    : format === 'count'
      ? value.toLocaleString('en-GB')
      : // Rounded first: there is no minus nothing.
        (Math.round(value * 100) / 100 + 0).toFixed(2).replace('-', '−')
