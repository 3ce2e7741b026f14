/**
 * Where a step stands among those of its phase: fractional indices, so that a move writes one field and two people who
 * reorder at once lose nothing. Two laptops can make the same index; equal ones stand in the order of their ids, and a
 * step that comes between them gives those behind it new ones.
 */
import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing'

export interface Placed {
  stepId: string
  position: string
}

/** Beyond this many letters a phase is indexed anew: each move into the same gap adds a sixth of one. */
const MAX_LETTERS = 60

/** As SQLite's BINARY collation has it, which indices of ASCII letters share. */
export const byPlace = (a: Placed, b: Placed): number =>
  a.position < b.position ? -1 : a.position > b.position ? 1 : a.stepId < b.stepId ? -1 : a.stepId > b.stepId ? 1 : 0

/** Merges do not enforce schemas: what a peer wrote may be no index at all. */
function isIndex(position: string): boolean {
  if (!/^[0-9A-Za-z]+$/.test(position)) return false
  try {
    generateKeyBetween(position, null)
    return true
  } catch {
    return false
  }
}

const anew = (order: readonly string[]): Placed[] => {
  const keys = generateNKeysBetween(null, null, order.length)
  return order.map((stepId, i) => ({ stepId, position: keys[i] as string }))
}

/**
 * What to write so that `stepId` stands before the step at `index` of the others (or last, at their number).
 * `others`: the rest of the phase in order, the trash included, for what lies there may come back. The moved step's
 * own index is always among the answers; most often it is the only one.
 */
export function placeAt(stepId: string, others: readonly Placed[], index: number): Placed[] {
  const all = [
    ...others.slice(0, index).map((each) => each.stepId),
    stepId,
    ...others.slice(index).map((e) => e.stepId),
  ]
  if (!others.every(({ position }) => isIndex(position))) return anew(all)
  const before = others[index - 1]?.position ?? null
  // Those that stand right behind on the same index move along.
  let end = index
  while (before !== null && others[end]?.position === before) end++
  const after = others[end]?.position ?? null
  const keys = generateNKeysBetween(before, after, end - index + 1)
  if (keys.some((key) => key.length > MAX_LETTERS)) return anew(all)
  return [stepId, ...others.slice(index, end).map((each) => each.stepId)].map((id, i) => ({
    stepId: id,
    position: keys[i] as string,
  }))
}
