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
function listed(words: readonly string[], and = 'and'): string {
  const [last, ...others] = words.toReversed()
  return others.length === 0 ? (last ?? '') : `${others.toReversed().join(', ')} ${and} ${last}`
}

const sizeOf = (grounds: readonly Ground[]): number => grounds.reduce((sum, { phases }) => sum + phases.length, 0)

/** `words` reads one norm with its phases. */
function named(grounds: readonly Ground[], words: (ground: Ground) => string, and: string): string {
  const [first, ...others] = grounds.map(words)
  return others.length === 0 ? (first ?? '') : `${[first, ...others.slice(0, -1)].join(', ')}, ${and} ${others.at(-1)}`
}

export function readMap({ rows, columns, cells }: PhaseNormMap): MapReading {
  const phases = rows.filter(({ kind }) => kind === 'phase').map(({ codeId }) => codeId as string)
  const total = phases.length * columns.length
  const independent = new Map(cells.map((cell) => [`${cell.row} ${cell.column}`, cell.independent]))
  const grounds = (isSuch: (sources: number) => boolean): Ground[] =>
    columns.flatMap(({ codeId, title }) => {
      const { short } = headingOf(codeId, title)
      const such = phases.filter((phase) => isSuch(independent.get(`${phase} ${codeId}`) ?? 0))
      return such.length === 0 ? [] : [{ norm: short === title ? title : short.toLowerCase(), phases: such }]
    })
  const inPhases = ({ phases: such }: Ground): string =>
    such.length === phases.length ? 'in any phase' : `in ${listed(such)}`

  const thin = grounds((sources) => sources === 1)
  const blank = grounds((sources) => sources === 0)
  const [thinSize, blankSize] = [sizeOf(thin), sizeOf(blank)]
  const unheard = blank.filter(({ phases: such }) => such.length === phases.length).map(({ norm }) => norm)
  return {
    thin:
      thinSize === 0
        ? null
        : thinSize > NAMED
          ? `${thinSize} of the ${total} cells rest on one independent source each`
          : `what we know ${named(thin, (ground) => `of ${ground.norm} ${inPhases(ground)}`, 'and')} rests on one independent source${thinSize > 1 ? ' each' : ''}`,
    blank:
      blankSize === 0
        ? null
        : blankSize > NAMED
          ? `${blankSize} of the ${total} cells hold no quote${unheard.length > 0 ? `, and there is nothing at all about ${listed(unheard, 'or')}` : ''}`
          : `nobody has said anything ${named(blank, (ground) => `about ${ground.norm} ${inPhases(ground)}`, 'or')}`,
  }
}
