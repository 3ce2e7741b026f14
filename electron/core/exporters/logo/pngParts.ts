/** A PNG's pieces: checked one by one, and written again without what says who made it where. */
import { crc32, inflateSync } from 'node:zlib'

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** What a picture is made of; texts, times and the camera's notes are left out. */
const KEPT: ReadonlySet<string> = new Set([
  'IHDR',
  'PLTE',
  'tRNS',
  'gAMA',
  'cHRM',
  'sRGB',
  'iCCP',
  'sBIT',
  'IDAT',
  'IEND',
])

/** Samples for each pixel and bits for each sample, by colour type; there are no others. */
const KINDS: Readonly<Record<number, { samples: number; depths: readonly number[] }>> = {
  0: { samples: 1, depths: [1, 2, 4, 8, 16] },
  2: { samples: 3, depths: [8, 16] },
  3: { samples: 1, depths: [1, 2, 4, 8] },
  4: { samples: 2, depths: [8, 16] },
  6: { samples: 4, depths: [8, 16] },
}

export const isPng = (bytes: Uint8Array): boolean => SIGNATURE.equals(bytes.subarray(0, SIGNATURE.length))

export interface CleanPicture {
  bytes: Uint8Array
  width: number
  height: number
}

/**
 * More than the unpacked picture can be: a line has its filter's byte, and one that is interlaced has more lines.
 * Undefined: there is no such picture.
 */
function mostBytes(head: Buffer): number | undefined {
  const [width, height, depth = 0, colour = 0] = [head.readUInt32BE(0), head.readUInt32BE(4), head[8], head[9]]
  const kind = KINDS[colour]
  if (!kind?.depths.includes(depth)) return undefined
  const line = Math.ceil((width * kind.samples * depth) / 8) + 1
  return line * height + 16 * (width + height) + 64
}

/** Null: it is not whole. `most`: pixels on a side. Its size is told before it is unpacked. */
export function cleanPng(bytes: Uint8Array, most: number): CleanPicture | 'large' | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const kept: Buffer[] = [SIGNATURE]
  const data: Buffer[] = []
  let head: Buffer | undefined
  let at = SIGNATURE.length
  let isEnded = false
  while (!isEnded && at + 12 <= file.length) {
    const length = file.readUInt32BE(at)
    const end = at + 12 + length
    if (end > file.length) return null
    const name = file.toString('latin1', at + 4, at + 8)
    const body = file.subarray(at + 8, end - 4)
    if (crc32(file.subarray(at + 4, end - 4)) !== file.readUInt32BE(end - 4)) return null
    if ((name === 'IHDR') !== (head === undefined)) return null
    if (name === 'IHDR') {
      if (length !== 13) return null
      head = body
    }
    if (name === 'IDAT') data.push(body)
    if (KEPT.has(name)) kept.push(file.subarray(at, end))
    isEnded = name === 'IEND'
    at = end
  }
  if (head === undefined || !isEnded || data.length === 0) return null
  const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)]
  if (width === 0 || height === 0) return null
  if (width > most || height > most) return 'large'
  const maxOutputLength = mostBytes(head)
  if (maxOutputLength === undefined) return null
  try {
    inflateSync(Buffer.concat(data), { maxOutputLength })
  } catch {
    return null
  }
  return { bytes: new Uint8Array(Buffer.concat(kept)), width, height }
}
