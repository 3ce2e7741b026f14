/**
 * What a member log says: members with their roles and devices, invitations, and what to build on next. The
 * same on every device that holds the same entries.
 *
 * The reader keeps what it worked out: an entry whose author knew everything here is judged against the present
 * state alone; only where people acted at the same time is the whole log read again (resolve.ts).
 */
import type { DeviceId, MemberId, WorkspaceId } from '../model/ids.ts'
import { MAX_PARENTS, type Act, type Role } from './entries.ts'
import { type Added, createDag, knew, type LogRoot, type Node, type Past } from './dag.ts'
import { resolve, type Resolved } from './resolve.ts'
import * as rules from './rules.ts'
import type { CheckedEntry } from './verify.ts'

export type { LogRoot } from './dag.ts'
export type { Void } from './rules.ts'

export interface MemberDevice {
  key: string
  deviceId: DeviceId
  name: string
  /** False: taken out, or its member is no longer one. Kept, to say who made what. */
  active: boolean
}

export interface Member {
  memberId: MemberId
  name: string
  /** Of those who are gone: the last one. */
  role: Role
  devices: readonly MemberDevice[]
  status: 'active' | 'removed' | 'left'
}

export interface Invite {
  inviteId: string
  secretHash: string
  role: Role
  expiresAt: number
  autoAdmit: boolean
  /** Who invited. */
  by: MemberId
  /** Set when it is for one more device of this member. */
  memberId: MemberId | undefined
  /** An open one may have expired: compare `expiresAt` with the time. */
  status: 'open' | 'used' | 'revoked'
  usedBy: MemberId | undefined
  usedAt: number | undefined
}

export interface MemberState {
  readonly workspaceId: WorkspaceId
  readonly foundHash: string
  /** Everybody who ever belonged, in the log's order. */
  readonly members: ReadonlyMap<MemberId, Member>
  readonly invites: ReadonlyMap<string, Invite>
  /** Hashes of the entries that no other follows, sorted. Two devices with the same heads hold the same log. */
  readonly heads: readonly string[]
  /** Entries whose parents are missing; they do nothing yet. */
  readonly waiting: readonly CheckedEntry[]
  /** Active devices of active members only. */
  deviceByKey: (key: string) => { member: Member; role: Role; device: MemberDevice } | undefined
}

export interface LogReader {
  readonly root: LogRoot
  add(entry: CheckedEntry): Added
  /** Entries that hang together, parents before children; `from` skips as many as were there before. */
  entries(from?: number): CheckedEntry[]
  readonly size: number
  /** Entries by this device's key. */
  countBy(key: string): number
  has(hash: string): boolean
  readonly state: MemberState
  /** What an entry by this device follows: the heads, and of too many those first that show its right to act. */
  parentsFor: (key: string) => string[]
  /** What an act by this device, now, would do: null when it holds, otherwise why not. */
  judge(act: Act, key: string, at: number): rules.Void | null
  /** Why an entry does nothing; null when it holds; undefined when it is not here. */
  voidOf(hash: string): rules.Void | null | undefined
}

const ALL: Past = 'all'

function readMember(book: rules.Book, memberId: MemberId): Member {
  const bindings = book.byMember.get(memberId) ?? []
  const membership = rules.membershipOf(book, memberId, ALL)
  const admission = membership ?? bindings.findLast(({ member }) => member !== null)
  const devices = new Map<string, MemberDevice>()
  for (const binding of bindings) {
    const { key, deviceId } = binding
    const name = book.names.get(key)?.findLast(({ node }) => knew(node, binding.node))?.name ?? binding.name
    devices.set(key, { key, deviceId, name, active: !rules.deviceEnded(book, binding, ALL) })
  }
  const end = book.endings.get(memberId)?.last.entry.what?.act
  return {
    memberId,
    name: admission?.member?.name ?? '',
    role: admission ? rules.roleOf(book, admission, ALL) : 'viewer',
    devices: [...devices.values()],
    status: membership ? 'active' : end === 'leave' ? 'left' : 'removed',
  }
}

