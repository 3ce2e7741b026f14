/** Teams for tests of what is shown of them. */
import type { DeviceView, TeamMember, TeamView } from '#shared/contract/team.ts'
import { createId } from '#shared/model/ids.ts'
import { DeviceKey } from '#shared/sync/transport.ts'

let count = 0

export function aDevice(patch: Partial<DeviceView>): DeviceView {
  count += 1
  return {
    key: DeviceKey.parse(count.toString(16).padStart(64, '0')),
    name: `Laptop ${count}`,
    reach: 'direct',
    lastSeen: null,
    same: false,
    lacks: 0,
    busy: false,
    refused: 0,
    refusedWhy: null,
    places: [],
    ...patch,
  }
}

export const aMember = (patch: Partial<TeamMember>): TeamMember => ({
  memberId: createId('m'),
  name: 'Tobias',
  role: 'editor',
  isMe: false,
  devices: [],
  ...patch,
})

/** Me, an owner on one device, and others. */
export function aTeam(others: readonly TeamMember[] = []): TeamView {
  const me = aMember({
    name: 'Ines',
    role: 'owner',
    isMe: true,
    devices: [aDevice({ reach: 'here', name: 'My laptop' })],
  })
  return {
    me: me.memberId,
    role: 'owner',
    removed: false,
    settings: { mode: 'lan', relay: null, paused: false },
    keySealed: true,
    trouble: null,
    members: [me, ...others],
    invites: [],
    knocks: [],
  }
}
