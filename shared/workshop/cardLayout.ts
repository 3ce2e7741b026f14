/** How many cards of true size go on a sheet, and where: as many as fit, upright where that makes no difference. */
import type { CardSize, Paper } from '../model/workshop.ts'

/** In millimetres, as they lie on the sheet. */
export interface CardLayout {
  sheet: { width: number; height: number }
  card: { width: number; height: number }
  columns: number
  rows: number
  /** Left and upper edge of the first card. */
  left: number
  top: number
}

const sheets: Readonly<Record<Paper, readonly [number, number]>> = { a4: [210, 297], letter: [215.9, 279.4] }
const cards: Readonly<Record<CardSize, readonly [number, number]>> = {
  a6: [105, 148],
  a7: [74, 105],
  '3x5': [76.2, 127],
}

function laid([width, height]: readonly [number, number], [wide, high]: readonly [number, number]): CardLayout {
  // An A6 is half an A5 rounded down: a hair of play, or two of them would not lie on their own paper.
  const fits = (room: number, size: number): number => Math.floor(room / size + 1e-6)
  const [columns, rows] = [fits(width, wide), fits(height, high)]
  return {
    sheet: { width, height },
    card: { width: wide, height: high },
    columns,
    rows,
    left: (width - columns * wide) / 2,
    top: (height - rows * high) / 2,
  }
}

export function layOut(paper: Paper, size: CardSize): CardLayout {
  const [short, long] = sheets[paper]
  const [narrow, wide] = cards[size]
  const ways = [
    laid([short, long], [wide, narrow]),
    laid([short, long], [narrow, wide]),
    laid([long, short], [wide, narrow]),
    laid([long, short], [narrow, wide]),
  ]
  return ways.reduce((best, each) => (each.columns * each.rows > best.columns * best.rows ? each : best))
}

/** Lines by which to cut, [x1, y1, x2, y2]: outside of the cards where there is room, otherwise at the sheet's edges. */
export function cropMarks({ sheet, card, columns, rows, left, top }: CardLayout): [number, number, number, number][] {
  const length = 5
  const gap = 1.5
  const xs = Array.from({ length: columns + 1 }, (_, i) => left + i * card.width)
  const ys = Array.from({ length: rows + 1 }, (_, i) => top + i * card.height)
  const isInside = (at: number, room: number): boolean => at > 0.6 && at < room - 0.6
  /** From the cards outwards, or inwards from the edge of the sheet. */
  const outward = (edge: number, room: number): [number, number] =>
    edge > gap + 1 ? [Math.max(0, edge - gap - length), edge - gap] : [0, Math.min(length, room)]
  const marks: [number, number, number, number][] = []
  for (const x of xs.filter((at) => isInside(at, sheet.width))) {
    const [from, to] = outward(top, sheet.height)
    marks.push([x, from, x, to], [x, sheet.height - to, x, sheet.height - from])
  }
  for (const y of ys.filter((at) => isInside(at, sheet.height))) {
    const [from, to] = outward(left, sheet.width)
    marks.push([from, y, to, y], [sheet.width - to, y, sheet.width - from, y])
  }
  // Where four cards meet: a small cross.
  for (const x of xs.slice(1, -1))
    for (const y of ys.slice(1, -1)) marks.push([x - 2, y, x + 2, y], [x, y - 2, x, y + 2])
  return marks
}
