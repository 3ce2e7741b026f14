/** Disputes to the left of 0, supports to the right, on one scale: which way a code leans, and how heavily. */
import { rect } from '@observablehq/plot'
import type { Stance } from '../model/coding.ts'
import { type Behind, markOf } from './behind.ts'
import { type Body, countTicks, labelRoom, plotBody } from './frame.ts'
import type { BalancePicture, Part } from './picture.ts'
import { AXIS_HEIGHT, countAxis, gridLines, printed, rowLabels } from './rows.ts'
import type { Surface } from './surface.ts'
import { drawable } from './textFit.ts'
import { spoken } from './words.ts'

export const SUPPORTS: Part = { label: '+ supports', tone: 'for', pattern: 'solid' }
export const ILLUSTRATES: Part = { label: '○ illustrates, at the right', tone: 'illus', pattern: 'outline' }
export const DISPUTES: Part = { label: '− disputes', tone: 'against', pattern: 'slant' }

const BAR = 12
const ROW = 24
/** What neither supports nor disputes, in a column of its own at the right edge. */
const ASIDE = 46

export function drawBalance(surface: Surface, { rows, unit }: BalancePicture): Body[] {
  const bars = rows.flatMap(({ label, supports, disputes }, at) =>
    [
      { value: supports, to: supports, part: SUPPORTS, words: `${label}: ${supports} support` },
      { value: disputes, to: -disputes, part: DISPUTES, words: `${label}: ${disputes} dispute` },
    ].map((bar) => ({ ...bar, top: at * ROW + (ROW - BAR) / 2, words: drawable(bar.words) })),
  )
  type Bar = (typeof bars)[number]
  const most = (part: Part): number =>
    bars.reduce((max, bar) => (bar.part === part ? Math.max(max, bar.value) : max), 0)
  const [toLeft, toRight] = [most(DISPUTES), Math.max(1, most(SUPPORTS))]
  // Room for the number beyond the longest bar to the left; the axis stays one scale.
  const labels = labelRoom(
    surface,
    rows.map(({ label }) => label),
  )
  const left = labels + 14 + String(toLeft).length * 8
  const right = ASIDE + 18 + String(toRight).length * 8
  const steps = countTicks(
    Math.max(toLeft, toRight),
    (surface.width - left - right) * (Math.max(toLeft, toRight) / (toLeft + toRight)),
  )
  const ticks = [
    ...steps.filter((tick) => tick > 0 && tick <= toLeft).map((tick) => -tick),
    ...steps.filter((tick) => tick <= toRight),
  ]
  const middle = (at: number): number => at * ROW + ROW / 2
  const hasIllustrates = rows.some(({ illustrates }) => illustrates > 0)
  // The label leads to the whole row, each side to what is said so.
  const zero = left + (toLeft / (toLeft + toRight)) * (surface.width - left - right)
  const marks = rows.flatMap(({ label, supports, disputes, illustrates, behind }, at) => {
    const box = { y: at * ROW, height: ROW }
    const side = (stance: Stance, x: number, to: number, count: number, word: string) =>
      count === 0
        ? []
        : markOf({
            ...box,
            x,
            width: to - x,
            words: drawable(`${label}: ${count} ${word}`),
            behind: withStance(behind, stance),
          })
    const edge = surface.width - (hasIllustrates ? ASIDE : 0)
    return [
      ...markOf({ ...box, x: 0, width: labels, words: drawable(label), behind }),
      ...side('disputes', labels, zero, disputes, disputes === 1 ? 'disputes' : 'dispute'),
      ...side('supports', zero, edge, supports, supports === 1 ? 'supports' : 'support'),
      ...side('illustrates', edge, surface.width, illustrates, illustrates === 1 ? 'illustrates' : 'illustrate'),
    ]
  })
  const body = plotBody(surface, rows.length * ROW + AXIS_HEIGHT, {
    marginLeft: left,
    marginRight: right,
    marginTop: 0,
    marginBottom: AXIS_HEIGHT,
    x: { domain: [-toLeft, toRight] },
    y: { type: 'identity', axis: null },
    marks: [
      gridLines(surface, ticks),
      rect(
        bars.filter(({ value }) => value > 0),
        {
          x1: 0,
          x2: 'to',
          y1: 'top',
          y2: ({ top }: Bar) => top + BAR,
          fill: ({ part }: Bar) => surface.fill(part),
          stroke: ({ part }: Bar) => surface.ink(part.tone),
          title: 'words',
        },
      ),
      printed(
        surface,
        rows.map(({ supports }, at) => ({ x: supports, y: middle(at), words: supports > 0 ? `+${supports}` : '' })),
        { dx: 5 },
      ),
      printed(
        surface,
        rows.map(({ disputes }, at) => ({ x: -disputes, y: middle(at), words: disputes > 0 ? `−${disputes}` : '' })),
        { dx: -5, anchor: 'end' },
      ),
      ...(hasIllustrates
        ? [
            printed(
              surface,
              rows.map(({ illustrates }, at) => ({
                y: middle(at),
                words: illustrates > 0 ? `○ ${illustrates}` : '',
              })),
              { frame: 'right', dx: right - 2, anchor: 'end', colour: 'ink-2' },
            ),
          ]
        : []),
      rowLabels(
        surface,
        rows.map(({ label }) => label),
        labels,
        middle,
        left - labels,
      ),
      ...countAxis(surface, ticks, unit, (value) => spoken(Math.abs(value), 'count')),
    ],
  })
  return [{ ...body, marks }]
}

const withStance = (behind: Behind | undefined, stance: Stance): Behind | undefined =>
  behind?.kind === 'quotes' ? { ...behind, stance } : behind
