/** Member logs for tests: devices that act on what they have seen, with real hashes and stand-ins for signatures. */
import { expect } from 'vitest'
import { createHash } from 'node:crypto'
import type { Act, Role, SignedEntry } from '#shared/members/entries.ts'
import { createEntry, createFounding } from '#shared/members/build.ts'
import { createLogReader, type LogReader, type LogRoot } from '#shared/members/state.ts'
import { checkEntry, type CheckedEntry, type CryptoParts } from '#shared/members/verify.ts'
import type { DeviceId, MemberId, WorkspaceId } from '#shared/model/ids.ts'

const sha256 = (data: Uint8Array | string): string => createHash('sha256').update(data).digest('hex')
const sign = (key: string, text: string): string => sha256(`${key}/${text}`) + sha256(`${text}/${key}`)

export const testCrypto: CryptoParts = { sha256, verify: (key, text, signature) => signature === sign(key, text) }

const padded = (prefix: string, name: string): string => `${prefix}_${sha256(name).slice(0, 22)}`

export const workspaceId = padded('w', 'workspace') as WorkspaceId
export const memberIdOf = (name: string): MemberId => padded('m', name) as MemberId
export const keyOf = (name: string): string => sha256(`key of ${name}`)
export const deviceOf = (name: string) => ({
  key: keyOf(name),
  deviceId: padded('d', name) as DeviceId,
  name: `${name}'s laptop`,
})
export const hashOf = (text: string): string => sha256(text)

export const check = (signed: SignedEntry): CheckedEntry => {
  const checked = checkEntry(signed, testCrypto)
  if (!checked.ok) throw new Error(checked.error)
  return checked.value
}

/** A device with its own copy of the log. */
export interface Laptop {
  name: string
  reader: LogReader
  /** Signs an act on top of what it has, takes it in, and returns it; with no look at whether it may. */
  act(what: Act, at?: number): CheckedEntry
  invite(id: string, role?: Role, more?: { expiresAt?: number; memberId?: MemberId }): CheckedEntry
  admit(id: string, who: string, role?: Role, more?: { memberId?: MemberId; at?: number }): CheckedEntry
  /** Invites and admits at once. */
  bring(who: string, role?: Role): CheckedEntry
  remove(who: string): CheckedEntry
  setRole(who: string, role: Role): CheckedEntry
  /** Everything the other has. */
  hear(from: Laptop): void
}

export function createLaptop(name: string, root: LogRoot, entries: Iterable<CheckedEntry> = []): Laptop {
  const reader = createLogReader(root)
  for (const entry of entries) reader.add(entry)
  let invited = 0
  const laptop: Laptop = {
    name,
    reader,
    act: (what, at = 1_000) => {
      const entry = check(
        createEntry(what, {
          log: reader,
          author: keyOf(name),
          sign: (text) => sign(keyOf(name), text),
          now: at,
        }),
      )
      reader.add(entry)
      return entry
    },
    invite: (id, role = 'editor', { expiresAt = 10_000, memberId } = {}) =>
      laptop.act({
        act: 'invite',
        inviteId: hashOf(id),
        secretHash: hashOf(`secret of ${id}`),
        role,
        expiresAt,
        autoAdmit: true,
        ...(memberId && { memberId }),
      }),
    admit: (id, who, role = 'editor', { memberId = memberIdOf(who), at } = {}) =>
      laptop.act({ act: 'admit', inviteId: hashOf(id), memberId, name: who, role, device: deviceOf(who) }, at),
    bring: (who, role = 'editor') => {
      const id = `${name} invites ${who} ${++invited}`
      laptop.invite(id, role)
      return laptop.admit(id, who, role)
    },
    remove: (who) => laptop.act({ act: 'remove', memberId: memberIdOf(who) }),
    setRole: (who, role) => laptop.act({ act: 'setRole', memberId: memberIdOf(who), role }),
    hear: (from) => {
      for (const entry of from.reader.entries()) reader.add(entry)
    },
  }
  return laptop
}

export function foundBy(name: string): { laptop: Laptop; root: LogRoot; found: CheckedEntry } {
  const act = { act: 'found', workspaceId, memberId: memberIdOf(name), name, device: deviceOf(name) } as const
  const found = check(createFounding(act, { author: keyOf(name), sign: (text) => sign(keyOf(name), text), now: 1 }))
  const root = { workspaceId, foundHash: found.hash }
  return { laptop: createLaptop(name, root, [found]), root, found }
}

/** A team of owners who have all seen the same. */
export function ownersTeam(...names: [string, ...string[]]): Laptop[] {
  const [founder, ...others] = names
  const { laptop, root } = foundBy(founder)
  for (const other of others) laptop.bring(other, 'owner')
  return [laptop, ...others.map((name) => createLaptop(name, root, laptop.reader.entries()))]
}

/** What a state says, as plain values that can be compared. */
export function toPlain({ state }: LogReader) {
  const { members, invites, heads } = state
  return { members: [...members.values()], invites: [...invites.entries()].sort(([a], [b]) => (a < b ? -1 : 1)), heads }
}

export const activeOwners = ({ state }: LogReader): string[] =>
  [...state.members.values()]
    .filter(({ status, role, devices }) => status === 'active' && role === 'owner' && devices.some((d) => d.active))
    .map(({ name }) => name)

export const whoIsIn = ({ state }: LogReader): Record<string, Role> =>
  Object.fromEntries(
    [...state.members.values()].filter(({ status }) => status === 'active').map(({ name, role }) => [name, role]),
  )

/** They tell each other everything; both must read the same. Returns what that is. */
export function meet(...laptops: Laptop[]): Record<string, string> {
  for (const one of laptops) for (const other of laptops) one.hear(other)
  for (const one of laptops) for (const other of laptops) one.hear(other)
  const [first, ...others] = laptops as [Laptop, ...Laptop[]]
  for (const other of others) expect(toPlain(other.reader)).toEqual(toPlain(first.reader))
  return whoIsIn(first.reader)
}
