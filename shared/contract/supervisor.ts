/**
 * What the shell (Electron's main process) and the core's process say to each other. The shell
 * forks the core with `--data DIR` (and `--create NAME` for a new workspace), hands it one port
 * per window, and leaves the line: windows and core talk directly.
 */
import { z } from 'zod'
import { AppError } from './errors.ts'

/** Shell → core. A `window` message carries the MessagePort as its only transferred port. */
export const ToCoreProcess = z.discriminatedUnion('type', [
  z.object({ type: z.literal('window'), windowId: z.string() }),
  /** Commit, close and exit 0. */
  z.object({ type: z.literal('shutdown') }),
])
export type ToCoreProcess = z.infer<typeof ToCoreProcess>

/** Core → shell. */
export const FromCoreProcess = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready'), workspaceId: z.string(), name: z.string() }),
  /** The folder could not be opened; the process exits with status 1 (3 when another process holds it). */
  z.object({ type: z.literal('failed'), error: AppError }),
  z.object({ type: z.literal('renamed'), name: z.string() }),
])
export type FromCoreProcess = z.infer<typeof FromCoreProcess>
