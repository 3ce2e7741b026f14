/**
 * The member log as a graph: which entries hang together with the founding one, what each one's author knew
 * (its past), and in which order they are read. Entries may come in any order; one whose parents are missing
 * waits for them.
 *
 * The order is (depth, hash): depth = 1 + the greatest of the parents', so that an entry comes after all it
 * knew of, ties fall by hash, and where an entry stands depends on nothing but its own past.
 *
 * Refused for good, and never kept: a second founding entry (the true one is known by its hash, from the
 * invitation or from having made it), another workspace's entries, and entries by a key that nobody admitted in
 * their own past, so that strangers cannot fill the log.
 */
import type { WorkspaceId } from '../model/ids.ts'
import type { CheckedEntry } from './verify.ts'

/** Which log is read: its workspace, and the hash of its founding entry. */
export interface LogRoot {
  workspaceId: WorkspaceId
  foundHash: string
}

export interface Node {
  readonly entry: CheckedEntry
  /** In order of arrival here; stands for the entry in others' pasts. */
  readonly index: number
  readonly depth: number
  /** One bit per index: everything its author knew. */
  readonly past: Uint32Array
}

/** Which entries count: an author's past, or all there are. */
export type Past = Uint32Array | 'all'

export const isIn = (past: Past, { index }: Node): boolean =>
  past === 'all' || (((past[index >> 5] ?? 0) >>> (index & 31)) & 1) === 1

/** True when `later`'s author knew `earlier`. */
export const knew = (later: Node, earlier: Node): boolean => isIn(later.past, earlier)

/** A set of nodes that is asked by whole words, since a hostile owner can make thousands of removals at once. */
export interface NodeSet {
  words: Uint32Array
}

export function addTo(set: NodeSet, { index }: Node): void {
  const word = index >> 5
  if (word >= set.words.length) {
    const words = new Uint32Array(2 * word + 4)
    words.set(set.words)
    set.words = words
  }
  set.words[word] = (set.words[word] ?? 0) | (1 << (index & 31))
}

/** Whether a past holds one of the set that `without` does not. */
export function hasSome(past: Past, set: NodeSet, without: Uint32Array): boolean {
  const { words } = set
  const length = past === 'all' ? words.length : Math.min(words.length, past.length)
  for (let at = 0; at < length; at++) {
    const there = past === 'all' ? (words[at] ?? 0) : (words[at] ?? 0) & (past[at] ?? 0)
    if ((there & ~(without[at] ?? 0)) !== 0) return true
  }
  return false
}

export const isConcurrent = (a: Node, b: Node): boolean => a !== b && !knew(a, b) && !knew(b, a)

/** Before zero: `a` is read first. */
export const compareNodes = (a: Node, b: Node): number =>
  a.depth - b.depth || (a.entry.hash < b.entry.hash ? -1 : a.entry.hash > b.entry.hash ? 1 : 0)

/** Whose parents never come is dropped, the longest waiting first; its sender sends it again with all the rest. */
const MAX_WAITING = 8_000

export type Added = 'added' | 'known' | 'waiting' | 'refused'

export interface Dag {
  /** In order of arrival. */
  readonly nodes: readonly Node[]
  /** Entries that no other follows. */
  readonly heads: ReadonlySet<Node>
  readonly waiting: ReadonlyMap<string, CheckedEntry>
  /** `onNode` is called for the entry and for each that waited for it, parents first. */
  add(entry: CheckedEntry, onNode: (node: Node) => void): Added
  nodeByHash(hash: string): Node | undefined
}

export function createDag(root: LogRoot): Dag {
  const nodes: Node[] = []
  const byHash = new Map<string, Node>()
  const heads = new Set<Node>()
  const waiting = new Map<string, CheckedEntry>()
  /** Parent that is missing → entries that wait for it. */
  const children = new Map<string, Set<string>>()
  /** Where a key was first spoken for: found, and each admit that names it. */
  const introductions = new Map<string, Node[]>()

  const stopWaiting = (entry: CheckedEntry): void => {
    waiting.delete(entry.hash)
    for (const parent of entry.parents) {
      const others = children.get(parent)
      if (others?.delete(entry.hash) === true && others.size === 0) children.delete(parent)
    }
  }

  const wait = (entry: CheckedEntry): void => {
    waiting.set(entry.hash, entry)
    for (const parent of entry.parents) {
      const others = children.get(parent)
      if (others) others.add(entry.hash)
      else children.set(parent, new Set([entry.hash]))
    }
    if (waiting.size <= MAX_WAITING) return
    const [oldest] = waiting.values()
    if (oldest) stopWaiting(oldest)
  }

  const isRoot = ({ hash, what, author }: CheckedEntry): boolean =>
    hash === root.foundHash &&
    what?.act === 'found' &&
    what.workspaceId === root.workspaceId &&
    what.device.key === author

  const nodeOf = (entry: CheckedEntry, parents: readonly Node[]): Node => {
    const past = new Uint32Array((nodes.length + 31) >> 5)
    let depth = 0
    for (const parent of parents) {
      for (let word = 0; word < parent.past.length; word++) past[word] = (past[word] ?? 0) | (parent.past[word] ?? 0)
      past[parent.index >> 5] = (past[parent.index >> 5] ?? 0) | (1 << (parent.index & 31))
      depth = Math.max(depth, parent.depth + 1)
    }
    return { entry, index: nodes.length, depth, past }
  }

  /** Null when it is refused. Its parents are there. */
  const connect = (entry: CheckedEntry): Node | null => {
    const parents = entry.parents.flatMap((hash) => byHash.get(hash) ?? [])
    const node = nodeOf(entry, parents)
    if (parents.length === 0) {
      if (!isRoot(entry)) return null
    } else if (!introductions.get(entry.author)?.some((introduction) => knew(node, introduction))) return null
    nodes.push(node)
    byHash.set(entry.hash, node)
    for (const parent of parents) heads.delete(parent)
    heads.add(node)
    const { what } = entry
    if (what?.act === 'admit' || what?.act === 'found') {
      const others = introductions.get(what.device.key)
      if (others) others.push(node)
      else introductions.set(what.device.key, [node])
    }
    return node
  }

  return {
    nodes,
    heads,
    waiting,
    nodeByHash: (hash) => byHash.get(hash),
    add: (entry, onNode) => {
      if (byHash.has(entry.hash) || waiting.has(entry.hash)) return 'known'
      if (entry.workspaceId !== root.workspaceId) return 'refused'
      if (entry.parents.some((parent) => !byHash.has(parent))) {
        wait(entry)
        return 'waiting'
      }
      const first = connect(entry)
      if (first === null) return 'refused'
      onNode(first)
      // Breadth first without recursion: thousands may have waited, one for the other.
      const arrived = [entry.hash]
      for (let at = 0; at < arrived.length; at++) {
        for (const hash of children.get(arrived[at] as string) ?? []) {
          const child = waiting.get(hash)
          if (!child || child.parents.some((parent) => !byHash.has(parent))) continue
          stopWaiting(child)
          const node = connect(child)
          if (node === null) continue
          onNode(node)
          arrived.push(hash)
        }
      }
      return 'added'
    },
  }
}
