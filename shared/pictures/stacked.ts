/** Parts of a whole, row by row, on one scale from 0, so that wholes of different sizes can be compared. */
import { rect, text } from '@observablehq/plot'
import { markOf } from './behind.ts'
import { type Body, countTicks, labelRoom, plotBody, SMALL } from './frame.ts'
import type { StackedPicture } from './picture.ts'
import { AXIS_HEIGHT, countAxis, gridLines, printed, rowLabels } from './rows.ts'
import type { Surface } from './surface.ts'
import { drawable, widthOf } from './textFit.ts'

const BAR = 18
const ROW = 30

export function drawStacked(surface: Surface, { rows, parts, unit }: StackedPicture): Body[] {
  const pieces = rows.flatMap(({ label, values, behind }, at) => {
    let x = 0
    return parts.map((part, place) => {
      const value = values[place] ?? 0
      const from = x
      x += value
      return {
        value,
        from,
        to: x,
        part,
        behind: behind?.[place],
        top: at * ROW + (ROW - BAR) / 2,
        words: drawable(`${label}: ${value} ${part.label}`),
      }
    })
  })
  type Piece = (typeof pieces)[number]
  const wholes = rows.map(({ values }) => values.reduce((sum, value) => sum + value, 0))
  const max = wholes.reduce((most, whole) => Math.max(most, whole), 1)
  const left = labelRoom(
    surface,
    rows.map(({ label }) => label),
  )
  const right = 20 + String(max).length * 8
  const room = surface.width - left - right
  const ticks = countTicks(max, room)
  const middle = (at: number): number => at * ROW + ROW / 2
  const hasRoom = ({ value }: Piece): boolean => (value / max) * room > widthOf(String(value), SMALL) + 8
  const marks = pieces
    .filter(({ value }) => value > 0)
    .flatMap(({ from, to, top, words, behind }) =>
      markOf({
        x: left + (from / max) * room,
        y: top - (ROW - BAR) / 2,
        width: ((to - from) / max) * room,
        height: ROW,
        words,
        behind,
      }),
    )
  const body = plotBody(surface, rows.length * ROW + AXIS_HEIGHT, {
    marginLeft: left,
    marginRight: right,
    marginTop: 0,
    marginBottom: AXIS_HEIGHT,
    x: { domain: [0, max] },
    y: { type: 'identity', axis: null },
    marks: [
      gridLines(surface, ticks),
      rect(
        pieces.filter(({ value }) => value > 0),
        {
          x1: 'from',
          x2: 'to',
          y1: 'top',
          y2: ({ top }: Piece) => top + BAR,
          fill: ({ part }: Piece) => surface.fill(part),
          stroke: ({ part }: Piece) => surface.ink(part.tone),
          title: 'words',
        },
      ),
      number(
        surface,
        pieces.filter((piece) => hasRoom(piece) && piece.part.pattern === 'solid'),
        'paper',
      ),
      number(
        surface,
        pieces.filter((piece) => hasRoom(piece) && piece.part.pattern !== 'solid'),
        'ink',
      ),
      printed(
        surface,
        wholes.map((whole, at) => ({ x: whole, y: middle(at), words: String(whole) })),
        { dx: 6 },
      ),
      rowLabels(
        surface,
        rows.map(({ label }) => label),
        left,
        middle,
      ),
      ...countAxis(surface, ticks, unit),
    ],
  })
  return [{ ...body, marks }]
}

/** Paper on a solid colour; ink on a hatch, with a bit of paper round it, so that no line of the hatch runs through it. */
const number = (
  surface: Surface,
  pieces: readonly { value: number; from: number; to: number; top: number }[],
  colour: 'paper' | 'ink',
) =>
  text(pieces, {
    x: ({ from, to }: { from: number; to: number }) => (from + to) / 2,
    y: ({ top }: { top: number }) => top + BAR / 2,
    text: ({ value }: { value: number }) => String(value),
    fontSize: SMALL,
    fontWeight: 600,
    fill: surface.ink(colour),
    ...(colour === 'ink' && { stroke: surface.ink('paper'), strokeWidth: 6 }),
  })
