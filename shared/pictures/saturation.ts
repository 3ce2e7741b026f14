/**
 * Saturation in two parts over one axis of sources: the new codes that each brought, and, for each run after the base,
 * how much new there was against the base, with the line below which hardly anything is.
 */
import { axisX, axisY, dot, gridY, line, rect, ruleY, text } from '@observablehq/plot'
import { markOf } from './behind.ts'
import { type Body, countTicks, plotBody, SMALL, TEXT } from './frame.ts'
import type { SaturationPicture } from './picture.ts'
import { sourcesPerBar } from './reduce.ts'
import type { Surface } from './surface.ts'
import { drawable, fitText } from './textFit.ts'
import { spoken } from './words.ts'

const HEIGHT = 130
/** A few sources take no more room than these would. */
const FEWEST = 8
/** Above a plot: its heading, and the number of a bar that reaches the top. */
const TOP = 44
const LEFT = 44
const RIGHT = 60

export function drawSaturation(surface: Surface, picture: SaturationPicture): Body[] {
  const { sources, base, threshold, reachedAt } = picture
  const each = sourcesPerBar(picture)
  const bars = Array.from({ length: Math.ceil(sources.length / each) }, (_, at) => {
    const of = sources.slice(at * each, (at + 1) * each)
    const value = of.reduce((sum, { newCodes }) => sum + newCodes, 0)
    const [from, to] = [at * each + 0.5, at * each + of.length + 0.5]
    const name = of.length === 1 ? `${at + 1}: ${of[0]?.label ?? ''}` : `${from + 0.5} to ${to - 0.5}`
    return {
      from,
      to,
      value,
      isBase: at * each < base,
      title: drawable(`${name}, ${value} new`),
      behind: of.length === 1 ? of[0]?.behind : undefined,
    }
  })
  type Bar = (typeof bars)[number]
  // One run for each bar: the one with the most that is new, so that nothing looks calmer than it was.
  const points = new Map<number, { to: number; share: number; newCodes: number }>()
  for (const { to, share, newCodes } of picture.runs) {
    const bar = Math.ceil(to / each)
    if (share !== null && share >= (points.get(bar)?.share ?? -1)) points.set(bar, { to, share, newCodes })
  }
  const runs = [...points.values()]
  type Run = (typeof runs)[number]
  const x = { domain: [0.5, Math.max(sources.length, FEWEST) + 0.5] as [number, number] }
  const fonts = { fontSize: SMALL, fill: surface.ink('ink-2') }
  const ticks = countTicks(sources.length, surface.width - LEFT - RIGHT).filter((tick) => tick > 0)
  const max = bars.reduce((most, { value }) => Math.max(most, value), 1)
  const counts = countTicks(max, HEIGHT * 2)
  const hasNumbers = (surface.width - LEFT - RIGHT) / bars.length > 16
  const baseEnd = Math.min(base, sources.length)
  const ground = [{ x1: 0.5, x2: baseEnd + 0.5, y1: 0, y2: max }]
  const heading = (words: string) =>
    text([fitText(words, surface.width, TEXT)], {
      frameAnchor: 'top-left',
      dx: -LEFT,
      dy: 14 - TOP,
      textAnchor: 'start',
      fontSize: TEXT,
      fontWeight: 600,
      fill: surface.ink('ink'),
    })
  const xAxis = axisX(ticks, {
    tickFormat: (tick: number) => spoken(tick, 'count'),
    tickSize: 0,
    label: 'sources, in the order of import',
    labelAnchor: 'right',
    labelArrow: false,
    ...fonts,
  })
  const top = plotBody(surface, HEIGHT + TOP + 40, {
    marginLeft: LEFT,
    marginRight: RIGHT,
    marginTop: TOP,
    marginBottom: 40,
    x,
    y: { domain: [0, max] },
    marks: [
      heading(
        sources.length > base
          ? `New codes by source; the first ${base}, hatched, are the base`
          : `New codes by source; all ${sources.length} belong to the base, which is ${base}`,
      ),
      rect(ground, { x1: 'x1', x2: 'x2', y1: 'y1', y2: 'y2', fill: surface.ink('line'), fillOpacity: 0.55 }),
      gridY(counts, { stroke: surface.ink('line'), strokeOpacity: 1 }),
      rect(
        bars.filter(({ value }) => value > 0),
        {
          x1: 'from',
          x2: 'to',
          y1: 0,
          y2: 'value',
          insetLeft: bars.length > 60 ? 0.25 : 1,
          insetRight: bars.length > 60 ? 0.25 : 1,
          fill: ({ isBase }: Bar) => surface.fill({ tone: 'p2', pattern: isBase ? 'slant' : 'solid' }),
          stroke: surface.ink('p2'),
          strokeWidth: bars.length > 60 ? 0 : 1,
          title: 'title',
        },
      ),
      ...(hasNumbers
        ? [
            text(bars, {
              x: ({ from, to }: Bar) => (from + to) / 2,
              y: 'value',
              dy: -7,
              text: ({ value }: Bar) => String(value),
              fontSize: SMALL,
              fill: surface.ink('ink'),
              stroke: surface.ink('paper'),
              strokeWidth: 3,
            }),
          ]
        : []),
      ruleY([0], { stroke: surface.ink('line-ctl') }),
      axisY(counts, { tickSize: 0, label: null, tickFormat: (tick: number) => spoken(tick, 'count'), ...fonts }),
      xAxis,
    ],
  })
  const scale = (surface.width - LEFT - RIGHT) / (x.domain[1] - x.domain[0])
  const marks = bars.flatMap(({ from, to, title, behind }) =>
    markOf({
      x: LEFT + (from - x.domain[0]) * scale,
      y: TOP - 16,
      width: (to - from) * scale,
      height: HEIGHT + 34,
      words: title,
      behind,
    }),
  )
  const bySource = { ...top, marks }
  if (runs.length === 0) return [bySource]
  const highest = Math.max(threshold * 2, ...runs.map(({ share }) => share))
  const shares = [0, ...[0.05, 0.1, 0.2, 0.25, 0.5, 1, 2, 5].filter((share) => share <= highest)]
  const step = shares.findLast((share) => share > 0 && highest / share >= 2) ?? highest
  const levels = Array.from({ length: Math.floor(highest / step + 1e-9) + 1 }, (_, at) => at * step)
  const bottom = plotBody(surface, HEIGHT + TOP + 40, {
    marginLeft: LEFT,
    marginRight: RIGHT,
    marginTop: TOP,
    marginBottom: 40,
    x,
    y: { domain: [0, highest] },
    marks: [
      heading('New in each run, against the codes of the base'),
      gridY(levels, { stroke: surface.ink('line'), strokeOpacity: 1 }),
      ruleY([threshold], { stroke: surface.ink('ink-2'), strokeDasharray: '4 3' }),
      text([threshold], {
        frameAnchor: 'right',
        y: threshold,
        dx: RIGHT,
        textAnchor: 'end',
        text: (at: number) => `at most ${spoken(at, 'share')}`,
        fontSize: SMALL,
        fill: surface.ink('ink-2'),
        dy: -7,
      }),
      line(runs, { x: 'to', y: 'share', stroke: surface.ink('p2'), strokeWidth: 1.5 }),
      dot(runs.length > 60 ? runs.filter(({ to }) => to === reachedAt) : runs, {
        x: 'to',
        y: 'share',
        r: 4,
        fill: ({ to }: Run) => surface.ink(to === reachedAt ? 'for' : 'paper'),
        stroke: ({ to }: Run) => surface.ink(to === reachedAt ? 'for' : 'p2'),
        strokeWidth: 1.5,
        title: ({ to, share, newCodes }: Run) => `up to source ${to}: ${newCodes} new, ${spoken(share, 'share')}`,
      }),
      ...(runs.length <= 20
        ? [
            text(runs, {
              x: 'to',
              y: 'share',
              dy: -10,
              text: ({ share }: Run) => spoken(share, 'share'),
              fontSize: SMALL,
              fill: surface.ink('ink'),
              stroke: surface.ink('paper'),
              strokeWidth: 3,
            }),
          ]
        : []),
      ruleY([0], { stroke: surface.ink('line-ctl') }),
      axisY(levels, { tickSize: 0, label: null, tickFormat: (share: number) => spoken(share, 'share'), ...fonts }),
      xAxis,
    ],
  })
  return [bySource, bottom]
}
