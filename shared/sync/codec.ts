/**
 * Bytes of a wire ↔ checked messages. All that reads foreign bytes is reached from here, so that it can run in a
 * thread of its own; nothing in it throws at any input, and what it holds is bounded by limits.ts.
 *
 * A frame: one byte of flags, then a part of the message's bytes, which are packed by raw deflate where that is
 * shorter. A message that does not fit one frame goes on in the next ones; all but the last are full.
 * Transports of streams put the frame's length before it, as 4 bytes, most significant first.
 */
import { EntryBody, type SignedEntry } from '../members/entries.ts'
import { err, ok, type Result } from '../model/result.ts'
import { inspectAwareness, inspectUpdate, inspectVector } from './inspectUpdate.ts'
import { MAX_FRAME_BYTES, MAX_MESSAGE_BYTES, MAX_STRANGER_BYTES, MAX_STRUCTS } from './limits.ts'
import { bytesToMessage, messageToBytes } from './messageBytes.ts'
import type { Message } from './messages.ts'
import { joined, type Packing, plainPacking } from './packing.ts'

const MORE = 1
const PACKED = 2
const BODY_BYTES = MAX_FRAME_BYTES - 1
/** Packing a ping costs more than it saves. */
const PACK_FROM_BYTES = 100

/** Bytes that are not what was agreed; `message` is one sentence for the log. */
export interface CodecError {
  code: 'Malformed' | 'TooLarge'
  message: string
}

/** True when `signature` (hex) is that of `author` (public Ed25519 key, hex) under `body`. Must not throw. */
export type Verify = (body: string, signature: string, author: string) => boolean

/**
 * The frames of a message, in order.
 * @throws RangeError for a message beyond MAX_MESSAGE_BYTES: the sender has to part what it sends
 */
export function messageToFrames(message: Message, packing: Packing = plainPacking): Uint8Array[] {
  const plain = messageToBytes(message)
  if (plain.length > MAX_MESSAGE_BYTES) throw new RangeError(`${message.type}: ${plain.length} bytes are too many`)
  const packed = plain.length < PACK_FROM_BYTES ? plain : packing.deflate(plain)
  const [body, flags] = packed.length < plain.length ? [packed, PACKED] : [plain, 0]
  const frames: Uint8Array[] = []
  for (let at = 0; at === 0 || at < body.length; at += BODY_BYTES) {
    const part = body.subarray(at, at + BODY_BYTES)
    const frame = new Uint8Array(part.length + 1)
    frame[0] = flags | (at + BODY_BYTES < body.length ? MORE : 0)
    frame.set(part, 1)
    frames.push(frame)
  }
  return frames
}

export interface Reassembler {
  /**
   * Takes the next frame (and keeps the array). Answers a message when it was the last of one, undefined when more
   * must come. After an error nothing more is taken.
   */
  push(frame: Uint8Array): Result<Message | undefined, CodecError>
  /** Messages up to MAX_MESSAGE_BYTES from here on. */
  trust(): void
}

export interface ReassemblerOptions {
  /** From the start, because this side chose whom to call. */
  trusted?: boolean
  packing?: Packing
  verify: Verify
}

/** Puts one wire's messages together from its frames. */
export function createReassembler({
  trusted = false,
  packing = plainPacking,
  verify,
}: ReassemblerOptions): Reassembler {
  let most = trusted ? MAX_MESSAGE_BYTES : MAX_STRANGER_BYTES
  let parts: Uint8Array[] = []
  let length = 0
  let packed = false
  let failed: CodecError | undefined

  const tooLarge = (): CodecError => ({ code: 'TooLarge', message: `A message of more than ${most} bytes came.` })

  const take = (frame: Uint8Array): Result<Message | undefined, CodecError> => {
    const flags = frame[0]
    if (flags === undefined) return malformed('A frame without content came.')
    if (frame.length > MAX_FRAME_BYTES) return malformed('A frame came that is too long.')
    if (flags > (MORE | PACKED)) return malformed('A frame of an unknown kind came.')
    const more = (flags & MORE) !== 0
    const isPacked = (flags & PACKED) !== 0
    if (more && frame.length < MAX_FRAME_BYTES) return malformed('A message came in smaller parts than agreed.')
    if (parts.length > 0 && isPacked !== packed) return malformed('The parts of a message do not go together.')
    length += frame.length - 1
    if (length > most || (more && length === most)) return err(tooLarge())
    packed = isPacked
    parts.push(frame.subarray(1))
    if (more) return ok(undefined)

    const whole = joined(parts, length)
    parts = []
    length = 0
    try {
      const message = bytesToMessage(packed ? packing.inflate(whole, most) : whole)
      inspect(message, verify)
      return ok(message)
    } catch (thrown) {
      return malformed(`What came could not be read: ${thrown instanceof Error ? thrown.message : 'no reason given'}.`)
    }
  }

  return {
    push(frame) {
      if (failed) return err(failed)
      const taken = take(frame)
      if (!taken.ok) {
        failed = taken.error
        parts = []
      }
      return taken
    },
    trust() {
      most = MAX_MESSAGE_BYTES
    },
  }
}

const malformed = (message: string) => err<CodecError>({ code: 'Malformed', message })

/** Looks into the byte fields of a message: Yjs updates and vectors, carets, signed entries. Throws at what is wrong. */
function inspect(message: Message, verify: Verify): void {
  switch (message.type) {
    case 'updates': {
      let structs = 0
      for (const { update } of message.docs) structs += inspectUpdate(update)
      if (structs > MAX_STRUCTS) throw new RangeError(`more than ${MAX_STRUCTS} pieces in one message`)
      break
    }
    case 'want':
      for (const { vector } of message.docs) inspectVector(vector)
      break
    case 'caret':
      inspectAwareness(message.update)
      break
    case 'hello':
    case 'admitted':
    case 'members':
      for (const entry of message.log) inspectEntry(entry, verify)
      break
    default:
  }
}

function inspectEntry({ body, signature }: SignedEntry, verify: Verify): void {
  const read = EntryBody.safeParse(JSON.parse(body))
  if (!read.success) throw new TypeError('an entry of the member log that is not one')
  if (!verify(body, signature, read.data.author))
    throw new TypeError('an entry of the member log with a wrong signature')
}
