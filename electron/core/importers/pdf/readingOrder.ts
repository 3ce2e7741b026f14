/**
 * Puts a page's fragments into reading order: finds the gutters between columns of prose, reads
 * what spans them where it stands, and columns one after the other in between. Tables also
 * have gutters, but their cells are short; they are read row by row.
 */
import type { PdfFragment } from './fragments.ts'

/** A line of one column: fragments on one baseline, left to right. */
export interface PdfLine {
  fragments: PdfFragment[]
  x: number
  right: number
  top: number
  bottom: number
  baseline: number
  size: number
  /** Edges of the column that the line stands in. */
  column: { x: number; right: number }
}

/** Lines of the page in reading order. */
export function orderLines(fragments: readonly PdfFragment[]): PdfLine[] {
  return orderRegion([...fragments], 0)
}

function orderRegion(fragments: PdfFragment[], depth: number): PdfLine[] {
  const gutter = depth < 4 && fragments.length >= 6 ? findGutter(fragments) : undefined
  if (depth < 2 && fragments.length >= 16) {
    // A slit between a title's lines and a column is not the white between the columns.
    const wanted = gutter ? (gutter.to - gutter.from) * 2 : 0
    const ordered = wanted < 24 ? orderBelowTitle(fragments, depth, wanted) : undefined
    if (ordered) return ordered
  }
  if (!gutter) return toLines(fragments)
  const { from, to } = gutter
  const middle = (from + to) / 2
  const spans = (f: PdfFragment) => f.x < from - 1 && f.right > to + 1
  // Above the columns, a short line whose middle stands in the white belongs to neither of them.
  const isCentred = (f: PdfFragment) =>
    f.x < middle - 1 && f.right > middle + 1 && Math.abs((f.x + f.right) / 2 - middle) < (to - from) / 2 + f.size
  const lines: PdfLine[] = []
  let band: PdfFragment[] = []
  const flush = () => {
    if (band.length === 0) return
    lines.push(
      ...orderRegion(
        band.filter((f) => (f.x + f.right) / 2 < middle),
        depth + 1,
      ),
    )
    lines.push(
      ...orderRegion(
        band.filter((f) => (f.x + f.right) / 2 >= middle),
        depth + 1,
      ),
    )
    band = []
  }
  const spanning: PdfFragment[] = []
  for (const fragment of fragments.toSorted((a, b) => a.baseline - b.baseline)) {
    if (!spans(fragment) && !(band.length === 0 && isCentred(fragment))) {
      if (spanning.length > 0) {
        lines.push(...toLines(spanning.splice(0)))
      }
      band.push(fragment)
      continue
    }
    flush()
    spanning.push(fragment)
  }
  flush()
  if (spanning.length > 0) lines.push(...toLines(spanning))
  return lines
}

/** Title, authors and addresses of a first page may stand on every gutter; columns begin below. */
function orderBelowTitle(fragments: PdfFragment[], depth: number, wanted: number): PdfLine[] | undefined {
  const top = Math.min(...fragments.map((f) => f.top))
  const height = Math.max(...fragments.map((f) => f.bottom)) - top
  for (const share of [0.12, 0.2, 0.28, 0.36, 0.45, 0.55]) {
    const below = fragments.filter((f) => f.baseline > top + height * share)
    const gutter = below.length < 12 ? undefined : findGutter(below)
    if (!gutter || gutter.to - gutter.from <= wanted) continue
    const above = fragments.filter((f) => f.baseline <= top + height * share)
    return [...orderRegion(above, depth + 2), ...orderRegion(below, depth + 1)]
  }
  return undefined
}

/** A band of white between two columns of prose; undefined when there is none. */
function findGutter(fragments: readonly PdfFragment[]): { from: number; to: number } | undefined {
  const left = Math.min(...fragments.map((f) => f.x))
  const right = Math.max(...fragments.map((f) => f.right))
  const width = right - left
  if (!(width > 60) || width > 20_000) return undefined
  const covered = new Int32Array(Math.ceil(width) + 2)
  for (const f of fragments) {
    for (let x = Math.max(0, Math.floor(f.x - left)); x <= Math.ceil(f.right - left) && x < covered.length; x++)
      covered[x] = (covered[x] ?? 0) + 1
  }
  // A few titles and wide figures may cross the gutter; a fifth of all lines may not.
  const allowed = Math.max(1, Math.floor(fragments.length * 0.12))
  let best: { from: number; to: number; score: number } | undefined
  let start = -1
  for (let x = Math.floor(width * 0.12); x <= Math.ceil(width * 0.88); x++) {
    const free = (covered[x] ?? 0) <= allowed
    if (free && start === -1) start = x
    if ((!free || x === Math.ceil(width * 0.88)) && start !== -1) {
      const candidate = { from: left + start, to: left + x }
      const score = x - start >= 5 ? columnScore(fragments, candidate.from, candidate.to) : 0
      if (score > (best?.score ?? 0)) best = { ...candidate, score }
      start = -1
    }
  }
  return best
}

/** Above 0 when both sides read like prose: several lines that fill their column. */
function columnScore(fragments: readonly PdfFragment[], from: number, to: number): number {
  const middle = (from + to) / 2
  const inside = fragments.filter((f) => !(f.x < from - 1 && f.right > to + 1))
  const sides = [
    inside.filter((f) => (f.x + f.right) / 2 < middle),
    inside.filter((f) => (f.x + f.right) / 2 >= middle),
  ]
  let score = Number.POSITIVE_INFINITY
  for (const side of sides) {
    if (side.length < 3) return 0
    const x = Math.min(...side.map((f) => f.x))
    const right = Math.max(...side.map((f) => f.right))
    const full = side.filter((f) => f.right - f.x > (right - x) * 0.55).length
    const letters = side.reduce((sum, f) => sum + f.pieces.reduce((n, p) => n + p.text.length, 0), 0) / side.length
    if (full < side.length * 0.35 || letters < 14) return 0
    score = Math.min(score, full)
  }
  const heights = sides.map((side) => Math.max(...side.map((f) => f.bottom)) - Math.min(...side.map((f) => f.top)))
  return Math.min(...heights) < Math.max(...heights) * 0.08 ? 0 : score
}

/** Groups one column's fragments into lines, top to bottom. */
function toLines(fragments: readonly PdfFragment[]): PdfLine[] {
  if (fragments.length === 0) return []
  const column = { x: Math.min(...fragments.map((f) => f.x)), right: Math.max(...fragments.map((f) => f.right)) }
  const lines: PdfLine[] = []
  for (const fragment of fragments.toSorted((a, b) => a.baseline - b.baseline || a.x - b.x)) {
    const line = lines[lines.length - 1]
    if (line && Math.abs(line.baseline - fragment.baseline) < Math.max(line.size, fragment.size) * 0.4) {
      line.fragments.push(fragment)
      line.x = Math.min(line.x, fragment.x)
      line.right = Math.max(line.right, fragment.right)
      line.top = Math.min(line.top, fragment.top)
      line.bottom = Math.max(line.bottom, fragment.bottom)
      if (fragment.right - fragment.x > (line.right - line.x) / 2) line.size = fragment.size
      continue
    }
    const { x, right, top, bottom, baseline, size } = fragment
    lines.push({ fragments: [fragment], x, right, top, bottom, baseline, size, column })
  }
  for (const line of lines) {
    const rtl =
      line.fragments.flatMap((f) => f.pieces).filter((p) => p.rtl).length * 2 >
      line.fragments.flatMap((f) => f.pieces).length
    line.fragments.sort((a, b) => (rtl ? b.right - a.right : a.x - b.x))
  }
  return lines
}
