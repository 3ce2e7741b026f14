/** The phase × norm map on paper: for and against in each cell; a cell without evidence says so. */
import { rect, text } from '@observablehq/plot'
import { DISPUTES, SUPPORTS } from './balance.ts'
import { markOf } from './behind.ts'
import { type Body, labelRoom, plotBody, SMALL, TEXT } from './frame.ts'
import type { GridPicture } from './picture.ts'
import type { Surface } from './surface.ts'
import { drawable, fitText, widthOf } from './textFit.ts'

const HEAD = 26
const GROUP = 58
const CODE = 34
const GAP = 4

export function drawGrid(surface: Surface, { rows, columns, cells }: GridPicture): Body[] {
  const left = Math.min(
    labelRoom(
      surface,
      rows.map(({ label }) => label),
    ),
    190,
  )
  const cellWidth = (surface.width - left) / Math.max(1, columns.length)
  const inside = cellWidth - GAP - 20
  const heights = rows.map(({ isGroup }) => (isGroup ? GROUP : CODE))
  const tops = heights.map((_, at) => heights.slice(0, at).reduce((sum, height) => sum + height, HEAD))
  const byPlace = new Map(cells.map((cell) => [`${cell.row} ${cell.column}`, cell]))
  const most = cells.reduce((max, { supports, disputes }) => Math.max(max, supports + disputes), 1)
  const boxes = rows.flatMap((row, r) =>
    columns.map((column, c) => {
      const cell = byPlace.get(`${r} ${c}`)
      const [x, y] = [left + c * cellWidth, tops[r] ?? 0]
      const height = (heights[r] ?? CODE) - GAP
      const title = cell
        ? `${row.label} × ${column.label}: ${cell.supports} support, ${cell.disputes} dispute, ${cell.illustrates} illustrate; ${sourceWords(cell.independent)}`
        : `${row.label} × ${column.label}: no evidence`
      return { cell, x, y, height, isGroup: row.isGroup, title: drawable(title) }
    }),
  )
  type Box = (typeof boxes)[number]
  const bars = boxes.flatMap(({ cell, x, y, isGroup }) => {
    if (!cell) return []
    const [start, top] = [x + 10, y + (isGroup ? 24 : 20)]
    const wide = (count: number): number => (count / most) * (inside - 2)
    const split = start + wide(cell.supports) + (cell.supports > 0 && cell.disputes > 0 ? 2 : 0)
    return [
      { part: SUPPORTS, value: cell.supports, x1: start, x2: start + wide(cell.supports), y: top },
      { part: DISPUTES, value: cell.disputes, x1: split, x2: split + wide(cell.disputes), y: top },
    ].filter(({ value }) => value > 0)
  })
  type Bar = (typeof bars)[number]
  const full = boxes.filter(({ cell }) => cell !== undefined)
  const words = (anchor: 'start' | 'end', line: (box: Box) => string, dy: number, strong = false) =>
    text(full, {
      x: ({ x }: Box) => (anchor === 'start' ? x + 10 : x + cellWidth - GAP - 10),
      y: ({ y }: Box) => y + dy,
      text: line,
      textAnchor: anchor,
      fontSize: strong ? TEXT : SMALL,
      fontWeight: strong ? 600 : 400,
      fill: surface.ink(strong ? 'ink' : 'ink-2'),
    })
  const marks = full.flatMap(({ cell, x, y, height, title }) =>
    markOf({ x, y, width: cellWidth - GAP, height, words: title, behind: cell?.behind }),
  )
  const body = plotBody(surface, heights.reduce((sum, height) => sum + height, HEAD) + 6, {
    marginLeft: left,
    marginRight: 0,
    marginTop: 0,
    marginBottom: 0,
    x: { type: 'identity', axis: null },
    y: { type: 'identity', axis: null },
    marks: [
      rect(boxes, {
        x1: 'x',
        x2: ({ x }: Box) => x + cellWidth - GAP,
        y1: 'y',
        y2: ({ y, height }: Box) => y + height,
        fill: ({ cell }: Box) => (cell ? surface.ink('paper') : surface.nothing()),
        stroke: surface.ink('line-2'),
        title: 'title',
      }),
      rect(bars, {
        x1: 'x1',
        x2: 'x2',
        y1: 'y',
        y2: ({ y }: Bar) => y + 6,
        fill: ({ part }: Bar) => surface.fill(part),
        stroke: ({ part }: Bar) => surface.ink(part.tone),
      }),
      text(
        boxes.filter(({ cell }) => cell === undefined),
        {
          x: ({ x }: Box) => x + (cellWidth - GAP) / 2,
          y: ({ y, height }: Box) => y + height / 2,
          text: () => fitText('No evidence', inside + 12, SMALL),
          fontSize: SMALL,
          fill: surface.ink('ink-2'),
          stroke: surface.ink('paper'),
          strokeWidth: 6,
        },
      ),
      words('start', ({ cell }) => (cell && cell.supports > 0 ? `+${cell.supports}` : ''), 12, true),
      words('end', ({ cell }) => (cell && cell.disputes > 0 ? `−${cell.disputes}` : ''), 12, true),
      words(
        'start',
        ({ cell, isGroup }) => (cell && isGroup ? fitText(underBars(cell, inside + 6), inside + 6, SMALL) : ''),
        42,
      ),
      text(rows, {
        x: ({ isGroup }: { isGroup: boolean }) => (isGroup ? 0 : 16),
        y: (_: unknown, at: number) => (tops[at] ?? 0) + 14,
        text: ({ label, isGroup }: { label: string; isGroup: boolean }) =>
          fitText(label, left - (isGroup ? 8 : 24), TEXT),
        title: ({ label }: { label: string }) => drawable(label),
        textAnchor: 'start',
        fontSize: TEXT,
        fill: surface.ink('ink'),
      }),
      text(columns, {
        x: (_: unknown, at: number) => left + at * cellWidth,
        y: () => 11,
        text: ({ label }: { label: string }) => fitText(label, cellWidth - GAP, TEXT),
        title: ({ label }: { label: string }) => drawable(label),
        textAnchor: 'start',
        fontSize: TEXT,
        fontWeight: 600,
        fill: surface.ink('ink'),
      }),
    ],
  })
  return [{ ...body, marks }]
}

/** The sources, and where there is room what only illustrates. */
function underBars({ independent, illustrates }: GridPicture['cells'][number], room: number): string {
  const [sources, whole] = [sourceWords(independent), `${sourceWords(independent)}, ○ ${illustrates}`]
  return illustrates > 0 && widthOf(whole, SMALL) <= room ? whole : sources
}

const sourceWords = (count: number): string => (count === 1 ? '1 source' : `${count} sources`)
