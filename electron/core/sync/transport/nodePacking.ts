/** Raw deflate by Node's own zlib, some five times as fast as in JavaScript; the bytes are the same format. */
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { Packing } from '#shared/sync/packing.ts'
import { MalformedBytes } from '#shared/sync/shapes.ts'

/** Packs tens of MB a second, which is more than the network part moves (numberArrays.ts). */
const LEVEL = 6
/** What most messages fit: packed alike, and in half the time, without zlib's usual quarter of a megabyte for each. */
const SMALL_BYTES = 8 * 1024
const small = { level: LEVEL, windowBits: 13, memLevel: 6, chunkSize: 4 * 1024 }
const large = { level: LEVEL }

export const nodePacking: Packing = {
  deflate: (plain) => plainArray(deflateRawSync(plain, plain.byteLength <= SMALL_BYTES ? small : large)),
  inflate(packed, most) {
    try {
      return plainArray(inflateRawSync(packed, { maxOutputLength: Math.max(1, most) }))
    } catch (thrown) {
      const tooLong = thrown instanceof Error && 'code' in thrown && thrown.code === 'ERR_BUFFER_TOO_LARGE'
      throw new MalformedBytes(tooLong ? `packed bytes that unpack to more than ${most}` : 'packed bytes that are none')
    }
  },
}

/** An array of its own: small Buffers lie in one that Node shares between many. */
function plainArray(buffer: Buffer): Uint8Array {
  return buffer.byteLength === buffer.buffer.byteLength ? new Uint8Array(buffer.buffer) : Uint8Array.from(buffer)
}
