/** Files that somebody damaged, cut or made up: each gets its sentence, none changes anything, nothing throws. */
import { readFileSync, writeFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { Encrypter } from 'age-encryption'
import { expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import type { Core } from '#core/core.ts'
import { rootDigest, digestOfDoc } from '#core/docs/digest.ts'
import { createSigner } from '#core/sync/nodeCrypto.ts'
import { createId, type DocId } from '#shared/model/ids.ts'
import { messageToFrames } from '#shared/sync/codec.ts'
import { withLength } from '#shared/sync/frameStream.ts'
import type { Message, MessageOf } from '#shared/sync/messages.ts'
import { nodePacking } from '#core/sync/transport/nodePacking.ts'
import { type Manifest, manifestToHead, sealText } from '#shared/sync/workspaceFile.ts'
import { newCore, scope, temporaryFolder, value } from '#test/support/core.ts'
import { carryWork, digestOf, saved } from '#test/support/carried.ts'
import { createRandom } from '#test/support/random.ts'

vi.setConfig({ testTimeout: 60_000 })

async function scene() {
  const { core } = await newCore({ carryWork })
  for (let n = 0; n < 12; n++) value(core.execute('createNote', { title: `Note ${n}`, markdown: 'Words.' }, scope))
  const folder = temporaryFolder()
  const file = join(folder, 'a.commonplace')
  await saved(core, file)
  // Went on since: whatever the file would change would be seen.
  value(core.execute('createNote', { title: 'Later' }, scope))
  return { core, folder, file, bytes: new Uint8Array(readFileSync(file)) }
}

const REFUSALS = [
  'FileBroken',
  'FileKindUnknown',
  'FileTooLarge',
  'WorkspaceTooNew',
  'PassphraseNeeded',
  'PassphraseWrong',
]

async function refused(core: Core, path: string, bytes: Uint8Array, passphrase: string | null = null): Promise<string> {
  writeFileSync(path, bytes)
  const outcome = await core.run('mergeWorkspace', { path, passphrase }, scope)
  if (outcome.ok) throw new Error('it was taken')
  expect(REFUSALS).toContain(outcome.error.code)
  expect(outcome.error.message).toMatch(/^\S+\.commonplace .*\.$/)
  return outcome.error.code
}

it('refuses every file that was cut or changed anywhere', async () => {
  const { core, folder, bytes } = await scene()
  const before = await digestOf(core)
  const random = createRandom(20_261_122)
  const path = join(folder, 'x.commonplace')
  for (let run = 0; run < 100; run++) {
    const broken = bytes.slice()
    const at = random.int(0, bytes.length - 1)
    const kind = run % 4
    const made =
      kind === 0
        ? broken.subarray(0, at)
        : kind === 1
          ? Uint8Array.from([
              ...broken.subarray(0, at),
              ...broken.subarray(Math.min(bytes.length, at + random.int(1, 40))),
            ])
          : kind === 2
            ? Uint8Array.from([...broken.subarray(0, at), random.int(0, 255), ...broken.subarray(at)])
            : broken
    if (kind === 3) broken[at] = (broken[at] ?? 0) ^ (1 << random.int(0, 7))
    // A letter more in the seal's JSON may be a blank.
    if (kind === 2 && made[at] === 32) continue
    await refused(core, path, made)
  }
  expect(await digestOf(core)).toBe(before)
})

it('refuses what was locked and then cut or changed, and says of a wrong passphrase that it is wrong', async () => {
  const { core, folder } = await scene()
  const file = join(folder, 'l.commonplace')
  await saved(core, file, 'four kilns by the sea')
  const bytes = new Uint8Array(readFileSync(file))
  const before = await digestOf(core)
  const random = createRandom(7)
  const path = join(folder, 'x.commonplace')
  expect(await refused(core, path, bytes)).toBe('PassphraseNeeded')
  expect(await refused(core, path, bytes, 'four kilns by the see')).toBe('PassphraseWrong')
  for (let run = 0; run < 40; run++) {
    const at = random.int(0, bytes.length - 1)
    const broken = bytes.slice()
    broken[at] = (broken[at] ?? 0) ^ (1 << random.int(0, 7))
    await refused(core, path, run % 2 === 0 ? bytes.subarray(0, at) : broken, 'four kilns by the sea')
  }
  expect(await digestOf(core)).toBe(before)
})

/** A file with any content, sealed as its maker likes. */
function craft(manifest: Manifest, messages: readonly Message[], secret: Uint8Array): Uint8Array {
  const pieces = [
    manifestToHead(manifest),
    ...messages.flatMap((message) => messageToFrames(message, nodePacking).map(withLength)),
  ]
  const sha256 = createHash('sha256').update(Buffer.concat(pieces)).digest('hex')
  const seal = JSON.stringify({ sha256, signature: createSigner(secret).sign(sealText(sha256)) })
  return new Uint8Array(Buffer.concat([...pieces, new Uint8Array(4), Buffer.from(seal)]))
}

it('refuses what is sealed and lies', async () => {
  const { core, folder } = await scene()
  const { workspaceId, deviceId } = value(await core.query('workspace', {}))
  const before = await digestOf(core)
  const secret = new Uint8Array(32).fill(9)
  const doc = new Y.Doc()
  doc.getMap('fields').set('a', 1)
  const update = Y.encodeStateAsUpdate(doc)
  const id = createId('n') as DocId
  const root = (docs: { id: DocId; digest: Uint8Array }[], documents = docs.length): Message => ({
    type: 'root',
    digest: rootDigest(docs),
    documents,
    epoch: 'file',
    seq: 0,
  })
  const honest = root([{ id, digest: digestOfDoc(doc) }])
  const docs: Message = { type: 'updates', docs: [{ id, update }], seq: null }
  const bytes = new TextEncoder().encode('a file')
  const hash = createHash('sha256').update(bytes).digest('hex') as never
  const part = (patch: Partial<MessageOf<'blobPart'>> = {}): Message => ({
    type: 'blobPart',
    hash,
    from: 0,
    total: bytes.length,
    bytes,
    ...patch,
  })
  const manifest: Manifest = {
    workspaceId,
    name: 'Test',
    madeAt: 0,
    by: { memberId: createId('m'), name: 'Mallory', deviceId, deviceName: 'x', key: createSigner(secret).key },
    documents: 1,
    files: 1,
    fileBytes: 6,
  }
  const later = new Y.Doc()
  later.getText('t').insert(0, 'one')
  const gap = Y.encodeStateAsUpdate(later)
  const state = Y.encodeStateVector(later)
  later.getText('t').insert(3, 'two')
  const half = Y.encodeStateAsUpdate(later, state)
  expect(gap.length).toBeGreaterThan(0)
  const path = join(folder, 'x.commonplace')
  const cases: [string, Manifest, Message[]][] = [
    ['fewer documents than it says', manifest, [docs, root([])]],
    ['another digest', manifest, [docs, root([{ id, digest: new Uint8Array(32) }])]],
    ['more documents than the head says', { ...manifest, documents: 0 }, [docs, honest]],
    ['more files than the head says', { ...manifest, files: 0 }, [docs, part(), honest]],
    ['a document twice', { ...manifest, documents: 2 }, [docs, docs, honest]],
    ['a part of a document', manifest, [{ type: 'updates', docs: [{ id, update: half }], seq: null }, honest]],
    ['bytes that are no document', manifest, [{ type: 'updates', docs: [{ id, update: bytes }], seq: null }, honest]],
    ['a file with another hash', manifest, [docs, part({ hash: 'ab'.repeat(32) as never }), honest]],
    ['a file that begins in the middle', manifest, [docs, part({ from: 3 }), honest]],
    ['a file without an end', manifest, [docs, part({ total: 99 }), honest]],
    ['a file larger than any', manifest, [docs, part({ total: 2 ** 40 }), honest]],
    ['files before documents', manifest, [part(), docs, honest]],
    ['a greeting', manifest, [docs, { type: 'ping', n: 1 }, honest]],
    ['something behind the root', manifest, [docs, honest, docs]],
    ['no root', manifest, [docs]],
    [
      'an entry that nobody signed',
      manifest,
      [{ type: 'members', log: [{ body: '{}', signature: 'ab'.repeat(64) }] }, docs, honest],
    ],
  ]
  for (const [what, said, messages] of cases)
    expect([what, await refused(core, path, craft(said, messages, secret))]).toEqual([
      what,
      what === 'a file larger than any' ? 'FileTooLarge' : 'FileBroken',
    ])
  // Sealed by somebody else than it names.
  await refused(core, path, craft(manifest, [docs, part(), honest], new Uint8Array(32).fill(8)))
  // Of a version to come.
  const newer = Buffer.from(craft(manifest, [docs, part(), honest], secret))
  newer.write('2', 'Commonplace workspace '.length)
  expect(await refused(core, path, new Uint8Array(newer))).toBe('WorkspaceTooNew')
  // A lock within the lock.
  const encrypter = new Encrypter()
  encrypter.setScryptWorkFactor(2)
  encrypter.setPassphrase('p')
  const twice = await encrypter.encrypt(await encrypter.encrypt(new Uint8Array(newer)))
  expect(await refused(core, path, twice, 'p')).toBe('FileBroken')
  expect(await refused(core, path, new TextEncoder().encode('Just a text.'))).toBe('FileKindUnknown')
  expect(await refused(core, path, new Uint8Array())).toBe('FileKindUnknown')
  expect(await digestOf(core)).toBe(before)

  // The honest one is taken, and its file is not: no document names it.
  writeFileSync(path, craft(manifest, [docs, part(), honest], secret))
  const taken = value(await core.run('mergeWorkspace', { path }, scope))
  expect(taken).toMatchObject({ added: { note: 1 }, files: 0, standing: 'copy' })
})

it('refuses a small file that unpacks to more than any workspace holds', async () => {
  const { core, folder } = await scene()
  const { workspaceId, deviceId } = value(await core.query('workspace', {}))
  const secret = new Uint8Array(32).fill(9)
  const zeros = new Uint8Array(256 * 1024)
  const total = 440 * zeros.length
  const hash = createHash('sha256')
  const parts: Message[] = []
  for (let n = 0; n < 440; n++) {
    hash.update(zeros)
    parts.push({ type: 'blobPart', hash: '' as never, from: n * zeros.length, total, bytes: zeros })
  }
  const digest = hash.digest('hex') as never
  const by = { memberId: createId('m'), name: 'Mallory', deviceId, deviceName: 'x', key: createSigner(secret).key }
  const manifest: Manifest = { workspaceId, name: 'Test', madeAt: 0, by, documents: 0, files: 1, fileBytes: total }
  const bomb = craft(
    manifest,
    parts.map((part) => ({ ...part, hash: digest }) as Message),
    secret,
  )
  expect(bomb.length).toBeLessThan(400_000)
  expect(await refused(core, join(folder, 'bomb.commonplace'), bomb)).toBe('FileTooLarge')
})
