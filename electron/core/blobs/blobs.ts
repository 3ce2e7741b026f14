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
import { open, rename, rm } from 'node:fs/promises'
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
  /**
   * Stores many as durably, side by side: a disk confirms them together, where one after the other each waits for it.
   * Rejects where one could not be stored; the others may be there, and no commit names them.
   */
  putAll(many: readonly Uint8Array[]): Promise<BlobHash[]>
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
  /** Removes what a process that died left half written; what this one is writing stays. */
  sweep(): void
}

/** Files written at a time: more than a disk takes in at once, few enough for any limit on open files. */
const SIDE_BY_SIDE = 16

export const sha256 = (bytes: Uint8Array): BlobHash => createHash('sha256').update(bytes).digest('hex') as BlobHash

/** Does all of them, some at a time; rejects with the first failure, when nothing is under way any more. */
async function sideBySide<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const left = items.values()
  const lane = async (): Promise<void> => {
    for (const item of left) await work(item)
  }
  const ended = await Promise.allSettled(Array.from({ length: SIDE_BY_SIDE }, lane))
  const failed = ended.find((each) => each.status === 'rejected')
  if (failed) throw failed.reason
}

export function createBlobs(dataDir: string, db: Db): Blobs {
  const fileOf = (hash: string): string => join(dataDir, 'blobs', hash.slice(0, 2), hash)
  /** What this process has not yet given its name. */
  const beingWritten = new Set<string>()
  /** Files that have their name, which a loss of power could take from them until their folder is synced. */
  const unsettled = new Set<string>()
  const temporaryOf = (file: string): string => `${file}.${randomBytes(6).toString('hex')}.part`

  const sync = (path: string): void => {
    const handle = openSync(path, 'r')
    try {
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
  }

  /** A new name is durable only once its folder is; Windows syncs folders by itself. */
  const syncFolder = (folder: string): void => {
    if (process.platform !== 'win32') sync(folder)
  }

  return {
    put: (bytes) => {
      const hash = sha256(bytes)
      const file = fileOf(hash)
      if (existsSync(file)) {
        if (unsettled.has(file)) syncFolder(dirname(file))
        return hash
      }
      // Not the whole path: where the workspace was moved away, its folder must not come into being again.
      if (!existsSync(dataDir)) throw new FolderGone()
      mkdirSync(dirname(file), { recursive: true })
      const temporary = temporaryOf(file)
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
      syncFolder(dirname(file))
      return hash
    },
    putAll: async (many) => {
      const hashes = many.map(sha256)
      const bytesByFile = new Map(many.map((bytes, n) => [fileOf(hashes[n] as BlobHash), bytes]))
      if (!existsSync(dataDir)) throw new FolderGone()
      const files = [...bytesByFile]
      const settle = new Set<string>()
      await sideBySide(files, async ([file, bytes]) => {
        if (existsSync(file)) {
          if (unsettled.has(file)) settle.add(file)
          return
        }
        mkdirSync(dirname(file), { recursive: true })
        const temporary = temporaryOf(file)
        beingWritten.add(temporary)
        try {
          const handle = await open(temporary, 'wx')
          try {
            await handle.writeFile(bytes)
            await handle.sync()
          } finally {
            await handle.close()
          }
          unsettled.add(file)
          settle.add(file)
          await rename(temporary, file)
        } catch (cause) {
          await rm(temporary, { force: true })
          throw cause
        } finally {
          beingWritten.delete(temporary)
        }
      })
      await sideBySide([...new Set([...settle].map((file) => dirname(file)))], async (folder) => {
        if (process.platform === 'win32') return
        const handle = await open(folder, 'r')
        try {
          await handle.sync()
        } finally {
          await handle.close()
        }
      })
      for (const file of settle) unsettled.delete(file)
      return hashes
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
          if (name.endsWith('.part') && !beingWritten.has(join(folder, name)))
            rmSync(join(folder, name), { force: true })
      } catch {
        // No blobs yet, or a disk that cannot be read: whoever needs a blob will hear of it.
      }
    },
    path: (hash) => (BlobHash.safeParse(hash).success && existsSync(fileOf(hash)) ? fileOf(hash) : null),
  }
}
