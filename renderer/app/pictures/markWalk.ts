/** Where an arrow leads among the marks of a drawing: the nearest one that way, rather straight on than aside. */
import type { Mark } from '#shared/pictures/behind.ts'

type Box = Pick<Mark, 'x' | 'y' | 'width' | 'height'>

const ways: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/** What lies straight on comes before all that lies aside, however near. */
const ASIDE = 100_000
/** Of those, rather what is less to one side. */
const SLANT = 0.2

const middle = ({ x, y, width, height }: Box): readonly [number, number] => [x + width / 2, y + height / 2]

/** Whether two stretches have more than an edge in common. */
const meet = (from: number, size: number, otherFrom: number, otherSize: number): boolean =>
  Math.min(from + size, otherFrom + otherSize) - Math.max(from, otherFrom) > 1

/** The place of the mark to go to; undefined: it is no key of these, or nothing lies that way. */
export function markAt(key: string, from: number, marks: readonly Box[]): number | undefined {
  if (key === 'Home') return 0
  if (key === 'End') return marks.length - 1
  const way = ways[key]
  const start = marks[from]
  if (way === undefined || start === undefined) return undefined
  const [x, y] = middle(start)
  let best: number | undefined
  let least = Infinity
  for (const [at, mark] of marks.entries()) {
    const [toX, toY] = middle(mark)
    const along = (toX - x) * way[0] + (toY - y) * way[1]
    if (along <= 0.5) continue
    const isStraight =
      way[0] === 0 ? meet(start.x, start.width, mark.x, mark.width) : meet(start.y, start.height, mark.y, mark.height)
    const aside = Math.abs((toX - x) * way[1]) + Math.abs((toY - y) * way[0])
    const cost = along + (isStraight ? SLANT * aside : ASIDE + aside)
    if (cost < least) [best, least] = [at, cost]
  }
  return best
}
