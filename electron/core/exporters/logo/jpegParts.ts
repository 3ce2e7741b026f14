/** A JPEG's pieces: followed from its beginning to its end, and written again without what says who made it where. */
import type { CleanPicture } from './pngParts.ts'

const [START, END, SCAN] = [0xd8, 0xd9, 0xda]

/** Frames that programs read: baseline, extended and progressive. */
const FRAMES: ReadonlySet<number> = new Set([0xc0, 0xc1, 0xc2])
/** Other frames: lossless, hierarchical, arithmetic. */
const STRANGE: ReadonlySet<number> = new Set([0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf])

export const isJpeg = (bytes: Uint8Array): boolean => bytes[0] === 0xff && bytes[1] === START && bytes[2] === 0xff

/** APP0 says how it is measured, APP2 its colours, APP14 how they are mixed; comments and cameras' notes are left out. */
const isKept = (marker: number): boolean =>
  marker <= 0xe0 || marker === 0xe2 || marker === 0xee || (marker > 0xef && marker !== 0xfe)

/** Where the pixels of a scan end: at the next marker that is none of theirs. */
function scanEnd(bytes: Uint8Array, from: number): number {
  let at = from
  while (at + 1 < bytes.length) {
    const next = bytes[at + 1] as number
    if (bytes[at] === 0xff && next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at
    at++
  }
  return bytes.length
}

/** Null: it is not whole, or of a kind that few programs read. `most`: pixels on a side. */
export function cleanJpeg(bytes: Uint8Array, most: number): CleanPicture | 'large' | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const kept: Uint8Array[] = [bytes.subarray(0, 2)]
  let size: { width: number; height: number } | undefined
  let hasPixels = false
  let at = 2
  for (;;) {
    while (bytes[at] === 0xff && bytes[at + 1] === 0xff) at++
    const marker = bytes[at + 1]
    if (bytes[at] !== 0xff || marker === undefined || STRANGE.has(marker)) return null
    if (marker === END) break
    if (at + 4 > bytes.length) return null
    const length = view.getUint16(at + 2)
    let end = at + 2 + length
    if (length < 2 || end > bytes.length) return null
    if (FRAMES.has(marker)) {
      if (length < 9) return null
      size = { height: view.getUint16(at + 5), width: view.getUint16(at + 7) }
    }
    if (marker === SCAN) {
      hasPixels = true
      end = scanEnd(bytes, end)
    }
    if (isKept(marker)) kept.push(bytes.subarray(at, end))
    at = end
  }
  if (size === undefined || !hasPixels || size.width === 0 || size.height === 0) return null
  if (size.width > most || size.height > most) return 'large'
  kept.push(Uint8Array.of(0xff, END))
  return { bytes: new Uint8Array(Buffer.concat(kept)), ...size }
}
