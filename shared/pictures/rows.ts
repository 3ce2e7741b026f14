/** What drawings of rows have in common: their labels at the left, the axis below, the values in words. */
import { axisX, gridX, ruleX, text } from '@observablehq/plot'
import { SMALL, TEXT } from './frame.ts'
import type { ColourName } from './theme.ts'
import type { Surface } from './surface.ts'
import { drawable, fitText } from './textFit.ts'
import { spoken } from './words.ts'

/** Under the rows: the numbers of the axis and what they count. */
export const AXIS_HEIGHT = 34

/** Labels that end `away` px before the frame, each at the height that `y` says, whole as its title. */
export const rowLabels = (
  surface: Surface,
  labels: readonly string[],
  room: number,
  y: (at: number) => number,
  away = 0,
) =>
  text(labels, {
    frameAnchor: 'left',
    y: (_: string, at: number) => y(at),
    text: (label: string) => fitText(label, room - 10, TEXT),
    title: (label: string) => drawable(label),
    dx: -8 - away,
    textAnchor: 'end',
    fontSize: TEXT,
    fill: surface.ink('ink'),
  })

export interface Printed {
  x?: number
  y: number
  words: string
}

/** Words beside marks. */
export const printed = (
  surface: Surface,
  words: readonly Printed[],
  options: { dx?: number; anchor?: 'start' | 'middle' | 'end'; colour?: ColourName; frame?: 'left' | 'right' } = {},
) => {
  const { dx = 0, anchor = 'start', colour = 'ink', frame } = options
  return text(words, {
    ...(frame ? { frameAnchor: frame } : { x: 'x' }),
    y: 'y',
    text: 'words',
    dx,
    textAnchor: anchor,
    fontSize: SMALL,
    fill: surface.ink(colour),
  })
}

/** Faint lines at the ticks, behind everything. */
export const gridLines = (surface: Surface, ticks: readonly number[]) =>
  gridX([...ticks], { stroke: surface.ink('line'), strokeOpacity: 1 })

/** The line at 0, and the numbers below. */
export const countAxis = (
  surface: Surface,
  ticks: readonly number[],
  unit: string,
  format: (value: number) => string = (value) => spoken(value, 'count'),
) => [
  ruleX([0], { stroke: surface.ink('line-ctl') }),
  axisX([...ticks], {
    tickSize: 0,
    tickFormat: format,
    label: unit,
    labelAnchor: 'right',
    labelArrow: false,
    fontSize: SMALL,
    fill: surface.ink('ink-2'),
  }),
]
