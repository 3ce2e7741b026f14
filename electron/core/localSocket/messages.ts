/**
 * What a program says to the owner of a folder over the local socket: the calls of the windows' port
 * (shared/contract/port.ts), without subscriptions and without notes' replicas.
 *
 *   program                               owner
 *   -------                               -----
 *   hello {version, folder}         →
 *                                   ←     ready {}   |   refused {error}, and the end
 *   call {id, kind, name, input}    →     command | query | task
 *                                   ←     progress {id, value}      (tasks only)
 *                                   ←     result {id, outcome}
 *   cancel {id}                     →     (tasks only)
 *
 * A frame is four bytes, the length of what follows (big-endian), and a message as JSON in UTF-8. JSON has no
 * bytes: files are named by their absolute path and read by the owner, which is the same user on the same
 * computer; the third kind of import item, a file's bytes, is for windows and is refused here.
 */
import { z } from 'zod'
import { AppError } from '#shared/contract/errors.ts'
import { Call, CallProgress, CallResult, Cancel } from '#shared/contract/port.ts'

export const ToOwner = z.discriminatedUnion('type', [
  z.object({ type: z.literal('hello'), version: z.int(), folder: z.string().max(100) }),
  Call,
  Cancel,
])
export type ToOwner = z.infer<typeof ToOwner>

export const FromOwner = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('refused'), error: AppError }),
  CallResult,
  CallProgress,
])
export type FromOwner = z.infer<typeof FromOwner>
