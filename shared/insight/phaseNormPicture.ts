/** The phase × norm map as a picture of its phases: what an export and a note hold. The window has a grid to walk in. */
import type { PhaseNormMap } from '../contract/insightQueries.ts'
import type { GridPicture } from '../pictures/picture.ts'
import type { ToneName } from '../pictures/theme.ts'
import { readMap } from './mapReading.ts'
import { headingOf } from './mapWords.ts'

const tones: ReadonlySet<string> = new Set(['p1', 'p2', 'p3', 'p4', 'p5', 'px', 'r1', 'r2', 'r3', 'r9'])
const toneOf = (codeId: string): { tone?: ToneName } => {
  const tone = codeId.toLowerCase()
  return tones.has(tone) ? { tone: tone as ToneName } : {}
}

/** `open`: phases whose codes are shown below them; none unless said. */
export function phaseNormPicture(figure: PhaseNormMap, open: ReadonlySet<string> = new Set()): GridPicture {
  const rows = figure.rows.filter(({ parent }) => parent === null || open.has(parent))
  const rowOf = new Map(rows.map(({ codeId }, at) => [codeId, at]))
  const columnOf = new Map(figure.columns.map(({ codeId }, at) => [codeId, at]))
  const { thin, blank } = readMap(figure)
  const gist = [thin === null ? '' : `Thin ground: ${thin}.`, blank === null ? '' : `Blank: ${blank}.`]
  return {
    kind: 'grid',
    title: 'Phase × norm',
    basis: `${figure.quotes === 1 ? '1 quote' : `${figure.quotes.toLocaleString('en')} quotes`} with a code of a phase and a code of a norm; sources that repeat another are counted once`,
    n: figure.quotes,
    empty: 'No quote carries a phase and a norm yet.',
    gist: gist.filter((words) => words !== '').join(' '),
    rows: rows.map(({ codeId, kind, name, title, parent }) => ({
      label: kind === 'phase' ? `${codeId} ${headingOf(codeId, title).short}` : name,
      isGroup: kind === 'phase',
      ...toneOf(parent ?? codeId),
    })),
    columns: figure.columns.map(({ codeId, title }) => ({
      label: `${codeId} ${headingOf(codeId, title).short}`,
      ...toneOf(codeId),
    })),
    cells: figure.cells.flatMap(({ row, column, supports, disputes, illustrates, independent }) => {
      const [at, across] = [rowOf.get(row), columnOf.get(column)]
      return at === undefined || across === undefined
        ? []
        : [
            {
              row: at,
              column: across,
              supports,
              disputes,
              illustrates,
              independent,
              behind: { kind: 'cell', row, column },
            },
          ]
    }),
  }
}
