/** A workspace file's content, cut into what it is made of: head, messages, seal. Everything in it is somebody else's. */
import { createHash } from 'node:crypto'
import { createReassembler } from '#shared/sync/codec.ts'
import { LENGTH_BYTES } from '#shared/sync/frameStream.ts'
import { MAX_FRAME_BYTES } from '#shared/sync/limits.ts'
import type { Message } from '#shared/sync/messages.ts'
import { type Manifest, MAX_HEAD_BYTES, readHead, Seal } from '#shared/sync/workspaceFile.ts'
import { nodePacking } from '../sync/transport/nodePacking.ts'
import { verifyEntry } from '../sync/transport/verifyEntry.ts'
import { broken, cutShort, headRefused } from './refused.ts'

export type Part =
  | { is: 'head'; manifest: Manifest }
  | { is: 'message'; message: Message }
  | { is: 'seal'; seal: Seal; sha256: string }

const MAX_SEAL_BYTES = 1_024

/** Bytes that were read and not used yet. */
class Ahead {
  private bytes: Uint8Array = new Uint8Array()
  private readonly pieces: AsyncIterator<Uint8Array>
  constructor(pieces: AsyncIterator<Uint8Array>) {
    this.pieces = pieces
  }
  /** At most so many, without using them; fewer at the end. */
  async look(most: number): Promise<Uint8Array> {
    while (this.bytes.byteLength < most) {
      const next = await this.pieces.next()
      if (next.done) break
      const longer = new Uint8Array(this.bytes.byteLength + next.value.byteLength)
      longer.set(this.bytes)
      longer.set(next.value, this.bytes.byteLength)
      this.bytes = longer
    }
    return this.bytes.subarray(0, most)
  }
  async take(length: number): Promise<Uint8Array> {
    const found = await this.look(length)
    if (found.byteLength < length) throw cutShort()
    this.bytes = this.bytes.subarray(length)
    return found
  }
}

/** Throws `FileRefused` for whatever is not as agreed. What it yields was checked by the gates of the wire (codec.ts). */
export async function* readContent(pieces: AsyncGenerator<Uint8Array>): AsyncGenerator<Part> {
  const ahead = new Ahead(pieces)
  const head = readHead(await ahead.look(MAX_HEAD_BYTES))
  if (!head.ok) throw headRefused(head.error)
  // A lock within the lock: nobody writes that.
  if (head.value.is === 'locked') throw broken('it is locked twice')
  const hash = createHash('sha256').update(await ahead.take(head.value.length))
  yield { is: 'head', manifest: head.value.manifest }

  const reassembler = createReassembler({ trusted: true, packing: nodePacking, verify: verifyEntry })
  let isBetween = true
  for (;;) {
    const lengthBytes = await ahead.take(LENGTH_BYTES)
    const length = new DataView(lengthBytes.buffer, lengthBytes.byteOffset).getUint32(0)
    if (length === 0) break
    if (length > MAX_FRAME_BYTES) throw broken('a piece of it has an impossible length')
    hash.update(lengthBytes)
    // A copy of its own: the messages made of it are kept, and handed on.
    const frame = Uint8Array.from(await ahead.take(length))
    hash.update(frame)
    const taken = reassembler.push(frame)
    if (!taken.ok) throw broken('a piece of it cannot be read')
    isBetween = taken.value !== undefined
    if (taken.value) yield { is: 'message', message: taken.value }
  }
  if (!isBetween) throw broken('a message in it has no end')
  const rest = await ahead.look(MAX_SEAL_BYTES + 1)
  if (rest.byteLength > MAX_SEAL_BYTES) throw broken('there is more behind its end')
  const sha256 = hash.digest('hex')
  let seal: ReturnType<typeof Seal.safeParse>
  try {
    seal = Seal.safeParse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(rest)))
  } catch {
    throw cutShort()
  }
  if (!seal.success) throw broken('its seal cannot be read')
  if (seal.data.sha256 !== sha256) throw broken('its content is not what was sealed')
  yield { is: 'seal', seal: seal.data, sha256 }
}
