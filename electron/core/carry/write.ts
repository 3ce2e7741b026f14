/** Writes a workspace file beside its place, reads it again, and only then puts it there. */
import { createHash } from 'node:crypto'
import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Encrypter } from 'age-encryption'
import { LENGTH_BYTES, withLength } from '#shared/sync/frameStream.ts'
import { messageToFrames } from '#shared/sync/codec.ts'
import { BLOB_PART_BYTES, ENTRIES_PER_MESSAGE } from '#shared/sync/limits.ts'
import type { Message } from '#shared/sync/messages.ts'
import { manifestToHead, type Seal, sealText } from '#shared/sync/workspaceFile.ts'
import { isDiskFull } from '../db/diskFull.ts'
import { rootDigest } from '../docs/digest.ts'
import { nodePacking } from '../sync/transport/nodePacking.ts'
import { inspect } from './inspect.ts'
import type { Ask, CarriedBlob, CarryJob, Tell, Written } from './protocol.ts'
import { FileRefused } from './refused.ts'
import { openSource } from './source.ts'

type WriteJob = Extract<CarryJob, { do: 'write' }>

const notWritten = (cause: unknown): FileRefused =>
  new FileRefused(
    'FileNotWritten',
    isDiskFull(cause)
      ? 'was not saved, because the disk is full; what was there before is as it was. Free some space and try again.'
      : cause instanceof FileRefused
        ? 'was not saved, because what was written could not be read again; what was there before is as it was. Try another place.'
        : 'could not be saved there; what was there before is as it was. Check that the folder is there and may be written to.',
  )

interface Summary {
  sha256: string
  digest: string
  documents: number
  files: number
}

/** Everything that goes in, in order. */
async function* content(job: WriteJob, ask: Ask, tell: Tell, told: (all: Summary) => void): AsyncGenerator<Uint8Array> {
  const { manifest } = job
  const hash = createHash('sha256')
  const sealed = (bytes: Uint8Array): Uint8Array => {
    hash.update(bytes)
    return bytes
  }
  const frames = (message: Message): Uint8Array[] =>
    messageToFrames(message, nodePacking).map((frame) => sealed(withLength(frame)))
  const total = manifest.documents + manifest.files
  const digests: { id: string; digest: Uint8Array }[] = []

  yield sealed(manifestToHead(manifest))
  const log = await ask('log', null)
  for (let at = 0; at < log.length; at += ENTRIES_PER_MESSAGE)
    yield* frames({ type: 'members', log: log.slice(at, at + ENTRIES_PER_MESSAGE) })
  for (;;) {
    const states = await ask('states', null)
    if (states === null) break
    if (states.length === 0) continue
    yield* frames({ type: 'updates', docs: states.map(({ id, update }) => ({ id, update })), seq: null })
    for (const { id, digest } of states) digests.push({ id, digest })
    tell('writing', digests.length, total)
  }
  let files = 0
  for (const blob of job.blobs) {
    for await (const message of parts(blob)) yield* frames(message)
    files += 1
    tell('writing', digests.length + files, total)
  }
  const root = rootDigest(digests.sort((a, b) => (a.id < b.id ? -1 : 1)))
  yield* frames({ type: 'root', digest: root, documents: digests.length, epoch: 'file', seq: 0 })
  const sha256 = hash.digest('hex')
  const seal: Seal = { sha256, signature: await ask('seal', sealText(sha256)) }
  told({ sha256, digest: Buffer.from(root).toString('hex'), documents: digests.length, files })
  yield new Uint8Array(LENGTH_BYTES)
  yield new TextEncoder().encode(JSON.stringify(seal))
}

async function* parts({ hash, bytes: total, file }: CarriedBlob & { file: string }): AsyncGenerator<Message> {
  const handle = await open(file, 'r')
  try {
    let from = 0
    do {
      const piece = new Uint8Array(Math.min(BLOB_PART_BYTES, total - from))
      const { bytesRead } = await handle.read(piece, 0, piece.byteLength, from)
      if (bytesRead < piece.byteLength) throw new Error('a file of the workspace is shorter than it was')
      yield { type: 'blobPart', hash, from, total, bytes: piece }
      from += bytesRead
    } while (from < total)
  } finally {
    await handle.close()
  }
}

const stream = (pieces: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> =>
  new ReadableStream({
    pull: async (controller) => {
      const next = await pieces.next()
      if (next.done) controller.close()
      else controller.enqueue(next.value)
    },
    cancel: async () => void (await pieces.return(undefined)),
  })

async function locked(
  pieces: AsyncGenerator<Uint8Array>,
  passphrase: string,
  workFactor: number | undefined,
): Promise<AsyncIterable<Uint8Array>> {
  const encrypter = new Encrypter()
  if (workFactor !== undefined) encrypter.setScryptWorkFactor(workFactor)
  encrypter.setPassphrase(passphrase)
  return encrypter.encrypt(stream(pieces))
}

async function writeAll(file: FileHandle, pieces: AsyncIterable<Uint8Array>): Promise<number> {
  let bytes = 0
  for await (const piece of pieces) {
    for (let at = 0; at < piece.byteLength; ) at += (await file.write(piece, at)).bytesWritten
    bytes += piece.byteLength
  }
  await file.sync()
  return bytes
}

async function syncFolder(path: string): Promise<void> {
  // Windows syncs folders by itself.
  if (process.platform === 'win32') return
  const folder = await open(dirname(path), 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

/** Throws `FileRefused` (`FileNotWritten`); what was at the place before is then still there, and nothing beside it. */
export async function write(job: WriteJob, ask: Ask, tell: Tell): Promise<Written> {
  let summary: Summary | undefined
  try {
    const file = await open(job.part, 'wx')
    let bytes: number
    try {
      const plain = content(job, ask, tell, (all) => (summary = all))
      bytes = await writeAll(
        file,
        job.passphrase === null ? plain : await locked(plain, job.passphrase, job.workFactor),
      )
    } finally {
      await file.close()
    }
    const source = await openSource(job.part, job.passphrase)
    try {
      const read = await inspect(source, tell)
      if (!summary || read.sha256 !== summary.sha256 || read.digest !== summary.digest)
        throw new FileRefused('FileBroken', 'is not what was written')
    } finally {
      await source.close()
    }
    await rename(job.part, job.path)
    await syncFolder(job.path)
    const { digest, documents, files } = summary
    return { bytes, digest, documents, files }
  } catch (cause) {
    await rm(job.part, { force: true }).catch(() => undefined)
    throw notWritten(cause)
  }
}
