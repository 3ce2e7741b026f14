/**
 * What the shell (Electron's main process) and the core's process say to each other. The shell
 * forks the core with `--data DIR` (and `--create NAME` for a new workspace, or `JOIN_VARIABLE` for a team's), hands it one port
 * per window, and leaves the line: windows and core talk directly.
 */
import { z } from 'zod'
import { AppError } from './errors.ts'

/** The environment variable by which a core is told to join a team: JSON of `{link, name}`. */
export const JOIN_VARIABLE = 'COMMONPLACE_JOIN'
export const JoinOrder = z.object({ link: z.string(), name: z.string() })

/** The environment variable by which a core is told to fill its folder from a saved workspace: JSON of `{path, passphrase, name}`. */
export const CARRY_VARIABLE = 'COMMONPLACE_CARRY'
export const CarryOrder = z.object({
  path: z.string(),
  passphrase: z.string().nullable(),
  name: z.string().optional(),
})
export type CarryOrder = z.infer<typeof CarryOrder>

/** Bytes in base64: a device key of 32 bytes, or what a keychain makes of it. */
const Sealable = z.base64().min(1).max(8_000)

/** Shell → core. A `window` message carries the MessagePort as its only transferred port. */
export const ToCoreProcess = z.discriminatedUnion('type', [
  z.object({ type: z.literal('window'), windowId: z.string() }),
  /** The machine woke up: teammates are looked for at once. */
  z.object({ type: z.literal('wake') }),
  /** Commit, close and exit 0. */
  z.object({ type: z.literal('shutdown') }),
  /** The answer to `seal` or `unseal`. Null: there is no keychain that protects anything, or it was sealed elsewhere. */
  z.object({ type: z.literal('keychain'), id: z.int().nonnegative(), bytes: Sealable.nullable() }),
])
export type ToCoreProcess = z.infer<typeof ToCoreProcess>

/** Core → shell. */
export const FromCoreProcess = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready'), workspaceId: z.string(), name: z.string() }),
  /** The folder could not be opened; the process exits with status 1 (3 when another process holds it). */
  z.object({ type: z.literal('failed'), error: AppError }),
  z.object({ type: z.literal('renamed'), name: z.string() }),
  /** Asks for the system's keychain, which only the shell can reach, to seal the folder's device key or open it. */
  z.object({ type: z.literal('seal'), id: z.int().nonnegative(), bytes: Sealable }),
  z.object({ type: z.literal('unseal'), id: z.int().nonnegative(), bytes: Sealable }),
])
export type FromCoreProcess = z.infer<typeof FromCoreProcess>
