/**
 * A whole workspace as one file, `.commonplace`: what a device would tell a newcomer, written down. So whatever reads
 * it goes through the gates that a peer's words go through, and nothing in it names a place on a disk.
 *
 *   "Commonplace workspace 1\n"
 *   the manifest as JSON, one line
 *   frames as on a wire (codec.ts; 4 bytes of length before each), in this order:
 *     members   the signed member log, and logs of copies that were merged here
 *     updates   every document, the library first: its whole state as one Yjs update
 *     blobPart  every file by its hash, piece after piece
 *     root      the digest over all documents, the one that devices compare
 *   a length of 0, and the seal as JSON: SHA-256 of everything before that 0, signed by the device that wrote it
 *
 * States and not the log: who set a field, who coded and who wrote stands in the documents; the log's rows say only
 * which way a change came to this device, and are dropped here when a document is compacted. With a passphrase the
 * whole of it is one age file (age-encryption.org/v1, scrypt). No key, preference or undo step of the device is in it.
 */
import { decodeUtf8, encodeUtf8 } from 'lib0/string'
import { z } from 'zod'
import { err, ok, type Result } from '../model/result.ts'
import { DeviceId, MemberId, WorkspaceId } from '../model/ids.ts'
import { DeviceKey } from './transport.ts'

export const FILE_ENDING = 'commonplace'
export const FILE_VERSION = 1
const MAGIC = 'Commonplace workspace '
const LOCKED = 'age-encryption.org/v1\n'
/** Both first lines together; a manifest has some hundred bytes. */
export const MAX_HEAD_BYTES = 16 * 1024
const FIRST_LETTERS = 64

const Count = z.int().nonnegative()

export const Manifest = z.object({
  workspaceId: WorkspaceId,
  name: z.string().min(1).max(300),
  /** ms since 1970, by the writer's clock. */
  madeAt: Count,
  /** Who wrote it; the seal says whether `key` did. */
  by: z.object({
    memberId: MemberId,
    name: z.string().min(1).max(300),
    deviceId: DeviceId,
    deviceName: z.string().min(1).max(300),
    key: DeviceKey,
  }),
  documents: Count,
  files: Count,
  fileBytes: Count,
})
export type Manifest = z.infer<typeof Manifest>

export const Seal = z.object({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** Null: the writer's key was sealed by a keychain that it could not reach. */
  signature: z
    .string()
    .regex(/^[0-9a-f]{128}$/)
    .nullable(),
})
export type Seal = z.infer<typeof Seal>

/** What is signed: apart from everything else that a device signs. */
export const sealText = (sha256: string): string => `Commonplace workspace file ${sha256}`

export const manifestToHead = (manifest: Manifest): Uint8Array =>
  encodeUtf8(`${MAGIC}${FILE_VERSION}\n${JSON.stringify(manifest)}\n`)

/** `locked`: with a passphrase. `length`: bytes of the head. */
export type Head = { is: 'plain'; manifest: Manifest; length: number } | { is: 'locked' }
/** `cut`: there may be more to come. */
export type HeadProblem = 'other' | 'newer' | 'broken' | 'cut'

/** Reads a file's first bytes; MAX_HEAD_BYTES of them are enough. */
export function readHead(bytes: Uint8Array): Result<Head, HeadProblem> {
  // What tells files apart is plain letters.
  const text = String.fromCharCode(...bytes.subarray(0, FIRST_LETTERS))
  if (text.startsWith(LOCKED)) return ok({ is: 'locked' })
  if (!text.startsWith(MAGIC)) {
    const isBeginning = text !== '' && (MAGIC.startsWith(text) || LOCKED.startsWith(text))
    return err(isBeginning ? 'cut' : 'other')
  }
  const cut = bytes.byteLength < MAX_HEAD_BYTES ? 'cut' : 'broken'
  const first = text.indexOf('\n')
  if (first < 0) return err(text.length < FIRST_LETTERS ? 'cut' : 'broken')
  const version = text.slice(MAGIC.length, first)
  if (!/^[1-9][0-9]{0,8}$/.test(version)) return err('broken')
  if (Number(version) > FILE_VERSION) return err('newer')
  const second = bytes.indexOf(10, first + 1)
  if (second < 0) return err(cut)
  if (second >= MAX_HEAD_BYTES) return err('broken')
  try {
    const manifest = Manifest.safeParse(JSON.parse(decodeUtf8(bytes.slice(first + 1, second))))
    return manifest.success ? ok({ is: 'plain', manifest: manifest.data, length: second + 1 }) : err('broken')
  } catch {
    return err('broken')
  }
}
