/** Who belongs to this workspace, as the rest of sync asks for it: the member log read, and the few acts that add to it. */
import { randomBytes } from 'node:crypto'
import { type AppError, appError } from '#shared/contract/errors.ts'
import type { Act, Role, SignedEntry } from '#shared/members/entries.ts'
import type { Invite, MemberState } from '#shared/members/state.ts'
import type { DeviceId, MemberId, WorkspaceId } from '#shared/model/ids.ts'
import { err, ok, type Result } from '#shared/model/result.ts'
import { DeviceKey } from '#shared/sync/transport.ts'
import type { Db } from '../db/database.ts'
import type { Identity } from '../docs/identity.ts'
import type { HeldKey } from './deviceKey.ts'
import { adoptMemberLog, foundMemberLog, hasMemberLog, type MemberStore, openMemberStore } from './memberStore.ts'
import { nodeCrypto, type Signer } from './nodeCrypto.ts'

export interface KnownDevice {
  key: DeviceKey
  deviceId: DeviceId
  name: string
  memberId: MemberId
  role: Role
}

export interface Newcomer {
  memberId: MemberId
  name: string
  device: { key: DeviceKey; deviceId: DeviceId; name: string }
}

export interface Members {
  readonly workspaceId: WorkspaceId
  /** Hash of the founding entry. */
  readonly foundHash: string
  /** This device. */
  readonly self: DeviceKey
  /** All entries, each after its parents. */
  entries: () => SignedEntry[]
  /**
   * Takes in what another device knows; what does not verify or belong is left out. Of a stranger's nothing is kept
   * that hangs on entries which are not here: whoever belongs can bring these too.
   */
  merge: (entries: readonly SignedEntry[], ofStranger?: boolean) => void
  /** Undefined for strangers and for devices that were removed. */
  deviceByKey: (key: DeviceKey) => KnownDevice | undefined
  /** Every device that belongs, this one too. */
  devices: () => KnownDevice[]
  /** Everybody who belongs, in the order in which they came. */
  list: () => { memberId: MemberId; name: string; role: Role }[]
  /** A device that belonged, and no longer does. */
  wasDevice: (key: DeviceKey) => boolean
  /** Whose device a log row or a field's entry names; also those who have left, and copies that were opened from a file. */
  memberOfDevice: (deviceId: string) => { memberId: MemberId; name: string } | undefined
  myRole: () => Role | undefined
  /** This device's member is editor or owner. */
  mayEdit: () => boolean
  mayAdmit: () => boolean
  invites: () => Invite[]
  inviteBySecret: (secretHash: string) => Invite | undefined
  /** Begins with the log that starts with this founding entry: what an admission brings. */
  adopt: (foundHash: string, entries: readonly SignedEntry[]) => void
  /** Adds to the log. Errors: `NotAnOwner`, `LastOwner`, `MemberNotFound`, `DeviceNotFound`, `InviteNotFound`. */
  act: (what: Act) => Result<void, AppError>
  invite: (
    role: Role,
    expiresAt: number,
    autoAdmit: boolean,
    memberId?: MemberId,
  ) => Result<{ inviteId: string; secret: Uint8Array }, AppError>
  admit: (inviteId: string, who: Newcomer) => Result<void, AppError>
  /** Told after new entries were stored. Returns the unlistener. */
  onChanged: (listener: (added: readonly SignedEntry[]) => void) => () => void
}

export interface MembersParts {
  db: Db
  identity: Identity
  /** Without it the log can be read and nothing be added. */
  key: HeldKey
  deviceName: string
  /** The first member's name, when the log is founded here. */
  myName: string
  now: () => number
  /** A folder that is joining another's workspace founds nothing. */
  isJoining: boolean
  /** Who is known from elsewhere, by device (kinLogs.ts). */
  kin: (deviceId: string) => { memberId: MemberId; name: string } | undefined
  report: (cause: unknown) => void
}

/** Stands for a key that cannot be used: everything can be read, and nothing signed. */
const mute = (db: Db): Signer => ({
  key: DeviceKey.catch('0'.repeat(64) as DeviceKey).parse(
    db.get<{ value: string }>(`SELECT value FROM meta WHERE key = 'device_key'`)?.value,
  ),
  sign: () => {
    throw new Error('this device has no key that it could sign with')
  },
})