function readInvite(invitation: rules.Invitation): Invite {
  const { inviteId, secretHash, role, expiresAt, autoAdmit, memberId } = invitation.act
  const { used, by } = invitation
  const status = used ? 'used' : invitation.revoked.length > 0 ? 'revoked' : 'open'
  const usedBy = used?.memberId
  const usedAt = used?.node.entry.at
  return { inviteId, secretHash, role, expiresAt, autoAdmit, by, memberId, status, usedBy, usedAt }
}

/** Heads in the order in which an author should follow them, when there are more than one entry can name. */
function chooseParents(book: rules.Book, heads: readonly Node[], key: string): string[] {
  const memberId = rules.deviceOf(book, key, ALL)?.memberId
  const grounds = [
    ...(book.byKey.get(key) ?? []).map(({ node }) => node),
    ...(memberId ? (book.roles.get(memberId) ?? []).map(({ node }) => node) : []),
  ]
  const shown = (head: Node): number => grounds.filter((node) => node === head || knew(head, node)).length
  return [...heads]
    .map((head) => ({ head, shows: shown(head) }))
    .sort(
      (a, b) => b.shows - a.shows || b.head.depth - a.head.depth || (a.head.entry.hash < b.head.entry.hash ? -1 : 1),
    )
    .slice(0, MAX_PARENTS)
    .map(({ head }) => head.entry.hash)
    .sort()
}

/** A log that grows. `root` says which; nothing of another one gets in. */
export function createLogReader(root: LogRoot): LogReader {
  const dag = createDag(root)
  let resolved: Resolved = resolve([])
  let isStale = false
  let snapshot: MemberState | undefined
  const counts = new Map<string, number>()

  const fresh = (): Resolved => {
    if (isStale) resolved = resolve(dag.nodes)
    isStale = false
    return resolved
  }

  const onNode = (node: Node): void => {
    snapshot = undefined
    counts.set(node.entry.author, (counts.get(node.entry.author) ?? 0) + 1)
    if (isStale) return
    // The only head: its author knew everything, so nothing before it can read differently because of it.
    if (dag.heads.size > 1) {
      isStale = true
      return
    }
    const { what, author, at } = node.entry
    const verdict = what === null ? null : rules.judge(resolved.book, what, author, at, ALL)
    if (verdict?.holds === true) rules.record(resolved.book, node)
    else resolved.voids.set(node, verdict === null ? 'Unknown' : verdict.why)
  }

  const read = (): MemberState => {
    const { book } = fresh()
    const members = new Map<MemberId, Member>()
    for (const { memberId } of book.bindings)
      if (!members.has(memberId)) members.set(memberId, readMember(book, memberId))
    const byKey = new Map<string, { member: Member; role: Role; device: MemberDevice }>()
    for (const member of members.values())
      if (member.status === 'active')
        for (const device of member.devices)
          if (device.active) byKey.set(device.key, { member, role: member.role, device })
    return {
      workspaceId: root.workspaceId,
      foundHash: root.foundHash,
      members,
      invites: new Map([...book.invites].map(([id, invitation]) => [id, readInvite(invitation)])),
      heads: [...dag.heads].map(({ entry }) => entry.hash).sort(),
      waiting: [...dag.waiting.values()],
      deviceByKey: (key) => byKey.get(key),
    }
  }

  return {
    root,
    add: (entry) => {
      const added = dag.add(entry, onNode)
      if (added === 'waiting') snapshot = undefined
      return added
    },
    entries: (from = 0) => dag.nodes.slice(from).map(({ entry }) => entry),
    get size() {
      return dag.nodes.length
    },
    countBy: (key) => counts.get(key) ?? 0,
    has: (hash) => dag.nodeByHash(hash) !== undefined,
    get state() {
      return (snapshot ??= read())
    },
    parentsFor: (key) => chooseParents(fresh().book, [...dag.heads], key),
    judge: (act, key, at) => {
      const verdict = rules.judge(fresh().book, act, key, at, ALL)
      return verdict.holds ? null : verdict.why
    },
    voidOf: (hash) => {
      const node = dag.nodeByHash(hash)
      return node && (fresh().voids.get(node) ?? null)
    },
  }
}

/** Reads a log at once. */
export function readLog(root: LogRoot, entries: Iterable<CheckedEntry>): MemberState {
  const reader = createLogReader(root)
  for (const entry of entries) reader.add(entry)
  return reader.state
}
