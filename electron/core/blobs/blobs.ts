/**
 * Blobs: originals and extractions, one file each under blobs/ab/<sha256>. Files, not rows:
 * a 200 MB PDF would otherwise pass through the write-ahead log and every backup of the database.
 */
import { createHash, randomBytes } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { BlobHash } from '#shared/model/ids.ts'
import type { Db } from '../db/database.ts'
import { FolderGone } from '../db/folderGone.ts'

export interface BlobReader {
  readonly total: number
  /** At most `most` bytes from an offset; none at the end. */
  read(from: number, most: number): Uint8Array
  close(): void
}

export interface Blobs {
  /** Stores bytes durably (written, synced, then renamed into place) and returns their SHA-256. Storing twice is free. */
  put(bytes: Uint8Array): BlobHash
  /** Records a stored blob; call inside the commit that refers to it. */
  record(hash: BlobHash, bytes: number, at: number): void
  /** The bytes, or null when they are not here or no longer match their hash. */
  get(hash: string): Uint8Array | null
  /** Reads a stored blob piece by piece; null when it is not here. */
  reader(hash: string): BlobReader | null
  /** Where the file lies; null when it is not here. */
  path(hash: string): string | null
  /** Removes a blob's file, if it is here. */
  remove(hash: string): void
  /** Removes what a process that died left half written. */
  sweep(): void
}

export const sha256 = (bytes: Uint8Array): BlobHash => createHash('sha256').update(bytes).digest('hex') as BlobHash

export function createBlobs(dataDir: string, db: Db): Blobs {
  const fileOf = (hash: string): string => join(dataDir, 'blobs', hash.slice(0, 2), hash)

  const sync = (path: string): void => {
    const handle = openSync(path, 'r')
    try {
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
  }

  return {
    put: (bytes) => {
      const hash = sha256(bytes)
      const file = fileOf(hash)
      if (existsSync(file)) return hash
      // Not the whole path: where the workspace was moved away, its folder must not come into being again.
      if (!existsSync(dataDir)) throw new FolderGone()
      mkdirSync(dirname(file), { recursive: true })
      const temporary = `${file}.${randomBytes(6).toString('hex')}.part`
      try {
        const handle = openSync(temporary, 'wx')
        try {
          for (let written = 0; written < bytes.byteLength; ) written += writeSync(handle, bytes, written)
          fsyncSync(handle)
        } finally {
          closeSync(handle)
        }
        renameSync(temporary, file)
      } catch (cause) {
        rmSync(temporary, { force: true })
        throw cause
      }
      // The new name is durable only once its folder is; Windows syncs folders by itself.
      if (process.platform !== 'win32') sync(dirname(file))
      return hash
    },
    record: (hash, bytes, at) => {
      db.run('INSERT OR IGNORE INTO blob (hash, bytes, at) VALUES (?, ?, ?)', hash, bytes, at)
      // A text that came later than its source, or came back, is indexed now.
      db.run(
        'UPDATE doc SET projection_dirty = 1 WHERE doc_id IN (SELECT source_id FROM source WHERE extraction_hash = ?)',
        hash,
      )
    },
    get: (hash) => {
      if (!BlobHash.safeParse(hash).success) return null
      try {
        const bytes = readFileSync(fileOf(hash))
        return sha256(bytes) === hash ? bytes : null
      } catch {
        return null
      }
    },
    reader: (hash) => {
      if (!BlobHash.safeParse(hash).success) return null
      let handle: number
      try {
        handle = openSync(fileOf(hash), 'r')
      } catch {
        return null
      }
      return {
        total: fstatSync(handle).size,
        read: (from, most) => {
          const buffer = Buffer.alloc(most)
          return new Uint8Array(buffer.subarray(0, readSync(handle, buffer, 0, most, from)))
        },
        close: () => closeSync(handle),
      }
    },
    remove: (hash) => {
      if (BlobHash.safeParse(hash).success) rmSync(fileOf(hash), { force: true })
    },
    sweep: () => {
      const folder = join(dataDir, 'blobs')
      try {
        for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
          if (name.endsWith('.part')) rmSync(join(folder, name), { force: true })
      } catch {
        // No blobs yet, or a disk that cannot be read: whoever needs a blob will hear of it.
      }
    },
    path: (hash) => (BlobHash.safeParse(hash).success && existsSync(fileOf(hash)) ? fileOf(hash) : null),
  }
}
