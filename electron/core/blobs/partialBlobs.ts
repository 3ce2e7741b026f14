/** Blobs that are still coming: pieces in order in a file of their own, kept through cuts and restarts. */
import { createHash } from 'node:crypto'
import {
  closeSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import type { BlobHash } from '#shared/model/ids.ts'

/** Above the importers' largest file; a peer that claims more is not sending what was asked for. */
const MAX_BLOB_BYTES = 512 * 1024 * 1024
/** Half a blob that nobody went on with for this long is dropped. */
const STALE_MS = 30 * 86_400_000

export interface PartialBlobs {
  /** Bytes that are here already. */
  length(hash: BlobHash): number
  /** Adds a piece. `whole`: verified and in its place; `broken`: not what the hash says, dropped; `outOfStep`: not the next piece. */
  append(hash: BlobHash, from: number, total: number, bytes: Uint8Array): 'more' | 'whole' | 'broken' | 'outOfStep'
  /** Forgets what is here of a blob. */
  drop(hash: BlobHash): void
  /** Drops what nobody went on with. */
  sweep(now: number): void
}

/** `place`: whoever takes blobs in by another way than peers has a folder of its own for what is on its way. */
export function createPartialBlobs(dataDir: string, place: 'coming' | 'carried' = 'coming'): PartialBlobs {
  const folder = join(dataDir, 'blobs', place)
  const fileOf = (hash: string): string => join(folder, hash)
  const length = (hash: BlobHash): number => {
    try {
      return statSync(fileOf(hash)).size
    } catch {
      return 0
    }
  }
  const hashOf = (file: string): string => {
    const hash = createHash('sha256')
    const handle = openSync(file, 'r')
    try {
      const buffer = Buffer.alloc(1024 * 1024)
      for (let read = 0; (read = readSync(handle, buffer)) > 0; ) hash.update(buffer.subarray(0, read))
    } finally {
      closeSync(handle)
    }
    return hash.digest('hex')
  }

  return {
    length,
    append: (hash, from, total, bytes) => {
      const file = fileOf(hash)
      const here = length(hash)
      if (total > MAX_BLOB_BYTES || from + bytes.byteLength > total) {
        rmSync(file, { force: true })
        return 'broken'
      }
      if (from !== here) return 'outOfStep'
      mkdirSync(folder, { recursive: true })
      const handle = openSync(file, 'a')
      try {
        try {
          for (let written = 0; written < bytes.byteLength; ) written += writeSync(handle, bytes, written)
        } catch (cause) {
          ftruncateSync(handle, here)
          throw cause
        }
        if (from + bytes.byteLength < total) return bytes.byteLength === 0 ? 'broken' : 'more'
        fsyncSync(handle)
      } finally {
        closeSync(handle)
      }
      if (hashOf(file) !== hash) {
        rmSync(file, { force: true })
        return 'broken'
      }
      const home = join(dataDir, 'blobs', hash.slice(0, 2))
      mkdirSync(home, { recursive: true })
      renameSync(file, join(home, hash))
      if (process.platform !== 'win32') {
        const handleOfHome = openSync(home, 'r')
        try {
          fsyncSync(handleOfHome)
        } finally {
          closeSync(handleOfHome)
        }
      }
      return 'whole'
    },
    drop: (hash) => rmSync(fileOf(hash), { force: true }),
    sweep: (now) => {
      try {
        for (const name of readdirSync(folder))
          if (statSync(join(folder, name)).mtimeMs < now - STALE_MS) rmSync(join(folder, name), { force: true })
      } catch {
        // Nothing was ever on its way.
      }
    },
  }
}
