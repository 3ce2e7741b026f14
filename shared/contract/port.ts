/**
 * The protocol between a window and the core, over one MessagePort.
 *
 *   window                              core
 *   ------                              ----
 *   hello {windowId, isNew}       →     isNew: the window was just opened, not reloaded
 *                                 ←     ready {workspace}
 *   call {id, kind, name, input}  →     command | query | task
 *                                 ←     progress {id, value}      (tasks only)
 *                                 ←     result {id, ok, value | error}
 *   cancel {id}                   →     (tasks only)
 *   subscribe {id, name, input}   →
 *                                 ←     rows {id, ok, value | error}   first, and whenever it differs
 *   unsubscribe {id}              →
 *   open {noteId, vector}         →     the replica's state vector after its write-ahead was read
 *                                 ←     opened {noteId, epoch, vector, update}   what the window lacks
 *   update {noteId, seq, update}  →     the window's own keystrokes, in order
 *                                 ←     saved {noteId, seq}      after the commit, never before
 *                                 ←     updated {noteId, update} somebody else's change
 *   awareness {noteId, update}    ↔     carets; never stored
 *   close {noteId}                →
 *   place {place}                 →     what this window shows, for teammates; never stored
 *
 * A command carries an id chosen by the window (`call.id` is unique for ever): when the core
 * dies and is started again the window sends unanswered commands again, and the core answers
 * a command it had already committed from its receipt instead of doing it twice. Updates
 * need none of that: `open` exchanges state vectors again.
 */
import { z } from 'zod'
import { NoteId } from '../model/ids.ts'
import { Place } from '../sync/messages.ts'
import { AppError } from './errors.ts'

/** Larger frames are refused; a pasted book of text is about 5 MB. */
export const MAX_UPDATE_BYTES = 64 * 1024 * 1024

const CallId = z.string().min(1).max(64)
const Bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array && value.byteLength <= MAX_UPDATE_BYTES)

/** A call and its answers, as windows make it and other processes do (core/localSocket/messages.ts). */
export const Call = z.object({
  type: z.literal('call'),
  id: CallId,
  kind: z.enum(['command', 'query', 'task']),
  name: z.string().max(40),
  input: z.unknown(),
})
export const Cancel = z.object({ type: z.literal('cancel'), id: CallId })

const Outcome = z.union([
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), error: AppError }),
])
export const CallResult = z.object({ type: z.literal('result'), id: CallId, outcome: Outcome })
export const CallProgress = z.object({ type: z.literal('progress'), id: CallId, value: z.unknown() })

export const ToCore = z.discriminatedUnion('type', [
  z.object({ type: z.literal('hello'), windowId: z.string().min(1).max(64), isNew: z.boolean().optional() }),
  Call,
  Cancel,
  z.object({ type: z.literal('subscribe'), id: CallId, name: z.string().max(40), input: z.unknown() }),
  z.object({ type: z.literal('unsubscribe'), id: CallId }),
  z.object({ type: z.literal('open'), noteId: NoteId, vector: Bytes }),
  z.object({ type: z.literal('update'), noteId: NoteId, seq: z.int().nonnegative(), update: Bytes }),
  z.object({ type: z.literal('awareness'), noteId: NoteId, update: Bytes }),
  z.object({ type: z.literal('close'), noteId: NoteId }),
  z.object({ type: z.literal('place'), place: Place.nullable() }),
])
export type ToCore = z.infer<typeof ToCore>

export const ToWindow = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  CallResult,
  CallProgress,
  z.object({ type: z.literal('rows'), id: CallId, outcome: Outcome }),
  z.object({ type: z.literal('opened'), noteId: NoteId, epoch: z.string(), vector: Bytes, update: Bytes }),
  z.object({ type: z.literal('saved'), noteId: NoteId, seq: z.int().nonnegative() }),
  z.object({ type: z.literal('updated'), noteId: NoteId, update: Bytes }),
  z.object({ type: z.literal('awareness'), noteId: NoteId, update: Bytes }),
  /** The core could not store this note's last updates and reloaded it: open again. */
  z.object({ type: z.literal('reopen'), noteId: NoteId, error: AppError }),
])
export type ToWindow = z.infer<typeof ToWindow>
