/**
 * What two devices of a workspace say to each other: one closed union, checked on arrival. A wire is already
 * authenticated as a device's key (transport.ts); who that device is, and what it may, the member log says.
 *
 *   dialler                               accepter
 *   -------                               --------
 *   hello {version, log}            →     nothing of the workspace is told before the log, with what the dialler
 *                                         brought, names the dialler's key as a member's device
 *                                   ←     hello {version, log}   |   refused {reason}
 *   or, with an invitation:
 *   join {secret, …}                →
 *                                   ←     waiting {}   (an owner is being asked)   |   refused {reason}
 *                                   ←     admitted {log, workspace}          the dialler then says hello
 *
 *   Then both, in either direction:
 *   resume {epoch, documents, seen} ↔     "my log's epoch; of yours I have seen everything up to this number".
 *                                         Known: the other sends the log's rows since then, and `root`.
 *                                         Not known: the dialler starts the comparison with `root`.
 *   root {digest, documents, seq}   →     one hash over all documents
 *                                   ←     same {digest, seq}                 both hold the same: nothing else is asked
 *                                   ←     buckets {digests}                  256 hashes of 32 bytes, by the first byte
 *                                                                            of SHA-256 of a document's id
 *   bucket {index, docs}            →     ids and digests of one bucket that differs
 *                                   ←     want {docs: id and state vector, mutual}   what differs or is lacking here;
 *                                         `mutual` asks the other to `want` the same documents in return
 *   updates {docs, seq}             ↔     changes, Yjs V1; `seq`: the receiver has then seen the sender's log up to there
 *                                   ←     seen {epoch, seq}                  after the commit, never before
 *   changed {ids}                   →     changed since, but the log was compacted: answered with `want`
 *   members {log}                   ↔     new entries of the member log, at once
 *   blobWant {hash, from}           →
 *                                   ←     blobPart {hash, from, total, bytes}   |   blobMissing {hash}
 *   addresses {addresses}           ↔     where the sender can be found from now on
 *   presence {places}, caret {…}    ↔     who is where; never stored
 *   ping {n}                        →
 *                                   ←     pong {n}
 *   bye {}                                 the orderly end
 *
 * Updates are taken only from a device whose member is editor or owner in the receiver's own latest log, looked
 * up per message. A viewer receives and never forwards.
 */
import { z } from 'zod'
import { BlobHash, DeviceId, DocId, MemberId, NoteId, WorkspaceId } from '../model/ids.ts'
import { SignedEntry } from '../members/entries.ts'
import { Address } from './address.ts'
import {
  BLOB_PART_BYTES,
  MAX_ADDRESSES,
  MAX_DOCS_PER_MESSAGE,
  MAX_LOG_ENTRIES,
  MAX_MESSAGE_BYTES,
  MAX_PRESENCE_BYTES,
  MAX_PRESENCE_ENTRIES,
  MAX_VECTOR_BYTES,
} from './limits.ts'

const bytes = (least: number, most: number) =>
  z.custom<Uint8Array>(
    (value) => value instanceof Uint8Array && value.byteLength >= least && value.byteLength <= most,
    `between ${least} and ${most} bytes`,
  )

const Seq = z.int().nonnegative()
const Count = z.int().nonnegative()
const Digest = bytes(32, 32)
const Epoch = z.string().min(1).max(64)
const PersonName = z.string().min(1).max(300)
const Log = z.array(SignedEntry).max(MAX_LOG_ENTRIES)

export const DocUpdate = z.object({ id: DocId, update: bytes(1, MAX_MESSAGE_BYTES) })
export type DocUpdate = z.infer<typeof DocUpdate>
export const DocVector = z.object({ id: DocId, vector: bytes(1, MAX_VECTOR_BYTES) })
export type DocVector = z.infer<typeof DocVector>
export const DocDigest = z.object({ id: DocId, digest: Digest })
export type DocDigest = z.infer<typeof DocDigest>

/** Why a wire is refused. Nothing in it tells a stranger more than that this is not for them. */
export const Refusal = z.enum([
  'NotAMember',
  'ProtocolDiffers',
  'InviteUnknown',
  'InviteUsed',
  'InviteExpired',
  'InviteDeclined',
  'Busy',
  'Paused',
])
export type Refusal = z.infer<typeof Refusal>

/** Where somebody is: what they have open in a window. */
export const Place = z.object({ view: z.string().max(40), id: z.string().max(40).nullable() })
export type Place = z.infer<typeof Place>

export const Message = z.discriminatedUnion('type', [
  z.object({ type: z.literal('hello'), version: Count, log: Log }),
  z.object({ type: z.literal('refused'), reason: Refusal, usedAt: Count.optional() }),
  z.object({
    type: z.literal('join'),
    version: Count,
    secret: bytes(16, 32),
    name: PersonName,
    memberId: MemberId,
    deviceId: DeviceId,
    deviceName: PersonName,
  }),
  z.object({ type: z.literal('waiting') }),
  z.object({ type: z.literal('admitted'), workspaceId: WorkspaceId, log: Log }),
  z.object({ type: z.literal('members'), log: Log }),

  z.object({
    type: z.literal('resume'),
    epoch: Epoch,
    documents: Count,
    seen: z.object({ epoch: Epoch, seq: Seq }).nullable(),
  }),
  z.object({ type: z.literal('root'), digest: Digest, documents: Count, epoch: Epoch, seq: Seq }),
  z.object({ type: z.literal('same'), digest: Digest, epoch: Epoch, seq: Seq }),
  z.object({ type: z.literal('buckets'), digests: bytes(256 * 32, 256 * 32) }),
  z.object({
    type: z.literal('bucket'),
    index: z.int().min(0).max(255),
    docs: z.array(DocDigest).max(10_000),
  }),
  z.object({ type: z.literal('want'), docs: z.array(DocVector).max(MAX_DOCS_PER_MESSAGE), mutual: z.boolean() }),
  z.object({
    type: z.literal('updates'),
    docs: z.array(DocUpdate).max(MAX_DOCS_PER_MESSAGE),
    /** Null: an answer to `want`, out of the log's order. */
    seq: Seq.nullable(),
  }),
  z.object({ type: z.literal('changed'), ids: z.array(DocId).max(10_000) }),
  z.object({ type: z.literal('seen'), epoch: Epoch, seq: Seq }),

  z.object({ type: z.literal('blobWant'), hash: BlobHash, from: Count }),
  z.object({
    type: z.literal('blobPart'),
    hash: BlobHash,
    from: Count,
    total: Count,
    bytes: bytes(0, BLOB_PART_BYTES),
  }),
  z.object({ type: z.literal('blobMissing'), hash: BlobHash }),

  z.object({ type: z.literal('addresses'), addresses: z.array(Address).max(MAX_ADDRESSES) }),
  z.object({ type: z.literal('presence'), places: z.array(Place).max(MAX_PRESENCE_ENTRIES) }),
  /** A note's awareness update (y-protocols), as its windows make it. */
  z.object({ type: z.literal('caret'), noteId: NoteId, update: bytes(1, MAX_PRESENCE_BYTES) }),

  z.object({ type: z.literal('ping'), n: Count }),
  z.object({ type: z.literal('pong'), n: Count }),
  z.object({ type: z.literal('bye') }),
])
export type Message = z.infer<typeof Message>
export type MessageOf<T extends Message['type']> = Extract<Message, { type: T }>
