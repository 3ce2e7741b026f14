/** Any message two devices may send each other, with real Yjs bytes inside, for property tests and fuzzing. */
import fc from 'fast-check'
import { removeAwarenessStates, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import type { SignedEntry } from '#shared/members/entries.ts'
import { type Message, type MessageOf, Refusal } from '#shared/sync/messages.ts'

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
/** An id behind this letter. */
const id = <T extends string>(letter: string): fc.Arbitrary<T> =>
  fc
    .array(fc.constantFrom(...ALPHABET), { minLength: 22, maxLength: 22 })
    .map((letters) => `${letter}_${letters.join('')}` as T)
const hex = <T extends string>(length: number): fc.Arbitrary<T> =>
  fc.uint8Array({ minLength: length, maxLength: length }).map((bytes) => Buffer.from(bytes).toString('hex') as T)
const docId = fc.oneof(fc.constant('library' as const), id<`n_`>('n'), id<`s_`>('s')) as fc.Arbitrary<
  MessageOf<'updates'>['docs'][number]['id']
>
const count = fc.oneof(fc.nat(), fc.maxSafeNat())
const digest = fc.uint8Array({ minLength: 32, maxLength: 32 })
const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
const epoch = fc.string({ minLength: 1, maxLength: 30 })

/** A document with every kind of content that the app's documents have, edited by two devices, some of it deleted. */
export const anyDoc: fc.Arbitrary<Y.Doc> = fc
  .array(fc.tuple(fc.nat(5), fc.nat(1000), fc.string({ unit: 'grapheme', maxLength: 30 }), fc.boolean()), {
    maxLength: 25,
  })
  .map((edits) => {
    const docs = [docOf(1), docOf(2)] as const
    for (const [kind, at, text, second] of edits) {
      const doc = docs[second ? 1 : 0]
      const fields = doc.getMap<unknown>('fields')
      const root = doc.get('root', Y.XmlText)
      const words = doc.getArray<unknown>('words')
      if (kind === 0) fields.set(`k${at % 5}`, { v: text, t: at, deep: [text, null, undefined, 1.5, 2 ** 40, true] })
      if (kind === 1) root.insert(at % (root.length + 1), text || 'x')
      if (kind === 2) root.insertEmbed(at % (root.length + 1), at % 2 ? new Y.XmlText(text) : new Y.Map([[text, at]]))
      if (kind === 3 && root.length > 0) root.delete(at % root.length, 1)
      if (kind === 4) words.push([text, new Uint8Array([at % 256]), -at, null])
      if (kind === 5 && root.length > 0) root.format(at % root.length, 1, { bold: text })
      if (at % 4 === 0) Y.applyUpdate(docs[0], Y.encodeStateAsUpdate(docs[1], Y.encodeStateVector(docs[0])))
    }
    Y.applyUpdate(docs[0], Y.encodeStateAsUpdate(docs[1], Y.encodeStateVector(docs[0])))
    return docs[0]
  })

function docOf(clientID: number): Y.Doc {
  const doc = new Y.Doc()
  doc.clientID = clientID
  return doc
}

const caretUpdate = fc.string({ unit: 'grapheme', maxLength: 50 }).map((text) => {
  const awareness = new Awareness(docOf(7))
  awareness.setLocalState({ name: text, anchor: [1, { nested: true }] })
  const update = encodeAwarenessUpdate(awareness, [7])
  removeAwarenessStates(awareness, [7], null)
  awareness.destroy()
  return update
})

const key = hex<string>(32)
const device = fc.record({ key, deviceId: id('d'), name })
const entryBody = fc.record({
  v: fc.constant(1),
  workspaceId: id('w'),
  parents: fc.array(key, { maxLength: 3 }),
  author: key,
  at: count,
  what: fc.oneof(
    fc.record({ act: fc.constant('found'), workspaceId: id('w'), memberId: id('m'), name, device }),
    fc.record({ act: fc.constant('remove'), memberId: id('m') }),
    fc.record({ act: fc.constant('leave') }),
  ),
})
export const anyEntry: fc.Arbitrary<SignedEntry> = fc.record({
  body: entryBody.map((body) => JSON.stringify(body)),
  signature: hex(64),
})
const log = fc.array(anyEntry, { maxLength: 4 })

type Fields<K extends Message['type']> = { [F in keyof MessageOf<K>]-?: fc.Arbitrary<MessageOf<K>[F]> }
const message = <K extends Message['type']>(fields: Fields<K>): fc.Arbitrary<MessageOf<K>> =>
  fc.record<object>(fields) as fc.Arbitrary<MessageOf<K>>
const type = <K extends Message['type']>(kind: K): fc.Arbitrary<K> => fc.constant(kind)

const byKind: { [K in Message['type']]: fc.Arbitrary<MessageOf<K>> } = {
  hello: message<'hello'>({ type: type('hello'), version: count, log }),
  refused: fc.oneof(
    fc.record({ type: type('refused'), reason: fc.constantFrom(...Refusal.options) }),
    fc.record({ type: type('refused'), reason: fc.constantFrom(...Refusal.options), usedAt: count }),
  ),
  join: message<'join'>({
    type: type('join'),
    version: count,
    secret: fc.uint8Array({ minLength: 16, maxLength: 32 }),
    name,
    memberId: id('m'),
    deviceId: id('d'),
    deviceName: name,
  }),
  waiting: message<'waiting'>({ type: type('waiting') }),
  admitted: message<'admitted'>({ type: type('admitted'), workspaceId: id('w'), log }),
  members: message<'members'>({ type: type('members'), log }),
  resume: message<'resume'>({
    type: type('resume'),
    epoch,
    documents: count,
    seen: fc.option(fc.record({ epoch, seq: count })),
  }),
  root: message<'root'>({ type: type('root'), digest, documents: count, epoch, seq: count }),
  same: message<'same'>({ type: type('same'), digest, epoch, seq: count }),
  buckets: message<'buckets'>({ type: type('buckets'), digests: fc.uint8Array({ minLength: 8192, maxLength: 8192 }) }),
  bucket: message<'bucket'>({
    type: type('bucket'),
    index: fc.nat(255),
    docs: fc.array(fc.record({ id: docId, digest }), { maxLength: 5 }),
  }),
  want: message<'want'>({
    type: type('want'),
    docs: fc.array(fc.record({ id: docId, vector: anyDoc.map((doc) => Y.encodeStateVector(doc)) }), { maxLength: 3 }),
    mutual: fc.boolean(),
  }),
  updates: message<'updates'>({
    type: type('updates'),
    docs: fc.array(fc.record({ id: docId, update: anyDoc.map((doc) => Y.encodeStateAsUpdate(doc)) }), { maxLength: 3 }),
    seq: fc.option(count),
  }),
  seen: message<'seen'>({ type: type('seen'), epoch, seq: count }),
  changed: message<'changed'>({ type: type('changed'), ids: fc.array(docId, { maxLength: 5 }) }),
  blobWant: message<'blobWant'>({ type: type('blobWant'), hash: hex(32), from: count }),
  blobPart: message<'blobPart'>({
    type: type('blobPart'),
    hash: hex(32),
    from: count,
    total: count,
    bytes: fc.uint8Array({ maxLength: 500 }),
  }),
  blobMissing: message<'blobMissing'>({ type: type('blobMissing'), hash: hex(32) }),
  presence: message<'presence'>({
    type: type('presence'),
    places: fc.array(fc.record({ view: fc.string({ maxLength: 20 }), id: fc.option(fc.string({ maxLength: 40 })) }), {
      maxLength: 16,
    }),
  }),
  addresses: message<'addresses'>({
    type: type('addresses'),
    addresses: fc.array(
      fc.oneof(
        fc.record({ direct: fc.string({ maxLength: 60 }) }),
        fc.webUrl({ validSchemes: ['http', 'https'] }).map((relay) => ({ relay: relay.slice(0, 300) })),
      ),
      { maxLength: 4 },
    ),
  }),
  caret: message<'caret'>({ type: type('caret'), noteId: id('n'), update: caretUpdate }),
  ping: message<'ping'>({ type: type('ping'), n: count }),
  pong: message<'pong'>({ type: type('pong'), n: count }),
  bye: message<'bye'>({ type: type('bye') }),
}

export const anyMessage: fc.Arbitrary<Message> = fc.oneof(...Object.values(byKind))
