/** What workspace files need of sync: whose device this is, whose wrote a file, and the gates that a peer's changes pass. */
import type { SignedEntry } from '#shared/members/entries.ts'
import type { BlobHash } from '#shared/model/ids.ts'
import type { DeviceKey } from '#shared/sync/transport.ts'
import type { Db } from '../db/database.ts'
import type { Change } from '../docs/hub.ts'
import type { Identity } from '../docs/identity.ts'
import { arrivalsOf, keepArrivals } from './arrivals.ts'
import type { HeldKey } from './deviceKey.ts'
import { deviceNameHere } from './deviceName.ts'
import type { Digests } from './digests.ts'
import { type KinLogs, logsIn } from './kinLogs.ts'
import type { Members } from './members.ts'

/** Whose device signed a file, as this device's own member log has it. `copy`: one that the team never let in. */
export type Standing = 'self' | 'member' | 'viewer' | 'gone' | 'copy'

export interface Carrying {
  /** This device, as a file names it. */
  self: () => { key: DeviceKey; deviceName: string; name: string }
  /** Null: the key is not to be had. */
  sign: (text: string) => string | null
  /** This workspace's log and those of its copies. */
  log: () => SignedEntry[]
  standingOf: (key: DeviceKey) => Standing
  /** Takes a file's logs in; their signatures were verified where it was read. */
  takeLog: (entries: readonly SignedEntry[]) => void
  arrived: (changes: readonly Change[]) => void
  blobStored: (hash: BlobHash, bytes: number) => void
  /** Of all that is here, worked out in slices. */
  digest: () => Promise<string>
}

export interface CarryingParts {
  db: Db
  identity: Identity
  key: HeldKey
  members: Members
  kin: KinLogs
  myName: string
  now: () => number
  digests: Digests
  keepBrief: () => void
  blobStored: (hash: BlobHash, bytes: number) => void
}

export function createCarrying(parts: CarryingParts): Carrying {
  const { db, identity, key, members, kin } = parts
  const named = (memberId: string): string | undefined =>
    db.get<{ name: string }>('SELECT name FROM member WHERE member_id = ?', memberId)?.name
  return {
    self: () => ({
      key: members.self,
      deviceName: members.deviceByKey(members.self)?.name ?? deviceNameHere(),
      name: named(identity.me) ?? parts.myName,
    }),
    sign: (text) => (key.ok ? key.value.sign(text) : null),
    log: () => [...members.entries(), ...kin.entries()],
    standingOf: (wanted) => {
      if (wanted === members.self) return 'self'
      const device = members.deviceByKey(wanted)
      if (device) return device.role === 'viewer' ? 'viewer' : 'member'
      return members.wasDevice(wanted) ? 'gone' : 'copy'
    },
    takeLog: (entries) => {
      const own = logsIn(entries, identity.workspaceId).get(members.foundHash)
      if (own) members.merge(own.map(({ signed }) => signed))
      kin.put(entries, members.foundHash)
    },
    arrived: (changes) => {
      parts.keepBrief()
      const at = parts.now()
      const authorOf = (device: string) => members.memberOfDevice(device)?.memberId ?? null
      for (const change of changes)
        keepArrivals(
          db,
          arrivalsOf(db, change, authorOf, () => null),
          at,
        )
    },
    blobStored: parts.blobStored,
    digest: () =>
      new Promise((resolve) => {
        parts.digests.refresh((held) => resolve(Buffer.from(held.root()).toString('hex')))
      }),
  }
}
