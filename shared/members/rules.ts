/**
 * What an entry may do, judged by what its author knew (its past), and the book of what held so far. The book
 * is written in the log's order; whoever asks it passes the past to look from.
 *
 * Only owners change who belongs and what they may; everybody may leave, and name or give up devices of their own.
 */
import type { DeviceId, MemberId } from '../model/ids.ts'
import type { Act, Role } from './entries.ts'
import { addTo, hasSome, isIn, knew, type Node, type NodeSet, type Past } from './dag.ts'

type ActOf<A extends Act['act']> = Extract<Act, { act: A }>

/** A device made a member's by an admission (or by founding). */
export interface Binding {
  node: Node
  memberId: MemberId
  key: string
  deviceId: DeviceId
  name: string
  /** Null: one more device of somebody who was a member already. */
  member: { name: string; role: Role } | null
}

export interface Invitation {
  node: Node
  act: ActOf<'invite'>
  by: MemberId
  revoked: Node[]
  used: { node: Node; memberId: MemberId } | null
}

interface Endings extends NodeSet {
  last: Node
}

export interface Book {
  bindings: Binding[]
  byMember: Map<MemberId, Binding[]>
  byKey: Map<string, Binding[]>
  byDeviceId: Map<DeviceId, Binding[]>
  /** Removals and leavings of a member, removals of a device's key. */
  endings: Map<MemberId, Endings>
  keyEndings: Map<string, Endings>
  roles: Map<MemberId, { node: Node; role: Role }[]>
  names: Map<string, { node: Node; name: string }[]>
  invites: Map<string, Invitation>
}

export const createBook = (): Book => ({
  bindings: [],
  byMember: new Map(),
  byKey: new Map(),
  byDeviceId: new Map(),
  endings: new Map(),
  keyEndings: new Map(),
  roles: new Map(),
  names: new Map(),
  invites: new Map(),
})

/** Why an entry does nothing. */
export type Void =
  | 'Unknown'
  | 'NotAMember'
  | 'NotAnOwner'
  | 'LastOwner'
  | 'MemberUnknown'
  | 'AlreadyMember'
  | 'DeviceUnknown'
  | 'DeviceTaken'
  | 'InviteUnknown'
  | 'InviteTaken'
  | 'InviteRevoked'
  | 'InviteExpired'
  | 'InviteUsed'
  | 'InviteDiffers'
  /** Its author was removed by somebody who did not know of it, or taking effect it would have left no owner. */
  | 'Overruled'

export function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const there = map.get(key)
  if (there) there.push(value)
  else map.set(key, [value])
}

function end<K>(map: Map<K, Endings>, key: K, node: Node): void {
  const endings = map.get(key) ?? { words: new Uint32Array(4), last: node }
  addTo(endings, node)
  endings.last = node
  map.set(key, endings)
}

/** An ending holds against what its author knew and against what happened at the same time; not against a later return. */
const endedBy = (binding: Binding, endings: NodeSet | undefined, past: Past): boolean =>
  endings !== undefined && hasSome(past, endings, binding.node.past)

export const memberEnded = (book: Book, binding: Binding, past: Past): boolean =>
  endedBy(binding, book.endings.get(binding.memberId), past)

export const deviceEnded = (book: Book, binding: Binding, past: Past): boolean =>
  memberEnded(book, binding, past) || endedBy(binding, book.keyEndings.get(binding.key), past)

/** The admission that makes them a member, seen from a past. */
export const membershipOf = (book: Book, memberId: MemberId, past: Past): Binding | undefined =>
  book.byMember
    .get(memberId)
    ?.findLast((binding) => binding.member !== null && isIn(past, binding.node) && !memberEnded(book, binding, past))

export function roleOf(book: Book, membership: Binding, past: Past): Role {
  const set = book.roles
    .get(membership.memberId)
    ?.findLast(({ node }) => isIn(past, node) && knew(node, membership.node))
  return set?.role ?? membership.member?.role ?? 'viewer'
}

export const deviceOf = (book: Book, key: string, past: Past): Binding | undefined =>
  book.byKey.get(key)?.findLast((binding) => isIn(past, binding.node) && !deviceEnded(book, binding, past))

/** Can act as an owner: the role, and a device to act with. */
export function isOwner(book: Book, memberId: MemberId, past: Past, without?: string): boolean {
  const membership = membershipOf(book, memberId, past)
  if (!membership || roleOf(book, membership, past) !== 'owner') return false
  return (book.byMember.get(memberId) ?? []).some(
    (binding) => binding.key !== without && isIn(past, binding.node) && !deviceEnded(book, binding, past),
  )
}

const hasOtherOwner = (book: Book, memberId: MemberId, past: Past): boolean =>
  [...book.byMember.keys()].some((other) => other !== memberId && isOwner(book, other, past))

export const hasOwner = (book: Book): boolean =>
  [...book.byMember.keys()].some((memberId) => isOwner(book, memberId, 'all'))

/** What an entry does if it holds; `losing` names whom (or which device) it takes from the owners. */
export type Verdict = { holds: true; losing: string | null } | { holds: false; why: Void }

const no = (why: Void): Verdict => ({ holds: false, why })
const yes: Verdict = { holds: true, losing: null }

