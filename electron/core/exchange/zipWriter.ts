/**
 * A zip container written piece by piece beside its place and renamed into it when it is whole: nothing large is held in
 * memory, and nobody finds half a file.
 */
import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate/browser'

export interface ZipWriter {
  /** A text, deflated; a turn of the process is given to others between its pieces. */
  text(name: string, pieces: Iterable<string>): Promise<void>
  /** An entry in pieces, as they are: what is packed already. */
  stored(name: string, pieces: Iterable<Uint8Array>): void
  /** Puts the file into its place; returns its size in bytes. */
  finish(): number
  /** Leaves nothing behind. */
  abandon(): void
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** Throws what the file system throws. */
export function createZipWriter(path: string): ZipWriter {
  const beside = `${path}.${randomBytes(6).toString('hex')}.part`
  const handle = openSync(beside, 'wx')
  let bytes = 0
  let failure: unknown
  const zip = new Zip((error, piece) => {
    if (error) failure ??= error
    for (let at = 0; failure === undefined && at < piece.byteLength; ) {
      try {
        at += writeSync(handle, piece, at)
      } catch (cause) {
        failure = cause
      }
    }
    bytes += piece.byteLength
  })
  const check = (): void => {
    if (failure !== undefined)
      throw failure instanceof Error ? failure : new Error('the container could not be written')
  }
  return {
    text: async (name, pieces) => {
      const entry = new ZipDeflate(name, { level: 6 })
      zip.add(entry)
      for (const piece of pieces) {
        entry.push(new TextEncoder().encode(piece))
        check()
        await turn()
      }
      entry.push(new Uint8Array(), true)
      check()
    },
    stored: (name, pieces) => {
      const entry = new ZipPassThrough(name)
      zip.add(entry)
      for (const piece of pieces) {
        entry.push(piece)
        check()
      }
      entry.push(new Uint8Array(), true)
      check()
    },
    finish: () => {
      zip.end()
      check()
      fsyncSync(handle)
      closeSync(handle)
      renameSync(beside, path)
      return bytes
    },
    abandon: () => {
      try {
        closeSync(handle)
      } catch {
        // Closed already.
      }
      rmSync(beside, { force: true })
    },
  }
}
