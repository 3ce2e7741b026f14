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

const CallId = z.string().min(1).max(64)

export const ToOwner = z.discriminatedUnion('type', [
  z.object({ type: z.literal('hello'), version: z.int(), folder: z.string().max(100) }),
  z.object({
    type: z.literal('call'),
    id: CallId,
    kind: z.enum(['command', 'query', 'task']),
    name: z.string().max(40),
    input: z.unknown(),
  }),
  z.object({ type: z.literal('cancel'), id: CallId }),
])
export type ToOwner = z.infer<typeof ToOwner>

const Outcome = z.union([
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), error: AppError }),
])

export const FromOwner = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('refused'), error: AppError }),
  z.object({ type: z.literal('result'), id: CallId, outcome: Outcome }),
  z.object({ type: z.literal('progress'), id: CallId, value: z.unknown() }),
])
export type FromOwner = z.infer<typeof FromOwner>
