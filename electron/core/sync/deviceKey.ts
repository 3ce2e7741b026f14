/**
 * The device key: Ed25519, made on a data folder's first run. It is the device's name and proof on every
 * transport, and signs its entries of the member log. It lies in the folder as `device.key`, mode 600: sealed
 * by the system's keychain where the app can have that done, else as it is. A key stays as it was made: one
 * that a headless peer must read without a keychain is not sealed behind its back.
 *
 * The key belongs to the folder. A copy of the folder is the same device: while two copies run, others see one
 * device that changes places and loses its memory of what it was sent, each copy's documents still merge, and of
 * two changes to one field at the same millisecond one may be taken for the other's echo. It is not prevented
 * (a restored backup is just such a copy); a second laptop should join by an invitation of its own. A sealed key
 * does not travel: on another computer, or for another user, the copy cannot take part.
 */
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { type AppError, appError } from '#shared/contract/errors.ts'
import { err, ok, type Result } from '#shared/model/result.ts'
import type { Db } from '../db/database.ts'
import { createSigner, type Signer } from './nodeCrypto.ts'

/** The system's keychain, as whoever can reach it offers it. */
export interface KeySealer {
  /** Null: there is none that protects anything. */
  seal: (bytes: Uint8Array) => Promise<Uint8Array | null>
  /** Null: it was sealed elsewhere, or the keychain does not answer. */
  unseal: (bytes: Uint8Array) => Promise<Uint8Array | null>
}

export interface DeviceKeyPair extends Signer {
  /** 32 bytes; what a transport is started with. */
  readonly secret: Uint8Array
  readonly sealed: boolean
}

export interface DeviceKeyParts {
  dataDir: string
  db: Db
  sealer?: KeySealer | undefined
}

const FILE = 'device.key'
const SECRET_BYTES = 32
const File = z.object({
  version: z.literal(1),
  sealed: z.boolean(),
  /** The public key, by which damage and mix-ups show. */
  key: z.string(),
  bytes: z.base64().max(8_000),
})

const damaged = (what: string): Result<never, AppError> =>
  err(
    appError(
      'DeviceKeyDamaged',
      `The file ${FILE} in this workspace's folder ${what}, so this device cannot meet others; restore it from a backup, or join again from an invitation into a new folder.`,
    ),
  )

const sealedHere = err(
  appError(
    'DeviceKeySealed',
    "This device's key is sealed in the system's keychain; open the workspace in Commonplace and try again while it is open.",
  ),
)

const sealedElsewhere = err(
  appError(
    'DeviceKeySealed',
    "This device's key was sealed by another computer or user, or the keychain is locked; unlock it, or join again from an invitation into a new folder.",
  ),
)

/** Whole or not at all, readable by this user only, and durable before it is used. */
function writeKeyFile(path: string, content: string): void {
  const temporary = `${path}.${randomBytes(6).toString('hex')}.part`
  try {
    const handle = openSync(temporary, 'wx', 0o600)
    try {
      writeSync(handle, content)
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
    renameSync(temporary, path)
  } catch (cause) {
    rmSync(temporary, { force: true })
    throw cause
  }
  if (process.platform === 'win32') return
  const folder = openSync(join(path, '..'), 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}

/** The key that this folder's database remembers; a folder that had one never gets another silently. */
const remembered = (db: Db): string | undefined =>
  db.get<{ value: string }>(`SELECT value FROM meta WHERE key = 'device_key'`)?.value

async function makeKey(path: string, sealer: KeySealer | undefined): Promise<DeviceKeyPair> {
  const secret = new Uint8Array(randomBytes(SECRET_BYTES))
  const signer = createSigner(secret)
  const shut = (await sealer?.seal(secret)) ?? null
  // What cannot be opened again now never will be.
  const opened = shut && (await sealer?.unseal(shut))
  const sealed = shut !== null && opened != null && Buffer.compare(opened, secret) === 0
  const bytes = Buffer.from(sealed ? shut : secret).toString('base64')
  writeKeyFile(path, JSON.stringify({ version: 1, sealed, key: signer.key, bytes } satisfies z.infer<typeof File>))
  return { ...signer, secret, sealed }
}

function readKeyFile(path: string): z.infer<typeof File> | null {
  try {
    const file = File.safeParse(JSON.parse(readFileSync(path, 'utf8')))
    return file.success ? file.data : null
  } catch (cause) {
    if (cause instanceof SyntaxError) return null
    throw cause
  }
}

/**
 * The folder's key, made if it never had one. Call under the folder's lock.
 * Errors: `DeviceKeySealed`, `DeviceKeyDamaged`. A disk that cannot be read or written throws, as elsewhere.
 */
export async function openDeviceKey({ dataDir, db, sealer }: DeviceKeyParts): Promise<Result<DeviceKeyPair, AppError>> {
  const path = join(dataDir, FILE)
  const expected = remembered(db)
  if (!existsSync(path)) {
    if (expected !== undefined) return damaged('is missing')
    const made = await makeKey(path, sealer)
    db.run(`INSERT INTO meta (key, value) VALUES ('device_key', ?)`, made.key)
    return ok(made)
  }
  const file = readKeyFile(path)
  if (file === null) return damaged('is damaged')
  if (file.sealed && !sealer) return sealedHere
  const bytes = new Uint8Array(Buffer.from(file.bytes, 'base64'))
  const secret = file.sealed ? await sealer?.unseal(bytes) : bytes
  if (!secret) return sealedElsewhere
  if (secret.byteLength !== SECRET_BYTES) return damaged('is damaged')
  const signer = createSigner(secret)
  if (signer.key !== file.key) return damaged('is damaged')
  if (expected !== undefined && expected !== signer.key) return damaged("is another folder's")
  if (expected === undefined) db.run(`INSERT INTO meta (key, value) VALUES ('device_key', ?)`, signer.key)
  try {
    // A copy made by hand may have let others read it. Windows keeps rights by folder, and a user's are private.
    if (process.platform !== 'win32') chmodSync(path, 0o600)
  } catch {
    // A folder that cannot be changed (read-only disk) still has its key.
  }
  return ok({ ...signer, secret, sealed: file.sealed })
}

/** What a core holds: its key, or why it has none. */
export type HeldKey = Result<DeviceKeyPair, AppError>
