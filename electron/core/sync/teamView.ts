/** The team as the panel shows it: the member log, what is known of each device, and who is here. */
import type { DeviceView, TeamMember, TeamView } from '#shared/contract/team.ts'
import type { MemberId } from '#shared/model/ids.ts'
import type { DeviceKey } from '#shared/sync/transport.ts'
import type { Db } from '../db/database.ts'
import type { Identity } from '../docs/identity.ts'
import type { Engine } from './engine.ts'
import type { KnownDevice, Members } from './members.ts'
import type { Peers } from './peers.ts'
import { type DeviceStanding, lacksOf } from './syncStatus.ts'

export interface TeamViewParts {
  db: Db
  identity: Identity
  members: Members
  peers: Peers
  engine: Engine
  self: DeviceKey
}

function deviceView(parts: TeamViewParts, device: KnownDevice): DeviceView {
  const { db, identity, engine, peers } = parts
  const base = { key: device.key, name: device.name }
  if (device.key === parts.self)
    return {
      ...base,
      reach: 'here',
      lastSeen: null,
      same: true,
      lacks: 0,
      busy: false,
      refused: 0,
      refusedWhy: null,
      places: [],
    }
  const session = engine.sessionOf(device.key)
  const peer = peers.get(device.key)
  const lacks = lacksOf(db, identity, peer, device.deviceId)
  return {
    ...base,
    reach: session ? session.wire.path : 'offline',
    lastSeen: peer.lastSeen,
    same: lacks === 0 && peer.sameAt !== null && session?.busy !== true,
    lacks,
    busy: session?.busy === true,
    refused: peer.refused,
    refusedWhy: peer.refusedWhy,
    places: [...(session?.places ?? [])],
  }
}

/** Names that members gave themselves later stand in the library. */
const namesOf = (db: Db): Map<MemberId, string> =>
  new Map(
    db
      .all<{ id: MemberId; name: string }>('SELECT member_id AS id, name FROM member')
      .map(({ id, name }) => [id, name]),
  )

export function membersView(parts: TeamViewParts): TeamMember[] {
  const names = namesOf(parts.db)
  const devices = parts.members.devices()
  return parts.members.list().map(({ memberId, name, role }) => ({
    memberId,
    name: names.get(memberId) ?? name,
    role,
    isMe: memberId === parts.identity.me,
    devices: devices.filter((device) => device.memberId === memberId).map((device) => deviceView(parts, device)),
  }))
}

export const standings = (parts: TeamViewParts): DeviceStanding[] =>
  parts.members
    .devices()
    .filter(({ key }) => key !== parts.self)
    .map((device) => {
      const session = parts.engine.sessionOf(device.key)
      return {
        key: device.key,
        connected: session !== undefined,
        busy: session?.busy === true,
        lacks: lacksOf(parts.db, parts.identity, parts.peers.get(device.key), device.deviceId),
      }
    })

export function teamView(
  parts: TeamViewParts,
  rest: Pick<TeamView, 'settings' | 'keySealed' | 'trouble'>,
  now: number,
): TeamView {
  const { members, engine, identity } = parts
  const role = members.myRole()
  return {
    me: identity.me,
    role: role ?? 'viewer',
    removed: role === undefined,
    ...rest,
    members: membersView(parts),
    invites: members
      .invites()
      .filter((invite) => invite.status === 'open' && invite.expiresAt > now)
      .map(({ inviteId, role: invited, expiresAt, autoAdmit }) => ({ inviteId, role: invited, expiresAt, autoAdmit })),
    knocks: engine.knocks.list(),
  }
}
