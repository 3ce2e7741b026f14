/** Two days side by side: how many stood where, and the bands of those who went from one state to another. */
import { areaY, rect, text } from '@observablehq/plot'
import { markOf } from './behind.ts'
import { type Body, plotBody, SMALL, TEXT } from './frame.ts'
import type { MovesPicture } from './picture.ts'
import type { Surface } from './surface.ts'
import { drawable, fitText } from './textFit.ts'

const HEIGHT = 300
/** One person alone is no broad band. */
const MOST_EACH = 26
const NODE = 14
const GAP = 10
const SIDE = 150
/** Above the bands: the two days. */
const TOP = 30

interface Node {
  key: string
  side: 0 | 1
  count: number
  y1: number
  y2: number
}

export function drawMoves(surface: Surface, { from, to, states, flows }: MovesPicture): Body[] {
  const side = Math.min(SIDE, Math.floor(surface.width * 0.28))
  const all = flows.reduce((sum, { count }) => sum + count, 0)
  const sum = (end: 'from' | 'to', key: string): number =>
    flows.reduce((total, flow) => (flow[end] === key ? total + flow.count : total), 0)
  const used = states.filter(({ key }) => sum('from', key) + sum('to', key) > 0)
  const gaps = GAP * Math.max(0, used.length - 1)
  const scale = Math.min(MOST_EACH, (HEIGHT - gaps) / Math.max(1, all))
  const height = Math.max(20, Math.ceil(all * scale + gaps))
  const nodesOf = (end: 'from' | 'to'): Node[] => {
    let y = 0
    return used.flatMap(({ key }) => {
      const count = sum(end, key)
      if (count === 0) return []
      const node: Node = { key, side: end === 'from' ? 0 : 1, count, y1: y, y2: y + count * scale }
      y = node.y2 + GAP
      return [node]
    })
  }
  const [before, after] = [nodesOf('from'), nodesOf('to')]
  const order = new Map(used.map(({ key }, at) => [key, at]))
  const place = (key: string): number => order.get(key) ?? 0
  const sorted = flows
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => place(a.from) - place(b.from) || place(a.to) - place(b.to))
  const leftUsed = new Map(before.map(({ key, y1 }) => [key, y1]))
  const rightUsed = new Map(after.map(({ key, y1 }) => [key, y1]))
  const take = (used: Map<string, number>, key: string, size: number): number => {
    const y = used.get(key) ?? 0
    used.set(key, y + size)
    return y
  }
  const label = (key: string): string => states.find((state) => state.key === key)?.label ?? key
  const bands = sorted.map((flow, at) => {
    const size = flow.count * scale
    return { ...flow, at, size, left: take(leftUsed, flow.from, size), right: 0 }
  })
  // On the other day the bands come in by where they come from, so that they cross as little as can be.
  for (const band of bands.toSorted((a, b) => place(a.to) - place(b.to) || place(a.from) - place(b.from)))
    band.right = take(rightUsed, band.to, band.size)
  const [x1, x2] = [side + NODE, surface.width - side - NODE]
  const edges = bands.flatMap((band) =>
    [0, 1].map((end) => ({ ...band, x: end === 0 ? x1 : x2, top: end === 0 ? band.left : band.right })),
  )
  type Edge = (typeof edges)[number]
  const partOf = (key: string) =>
    states.find((state) => state.key === key) ?? { tone: 'px' as const, pattern: 'solid' as const }
  const nodes = [...before, ...after]
  const moved = bands.filter(({ from: a, to: b, size }) => a !== b && size >= 12)
  const personWords = (count: number): string => (count === 1 ? '1 person' : `${count} people`)
  const marks = [
    ...nodes.flatMap(({ key, side: end, count, y1, y2 }) =>
      markOf({
        x: end === 0 ? 0 : x2,
        y: TOP + y1,
        width: x1,
        height: y2 - y1,
        words: drawable(`${label(key)}, ${end === 0 ? from : to}: ${personWords(count)}`),
        behind: states.find((state) => state.key === key)?.behind?.[end === 0 ? 'from' : 'to'],
      }),
    ),
    // A band is met where it leaves its state: further on it crosses others.
    ...bands.flatMap(({ from: was, to: now, count, size, left, behind }) =>
      markOf({
        x: x1,
        y: TOP + left,
        width: (x2 - x1) / 4,
        height: size,
        words: drawable(
          was === now
            ? `${label(was)} before and after: ${personWords(count)}`
            : `From ${label(was)} to ${label(now)}: ${personWords(count)}`,
        ),
        behind,
      }),
    ),
  ]
  const body = plotBody(surface, height + 42, {
    marginLeft: 0,
    marginRight: 0,
    marginTop: TOP,
    marginBottom: 12,
    x: { type: 'identity', axis: null },
    y: { type: 'identity', axis: null },
    opacity: { type: 'identity' },
    marks: [
      text([from, to], {
        x: (_: string, at: number) => (at === 0 ? side : surface.width - side),
        y: () => 12,
        text: (day: string) => drawable(day),
        textAnchor: 'middle',
        fontSize: TEXT,
        fontWeight: 600,
        fill: surface.ink('ink'),
      }),
      areaY(edges, {
        x: 'x',
        y1: ({ top }: Edge) => TOP + top,
        y2: ({ top, size }: Edge) => TOP + top + size,
        z: 'at',
        curve: 'bump-x',
        fill: ({ to: key }: Edge) => surface.ink(partOf(key).tone),
        fillOpacity: ({ from: a, to: b }: Edge) => (a === b ? 0.14 : 0.42),
      }),
      rect(nodes, {
        x1: ({ side: end }: Node) => (end === 0 ? x1 - NODE : x2),
        x2: ({ side: end }: Node) => (end === 0 ? x1 : x2 + NODE),
        y1: ({ y1: y }: Node) => TOP + y,
        y2: ({ y2: y }: Node) => TOP + y,
        fill: ({ key }: Node) => surface.fill(partOf(key)),
        stroke: ({ key }: Node) => surface.ink(partOf(key).tone),
      }),
      ...([0, 1] as const).map((end) =>
        text(spread(end === 0 ? before : after), {
          x: end === 0 ? side - 8 : surface.width - side + 8,
          y: ({ middle }: { middle: number }) => TOP + middle,
          text: ({ key, count }: Node) => `${fitText(label(key), side - 44, TEXT)} ${count}`,
          textAnchor: end === 0 ? 'end' : 'start',
          fontSize: TEXT,
          fill: surface.ink('ink'),
        }),
      ),
      // How many moved, at the start of each band that is wide enough; all of them are in the table.
      text(moved, {
        x: () => x1 + 16,
        y: ({ left, size }: (typeof moved)[number]) => TOP + left + size / 2,
        text: ({ count }: (typeof moved)[number]) => String(count),
        textAnchor: 'middle',
        fontSize: SMALL,
        fontWeight: 600,
        fill: surface.ink('ink'),
        stroke: surface.ink('paper'),
        strokeWidth: 4,
      }),
    ],
  })
  return [{ ...body, marks }]
}

/** Labels at the middle of their nodes, moved apart where those are thinner than a line. */
function spread(nodes: readonly Node[]): (Node & { middle: number })[] {
  let last = -Infinity
  return nodes.map((node) => {
    last = Math.max((node.y1 + node.y2) / 2, last + 15)
    return { ...node, middle: last }
  })
}
