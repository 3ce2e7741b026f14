/** Estimates with their intervals, on an axis that has 0 on it; what each row rests on stands at its end. */
import { dot, rect, ruleX, text } from '@observablehq/plot'
import { markOf } from './behind.ts'
import { type Body, labelRoom, plotBody, SMALL } from './frame.ts'
import type { IntervalsPicture } from './picture.ts'
import { AXIS_HEIGHT, countAxis, gridLines, printed, rowLabels } from './rows.ts'
import type { Surface } from './surface.ts'
import { drawable, fitText, widthOf } from './textFit.ts'
import { SMALL_NUMBER, spoken } from './words.ts'

const ROW = 28
const CAP = 7

export function drawIntervals(surface: Surface, { rows, domain, format, marks = [] }: IntervalsPicture): Body[] {
  const within = rows.flatMap(({ value, low, high }) => [value, low, high]).filter((number) => number !== null)
  const from = Math.min(0, domain[0], ...within)
  const to = Math.max(domain[1], ...within, from + 0.01)
  const labels = rows.map(({ label }) => label)
  const left = labelRoom(surface, labels)
  const ends = rows.map(
    ({ value, n }) => `${value === null ? '' : `${spoken(value, format)}, `}n = ${spoken(n, 'count')}`,
  )
  const right = 14 + ends.reduce((max, end) => Math.max(max, widthOf(end, SMALL)), 0)
  const room = surface.width - left - right
  const ticks = valueTicks(from, to, room)
  const middle = (at: number): number => top + at * ROW + ROW / 2
  const top = marks.length > 0 ? 18 : 0
  const known = rows.flatMap((row, at) => (row.value === null ? [] : [{ ...row, y: middle(at) }]))
  const whiskers = known.flatMap(({ low, high, y }) => (low === null || high === null ? [] : [{ low, high, y }]))
  const caps = whiskers.flatMap(({ low, high, y }) => [low, high].map((x) => ({ x, y })))
  type Whisker = (typeof whiskers)[number]
  const unknown = rows.flatMap(({ value, words }, at) =>
    value === null ? [{ x: from, y: middle(at), words: fitText(words ?? 'unknown', room - 8, SMALL) }] : [],
  )
  const wordsOf = ({ label, value, low, high, n, words }: IntervalsPicture['rows'][number]): string =>
    drawable(
      `${label}: ${value === null ? (words ?? 'unknown') : spoken(value, format)}${low === null || high === null ? '' : `, between ${spoken(low, format)} and ${spoken(high, format)}`}, n = ${n}`,
    )
  const leads = rows.flatMap((row, at) =>
    markOf({
      x: 0,
      y: top + at * ROW,
      width: surface.width,
      height: ROW,
      words: wordsOf(row),
      behind: row.behind,
    }),
  )
  const body = plotBody(surface, top + rows.length * ROW + AXIS_HEIGHT, {
    marginLeft: left,
    marginRight: right,
    marginTop: top,
    marginBottom: AXIS_HEIGHT,
    x: { domain: [from, to] },
    y: { type: 'identity', axis: null },
    marks: [
      gridLines(surface, ticks),
      ruleX(
        marks.map(({ at }) => at),
        { stroke: surface.ink('line-ctl'), strokeDasharray: '4 3' },
      ),
      text(marks, {
        x: 'at',
        frameAnchor: 'top',
        dy: -8,
        text: ({ label }: { label: string }) => drawable(label),
        fontSize: SMALL,
        fill: surface.ink('ink-2'),
      }),
      rect(whiskers, {
        x1: 'low',
        x2: 'high',
        y1: ({ y }: Whisker) => y - 1,
        y2: ({ y }: Whisker) => y + 1,
        fill: surface.ink('ink-2'),
      }),
      ruleX(caps, {
        x: 'x',
        y1: ({ y }: { y: number }) => y - CAP,
        y2: ({ y }: { y: number }) => y + CAP,
        stroke: surface.ink('ink-2'),
        strokeWidth: 1.5,
      }),
      // Hollow where there is too little to go by.
      dot(known, {
        x: 'value',
        y: 'y',
        r: 5,
        fill: ({ n }: IntervalsPicture['rows'][number]) => surface.ink(n < SMALL_NUMBER ? 'paper' : 'accent'),
        stroke: surface.ink('accent'),
        strokeWidth: 1.5,
        title: wordsOf,
      }),
      printed(surface, unknown, { dx: 6, colour: 'ink-2' }),
      printed(
        surface,
        ends.map((words, at) => ({ y: middle(at), words })),
        { frame: 'right', dx: right, anchor: 'end' },
      ),
      rowLabels(surface, labels, left, middle),
      ...countAxis(surface, ticks, '', (value) => spoken(value, format)),
    ],
  })
  return [{ ...body, marks: leads }]
}

/** About one each 80 px, at round values. */
function valueTicks(from: number, to: number, width: number): number[] {
  const wanted = Math.max(2, Math.floor(width / 80))
  const step =
    [0.05, 0.1, 0.2, 0.25, 0.5, 1, 2, 5, 10].find((size) => (to - from) / size <= wanted) ?? (to - from) / wanted
  const first = Math.ceil(from / step - 1e-9)
  const last = Math.floor(to / step + 1e-9)
  return Array.from({ length: last - first + 1 }, (_, at) => Number(((first + at) * step).toFixed(6)))
}
