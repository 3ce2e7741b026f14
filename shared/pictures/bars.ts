/** Horizontal bars from 0: how often, row by row. Each bar has its number at its end. */
import { axisX, gridX, rect, ruleX, text } from '@observablehq/plot'
import { type Body, countTicks, labelRoom, plotBody, SMALL, TEXT } from './frame.ts'
import type { BarsPicture } from './picture.ts'
import type { Surface } from './surface.ts'
import { drawable, fitText } from './textFit.ts'

const BAR = 12
const ROW_GAP = 10

export function drawBars(surface: Surface, picture: BarsPicture): Body[] {
  const { rows, parts, unit } = picture
  const bars = rows.flatMap((row, at) =>
    parts.flatMap((part, place) => {
      const value = row.values[place] ?? 0
      const top = at * (parts.length * (BAR + 2) + ROW_GAP) + place * (BAR + 2)
      const look = { tone: row.tone ?? part.tone, pattern: part.pattern }
      return { value, top, look, words: `${drawable(row.label)}: ${value} ${part.label}` }
    }),
  )
  const rowHeight = parts.length * (BAR + 2) + ROW_GAP
  const max = bars.reduce((most, { value }) => Math.max(most, value), 1)
  const left = labelRoom(
    surface,
    rows.map(({ label }) => label),
  )
  const right = 20 + String(max).length * 8
  const ticks = countTicks(max, surface.width - left - right)
  const bottom = 34
  const height = rows.length * rowHeight + bottom
  const fonts = { fontSize: SMALL, fill: surface.ink('ink-2') }
  return [
    plotBody(surface, height, {
      marginLeft: left,
      marginRight: right,
      marginTop: 0,
      marginBottom: bottom,
      x: { domain: [0, max] },
      y: { type: 'identity', axis: null },
      marks: [
        gridX(ticks, { stroke: surface.ink('line'), strokeOpacity: 1 }),
        ...(['solid', 'other'] as const).map((which) =>
          rect(
            bars.filter(({ value, look }) => value > 0 && (look.pattern === 'solid') === (which === 'solid')),
            {
              x1: 0,
              x2: 'value',
              y1: 'top',
              y2: ({ top }: { top: number }) => top + BAR,
              fill: ({ look }: (typeof bars)[number]) => surface.fill(look),
              stroke: ({ look }: (typeof bars)[number]) => surface.ink(look.tone),
              title: 'words',
            },
          ),
        ),
        ruleX([0], { stroke: surface.ink('line-ctl') }),
        text(bars, {
          x: 'value',
          y: ({ top }: { top: number }) => top + BAR / 2,
          text: ({ value }: { value: number }) => String(value),
          dx: 5,
          textAnchor: 'start',
          fontSize: SMALL,
          fill: surface.ink('ink'),
        }),
        text(rows, {
          frameAnchor: 'left',
          y: (_: unknown, at: number) => at * rowHeight + (parts.length * (BAR + 2) - 2) / 2,
          text: ({ label }: { label: string }) => fitText(label, left - 10, TEXT),
          title: ({ label }: { label: string }) => drawable(label),
          dx: -8,
          textAnchor: 'end',
          fontSize: TEXT,
          fill: surface.ink('ink'),
        }),
        axisX(ticks, { tickSize: 0, label: unit, labelAnchor: 'right', labelArrow: false, ...fonts }),
      ],
    }),
  ]
}
