/**
 * Where a vault is written: a folder, or a zip. Both are written beside their place and renamed into it when they are
 * whole. A folder that was there is never lost: it is put aside under another name.
 */
import { randomBytes } from 'node:crypto'
import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  rmdirSync,
  statSync,
  writeSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { createZipWriter } from '../zipWriter.ts'

export interface VaultWriter {
  text(path: string, content: string): Promise<void>
  stored(path: string, pieces: Iterable<Uint8Array>): void
  /** Puts it into its place; the name under which a folder that was there lies now, if there was one. */
  finish(): { putAside: string | null }
  abandon(): void
}

/** Something is at that place that is not to be written over. */
export class PlaceTaken extends Error {}

function isEmptyFolder(path: string): boolean {
  return statSync(path).isDirectory() && readdirSync(path).length === 0
}

const isThere = (path: string): boolean => statSync(path, { throwIfNoEntry: false }) !== undefined

function folderWriter(path: string, mayReplace: boolean): VaultWriter {
  if (isThere(path) && !isEmptyFolder(path) && !mayReplace) throw new PlaceTaken()
  const beside = `${path}.${randomBytes(6).toString('hex')}.part`
  mkdirSync(beside)
  const made = new Set([beside])
  const write = (file: string, pieces: Iterable<Uint8Array>): void => {
    const target = join(beside, ...file.split('/'))
    const folder = dirname(target)
    if (!made.has(folder)) {
      mkdirSync(folder, { recursive: true })
      made.add(folder)
    }
    const handle = openSync(target, 'wx')
    try {
      for (const piece of pieces) for (let at = 0; at < piece.byteLength; ) at += writeSync(handle, piece, at)
    } finally {
      closeSync(handle)
    }
  }
  return {
    text: async (file, content) => {
      write(file, [new TextEncoder().encode(content)])
      await new Promise((resolve) => setImmediate(resolve))
    },
    stored: write,
    finish: () => {
      let putAside: string | null = null
      if (isThere(path)) {
        if (isEmptyFolder(path)) rmdirSync(path)
        else {
          for (let n = 1; putAside === null; n++) {
            const name = `${path} (before${n === 1 ? '' : ` ${n}`})`
            if (!isThere(name)) putAside = name
          }
          renameSync(path, putAside)
        }
      }
      renameSync(beside, path)
      return { putAside }
    },
    abandon: () => rmSync(beside, { recursive: true, force: true }),
  }
}

/** Throws what the file system throws, and `PlaceTaken`. */
export function createVaultWriter(path: string, mayReplace: boolean): VaultWriter {
  if (!/\.zip$/i.test(path)) return folderWriter(path, mayReplace)
  const zip = createZipWriter(path)
  return {
    text: (file, content) => zip.text(file, [content]),
    stored: (file, pieces) => zip.stored(file, pieces),
    finish: () => {
      zip.finish()
      return { putAside: null }
    },
    abandon: () => zip.abandon(),
  }
}
