/**
 * Which entries of a member log hold, where owners acted without knowing of each other.
 *
 * - An entry's author must have been allowed to write it in the entry's own past, with those entries of it that hold.
 * - Removal is strong: what a member (or a device) granted at the time of its removal, by an author who did not
 *   know of it, is void: invitations, admissions, roles; with it, what those who came in by it did.
 * - Removals themselves are no grants: of two who remove each other at the same time, both go.
 * - Where removals take each other's ground away in a circle, each voiding the grant that the next one's author
 *   stands on, the one with the lowest hash holds, and the others as they then can. One that would so take away
 *   its own ground does not hold.
 * - No history leaves a workspace without an owner. Where removals, demotions and departures at the same time
 *   together would, those with the higher hash do not hold, as few as needed.
 *
 * What this cannot prevent: a removed owner can still sign entries that claim to know nothing of the removal.
 * Their grants are void, but their removals hold, also against what the removed granted since, and by trying out
 * texts they can find a low hash. What one was allowed to take away before one's removal, one can still take
 * away after it. No rule that knows only the log can tell that from an honest act made offline.
 */
import type { CheckedEntry } from './verify.ts'
import { compareNodes, isConcurrent, isIn, knew, type Node } from './dag.ts'
import { type Book, createBook, hasOwner, judge, push, record, type Void } from './rules.ts'

/** Readings of a log: an honest one needs one or two, a circle of removals three more; beyond, none in doubt voids anything. */
const MAX_PASSES = 40

export interface Resolved {
  book: Book
  /** Entries that do nothing, and why. */
  voids: Map<Node, Void>
}

interface Loss {
  node: Node
  /** The member, or the device's key, that an owner loses by it. */
  of: string
}

interface Passed extends Resolved {
  removals: Node[]
  losses: Loss[]
}

const GRANTS = new Set(['invite', 'admit', 'setRole'])
const isGrant = ({ what }: CheckedEntry): boolean => what !== null && GRANTS.has(what.act)

/** Whom a removal is about: a member, or a device's key; null for other acts. */
const removedBy = ({ what }: CheckedEntry): string | null =>
  what?.act === 'remove' ? what.memberId : what?.act === 'removeDevice' ? what.key : null

/** One reading in order. `strong`: removals that void what their target granted at the same time. */
function pass(ordered: readonly Node[], strong: readonly Node[], overruled: ReadonlySet<Node>): Passed {
  const book = createBook()
  const passed: Passed = { book, voids: new Map(), removals: [], losses: [] }
  const strongAgainst = new Map<string, Node[]>()
  for (const removal of strong) {
    const target = removedBy(removal.entry)
    if (target !== null) push(strongAgainst, target, removal)
  }
  const isVoided = (node: Node): boolean => {
    if (!isGrant(node.entry) || strong.length === 0) return false
    const { author } = node.entry
    const voids = (target: string): boolean =>
      strongAgainst.get(target)?.some((removal) => isConcurrent(removal, node)) ?? false
    const memberId = book.byKey.get(author)?.findLast((binding) => knew(node, binding.node))?.memberId
    return voids(author) || (memberId !== undefined && voids(memberId))
  }
  for (const node of ordered) {
    const { what, author, at } = node.entry
    if (what === null) {
      passed.voids.set(node, 'Unknown')
      continue
    }
    const verdict = judge(book, what, author, at, node.past)
    if (!verdict.holds) passed.voids.set(node, verdict.why)
    else if (overruled.has(node) || isVoided(node)) passed.voids.set(node, 'Overruled')
    else {
      record(book, node)
      if (removedBy(node.entry) !== null) passed.removals.push(node)
      if (verdict.losing !== null) passed.losses.push({ node, of: verdict.losing })
    }
  }
  return passed
}

