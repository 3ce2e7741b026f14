/** The team on the command line: invitations, members, devices, one round of sync. */
import { setTimeout as pause } from 'node:timers/promises'
import { MemberId } from '#shared/model/ids.ts'
import { type CoreCommand, must, UsageError } from '../command.ts'
import type { CoreCalls } from '../coreCalls.ts'
import { parseRole, readExpiry, readInvitedRole, readTimeout } from '../team/options.ts'

/** An owner who was alone goes onto the network only with the first invitation; from then on a link says where. Milliseconds. */
const NETWORK_WITHIN_MS = 4_000
const LOOK_EVERY_MS = 50

/** The link once it says where this device is, or as it is when there is no network. */
async function linkOf(core: CoreCalls, inviteId: string, first: string): Promise<string> {
  let link = first
  for (let waited = 0; waited < NETWORK_WITHIN_MS; waited += LOOK_EVERY_MS) {
    const { reachable } = must(await core.query('network', {}))
    link = must(await core.query('inviteLink', { inviteId })) ?? link
    if (reachable !== 'soon') return link
    await pause(LOOK_EVERY_MS)
  }
  return link
}

export const invite: CoreCommand = {
  usage: 'invite --data DIR [--role editor|viewer] [--expires 7d] [--auto-admit]',
  options: { role: { type: 'string' }, expires: { type: 'string' }, 'auto-admit': { type: 'boolean' } },
  words: [0, 0],
  run: async ({ core, values }) => {
    const role = readInvitedRole(values)
    const expiresInMs = readExpiry(values)
    const made = must(await core.execute('invite', { role, expiresInMs, autoAdmit: values['auto-admit'] === true }))
    return { json: { link: await linkOf(core, made.inviteId, made.link), inviteId: made.inviteId } }
  },
}

export const members: CoreCommand = {
  usage: 'members --data DIR',
  words: [0, 0],
  run: async ({ core }) => {
    const team = must(await core.query('team', {}))
    return {
      json: {
        members: team.members.map(({ memberId, name, role, isMe, devices }) => ({
          memberId,
          name,
          role,
          me: isMe,
          devices: devices.length,
        })),
      },
    }
  },
}

const parseMember = (word: string | undefined): MemberId => {
  const id = MemberId.safeParse(word)
  if (!id.success) throw new UsageError('A member is named by the id that `members` prints.')
  return id.data
}

export const memberRemove: CoreCommand = {
  usage: 'member-remove ID --data DIR',
  words: [1, 1],
  run: async ({ core, words }) => {
    must(await core.execute('removeMember', { memberId: parseMember(words[0]) }))
    return { json: {} }
  },
}

export const memberRole: CoreCommand = {
  usage: 'member-role ID owner|editor|viewer --data DIR',
  words: [2, 2],
  run: async ({ core, words }) => {
    must(await core.execute('setRole', { memberId: parseMember(words[0]), role: parseRole(words[1] ?? '') }))
    return { json: {} }
  },
}

export const devices: CoreCommand = {
  usage: 'devices --data DIR',
  words: [0, 0],
  run: async ({ core }) => {
    const team = must(await core.query('team', {}))
    return {
      json: {
        devices: team.members.flatMap(({ memberId, name: member, devices: own }) =>
          own.map(({ key, name, reach, lastSeen, same, lacks, refused, refusedWhy }) => ({
            device: key,
            name,
            memberId,
            member,
            reach,
            lastSeen: lastSeen === null ? null : new Date(lastSeen).toISOString(),
            same,
            lacks,
            refused,
            refusedWhy,
          })),
        ),
      },
    }
  },
}

export const syncOnce: CoreCommand = {
  usage: 'sync-once --data DIR [--timeout 30s]',
  options: { timeout: { type: 'string' } },
  words: [0, 0],
  network: true,
  run: async ({ core, values }) => {
    const timeoutMs = readTimeout(values)
    const done = must(await core.run('syncOnce', { timeoutMs }))
    return { json: done, failed: done.differing.length > 0 }
  },
}