export function createMembers(parts: MembersParts): Members {
  const { db, identity, key, now } = parts
  const listeners = new Set<(added: readonly SignedEntry[]) => void>()
  const signer: Signer = key.ok ? key.value : mute(db)
  const storeParts = { db, identity, signer, crypto: nodeCrypto, now }
  let store: MemberStore | undefined

  const open = (): void => {
    store = openMemberStore(storeParts)
    store.onChanged((added) => {
      for (const listener of listeners) listener(added)
    })
  }
  if (!parts.isJoining && key.ok) foundMemberLog(storeParts, { member: parts.myName, device: parts.deviceName })
  if (hasMemberLog(db)) open()

  const state = (): MemberState | undefined => store?.state
  const active = () => [...(state()?.members.values() ?? [])].filter((member) => member.status === 'active')
  const devices = (): KnownDevice[] =>
    active().flatMap(({ memberId, role, devices: own }) =>
      own
        .filter((device) => device.active)
        .map(({ key: deviceKey, deviceId, name }) => ({ key: deviceKey as DeviceKey, deviceId, name, memberId, role })),
    )
  const myRole = (): Role | undefined => state()?.deviceByKey(signer.key)?.role
  const act = (what: Act): Result<void, AppError> => {
    if (!key.ok) return key
    if (!store)
      return err(appError('SyncUnavailable', 'This workspace is still being fetched; try again when it is here.'))
    const outcome = store.append(what)
    return outcome.ok ? ok(undefined) : outcome
  }

  return {
    workspaceId: identity.workspaceId,
    get foundHash() {
      return state()?.foundHash ?? ''
    },
    self: signer.key,
    entries: () => store?.entries() ?? [],
    merge: (all, ofStranger = false) => {
      if (!store) return
      const entries = ofStranger ? store.connected(all) : all
      // Their signatures were verified where they were decoded, off this thread (shared/sync/codec.ts).
      const outcome = store.merge(entries, true)
      if (!outcome.ok) parts.report(outcome.error)
    },
    deviceByKey: (wanted) => {
      const known = state()?.deviceByKey(wanted)
      if (!known) return undefined
      const { member, role, device } = known
      return { key: wanted, deviceId: device.deviceId, name: device.name, memberId: member.memberId, role }
    },
    wasDevice: (wanted) =>
      state()?.deviceByKey(wanted) === undefined &&
      [...(state()?.members.values() ?? [])].some(({ devices: own }) => own.some((device) => device.key === wanted)),
    devices,
    list: () => active().map(({ memberId, name, role }) => ({ memberId, name, role })),
    memberOfDevice: (deviceId) => {
      for (const { memberId, name, devices: own } of state()?.members.values() ?? [])
        if (own.some((device) => device.deviceId === deviceId)) return { memberId, name }
      return parts.kin(deviceId)
    },
    myRole,
    mayEdit: () => {
      // Without a log this folder has no team: whoever can open it owns it. One that is being fetched is nobody's yet.
      if (!store) return !parts.isJoining
      const role = myRole()
      return role === 'owner' || role === 'editor'
    },
    mayAdmit: () => key.ok && myRole() === 'owner',
    invites: () => [...(state()?.invites.values() ?? [])],
    inviteBySecret: (secretHash) =>
      [...(state()?.invites.values() ?? [])].find((invite) => invite.secretHash === secretHash),
    adopt: (foundHash, entries) => {
      adoptMemberLog(db, foundHash)
      open()
      store?.merge(entries, true)
    },
    act,
    invite: (role, expiresAt, autoAdmit, memberId) => {
      const secret = new Uint8Array(randomBytes(16))
      const inviteId = nodeCrypto.sha256(randomBytes(32))
      const outcome = act({
        act: 'invite',
        inviteId,
        secretHash: nodeCrypto.sha256(secret),
        role,
        expiresAt,
        autoAdmit,
        ...(memberId !== undefined && { memberId }),
      })
      return outcome.ok ? ok({ inviteId, secret }) : outcome
    },
    admit: (inviteId, { memberId, name, device }) => {
      const invite = state()?.invites.get(inviteId)
      if (!invite) return err(appError('InviteNotFound', 'There is no such invitation; make a new one.'))
      return act({ act: 'admit', inviteId, memberId, name, role: invite.role, device })
    },
    onChanged: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
