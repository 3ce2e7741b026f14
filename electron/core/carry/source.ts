/** A workspace file's content as a stream of bytes: as it lies on the disk, or through age. */
import { open } from 'node:fs/promises'
import { Decrypter } from 'age-encryption'
import { readHead, MAX_HEAD_BYTES } from '#shared/sync/workspaceFile.ts'
import { broken, FileRefused, passphraseNeeded, passphraseWrong } from './refused.ts'

const PIECE = 256 * 1024

export interface Source {
  /** Of the file on the disk. */
  readonly size: number
  /** From its beginning; each call reads anew. Throws `FileRefused`. `read` is told how far the disk was read. */
  content(read?: (bytes: number) => void): AsyncGenerator<Uint8Array>
  close(): Promise<void>
}

/** The key of a file costs a second and much memory to find; it is found once. */
type FileKey = Uint8Array

function unreadable(cause: unknown): FileRefused {
  const code = cause instanceof Error && 'code' in cause ? cause.code : ''
  return code === 'ENOENT'
    ? new FileRefused('FileNotFound', 'is not at that place; check the path.')
    : new FileRefused('FileUnreadable', 'could not be read; check that you may open it, then try again.')
}

/** Errors: throws `FileRefused`. */
export async function openSource(path: string, passphrase: string | null): Promise<Source> {
  const file = await open(path, 'r').catch((cause: unknown) => {
    throw unreadable(cause)
  })
  const read = async (buffer: Uint8Array, at: number): Promise<number> => {
    try {
      return (await file.read(buffer, 0, buffer.byteLength, at)).bytesRead
    } catch (cause) {
      throw unreadable(cause)
    }
  }
  let fileKey: FileKey | undefined

  async function* raw(told: (bytes: number) => void): AsyncGenerator<Uint8Array> {
    for (let at = 0; ; ) {
      const piece = new Uint8Array(PIECE)
      const length = await read(piece, at)
      if (length === 0) return
      at += length
      told(at)
      yield piece.subarray(0, length)
    }
  }

  const decrypter = async (head: Uint8Array): Promise<Decrypter> => {
    const opened = new Decrypter()
    if (fileKey === undefined) {
      const byPassphrase = new Decrypter()
      if (passphrase === null) throw passphraseNeeded()
      byPassphrase.addPassphrase(passphrase)
      try {
        fileKey = await byPassphrase.decryptHeader(head)
      } catch (cause) {
        throw cause instanceof Error && cause.message.startsWith('no identity matched')
          ? passphraseWrong()
          : broken('its lock cannot be read')
      }
    }
    const key = fileKey
    opened.addIdentity({ unwrapFileKey: () => Promise.resolve(key) })
    return opened
  }

  async function* unlocked(head: Uint8Array, told: (bytes: number) => void): AsyncGenerator<Uint8Array> {
    const opened = await decrypter(head)
    let failure: unknown
    const pieces = raw(told)
    const locked = new ReadableStream<Uint8Array>({
      pull: async (controller) => {
        try {
          const next = await pieces.next()
          if (next.done) controller.close()
          else controller.enqueue(next.value)
        } catch (cause) {
          failure = cause
          controller.error(cause)
        }
      },
    })
    try {
      yield* await opened.decrypt(locked)
    } catch (cause) {
      // What the library throws says of which check; for people all of them are one.
      throw failure ?? (cause instanceof FileRefused ? cause : broken('it does not unlock as it was locked'))
    }
  }

  let size: number
  try {
    const info = await file.stat()
    if (!info.isFile()) throw new FileRefused('FileUnreadable', 'is not a file that can be read.')
    size = info.size
  } catch (cause) {
    await file.close()
    throw cause instanceof FileRefused ? cause : unreadable(cause)
  }
  return {
    size,
    async *content(told = () => undefined) {
      const head = new Uint8Array(MAX_HEAD_BYTES)
      const first = head.subarray(0, await read(head, 0))
      const found = readHead(first)
      if (found.ok && found.value.is === 'locked') yield* unlocked(first, told)
      else yield* raw(told)
    },
    close: () => file.close(),
  }
}
