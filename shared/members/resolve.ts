/**
 * Which entries of a member log hold, where owners acted without knowing of each other.
 *
 * - An entry's author must have been allowed to write it in the entry's own past, with those entries of it that hold.
 * - Removal is strong: what a member (or a device) granted at the time of its removal, by an author who did not
 *   know of it, is void: invitations, admissions, roles; with it, what those who came in by it did.
 * - Removals themselves are no grants: of two who remove each other at the same time, both go. The same for
 *   removals that would take each other's ground away by voiding the grant the other stands on: both hold.
 * - No history leaves a workspace without an owner. Where removals, demotions and departures at the same time
 *   together would, those with the higher hash do not hold, as few as needed.
 *
 * What this cannot prevent: a removed owner can still sign entries that claim to know nothing of the removal.
 * Their grants are void, but their removals hold, and by trying out texts they can find a low hash. What one
 * was allowed to take away before one's removal, one can take away after it, until every device has left that
 * past behind; to invite the people again undoes it.
 */
import type { CheckedEntry } from './verify.ts'
import { compareNodes, isConcurrent, knew, type Node } from './dag.ts'
import { type Book, createBook, hasOwner, judge, push, record, type Void } from './rules.ts'

/** Rounds of looking which removals void which; honest logs need two, tangles deeper than this are cut (see below). */
const MAX_ROUNDS = 16

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
    const verdict = judge(book, what, author, at, (other) => knew(node, other))
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
  let strong: Node[] = []
  for (let round = 0; ; round++) {
    const passed = pass(ordered, strong, overruled)
    const next = strongOnes(passed, grantsByKey)
    if (isSame(strong, next)) return passed
    // Removals that take each other's ground away come and go with each round; none of them voids the other's.
    if (round >= MAX_ROUNDS) {
      const both = strong.filter((node) => next.includes(node))
      return pass(ordered, both, overruled)
    }
    strong = next
  }
}

/** Of those that ended the last ownerships, the ones with the highest hash: they will not hold. */
function overrule(losses: readonly Loss[]): Node[] {
  const last = losses.filter(({ node }) => !losses.some((other) => knew(other.node, node)))
  const lowest = new Map<string, string>()
  for (const { node, of } of last) {
    const known = lowest.get(of)
    if (known === undefined || node.entry.hash < known) lowest.set(of, node.entry.hash)
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
    if (next.length === 0) throw new Error('a member log without an owner, though nobody took the last one away')
    for (const node of next) overruled.add(node)
  }
}
