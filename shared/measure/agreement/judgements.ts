/** From codings of passages to judgements of units: which coder said present of which code on which unit. */
import type { PresenceCell } from './presence.ts'

/** Units of one source in its order, by their first position and the one after their last, in code points. */
export interface Units {
  starts: Int32Array
  ends: Int32Array
}

/** One source's codings, four numbers each: start, end, code, coder (a place in `coders`). */
export interface CodedSource {
  units: Units
  /** Numbers of those who took part: each judged every unit. */
  coders: readonly number[]
  codings: Int32Array
}

export interface Judgements {
  cells: PresenceCell[]
  /** Of the coders with the numbers 0 and 1, where there are no others. */
  table: { both: number; onlyFirst: number; onlySecond: number; neither: number } | null
}

/** The first unit that ends after a position. */
function firstAfter({ ends }: Units, position: number): number {
  let low = 0
  let high = ends.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((ends[middle] as number) <= position) low = middle + 1
    else high = middle
  }
  return low
}

/** Beyond any number of coders of one source: what the first coder said is counted in steps of it. */
const FIRST = 1 << 16

/** What everybody said of every code, by code. `coders`: how many there are in all. */
export function judge(sources: readonly CodedSource[], codes: number, coders: number): Judgements[] {
  const cells = Array.from({ length: codes }, () => new Map<number, PresenceCell>())
  const tables = Array.from({ length: codes }, () => ({ both: 0, onlyFirst: 0, onlySecond: 0, neither: 0 }))
  const unitsBy = new Map<number, number>()
  for (const { units, coders: here, codings } of sources) {
    const judged = here.length
    const length = units.starts.length
    if (judged < 2 || length === 0) continue
    unitsBy.set(judged, (unitsBy.get(judged) ?? 0) + length)
    const seen = new Set<number>()
    const present = new Map<number, number>()
    for (let at = 0; at < codings.length; at += 4) {
      const start = codings[at] as number
      const end = codings[at + 1] as number
      const code = codings[at + 2] as number
      const coder = codings[at + 3] as number
      for (let unit = firstAfter(units, start); unit < length && (units.starts[unit] as number) < end; unit++) {
        const key = code * length + unit
        const mark = key * judged + coder
        if (seen.has(mark)) continue
        seen.add(mark)
        present.set(key, (present.get(key) ?? 0) + 1 + (here[coder] === 0 ? FIRST : 0))
      }
    }
    for (const [key, said] of present) {
      const code = Math.floor(key / length)
      const count = said % FIRST
      const kind = judged * FIRST + count
      const cell = cells[code]?.get(kind)
      if (cell) cell.count++
      else cells[code]?.set(kind, { judged, present: count, count: 1 })
      const table = tables[code]
      if (table) table[count === 2 ? 'both' : said > FIRST ? 'onlyFirst' : 'onlySecond']++
    }
  }
  return cells.map((ofCode, code) => {
    const all = [...ofCode.values()]
    for (const [judged, units] of unitsBy) {
      const marked = all.reduce((sum, cell) => (cell.judged === judged ? sum + cell.count : sum), 0)
      if (units > marked) all.push({ judged, present: 0, count: units - marked })
    }
    const table = tables[code] ?? null
    if (table) table.neither = (unitsBy.get(2) ?? 0) - table.both - table.onlyFirst - table.onlySecond
    return { cells: all, table: coders === 2 ? table : null }
  })
}
