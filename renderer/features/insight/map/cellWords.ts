/** A cell in words: under its bars, above its quotes, and for screen readers. */
import type { MapCell } from '#shared/contract/insightQueries.ts'

const counted = (count: number, one: string, many: string): string =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`

/** "3 sources, 2 independent"; where none repeats another, "3 sources". */
export function sourceWords({ sources, independent }: MapCell): string {
  const words = counted(sources, 'source', 'sources')
  return independent === sources ? words : `${words}, ${independent.toLocaleString('en')} independent`
}

/** "8 support, 2 dispute, 1 illustrates", what there is none of left out. */
export function stanceCounts({ supports, disputes, illustrates }: MapCell): string {
  return [
    supports > 0 && counted(supports, 'supports', 'support'),
    disputes > 0 && counted(disputes, 'disputes', 'dispute'),
    illustrates > 0 && counted(illustrates, 'illustrates', 'illustrate'),
  ]
    .filter(Boolean)
    .join(', ')
}

/** Quotes on which coders differ are in more than one of the numbers before. */
export const contestedWords = ({ contested }: MapCell): string =>
  contested === 0 ? '' : `${counted(contested, 'quote', 'quotes')} on both sides`

/** All of it, as one sentence. */
export const cellWords = (cell: MapCell | undefined): string =>
  cell === undefined
    ? 'No evidence'
    : [stanceCounts(cell), contestedWords(cell), sourceWords(cell)].filter((words) => words !== '').join('; ')
