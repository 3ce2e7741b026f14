/**
 * Reads a workspace file from end to end before anything of it is used: every document applies to an empty one within
 * its time, every file has its hash, counts and digest are what it says. What fails here has changed nothing.
 */
import { createHash, type Hash } from 'node:crypto'
import type { SignedEntry } from '#shared/members/entries.ts'
import type { BlobHash } from '#shared/model/ids.ts'
import { MAX_ASKED } from '#shared/sync/limits.ts'
import type { DocUpdate, Message, MessageOf } from '#shared/sync/messages.ts'
import { type Manifest, sealText } from '#shared/sync/workspaceFile.ts'
import { rootDigest } from '../docs/digest.ts'
import { type ReadState, readWholeState } from '../docs/wholeState.ts'
import { nodeCrypto } from '../sync/nodeCrypto.ts'
import { readContent } from './content.ts'
import type { Inspected, Tell } from './protocol.ts'
import { broken, FileRefused } from './refused.ts'
import type { Source } from './source.ts'

/** Own log, and those of copies that were merged into it. */
export const MAX_CARRIED_ENTRIES = 20_000
/** Unpacked to what lies on the disk, beyond a first piece: pages and notes stay below 20. */
const MAX_RATIO = 200
const RATIO_FROM_BYTES = 64 * 1024 * 1024
/** As the importers' largest file, and some (blobs/partialBlobs.ts). */
const MAX_BLOB_BYTES = 512 * 1024 * 1024

const ORDER = ['members', 'updates', 'blobPart', 'root'] as const
type Carried = MessageOf<(typeof ORDER)[number]>
const isCarried = (message: Message): message is Carried => (ORDER as readonly string[]).includes(message.type)

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
const tooMuch = () =>
  new FileRefused('FileTooLarge', 'holds more than any workspace that Commonplace can keep, so nothing was changed.')

function stateIn({ update }: DocUpdate): ReadState {
  try {
    return readWholeState(update)
  } catch {
    throw broken('a document in it cannot be read')
  }
}

interface Coming {
  hash: BlobHash
  total: number
  at: number
  sum: Hash
}

/** Takes messages in their order and knows at the end what all of them were. */
function createInspection(manifest: Manifest, fileSize: number) {
  const log: SignedEntry[] = []
  const digests = new Map<string, Uint8Array>()
  const docsByHash = new Map<string, string[]>()
  const blobs = new Map<BlobHash, number>()
  let stage = 0
  let unpacked = 0
  let coming: Coming | undefined
  let root: MessageOf<'root'> | undefined

  const weigh = (bytes: number): void => {
    unpacked += bytes
    if (unpacked > RATIO_FROM_BYTES + MAX_RATIO * fileSize) throw tooMuch()
  }
  const onDocs = (docs: readonly DocUpdate[]): void => {
    for (const doc of docs) {
      if (digests.has(doc.id)) throw broken('a document stands in it twice')
      if (digests.size >= Math.min(manifest.documents, MAX_ASKED)) throw broken('it holds more than it says')
      weigh(doc.update.byteLength)
      const { digest, hashes } = stateIn(doc)
      digests.set(doc.id, digest)
      for (const hash of hashes) {
        const known = docsByHash.get(hash)
        if (known) known.push(doc.id)
        else docsByHash.set(hash, [doc.id])
      }
    }
  }
  const onPart = ({ hash, from, total, bytes }: MessageOf<'blobPart'>): void => {
    if (!coming) {
      if (blobs.has(hash)) throw broken('a file stands in it twice')
      if (blobs.size >= Math.min(manifest.files, MAX_ASKED)) throw broken('it holds more than it says')
      if (total > MAX_BLOB_BYTES) throw tooMuch()
      coming = { hash, total, at: 0, sum: createHash('sha256') }
    }
    weigh(bytes.byteLength)
    const isNext = coming.hash === hash && coming.total === total && coming.at === from
    coming.at += bytes.byteLength
    if (!isNext || coming.at > total || (bytes.byteLength === 0 && total > 0))
      throw broken('a file in it is out of order')
    coming.sum.update(bytes)
    if (coming.at < total) return
    if (coming.sum.digest('hex') !== hash) throw broken('a file in it is not the one it says')
    blobs.set(hash, total)
    coming = undefined
  }

  return {
    take: (message: Message): void => {
      if (!isCarried(message)) throw broken('something stands in it that does not belong there')
      const at = ORDER.indexOf(message.type)
      if (at < stage || root) throw broken('its parts are out of order')
      if (coming && message.type !== 'blobPart') throw broken('a file in it has no end')
      stage = at
      if (message.type === 'members') {
        log.push(...message.log)
        if (log.length > MAX_CARRIED_ENTRIES) throw tooMuch()
      } else if (message.type === 'updates') onDocs(message.docs)
      else if (message.type === 'blobPart') onPart(message)
      else root = message
    },
    end: (): Pick<Inspected, 'digest' | 'documents' | 'log' | 'blobs'> => {
      if (coming || !root) throw broken('a part of it is missing')
      const sorted = [...digests].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, digest]) => ({ id, digest }))
      const digest = hex(rootDigest(sorted))
      if (root.documents !== sorted.length || hex(root.digest) !== digest)
        throw broken('its documents are not the ones it says')
      return {
        digest,
        documents: sorted.length,
        log,
        blobs: [...blobs].map(([hash, bytes]) => ({ hash, bytes, docs: docsByHash.get(hash) ?? [] })),
      }
    },
  }
}

/** Throws `FileRefused`. */
export async function inspect(source: Source, tell: Tell, step: Parameters<Tell>[0] = 'checking'): Promise<Inspected> {
  let inspection: ReturnType<typeof createInspection> | undefined
  let manifest: Manifest | undefined
  let inspected: Inspected | undefined
  for await (const part of readContent(source.content((read) => tell(step, read, source.size)))) {
    if (part.is === 'head') {
      manifest = part.manifest
      inspection = createInspection(part.manifest, source.size)
    } else if (part.is === 'message') inspection?.take(part.message)
    else if (manifest && inspection) {
      const { seal, sha256 } = part
      const isSealed = seal.signature !== null
      if (seal.signature !== null && !nodeCrypto.verify(manifest.by.key, sealText(sha256), seal.signature))
        throw broken('its seal is not by the device that it names')
      inspected = { manifest, ...inspection.end(), sha256, isSealed }
    }
  }
  if (!inspected) throw broken('it has no end')
  return inspected
}

/** What the head says. Throws `FileRefused`. */
export async function lookAt(source: Source): Promise<Manifest> {
  for await (const part of readContent(source.content())) {
    if (part.is === 'head') return part.manifest
    break
  }
  throw broken('its beginning cannot be read')
}
