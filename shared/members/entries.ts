/**
 * The member log: who belongs to a workspace, with which devices and which role. A hash DAG of signed entries;
 * every device holds all of it and reads the same state out of it, in whatever order the entries came
 * (state.ts). Owners may add to it offline and independently of each other.
 *
 * An entry's body is kept and signed as the very text that its author wrote, so that no re-encoding can
 * change a signature: hash = SHA-256(body), signature = Ed25519(author's key, body).
 */
import { z } from 'zod'
import { DeviceId, MemberId, WorkspaceId } from '../model/ids.ts'

export const Role = z.enum(['owner', 'editor', 'viewer'])
export type Role = z.infer<typeof Role>

/** 64 parents, two names of 300 letters and their escapes fit. */
const MAX_BODY_CHARS = 10_000
/** Heads that one entry can follow: as many owners would have to act offline at once. */
export const MAX_PARENTS = 64

const Key = z.string().regex(/^[0-9a-f]{64}$/)
const Hash = z.string().regex(/^[0-9a-f]{64}$/)
const Name = z.string().min(1).max(300)
const Device = z.object({ key: Key, deviceId: DeviceId, name: Name })

/** What an entry does. */
export const Act = z.discriminatedUnion('act', [
  /** The first entry: its author's device is the first owner's. */
  z.object({ act: z.literal('found'), workspaceId: WorkspaceId, memberId: MemberId, name: Name, device: Device }),
  /** `secretHash` = SHA-256 of the link's secret; only an owner's device can admit with it. */
  z.object({
    act: z.literal('invite'),
    inviteId: Hash,
    secretHash: Hash,
    role: Role,
    expiresAt: z.int().nonnegative(),
    /** Owners' devices admit at once who brings the secret, without asking. */
    autoAdmit: z.boolean(),
    /** Set when it is for one more device of somebody who is a member already; the role is then theirs. */
    memberId: MemberId.optional(),
  }),
  z.object({ act: z.literal('revokeInvite'), inviteId: Hash }),
  /** Uses an invitation up: of two admissions by one invitation, the first in the log's order holds. */
  z.object({ act: z.literal('admit'), inviteId: Hash, memberId: MemberId, name: Name, role: Role, device: Device }),
  z.object({ act: z.literal('setRole'), memberId: MemberId, role: Role }),
  z.object({ act: z.literal('remove'), memberId: MemberId }),
  /** By a member's own device, or an owner's. */
  z.object({ act: z.literal('nameDevice'), key: Key, name: Name }),
  z.object({ act: z.literal('removeDevice'), key: Key }),
  z.object({ act: z.literal('leave') }),
])
export type Act = z.infer<typeof Act>

/** What every entry has, whatever its version: later versions may add acts, but change nothing of this. */
export const EntryEnvelope = z.object({
  v: z.int().positive(),
  workspaceId: WorkspaceId,
  /** Hashes of the entries that the author knew and that no other entry it knew follows. Empty for `found` only. */
  parents: z.array(Hash).max(MAX_PARENTS),
  author: Key,
  /** The author's clock, ms since 1970; for people to read, never for order. */
  at: z.int().nonnegative(),
  what: z.object({ act: z.string().max(60) }),
})

export type EntryEnvelope = z.infer<typeof EntryEnvelope>

export const EntryBody = EntryEnvelope.extend({ v: z.literal(1), what: Act })
export type EntryBody = z.infer<typeof EntryBody>

export const SignedEntry = z.object({
  /** JSON of an EntryBody, byte for byte as signed. */
  body: z.string().min(2).max(MAX_BODY_CHARS),
  /** 128 lower-case hex digits. */
  signature: z.string().regex(/^[0-9a-f]{128}$/),
})
export type SignedEntry = z.infer<typeof SignedEntry>
