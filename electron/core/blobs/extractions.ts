/** Extractions as blobs: deflated JSON by hash, checked on the way in, the last few kept in memory. */
import { gunzipSync, gzipSync } from 'node:zlib'
import { Extraction } from '#shared/model/extraction.ts'
import type { BlobHash } from '#shared/model/ids.ts'
import type { Blobs } from './blobs.ts'

/** A book is about 1 MB of text; eight of them cost little and cover a session of reading. */
const KEPT = 8
/** Far above the importers' own cap; a blob from a peer that inflates beyond it is refused. */
const MAX_INFLATED_BYTES = 512 * 1024 * 1024

export interface StoredExtraction {
  hash: BlobHash
  bytes: number
}

/** The bytes that an extraction is stored as. */
export const packedExtraction = (extraction: Extraction): Uint8Array => gzipSync(JSON.stringify(extraction))

export interface Extractions {
  put(extraction: Extraction): StoredExtraction
  /** Stores many side by side; in their order. */
  putAll(many: readonly Extraction[]): Promise<StoredExtraction[]>
  /** Null when it is not on this device, or does not parse. */
  get(hash: string): Extraction | null
}

export function createExtractions(blobs: Blobs): Extractions {
  const kept = new Map<string, Extraction>()
  const keep = (hash: string, extraction: Extraction): void => {
    kept.delete(hash)
    kept.set(hash, extraction)
    if (kept.size > KEPT) kept.delete(kept.keys().next().value as string)
  }
  return {
    put: (extraction) => {
      const bytes = packedExtraction(extraction)
      const hash = blobs.put(bytes)
      keep(hash, extraction)
      return { hash, bytes: bytes.byteLength }
    },
    putAll: async (many) => {
      const packed = many.map(packedExtraction)
      const hashes = await blobs.putAll(packed)
      return packed.map((bytes, n) => ({ hash: hashes[n] as BlobHash, bytes: bytes.byteLength }))
    },
    get: (hash) => {
      const known = kept.get(hash)
      if (known) {
        keep(hash, known)
        return known
      }
      const bytes = blobs.get(hash)
      if (!bytes) return null
      try {
        const parsed = Extraction.safeParse(
          JSON.parse(gunzipSync(bytes, { maxOutputLength: MAX_INFLATED_BYTES }).toString('utf8')),
        )
        if (!parsed.success) return null
        keep(hash, parsed.data)
        return parsed.data
      } catch {
        return null
      }
    },
  }
}
