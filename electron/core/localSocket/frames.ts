/** Length-prefixed JSON on a stream of bytes: four bytes of length (big-endian), then that many bytes. */

const HEAD = 4
/** Pieces are joined when they are as many as this: a sender of single bytes shall not cost an object each. */
const MOST_PARTS = 4_096

export class FrameRefused extends Error {}

/** Throws `FrameRefused` when the message is longer than `limit` bytes or cannot be written as JSON. */
export function encodeFrame(message: unknown, limit: number): Buffer {
  let json: string
  try {
    json = JSON.stringify(message)
  } catch {
    throw new FrameRefused('it cannot be written down')
  }
  const length = Buffer.byteLength(json)
  if (length > limit) throw new FrameRefused(`it is longer than ${limit} bytes`)
  const frame = Buffer.allocUnsafe(HEAD + length)
  frame.writeUInt32BE(length)
  frame.write(json, HEAD)
  return frame
}

/** Puts frames together from what a stream brings. */
export interface FrameReader {
  /** Bytes of a frame that is not whole yet. */
  readonly waiting: number
  /** Longer frames are refused as soon as their length is known. */
  limit: number
  /** Takes bytes over and calls back with every frame that they make whole. Throws `FrameRefused`. */
  push(bytes: Buffer, onFrame: (body: Buffer) => void): void
}

export function createFrameReader(limit: number): FrameReader {
  let parts: Buffer[] = []
  let waiting = 0
  /** Of the frame that is being put together, with its head; undefined until its head is there. */
  let wanted: number | undefined

  /** All that waits, in one piece. */
  const gather = (): Buffer => {
    const [first] = parts
    const all = parts.length === 1 && first ? first : Buffer.concat(parts, waiting)
    parts = [all]
    return all
  }
  const take = (length: number): Buffer => {
    const all = gather()
    parts = all.length > length ? [all.subarray(length)] : []
    waiting -= length
    return all.subarray(0, length)
  }
  const reader: FrameReader = {
    get waiting() {
      return waiting
    },
    limit,
    push: (bytes, onFrame) => {
      if (bytes.byteLength > 0) parts.push(bytes)
      waiting += bytes.byteLength
      if (parts.length >= MOST_PARTS) gather()
      for (;;) {
        if (wanted === undefined) {
          if (waiting < HEAD) return
          const length = gather().readUInt32BE()
          if (length === 0) throw new FrameRefused('it is empty')
          if (length > reader.limit) throw new FrameRefused(`${length} bytes are more than ${reader.limit}`)
          wanted = HEAD + length
        }
        if (waiting < wanted) return
        const frame = take(wanted)
        wanted = undefined
        onFrame(frame.subarray(HEAD))
      }
    },
  }
  return reader
}

const QUOTE = 0x22
const ESCAPE = 0x5c
/** [ { , */
const isPart = (byte: number): boolean => byte === 0x5b || byte === 0x7b || byte === 0x2c

/** How many lists, objects and further entries a JSON text has, counted without making them. */
export function partsOfJson(bytes: Uint8Array): number {
  let count = 0
  let isText = false
  for (let i = 0; i < bytes.length; i += 1) {
    const byte = bytes[i] as number
    if (isText) {
      if (byte === ESCAPE) i += 1
      else if (byte === QUOTE) isText = false
    } else if (byte === QUOTE) isText = true
    else if (isPart(byte)) count += 1
  }
  return count
}

/** Undefined for what is not JSON in UTF-8, or has more than `mostParts` parts. */
export function decodeFrame(body: Uint8Array, mostParts = Number.POSITIVE_INFINITY): unknown {
  if (body.byteLength > mostParts && partsOfJson(body) > mostParts) return undefined
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)) as unknown
  } catch {
    return undefined
  }
}
