/** A matrix whose cells hold their number; a wash repeats it, so that the eye finds where much is. */
import { rect, ruleX, ruleY, text } from '@observablehq/plot'
import { markOf } from './behind.ts'
import { type Body, labelRoom, plotBody, SMALL } from './frame.ts'
import type { HeatPicture } from './picture.ts'
import { rowLabels } from './rows.ts'
import { CELL_WIDTH, LABEL_SHARE, MOST_LABEL_ROOM } from './reduceHeat.ts'
import type { Surface } from './surface.ts'
import { drawable, fitText, widthOf } from './textFit.ts'
import { spoken } from './words.ts'

const ROW = 24
const WIDEST_CELL = 56
/** The strongest wash; ink on it is still read in both themes, which a test computes. */
export const STRONGEST = 0.45
const FAINTEST = 0.08
export const HEAT_TONE = 'p2'

export function drawHeat(surface: Surface, { rows, columns, cells, format, isSymmetric = false }: HeatPicture): Body[] {
  const left = Math.min(labelRoom(surface, rows), Math.round(surface.width * LABEL_SHARE), MOST_LABEL_ROOM)
  // Headings stand on end: any other way they would need the room of the cells.
  const headRoom = Math.min(
    150,
    12 + columns.reduce((max, column) => Math.max(max, widthOf(drawable(column).slice(0, 40), SMALL)), 0),
  )
  const cellWidth = Math.max(
    CELL_WIDTH - 2,
    Math.min(WIDEST_CELL, (surface.width - left - 1) / Math.max(1, columns.length)),
  )
  const most = cells.reduce((max, { value }) => Math.max(max, value), 0)
  const words = (value: number): string =>
    format === 'count' ? spoken(value, 'count') : value.toFixed(2).replace(/^0\./, '.')
  const wordsOf = ({ value, sign }: HeatPicture['cells'][number]): string => (value === 0 ? (sign ?? '') : words(value))
  const diagonal = isSymmetric ? rows.map((_, at) => ({ x: left + at * cellWidth, y: headRoom + at * ROW })) : []
  const boxes = cells
    .filter(({ value, sign }) => value > 0 || sign !== undefined)
    .map((cell) => ({
      ...cell,
      x: left + cell.column * cellWidth,
      y: headRoom + cell.row * ROW,
      wash: cell.value === 0 ? 0 : FAINTEST + (STRONGEST - FAINTEST) * (cell.value / most),
      words: widthOf(wordsOf(cell), SMALL) <= cellWidth - 2 ? wordsOf(cell) : '',
      title: drawable(`${rows[cell.row] ?? ''}, ${columns[cell.column] ?? ''}: ${wordsOf(cell)}`),
    }))
  type Box = (typeof boxes)[number]
  const [width, bottom] = [left + columns.length * cellWidth, headRoom + rows.length * ROW]
  const lines = { stroke: surface.ink('line') }
  const marks = boxes.flatMap(({ x, y, title, behind }) =>
    markOf({ x, y, width: cellWidth, height: ROW, words: title, behind }),
  )
  const body = plotBody(surface, bottom + 8, {
    marginLeft: left,
    marginRight: 0,
    marginTop: 0,
    marginBottom: 0,
    x: { type: 'identity', axis: null },
    y: { type: 'identity', axis: null },
    opacity: { type: 'identity' },
    marks: [
      rect(boxes, {
        x1: 'x',
        x2: ({ x }: Box) => x + cellWidth,
        y1: 'y',
        y2: ({ y }: Box) => y + ROW,
        fill: surface.ink(HEAT_TONE),
        fillOpacity: 'wash',
        title: 'title',
      }),
      rect(diagonal, {
        x1: 'x',
        x2: ({ x }: { x: number }) => x + cellWidth,
        y1: 'y',
        y2: ({ y }: { y: number }) => y + ROW,
        fill: surface.nothing(),
      }),
      ruleX(
        Array.from({ length: columns.length + 1 }, (_, at) => left + at * cellWidth),
        { y1: headRoom, y2: bottom, ...lines },
      ),
      ruleY(
        Array.from({ length: rows.length + 1 }, (_, at) => headRoom + at * ROW),
        { x1: left, x2: width, ...lines },
      ),
      text(boxes, {
        x: ({ x }: Box) => x + cellWidth / 2,
        y: ({ y }: Box) => y + ROW / 2,
        text: 'words',
        fontSize: SMALL,
        fill: surface.ink('ink'),
      }),
      text(columns, {
        x: (_: string, at: number) => left + (at + 0.5) * cellWidth,
        y: () => headRoom - 6,
        text: (column: string) => fitText(column, headRoom - 12, SMALL),
        title: (column: string) => drawable(column),
        rotate: -90,
        textAnchor: 'start',
        fontSize: SMALL,
        fill: surface.ink('ink-2'),
      }),
      rowLabels(surface, rows, left, (at) => headRoom + at * ROW + ROW / 2),
    ],
  })
  return [{ ...body, marks }]
}