/** An ownership may be taken only while another remains. */
const taking = (book: Book, memberId: MemberId, past: Past): Verdict => {
  if (!isOwner(book, memberId, past)) return yes
  return hasOtherOwner(book, memberId, past) ? { holds: true, losing: memberId } : no('LastOwner')
}

function judgeAdmit(book: Book, act: ActOf<'admit'>, at: number, past: Past): Verdict {
  const invite = book.invites.get(act.inviteId)
  if (!invite || !isIn(past, invite.node)) return no('InviteUnknown')
  if (invite.revoked.some((node) => isIn(past, node))) return no('InviteRevoked')
  // The first admission in the log's order, whether or not this one's author knew of it.
  if (invite.used) return no('InviteUsed')
  // By the admitting owner's own clock. An owner whose clock is wrong, or who writes down another time, admits
  // late; nothing is gained by that, since an owner can always invite again.
  if (at > invite.act.expiresAt) return no('InviteExpired')
  if (invite.act.memberId === undefined) {
    if (act.role !== invite.act.role) return no('InviteDiffers')
    const isFree = (book.byMember.get(act.memberId) ?? []).every((binding) => memberEnded(book, binding, past))
    if (!isFree) return no('AlreadyMember')
  } else if (act.memberId !== invite.act.memberId) return no('InviteDiffers')
  else if (!membershipOf(book, act.memberId, past)) return no('MemberUnknown')
  const taken = [...(book.byKey.get(act.device.key) ?? []), ...(book.byDeviceId.get(act.device.deviceId) ?? [])]
  return taken.every((binding) => deviceEnded(book, binding, past)) ? yes : no('DeviceTaken')
}

function judgeDevice(book: Book, act: ActOf<'nameDevice' | 'removeDevice'>, author: Binding, past: Past): Verdict {
  const device = deviceOf(book, act.key, past)
  if (!device) return no('DeviceUnknown')
  if (device.memberId !== author.memberId && !isOwner(book, author.memberId, past)) return no('NotAnOwner')
  if (act.act === 'nameDevice' || !isOwner(book, device.memberId, past)) return yes
  if (isOwner(book, device.memberId, past, act.key)) return { holds: true, losing: act.key }
  return hasOtherOwner(book, device.memberId, past) ? { holds: true, losing: act.key } : no('LastOwner')
}

/** Judges an act by `key` at `at` (its author's clock), from what is in `past`. */
export function judge(book: Book, act: Act, key: string, at: number, past: Past): Verdict {
  // The dag lets in one founding entry only.
  if (act.act === 'found') return yes
  const author = deviceOf(book, key, past)
  if (!author) return no('NotAMember')
  if (act.act === 'leave') return taking(book, author.memberId, past)
  if (act.act === 'nameDevice' || act.act === 'removeDevice') return judgeDevice(book, act, author, past)
  if (!isOwner(book, author.memberId, past)) return no('NotAnOwner')
  switch (act.act) {
    case 'invite':
      if (book.invites.has(act.inviteId)) return no('InviteTaken')
      return act.memberId === undefined || membershipOf(book, act.memberId, past) ? yes : no('MemberUnknown')
    case 'revokeInvite': {
      const invite = book.invites.get(act.inviteId)
      if (!invite || !isIn(past, invite.node)) return no('InviteUnknown')
      return invite.used && isIn(past, invite.used.node) ? no('InviteUsed') : yes
    }
    case 'admit':
      return judgeAdmit(book, act, at, past)
    case 'setRole':
    case 'remove':
      if (!membershipOf(book, act.memberId, past)) return no('MemberUnknown')
      return act.act === 'setRole' && act.role === 'owner' ? yes : taking(book, act.memberId, past)
  }
}

/** Enters into the book an entry that holds. */
export function record(book: Book, node: Node): void {
  const { what: act, author } = node.entry
  switch (act?.act) {
    case 'found':
    case 'admit': {
      const invite = act.act === 'admit' ? book.invites.get(act.inviteId) : undefined
      const { key, deviceId, name } = act.device
      const role = act.act === 'found' ? 'owner' : act.role
      const member = invite?.act.memberId === undefined ? { name: act.name, role } : null
      const binding: Binding = { node, memberId: act.memberId, key, deviceId, name, member }
      book.bindings.push(binding)
      push(book.byMember, act.memberId, binding)
      push(book.byKey, key, binding)
      push(book.byDeviceId, deviceId, binding)
      if (invite) invite.used = { node, memberId: act.memberId }
      return
    }
    case 'invite': {
      const by = deviceOf(book, author, node.past)?.memberId
      if (by) book.invites.set(act.inviteId, { node, act, by, revoked: [], used: null })
      return
    }
    case 'revokeInvite':
      book.invites.get(act.inviteId)?.revoked.push(node)
      return
    case 'setRole':
      return push(book.roles, act.memberId, { node, role: act.role })
    case 'remove':
      return end(book.endings, act.memberId, node)
    case 'leave': {
      const who = deviceOf(book, author, node.past)?.memberId
      if (who) end(book.endings, who, node)
      return
    }
    case 'nameDevice':
      return push(book.names, act.key, { node, name: act.name })
    case 'removeDevice':
      return end(book.keyEndings, act.key, node)
    case undefined:
      return
  }
}
