/**
 * What the phase × norm map says of its own ground, in two sentences: where one source alone speaks, and where nobody
 * does. Counted over the phases; their codes are parts of them.
 */
import type { PhaseNormMap } from '../contract/insightQueries.ts'
import { headingOf } from './mapWords.ts'

/** More cells than this are counted, not named. */
const NAMED = 6

export interface MapReading {
  /** "what we know of return in P1 rests on one independent source"; null: no such cell. */
  thin: string | null
  /** "nobody has said anything about regard in P1"; null: no such cell. */
  blank: string | null
}

interface Ground {
  norm: string
  phases: readonly string[]
}

/** "P1", "P1 and P2", "P1, P2 and PX". */
function listed(words: readonly string[]): string {
  const [last, ...others] = words.toReversed()
  return others.length === 0 ? (last ?? '') : `${others.toReversed().join(', ')} and ${last}`
}

const sizeOf = (grounds: readonly Ground[]): number => grounds.reduce((sum, { phases }) => sum + phases.length, 0)

/** Parts that have commas of their own. */
function together(parts: readonly string[], and: string): string {
  const [first, ...others] = parts
  return others.length === 0 ? (first ?? '') : `${[first, ...others.slice(0, -1)].join(', ')}, ${and} ${others.at(-1)}`
}

export function readMap({ rows, columns, cells }: PhaseNormMap): MapReading {
  const phases = rows.filter(({ kind }) => kind === 'phase').map(({ codeId }) => codeId as string)
  const independent = new Map(cells.map((cell) => [`${cell.row} ${cell.column}`, cell.independent]))
  const grounds = (wanted: number): Ground[] =>
    columns.flatMap(({ codeId, title }) => {
      const { short } = headingOf(codeId, title)
      const such = phases.filter((phase) => (independent.get(`${phase} ${codeId}`) ?? 0) === wanted)
      return such.length === 0 ? [] : [{ norm: short === title ? title : short.toLowerCase(), phases: such }]
    })
  return {
    thin: thinWords(grounds(1), phases.length * columns.length),
    blank: blankWords(grounds(0), phases, columns.length),
  }
}

function thinWords(thin: readonly Ground[], total: number): string | null {
  const size = sizeOf(thin)
  if (size === 0) return null
  if (size > NAMED) return `${size} of the ${total} cells rest on one independent source each`
  const what = together(
    thin.map(({ norm, phases }) => `of ${norm} in ${listed(phases)}`),
    'and',
  )
  return `what we know ${what} rests on one independent source${size > 1 ? ' each' : ''}`
}

/** Norms and phases of which nobody spoke at all come first, and are not said again cell by cell. */
function blankWords(blank: readonly Ground[], phases: readonly string[], norms: number): string | null {
  const size = sizeOf(blank)
  if (size === 0) return null
  const whole = blank.filter((ground) => ground.phases.length === phases.length)
  const silent = phases.filter((phase) => blank.filter((ground) => ground.phases.includes(phase)).length === norms)
  if (silent.length === phases.length) return `${size} of the ${size} cells hold no quote`
  const single = blank
    .filter((ground) => !whole.includes(ground))
    .map(({ norm, phases: such }) => ({ norm, phases: such.filter((phase) => !silent.includes(phase)) }))
    .filter((ground) => ground.phases.length > 0)
  const all = [...whole.map(({ norm }) => `about ${norm} in any phase`), ...silent.map((phase) => `about ${phase}`)]
  if (sizeOf(single) <= NAMED && all.length <= NAMED) {
    const each = single.map(({ norm, phases: such }) => `about ${norm} in ${listed(such)}`)
    return `nobody has said anything ${together([...all, ...each], 'or')}`
  }
  const count = `${size} of the ${phases.length * norms} cells hold no quote`
  return all.length === 0 ? count : `${count}; nobody has said anything ${together(all, 'or')}`
}
