/** A blob in pieces, so that a large one is never in memory as a whole. */
import type { Blobs } from '../blobs/blobs.ts'

const PIECE = 1024 * 1024

/** Nothing where the blob is not on this computer. */
export function* blobPieces(blobs: Blobs, hash: string): Generator<Uint8Array> {
  const reader = blobs.reader(hash)
  if (!reader) return
  try {
    for (let at = 0; at < reader.total; at += PIECE) yield reader.read(at, PIECE)
  } finally {
    reader.close()
  }
}
