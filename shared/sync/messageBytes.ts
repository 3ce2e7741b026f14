/** Messages as bytes and back: one byte for the kind, then its fields. A new kind of message needs its line here. */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type { Address } from './address.ts'
import type { SignedEntry } from '../members/entries.ts'
import { MAX_ADDRESSES, MAX_DOCS_PER_MESSAGE, MAX_LOG_ENTRIES, MAX_PRESENCE_ENTRIES } from './limits.ts'
import {
  type DocDigest,
  type DocUpdate,
  type DocVector,
  Message,
  type MessageOf,
  type Place,
  Refusal,
} from './messages.ts'
import {
  bytes,
  count,
  flag,
  hex,
  left,
  list,
  MalformedBytes,
  nullable,
  oneOf,
  optional,
  readByte,
  record,
  type Shape,
  text,
} from './shapes.ts'

type Kind = Message['type']
type Fields<K extends Kind> = Omit<MessageOf<K>, 'type'>

const log = list<SignedEntry>(record({ body: text(), signature: hex(64) }), MAX_LOG_ENTRIES)
const seen = record<{ epoch: string; seq: number }>({ epoch: text(), seq: count })
const blobHash = hex<MessageOf<'blobWant'>['hash']>(32)

const address: Shape<Address> = {
  write: (to, value) => {
    flag.write(to, 'relay' in value)
    text().write(to, 'relay' in value ? value.relay : value.direct)
  },
  read: (from) => (flag.read(from) ? { relay: text().read(from) } : { direct: text().read(from) }),
}

/** By kind; a kind's number on the wire is its place in this list, so new ones go to the end. */
const shapes: { [K in Kind]: Shape<Fields<K>> } = {
  hello: record({ version: count, log }),
  refused: record<Fields<'refused'>>({ reason: oneOf(Refusal.options), usedAt: optional(count) }),
  join: record({
    version: count,
    secret: bytes,
    name: text(),
    memberId: text<MessageOf<'join'>['memberId']>(),
    deviceId: text<MessageOf<'join'>['deviceId']>(),
    deviceName: text(),
  }),
  waiting: record({}),
  admitted: record({ workspaceId: text<MessageOf<'admitted'>['workspaceId']>(), log }),
  members: record({ log }),
  resume: record({ epoch: text(), documents: count, seen: nullable(seen) }),
  root: record({ digest: bytes, documents: count, epoch: text(), seq: count }),
  same: record({ digest: bytes, epoch: text(), seq: count }),
  buckets: record({ digests: bytes }),
  bucket: record({
    index: count,
    docs: list<DocDigest>(record({ id: text<DocDigest['id']>(), digest: bytes }), 10_000),
  }),
  want: record({
    docs: list<DocVector>(record({ id: text<DocVector['id']>(), vector: bytes }), MAX_DOCS_PER_MESSAGE),
    mutual: flag,
  }),
  updates: record({
    docs: list<DocUpdate>(record({ id: text<DocUpdate['id']>(), update: bytes }), MAX_DOCS_PER_MESSAGE),
    seq: nullable(count),
  }),
  seen,
  changed: record({ ids: list<DocDigest['id']>(text<DocDigest['id']>(), 10_000) }),
  blobWant: record({ hash: blobHash, from: count }),
  blobPart: record({ hash: blobHash, from: count, total: count, bytes }),
  blobMissing: record({ hash: blobHash }),
  presence: record({
    places: list<Place>(record({ view: text(), id: nullable(text()) }), MAX_PRESENCE_ENTRIES),
  }),
  addresses: record({ addresses: list(address, MAX_ADDRESSES) }),
  caret: record({ noteId: text<MessageOf<'caret'>['noteId']>(), update: bytes }),
  ping: record({ n: count }),
  pong: record({ n: count }),
  bye: record({}),
}
const kinds = Object.keys(shapes) as Kind[]

/** A kind's shape, seen as one that takes any message: `kinds` and `shapes` go together. */
const shapeOf = (kind: Kind): Shape<object> => shapes[kind]

/** The message's bytes, neither packed nor cut. */
export function messageToBytes(message: Message): Uint8Array {
  const to = encoding.createEncoder()
  encoding.writeUint8(to, kinds.indexOf(message.type))
  shapeOf(message.type).write(to, message)
  return encoding.toUint8Array(to)
}

/**
 * The message that these bytes are, checked by its schema. Byte fields are views into `packed`.
 * @throws MalformedBytes, or lib0's own error at the end of the bytes
 */
export function bytesToMessage(packed: Uint8Array): Message {
  const from = decoding.createDecoder(packed)
  const type = kinds[readByte(from)]
  if (type === undefined) throw new MalformedBytes('a kind of message that is not known')
  const fields = shapeOf(type).read(from)
  if (left(from) > 0) throw new MalformedBytes('bytes behind the end of the message')
  const checked = Message.safeParse({ type, ...fields })
  if (!checked.success) throw new MalformedBytes(`${type}: ${checked.error.issues[0]?.message ?? 'not as agreed'}`)
  return checked.data
}
