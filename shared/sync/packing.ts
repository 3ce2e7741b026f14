/** Raw deflate in plain JavaScript, for where the platform offers none. Node's own is five times as fast: see core/sync/transport. */
// Its entry for Node makes a `require` of its own, which clashes with the one that the build adds.
import { deflateSync, Inflate } from 'fflate/browser'
import { MalformedBytes } from './shapes.ts'

export interface Packing {
  deflate(plain: Uint8Array): Uint8Array
  /**
   * What `packed` unpacks to, in a buffer of its own.
   * @throws MalformedBytes when that is longer than `most`, before more than a little of it has been unpacked
   */
  inflate(packed: Uint8Array, most: number): Uint8Array
}

/** Deflate unpacks to at most 1,032 times its length: one step makes 4 MB at the worst. */
const STEP_BYTES = 4 * 1024

export const plainPacking: Packing = {
  deflate: (plain) => deflateSync(plain, { level: 6 }),
  inflate: (packed, most) => {
    const parts: Uint8Array[] = []
    let length = 0
    let ended = false
    const stream = new Inflate((part, final) => {
      length += part.length
      ended ||= final
      if (length > most) throw new MalformedBytes(`packed bytes that unpack to more than ${most}`)
      parts.push(part.slice())
    })
    for (let at = 0; at < packed.length; at += STEP_BYTES) {
      stream.push(packed.subarray(at, at + STEP_BYTES), at + STEP_BYTES >= packed.length)
    }
    if (!ended) throw new MalformedBytes('packed bytes that end too early')
    return joined(parts, length)
  },
}

/** The parts in one fresh array. */
export function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