/** Removals at the same time as a grant of whom they remove: only these void anything. */
function strongOnes({ removals, book }: Passed, grantsByKey: ReadonlyMap<string, readonly Node[]>): Node[] {
  return removals.filter((removal) => {
    const target = removedBy(removal.entry) ?? ''
    const keys = new Set([target, ...(book.byMember.get(target as never) ?? []).map(({ key }) => key)])
    return [...keys].some((key) => grantsByKey.get(key)?.some((grant) => isConcurrent(grant, removal)) ?? false)
  })
}

const isSame = (a: readonly Node[], b: readonly Node[]): boolean =>
  a.length === b.length && a.every((node, at) => node === b[at])

function settle(
  ordered: readonly Node[],
  grantsByKey: ReadonlyMap<string, readonly Node[]>,
  overruled: ReadonlySet<Node>,
): Passed {
  /** Decided by hash to break a circle; and those that, holding, would take away their own ground: they do not hold. */
  const pinned = new Set<Node>()
  const refuted = new Set(overruled)
  let tried: Node[][] = []
  let strong: Node[] = []
  for (let passes = 1; ; passes++) {
    const passed = pass(ordered, strong, refuted)
    const held = strongOnes(passed, grantsByKey)
    const next = [...new Set([...held, ...pinned])].sort(compareNodes)
    tried.push(strong)
    if (isSame(strong, next)) {
      const failed = [...pinned].filter((node) => !held.includes(node))
      if (failed.length === 0) return passed
      for (const node of failed) {
        pinned.delete(node)
        refuted.add(node)
      }
      tried = []
      strong = held
      continue
    }
    const start = tried.findIndex((earlier) => isSame(earlier, next))
    if (start < 0 && passes < MAX_PASSES) {
      strong = next
      continue
    }
    // Round and round: with the ones others fall, and with those these fall.
    const round = tried.slice(Math.max(start, 0))
    const always = strong.filter((node) => round.every((each) => each.includes(node)))
    const [lowest] = round
      .flat()
      .filter((node) => !always.includes(node) && !pinned.has(node))
      .sort((a, b) => (a.entry.hash < b.entry.hash ? -1 : 1))
    if (!lowest || passes >= MAX_PASSES) return pass(ordered, always, refuted)
    pinned.add(lowest)
    tried = []
    strong = [...always, lowest].sort(compareNodes)
  }
}

/** Of those that ended the last ownerships, the ones with the highest hash: they will not hold. */
function overrule(losses: readonly Loss[]): Node[] {
  const known = new Uint32Array(Math.max(0, ...losses.map(({ node }) => node.past.length)))
  for (const { node } of losses)
    for (let at = 0; at < node.past.length; at++) known[at] = (known[at] ?? 0) | (node.past[at] ?? 0)
  const last = losses.filter(({ node }) => !isIn(known, node))
  const lowest = new Map<string, string>()
  for (const { node, of } of last) {
    const low = lowest.get(of)
    if (low === undefined || node.entry.hash < low) lowest.set(of, node.entry.hash)
  }
  const [spared] = [...lowest].sort(([, a], [, b]) => (a < b ? 1 : -1))[0] ?? []
  const ends = last.filter(({ of }) => of === spared)
  return losses
    .filter(({ of, node }) => of === spared && ends.some((end) => end.node === node || isConcurrent(end.node, node)))
    .map(({ node }) => node)
}

/** Reads a whole graph. The same for the same nodes, in whatever order they came. */
export function resolve(nodes: readonly Node[]): Resolved {
  const ordered = [...nodes].sort(compareNodes)
  const grantsByKey = new Map<string, Node[]>()
  for (const node of ordered) {
    if (isGrant(node.entry)) push(grantsByKey, node.entry.author, node)
  }
  const overruled = new Set<Node>()
  for (;;) {
    const passed = settle(ordered, grantsByKey, overruled)
    if (ordered.length === 0 || hasOwner(passed.book)) return passed
    const next = overrule(passed.losses).filter((node) => !overruled.has(node))
    // Never seen: without an act that took the last owner away there is an owner. Not worth stopping for.
    if (next.length === 0) return passed
    for (const node of next) overruled.add(node)
  }
}
