/**
 * One connection inside the net thread: a single stream in both directions that begins with one byte, then carries
 * frames. What is read goes on as bytes, as fast as they are taken; what the core sends is packed and cut here.
 */
import { closedByOther } from '#shared/sync/closing.ts'
import { messageToFrames } from '#shared/sync/codec.ts'
import { withLength } from '#shared/sync/frameStream.ts'
import type { Message } from '#shared/sync/messages.ts'
import { joined } from '#shared/sync/packing.ts'
import type { Closed, Path } from '#shared/sync/transport.ts'
import { type BiStream, codeOfEnd, type Connection, pathOf } from './irohLibrary.ts'
import { nodePacking } from './nodePacking.ts'
import { CHUNK_BYTES, fromNumbers, toNumbers } from './numberArrays.ts'
import { within } from './realTime.ts'

/** The stream's first byte. It also makes the stream known to the other side, which hears of it with its first byte. */
export const GREETING = 1
/** What was sent before the end has so many ms to leave. */
const LEAVE_WITHIN_MS = 1_000
/** Parcels of bytes that may wait to be decoded. */
const PARCELS_AHEAD = 4

export interface NetWire {
  readonly id: number
  send(message: Message): void
  /** One parcel was decoded: room for another. */
  took(): void
  /** Ends the wire; the code tells the other side why. Orderly unless `now`. */
  close(code: number, now: boolean): void
  /** How the connection runs now, when that is new since the last time. */
  newPath(): { path: Path; roundTrip: number | undefined } | undefined
}

export interface NetWireOptions {
  id: number
  connection: Connection
  stream: BiStream
  /** Keeps account of what the library has not answered yet. */
  track: <T>(promise: Promise<T>) => Promise<T>
  onBytes(bytes: Uint8Array): void
  onSent(messages: number, sent: number): void
  /** Called once. */
  onEnded(closed: Closed): void
  onSecondStream(): void
}

export function createNetWire(options: NetWireOptions): NetWire {
  const { id, connection, track } = options
  const { send, recv } = options.stream
  let sent = 0
  let closing = false
  let ended = false
  let known: { path: Path; roundTrip: number | undefined } = { path: 'direct', roundTrip: undefined }

  const end = (closed: Closed): void => {
    if (ended) return
    ended = true
    wake()
    options.onEnded(closed)
  }
  const endNow = (code: number): void => {
    connection.close(BigInt(code), [])
    end({ kind: 'closedHere', detail: 'Closed on this device.' })
  }
  const gone = track(connection.closed()).then(
    (reason) => end(closedByOther(codeOfEnd(reason))),
    () => end(closedByOther(undefined)),
  )
  const another = (): void => {
    if (!ended) options.onSecondStream()
  }
  track(connection.acceptBi()).then(another, () => {})
  track(connection.acceptUni()).then(another, () => {})

  // --- reading ---

  let ahead = 0
  let wake = (): void => {}
  const roomForMore = async (): Promise<void> => {
    while (ahead >= PARCELS_AHEAD && !closing && !ended) {
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    }
  }
  const read = async (): Promise<void> => {
    for (;;) {
      await roomForMore()
      const bytes = fromNumbers(await track(recv.read(CHUNK_BYTES)))
      if (bytes.length === 0 || ended) return
      if (closing) continue
      ahead += 1
      options.onBytes(bytes)
    }
  }
  const wholeRead = read().then(
    () => {
      // The other side has sent its last: so do we, and wait for the reason that comes with the end.
      if (!closing && !ended) void leave(undefined)
    },
    () => {},
  )

  // --- writing ---

  const queue: Part[] = []
  let writing: Promise<void> | undefined
  const write = async (): Promise<void> => {
    while (queue.length > 0) {
      const { bytes, messages } = takeChunk(queue)
      await track(send.writeAll(toNumbers(bytes)))
      sent += bytes.length
      if (!ended) options.onSent(messages, sent)
    }
  }
  const startWriting = (): void => {
    // A write that fails does so because the connection has ended, which `closed` tells.
    writing ??= write()
      .catch(() => {})
      .finally(() => {
        writing = undefined
        if (queue.length > 0 && !ended) startWriting()
      })
  }

  /** Lets the rest leave, says that nothing follows, and waits for the other side to say the same; then ends. */
  const leave = async (code: number | undefined): Promise<void> => {
    closing = true
    wake()
    const polite = async (): Promise<void> => {
      while (writing) await writing
      await track(send.finish())
      await (code === undefined ? gone : wholeRead)
    }
    await within(
      LEAVE_WITHIN_MS,
      polite().catch(() => {}),
    )
    if (!ended) endNow(code ?? 0)
  }

  return {
    id,
    send(message) {
      if (closing || ended) return
      const parts = messageToFrames(message, nodePacking)
      for (const [at, part] of parts.entries()) queue.push({ bytes: withLength(part), last: at === parts.length - 1 })
      startWriting()
    },
    took() {
      ahead -= 1
      wake()
    },
    close(code, now) {
      if (ended) return
      if (now) endNow(code)
      else if (!closing) void leave(code)
    },
    newPath() {
      const now = pathOf(connection)
      if (now.path === known.path && now.roundTrip === known.roundTrip) return undefined
      known = now
      return now
    },
  }
}

/** A piece of a message on its way out; `last` of its message. */
interface Part {
  bytes: Uint8Array
  last: boolean
}

/** Takes up to a chunk of bytes off the queue; says how many messages end in it. */
function takeChunk(queue: Part[]): { bytes: Uint8Array; messages: number } {
  const parts: Uint8Array[] = []
  let length = 0
  let messages = 0
  for (let first = queue[0]; first !== undefined && length < CHUNK_BYTES; first = queue[0]) {
    const part = first.bytes.subarray(0, CHUNK_BYTES - length)
    parts.push(part)
    length += part.length
    if (part.length < first.bytes.length) {
      first.bytes = first.bytes.subarray(part.length)
      break
    }
    if (first.last) messages += 1
    queue.shift()
  }
  return { bytes: parts.length === 1 && parts[0] ? parts[0] : joined(parts, length), messages }
}
