/**
 * What a device says of itself on the local network, and how teammates recognise it.
 *
 * An onlooker learns: that somebody at this address runs this program, its protocol version and port, and three
 * random-looking values. The salt is fresh at every start, the rest are hashes with it: without knowing the
 * workspace's id and the device's key beforehand (128 and 256 random bits) they tell nothing, and two starts of one
 * device cannot be told to be the same by them. No name of a person, a computer or a workspace is sent. (Who listens
 * on the wire when a call is made does see the called device's key, which iroh's greeting carries.)
 */
import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { WorkspaceId } from '#shared/model/ids.ts'
import { PROTOCOL_VERSION } from '#shared/sync/limits.ts'
import type { DeviceKey } from '#shared/sync/transport.ts'

const SALT_BYTES = 8
/** Of each hash: enough that two never meet by chance, short enough for one packet. */
const HASH_DIGITS = 20

const Hash = z.string().regex(new RegExp(`^[0-9a-f]{${HASH_DIGITS}}$`))
/** The TXT record. */
export const Announcement = z.object({
  v: z.literal(String(PROTOCOL_VERSION)),
  salt: z.string().regex(new RegExp(`^[0-9a-f]{${SALT_BYTES * 2}}$`)),
  workspace: Hash,
  device: Hash,
})
export type Announcement = z.infer<typeof Announcement>

const hash = (salt: string, value: string): string =>
  createHash('sha256').update(`${salt} ${value}`).digest('hex').slice(0, HASH_DIGITS)

export function announce(workspaceId: WorkspaceId, self: DeviceKey): Announcement {
  const salt = randomBytes(SALT_BYTES).toString('hex')
  return { v: String(PROTOCOL_VERSION), salt, workspace: hash(salt, workspaceId), device: hash(salt, self) }
}

export const isOfWorkspace = (said: Announcement, workspaceId: WorkspaceId): boolean =>
  said.workspace === hash(said.salt, workspaceId)

/** Which of these devices said it. */
export function speakerAmong(said: Announcement, keys: Iterable<DeviceKey>): DeviceKey | undefined {
  for (const key of keys) if (said.device === hash(said.salt, key)) return key
  return undefined
}
