/** Horizontal bars from 0: how often, row by row. Each bar has its number at its end. */
import { rect } from '@observablehq/plot'
import { markOf } from './behind.ts'
import { type Body, countTicks, labelRoom, plotBody } from './frame.ts'
import type { BarsPicture } from './picture.ts'
import { AXIS_HEIGHT, countAxis, gridLines, printed, rowLabels } from './rows.ts'
import type { Surface } from './surface.ts'
import { drawable } from './textFit.ts'
import { spoken } from './words.ts'

const BAR = 9
const STEP = BAR + 2
const ROW_GAP = 7

export function drawBars(surface: Surface, { rows, parts, unit }: BarsPicture): Body[] {
  const rowHeight = parts.length * STEP + ROW_GAP
  const bars = rows.flatMap((row, at) =>
    parts.map((part, place) => ({
      value: row.values[place] ?? 0,
      isKnown: row.values[place] !== null,
      top: at * rowHeight + place * STEP,
      part: { tone: row.tone ?? part.tone, pattern: part.pattern },
      words: drawable(`${row.label}: ${row.values[place] ?? 0} ${part.label}`),
    })),
  )
  type Bar = (typeof bars)[number]
  const max = bars.reduce((most, { value }) => Math.max(most, value), 1)
  const left = labelRoom(
    surface,
    rows.map(({ label }) => label),
  )
  const right = 20 + String(max).length * 9
  const ticks = countTicks(max, surface.width - left - right)
  const marks = rows.flatMap(({ label, values, behind }, at) =>
    markOf({
      x: 0,
      y: at * rowHeight - ROW_GAP / 2,
      width: surface.width,
      height: rowHeight,
      words: drawable(`${label}: ${parts.map((part, place) => `${values[place] ?? 0} ${part.label}`).join(', ')}`),
      behind,
    }),
  )
  const body = plotBody(surface, rows.length * rowHeight + AXIS_HEIGHT, {
    marginLeft: left,
    marginRight: right,
    marginTop: 0,
    marginBottom: AXIS_HEIGHT,
    x: { domain: [0, max] },
    y: { type: 'identity', axis: null },
    marks: [
      gridLines(surface, ticks),
      rect(
        bars.filter(({ value }) => value > 0),
        {
          x1: 0,
          x2: 'value',
          y1: 'top',
          y2: ({ top }: Bar) => top + BAR,
          fill: ({ part }: Bar) => surface.fill(part),
          stroke: ({ part }: Bar) => surface.ink(part.tone),
          title: 'words',
        },
      ),
      printed(
        surface,
        bars.map(({ value, isKnown, top }) => ({
          x: value,
          y: top + BAR / 2,
          words: isKnown ? spoken(value, 'count') : 'unknown',
        })),
        { dx: 5 },
      ),
      rowLabels(
        surface,
        rows.map(({ label }) => label),
        left,
        (at) => at * rowHeight + (parts.length * STEP - 2) / 2,
      ),
      ...countAxis(surface, ticks, unit),
    ],
  })
  return [{ ...body, marks }]
}
