/**
 * How a program counts the places of a text. The standard says code points of the file as it lies there, but some count
 * UTF-16 units, some count the two signs at a line's end as one, and some wrote one where they counted two. Which of
 * them it was is told by where the passages begin and end then: on the words that they are named after, else on the
 * borders of words. The standard's own way is left only where another fits clearly better.
 */
import { createTextIndex } from '#shared/model/textIndex.ts'
import type { ForeignSelection } from './foreignProject.ts'

export interface Counting {
  /** Of the text, as it is counted. */
  readonly length: number
  /** An offset as it is counted → UTF-16 offset in the text as it is. */
  toUtf16(place: number): number
}

type LineEnds = 'as they are' | 'as one' | 'as two'

/** Ends that lie beyond the text by so little are its end, counted inclusively or with a last line end. */
export const OVERHANG = 2
/** Enough to tell; a long codebook's project has thousands. */
const LOOKED_AT = 400
/** How much better, of all that were looked at, another way must fit. */
const CLEARLY = 0.2

function countingBy(text: string, lineEnds: LineEnds, isUtf16: boolean): Counting {
  const plain = createTextIndex(text)
  if (lineEnds === 'as they are') return isUtf16 ? { length: text.length, toUtf16: (place) => place } : plain
  // Where the counts differ: each line end takes one away, or adds one.
  const pattern = lineEnds === 'as one' ? /\r\n/g : /(?<!\r)\n/g
  const step = lineEnds === 'as one' ? 1 : -1
  const ends = [...text.matchAll(pattern)].map(
    ({ index }, n) => (isUtf16 ? index : plain.toCodePoint(index)) - n * step,
  )
  const passed = (place: number): number => {
    let low = 0
    let high = ends.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((ends[middle] as number) < place) low = middle + 1
      else high = middle
    }
    return low
  }
  const length = (isUtf16 ? text.length : plain.length) - ends.length * step
  return {
    length,
    toUtf16: (place) => {
      const at = place + passed(place) * step
      return isUtf16 ? Math.min(at, text.length) : plain.toUtf16(at)
    },
  }
}

const withoutDots = (label: string): string => label.replace(/(?:\.{3}|…)\s*$/, '')
const isTelling = (label: string): boolean => folded(withoutDots(label)).length >= 4
const folded = (words: string): string => words.replace(/\s+/g, ' ').trim().toLowerCase()
const isLetter = (sign: string | undefined): boolean => sign !== undefined && /[\p{L}\p{N}]/u.test(sign)

/** The more, the better: the passage stands on the words it is named after, and on borders of words. */
function fit(text: string, { start, end, label = '' }: ForeignSelection, counting: Counting): number {
  if (end > counting.length + OVERHANG) return 0
  const [from, to] = [counting.toUtf16(start), counting.toUtf16(end)]
  const words = folded(text.slice(from, to))
  const name = folded(withoutDots(label))
  const isNamed = isTelling(label) && (words.startsWith(name) || (words.length >= 4 && name.startsWith(words))) ? 1 : 0
  const begins = isLetter(text[from - 1]) && isLetter(text[from]) ? 0 : 0.25
  const ends = isLetter(text[to - 1]) && isLetter(text[to]) ? 0 : 0.25
  const isTight = !/^\s|\s$/.test(text.slice(from, to)) ? 0.25 : 0
  return isNamed + begins + ends + isTight
}

export function countingOf(text: string, selections: readonly ForeignSelection[]): Counting {
  const standard = countingBy(text, 'as they are', false)
  const hasPairs = standard.length !== text.length
  const lineEnds: LineEnds[] = [
    'as they are',
    ...(text.includes('\r\n') ? ['as one' as const] : []),
    ...(/(?<!\r)\n/.test(text) ? ['as two' as const] : []),
  ]
  const units = hasPairs ? [false, true] : [false]
  const ways = units.flatMap((isUtf16) => lineEnds.map((each) => ({ lineEnds: each, isUtf16 }))).slice(1)
  const told = selections.filter(({ exact, end }) => exact === undefined && end > 0).slice(0, LOOKED_AT)
  // Where nothing is named, a passage or two tell little.
  const isTold = told.length >= 3 || told.some(({ label = '' }) => isTelling(label))
  if (ways.length === 0 || !isTold) return standard
  const fitOf = (counting: Counting): number => told.reduce((sum, each) => sum + fit(text, each, counting), 0)
  let [best, most] = [standard, fitOf(standard) + CLEARLY * told.length]
  for (const way of ways) {
    const counting = countingBy(text, way.lineEnds, way.isUtf16)
    const fits = fitOf(counting)
    if (fits > most) [best, most] = [counting, fits]
  }
  return best
}
