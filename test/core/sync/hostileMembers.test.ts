/**
 * What somebody of the team, or whoever has their laptop, can do to a core: it goes on answering, keeps what it
 * has, and shows who it was. Nobody can take from an editor what editors may do; see the README's limits.
 */
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { expect, it } from 'vitest'
import { createId, type DocId } from '#shared/model/ids.ts'
import { messageToFrames } from '#shared/sync/codec.ts'
import {
  GIVEN_AGAIN,
  GIVEN_ALWAYS,
  MAX_CLOCK,
  MAX_FRAME_BYTES,
  MAX_GAPS,
  MAX_MESSAGES_PER_SECOND,
  PROTOCOL_VERSION,
} from '#shared/sync/limits.ts'
import type { Message } from '#shared/sync/messages.ts'
import type { Core } from '#core/core.ts'
import { addText, scope, temporaryFolder, openCore, value } from '#test/support/core.ts'
import { createRogue, entriesBy, resumeFresh, type Rogue, type RogueWire } from '#test/support/sync/rogue.ts'
import type { RawWire } from '#test/support/sync/memoryWire.ts'
import { digestOf, openJoined, raiseStage, type Stage, untilSame } from '#test/support/sync/team.ts'
import { type Turns, watchTurns } from '#test/support/sync/turns.ts'

/** A core that is busy with others for longer than this, in one turn, is felt by whoever types. */
const ANSWERS_WITHIN_MS = 100

interface Scene {
  stage: Stage
  turns: Turns
  ada: Core
  mallory: Rogue
  wire: RogueWire
  /** Mallory's device as Ada's panel shows it. */
  shown: () => Promise<{ refused: number; refusedWhy: string | null }>
  say: (...messages: Message[]) => Promise<void>
}

/** Ada's workspace with some notes, and Mallory in it, greeted and heard. */
async function setScene(role: 'editor' | 'viewer' = 'editor', notes = 5, workClock?: () => number): Promise<Scene> {
  const stage = raiseStage()
  const turns = watchTurns(stage.network, workClock)
  const ada = await openCore(
    temporaryFolder(),
    { create: { name: 'Workshop' }, memberName: 'Ada' },
    { network: turns.network, now: () => stage.time.now() },
  )
  for (let at = 0; at < notes; at++)
    value(ada.execute('createNote', { title: `Note ${at}`, markdown: 'Words.' }, scope))
  const mallory = createRogue(stage, 1)
  const wire = await mallory.join(ada, role)
  wire.send(resumeFresh)
  await stage.time.advance(2_000)
  turns.longest()
  return {
    stage,
    turns,
    ada,
    mallory,
    wire,
    shown: async () => {
      const devices = value(await ada.query('team', {})).members.flatMap((member) => member.devices)
      const device = devices.find(({ key }) => key === mallory.key)
      if (!device) throw new Error('Mallory is not in the panel')
      return device
    },
    say: async (...messages) => {
      for (const message of messages) wire.send(message)
      await stage.time.advance(5_000)
    },
  }
}

const updates = (id: DocId, ...all: Uint8Array[]): Message => ({
  type: 'updates',
  docs: all.map((update) => ({ id, update })),
  seq: null,
})
const noteIds = async (core: Core) => value(await core.query('notes', {})).rows.map(({ noteId }) => noteId)
/** One struct of a client that begins at `clock`. */
function structAt(client: number, clock: number, write: (to: encoding.Encoder) => void): Uint8Array {
  const to = encoding.createEncoder()
  for (const number of [1, 1, client, clock]) encoding.writeVarUint(to, number)
  write(to)
  encoding.writeVarUint(to, 0)
  return encoding.toUint8Array(to)
}
const letter = (to: encoding.Encoder): void => {
  encoding.writeUint8(to, 4)
  encoding.writeVarUint(to, 1)
  encoding.writeVarString(to, 'root')
  encoding.writeVarString(to, 'x')
}
const fresh = (text: string): Uint8Array => {
  const doc = new Y.Doc()
  doc.getMap('junk').set('text', text)
  return Y.encodeStateAsUpdate(doc)
}

it('ends a wire on which an update of 64 MB comes', async () => {
  const { stage, ada, mallory, turns, shown } = await setScene()
  const before = await digestOf(ada)
  let raw: RawWire | undefined
  void stage.wires.callRaw(mallory.key, ada.sync.self()).then((taken) => (raw = taken))
  await stage.time.advance(100)
  if (!raw) throw new Error('not taken')
  const framed = (frame: Uint8Array): Uint8Array => {
    const out = new Uint8Array(frame.length + 4)
    new DataView(out.buffer).setUint32(0, frame.length)
    out.set(frame, 4)
    return out
  }
  for (const frame of messageToFrames({ type: 'hello', version: PROTOCOL_VERSION, log: mallory.log }))
    raw.send(framed(frame))
  const full = new Uint8Array(MAX_FRAME_BYTES)
  full[0] = 1
  for (let at = 0; at < 64; at++) raw.send(framed(full))
  await stage.time.advance(1_000)
  expect((await raw.ended).kind).not.toBe('lost')
  expect(turns.longest()).toBeLessThan(ANSWERS_WITHIN_MS)
  expect(await digestOf(ada)).toBe(before)
  expect(await shown()).toMatchObject({ refused: 1, refusedWhy: expect.stringContaining('more than') as string })
})

it('takes no clock beyond any honest history, and waits for nothing that a tiny update promises', async () => {
  const { stage, ada, say, wire, shown, turns, mallory } = await setScene()
  const [id] = await noteIds(ada)
  if (!id) throw new Error('no note')
  const before = await digestOf(ada)
  await say(updates(id, structAt(7, MAX_CLOCK - 5, letter)))
  // A gap: asked for what comes before it, and nothing is kept meanwhile.
  expect(wire.of('want').flatMap(({ docs }) => docs.map((doc) => doc.id))).toContain(id)
  expect(await digestOf(ada)).toBe(before)
  await say(updates(id, structAt(7, MAX_CLOCK, letter)))
  expect(wire.closed()).toBeDefined()
  expect(await shown()).toMatchObject({ refused: 1, refusedWhy: expect.stringContaining('honest history') as string })
  // A length near the limit is a number like another: nothing is made of it.
  await stage.time.advance(20_000)
  const again = await mallory.greet(ada)
  again.send(resumeFresh)
  again.send(
    updates(
      id,
      structAt(8, 0, (to) => {
        encoding.writeUint8(to, 0)
        encoding.writeVarUint(to, MAX_CLOCK - 1)
      }),
    ),
  )
  await stage.time.advance(5_000)
  expect(turns.longest()).toBeLessThan(ANSWERS_WITHIN_MS)
  expect(value(await ada.query('verify', {}))).toMatchObject({ ok: true })
})

it('drops who keeps sending changes without those before them, and answers meanwhile', async () => {
  const { ada, say, wire, shown, turns } = await setScene('editor', 300)
  const before = await digestOf(ada)
  const gap = structAt(7, 1_000, letter)
  for (let at = 0; at < 20; at++) await say(...Array.from({ length: 10 }, () => updates('library', gap)))
  expect(wire.closed()).toBeDefined()
  expect((await shown()).refusedWhy).toContain('without those that come before')
  expect(wire.of('want').length).toBeLessThanOrEqual(MAX_GAPS)
  expect(turns.longest()).toBeLessThan(ANSWERS_WITHIN_MS)
  expect(await digestOf(ada)).toBe(before)
})

/**
 * Letters that all stand behind the same one, each before another: Yjs walks over all of them for each. 110 KB of it
 * took 25 seconds, 1 MB would take most of an hour.
 */
function slowUpdate(pieces: number, from: number): Uint8Array {
  const to = encoding.createEncoder()
  const number = (value: number): void => encoding.writeVarUint(to, value)
  const [walker, row] = [from + 1, from]
  for (const value of [2, pieces, walker, 0]) number(value)
  for (let at = 0; at < pieces; at++) {
    encoding.writeUint8(to, 0b1100_0100)
    for (const value of [row, 0, row, 1 + at]) number(value)
    encoding.writeVarString(to, 'b')
  }
  for (const value of [pieces + 1, row, 0]) number(value)
  encoding.writeUint8(to, 4)
  number(1)
  encoding.writeVarString(to, 'root')
  encoding.writeVarString(to, 'X')
  for (let at = 0; at < pieces; at++) {
    encoding.writeUint8(to, 0b1000_0100)
    for (const value of [row, at]) number(value)
    encoding.writeVarString(to, 'e')
  }
  number(0)
  return encoding.toUint8Array(to)
}

it('cuts off an update that is made to be slow, and drops who sends it again', async () => {
  const { ada, say, wire, shown, turns, stage } = await setScene()
  const id = createId('n')
  const before = await digestOf(ada)
  const slow = slowUpdate(8_000, 5)
  expect(slow.length).toBeLessThan(120 * 1024)
  await say(updates(id, slow))
  // 60 ms and 1 ms for each KB; on top, what taking an update in costs anyway.
  expect(turns.longest()).toBeLessThan(400)
  // Asked for again as if it were a gap, since a machine that is busy looks the same.
  expect(
    wire
      .of('want')
      .at(-1)
      ?.docs.map((doc) => doc.id),
  ).toEqual([id])
  for (let at = 0; at < 4; at++) await say(updates(id, slow))
  expect(wire.closed()).toBeDefined()
  expect((await shown()).refusedWhy).toContain('too long')
  expect(await digestOf(ada)).toBe(before)
  // Small ones stay within what nobody feels.
  await stage.time.advance(60_000)
  expect(value(await ada.query('verify', {}))).toMatchObject({ ok: true })
}, 60_000)

it('lets a document go, and reads it anew, when a change of it throws in the middle', async () => {
  let callsLeft = Number.POSITIVE_INFINITY
  const { ada, say, wire, shown } = await setScene('editor', 5, () => {
    callsLeft -= 1
    if (callsLeft < 0) throw new Error('an unexpected case')
    return 0
  })
  const [id] = await noteIds(ada)
  if (!id) throw new Error('no note')
  const before = await digestOf(ada)
  const change = new Y.Doc()
  for (let at = 0; at < 20; at++) change.getMap('fields').set(`of nobody ${at}`, at)
  callsLeft = 10
  await say(updates(id, Y.encodeStateAsUpdate(change)))
  callsLeft = Number.POSITIVE_INFINITY
  expect(await shown()).toMatchObject({ refused: 1, refusedWhy: 'It sent changes that cannot be applied.' })
  expect(await digestOf(ada)).toBe(before)
  // The note reads as before, and goes on being written.
  value(ada.execute('renameNote', { noteId: id, title: 'Still here' }, scope))
  expect(value(await ada.query('note', { noteId: id }))?.title).toBe('Still here')
  expect(value(await ada.query('verify', {}))).toMatchObject({ ok: true })
  expect(wire.closed()).toBeUndefined()
})

it('outlives a note in which twenty thousand things lie one in the other', async () => {
  const { ada, say, turns, stage } = await setScene()
  const id = createId('n')
  const to = encoding.createEncoder()
  const number = (value: number): void => encoding.writeVarUint(to, value)
  const depth = 20_000
  for (const value of [1, depth, 7, 0]) number(value)
  for (let at = 0; at < depth; at++) {
    encoding.writeUint8(to, 7)
    if (at === 0) {
      number(1)
      encoding.writeVarString(to, 'root')
    } else for (const value of [0, 7, at - 1]) number(value)
    number(6)
  }
  number(0)
  await say(updates(id, encoding.toUint8Array(to)))
  expect(turns.longest()).toBeLessThan(2 * ANSWERS_WITHIN_MS)
  await stage.time.advance(60_000)
  expect(value(await ada.query('verify', {}))).toMatchObject({ ok: true })
  const { noteId } = value(ada.execute('createNote', { title: 'Still here' }, scope))
  expect(value(await ada.query('note', { noteId }))?.title).toBe('Still here')
  expect(value(await ada.query('search', { query: 'Still' })).total).toBeGreaterThan(0)
})

it('takes in a state of some MB, which is as large as a document gets, within a time that is stated', async () => {
  const { ada, say, wire, turns } = await setScene()
  const doc = new Y.Doc()
  const text = doc.getText('root')
  doc.transact(() => {
    for (let at = 0; at < 60_000; at++) text.insert(at % 7 === 0 ? 0 : text.length, `word ${at} `.repeat(5))
  })
  const state = Y.encodeStateAsUpdate(doc)
  expect(state.length).toBeGreaterThan(3_000_000)
  await say(updates(createId('n'), state))
  expect(wire.of('want')).toEqual([])
  expect(turns.longest()).toBeLessThan(3_000)
  expect(wire.closed()).toBeUndefined()
  expect(value(await ada.query('digest', {})).documents).toBe(7)
}, 60_000)

it('is asked for ten thousand documents that nobody has, again and again', async () => {
  const { ada, wire, say, turns } = await setScene()
  const ids = (): DocId[] => Array.from({ length: 10_000 }, () => createId('n'))
  const same = ids()
  for (let at = 0; at < 5; at++) await say({ type: 'changed', ids: same })
  expect(turns.longest()).toBeLessThan(ANSWERS_WITHIN_MS)
  const asked = wire.of('want').flatMap(({ docs }) => docs)
  // Asked for once each time they are named, and nothing is made of what does not come.
  expect(asked.length).toBeLessThanOrEqual(5 * 10_000)
  await say(...Array.from({ length: 30 }, (): Message => ({ type: 'changed', ids: ids() })))
  expect(turns.longest()).toBeLessThan(ANSWERS_WITHIN_MS)
  expect(wire.closed() !== undefined || wire.of('want').length < 20_000).toBe(true)
  expect(value(await ada.query('digest', {})).documents).toBe(6)
}, 60_000)

it('gives everything some times, and not for ever', async () => {
  const { ada, wire, say, turns } = await setScene('viewer', 200)
  const ids = await noteIds(ada)
  const all: Message = { type: 'want', docs: ids.map((id) => ({ id, vector: new Uint8Array([0]) })), mutual: false }
  for (let at = 0; at < 10; at++) await say(...Array.from({ length: 100 }, () => all))
  const given = wire.of('updates').flatMap(({ docs }) => docs)
  expect(given.length).toBeGreaterThanOrEqual(200)
  expect(given.length).toBeLessThan(GIVEN_ALWAYS + (GIVEN_AGAIN + 1) * 201 + 64)
  expect(turns.longest()).toBeLessThan(ANSWERS_WITHIN_MS)
}, 60_000)

it('answers a comparison ten times a second, however often it is asked', async () => {
  const { wire, say, turns } = await setScene('viewer', 200)
  const root: Message = { type: 'root', digest: new Uint8Array(32), documents: 0, epoch: 'e', seq: 0 }
  await say(...Array.from({ length: 1_500 }, () => root))
  const answers = wire.of('buckets').length
  expect(answers).toBeGreaterThan(0)
  expect(answers).toBeLessThan(52)
  // Buckets that nobody asked for, and empty ones to be filled again and again.
  const before = wire.of('updates').length
  await say(
    ...Array.from({ length: 200 }, (): Message => ({ type: 'buckets', digests: new Uint8Array(256 * 32) })),
    ...Array.from({ length: 4 }, () =>
      Array.from({ length: 256 }, (_, index): Message => ({ type: 'bucket', index, docs: [] })),
    ).flat(),
  )
  expect(wire.of('updates').length - before).toBeLessThan(220)
  const documents = wire.of('updates').flatMap(({ docs }) => docs).length
  expect(documents).toBeLessThan(3 * 201)
  expect(turns.longest()).toBeLessThan(ANSWERS_WITHIN_MS)
  expect(wire.closed()).toBeUndefined()
}, 60_000)

it('lets nobody force a new epoch twice, whatever they say they have seen', async () => {
  const { ada, wire, mallory, stage, shown } = await setScene()
  const epochs: string[] = []
  let current = wire.of('resume')[0]?.epoch ?? ''
  for (let at = 0; at < 4; at++) {
    const again = await mallory.greet(ada)
    const said = again.of('resume')[0]?.epoch
    if (said !== undefined) {
      current = said
      epochs.push(said)
    }
    again.send({ type: 'resume', epoch: 'e', documents: 0, seen: { epoch: current, seq: Number.MAX_SAFE_INTEGER } })
    await stage.time.advance(5_000)
  }
  expect(new Set(epochs).size).toBeLessThanOrEqual(2)
  expect(await shown()).toMatchObject({ refusedWhy: 'It said it had seen what was never written here.' })
})

it('believes no confirmation of what was never written, and shows nobody as holding what they were not given', async () => {
  const { ada, say, wire } = await setScene()
  const epoch = wire.of('resume')[0]?.epoch ?? ''
  for (const seq of [Number.MAX_SAFE_INTEGER, 10 ** 9]) await say({ type: 'seen', epoch, seq })
  await say({ type: 'seen', epoch: 'another', seq: 1 })
  value(ada.execute('createNote', { title: 'Not seen by anybody' }, scope))
  const status = value(await ada.query('syncStatus', {}))
  expect(status.holding).toBe(0)
})

it('takes in documents that nothing refers to without showing them, and what is no document not at all', async () => {
  const { ada, say, wire, shown } = await setScene()
  const titles = async () => value(await ada.query('notes', {})).rows.map(({ title }) => title)
  const before = await titles()
  await say(...Array.from({ length: 50 }, () => updates(createId('n'), fresh('not yours'))))
  expect(await titles()).toEqual(before)
  expect(value(await ada.query('verify', {}))).toMatchObject({ ok: true })
  await say(updates('q_0000000000000000000000' as DocId, fresh('no document')))
  expect(wire.closed()).toBeDefined()
  expect((await shown()).refused).toBe(1)
})

it('passes on no more carets than hands can move', async () => {
  const { ada, wire, say, turns, shown } = await setScene()
  const [noteId] = await noteIds(ada)
  if (!noteId) throw new Error('no note')
  const caret = (client: number, clock: number): Message => {
    const to = encoding.createEncoder()
    for (const number of [1, client, clock]) encoding.writeVarUint(to, number)
    encoding.writeVarString(to, JSON.stringify({ name: 'x'.repeat(2_000) }))
    return { type: 'caret', noteId, update: encoding.toUint8Array(to) }
  }
  await say(...Array.from({ length: MAX_MESSAGES_PER_SECOND - 100 }, (_, at) => caret(1, at + 1)))
  expect(turns.longest()).toBeLessThan(ANSWERS_WITHIN_MS)
  expect(await shown()).toMatchObject({ refusedWhy: 'It sent more carets than hands can move.' })
  // Seventeen windows of one person are no person's.
  await say(...Array.from({ length: 40 }, (_, at) => caret(100 + at, 1)))
  expect(wire.closed()).toBeDefined()
  expect(turns.longest()).toBeLessThan(ANSWERS_WITHIN_MS)
})

it('keeps a hundred of an editor’s entries in the member log, however many come, and passes on no more', async () => {
  const { ada, mallory, say, stage, turns } = await setScene()
  const flood = entriesBy(mallory, 2_000)
  await say(
    ...[0, 1, 2, 3].map((part): Message => ({ type: 'members', log: flood.slice(part * 500, part * 500 + 500) })),
  )
  expect(turns.longest()).toBeLessThan(ANSWERS_WITHIN_MS)
  const eve = createRogue(stage, 2)
  await eve.join(ada, 'viewer')
  expect(eve.log.length).toBeLessThan(110)
})

it('ends a wire that says more than a device has to say', async () => {
  const { wire, say, shown, turns } = await setScene('viewer')
  await say(...Array.from({ length: MAX_MESSAGES_PER_SECOND + 10 }, (_, n): Message => ({ type: 'ping', n })))
  expect(wire.closed()).toBeDefined()
  expect((await shown()).refusedWhy).toContain('more messages')
  expect(turns.longest()).toBeLessThan(ANSWERS_WITHIN_MS)
})

it('does without a file whose holder lies about it, and gets it from somebody else', async () => {
  const stage = raiseStage()
  const ada = await openCore(
    temporaryFolder(),
    { create: { name: 'Workshop' }, memberName: 'Ada' },
    { network: stage.network, now: () => stage.time.now() },
  )
  const ben = await openJoined(stage, ada, 'Ben')
  const mallory = createRogue(stage, 1)
  const wire = await mallory.join(ada, 'editor')
  wire.send(resumeFresh)
  await stage.time.advance(2_000)
  stage.wires.partition([ada.sync.self(), mallory.key])
  await stage.time.advance(60_000)
  const source = await addText(ada, 'Said at the wheel.\n\nAnd once more in the yard.')
  const again = await mallory.greet(ada)
  again.send(resumeFresh)
  again.send({
    type: 'want',
    docs: (['library', source] as DocId[]).map((id) => ({ id, vector: new Uint8Array([0]) })),
    mutual: false,
  })
  await stage.time.advance(2_000)
  const documents = again.of('updates').flatMap(({ docs }) => docs)
  expect(documents.map(({ id }) => id)).toContain(source)

  stage.wires.partition([ben.sync.self(), mallory.key])
  await stage.time.advance(60_000)
  const lie = async (tell: (wire: RogueWire, hash: never) => void) => {
    const toBen = await mallory.greet(ben)
    toBen.send(resumeFresh)
    toBen.send({ type: 'updates', docs: documents, seq: null })
    await stage.time.advance(2_000)
    const [asked] = toBen.of('blobWant')
    if (!asked) throw new Error(`Ben asked for nothing: ${JSON.stringify(toBen.got.map(({ type }) => type))}`)
    tell(toBen, asked.hash as never)
    await stage.time.advance(2_000)
    return toBen
  }
  const part = (hash: never, from: number, total: number, bytes: number): Message => ({
    type: 'blobPart',
    hash,
    from,
    total,
    bytes: new Uint8Array(bytes),
  })
  const textOf = async () => value(await ben.query('sourceText', { sourceId: source }))
  // Other bytes than were asked for; a length that is not kept to; one that is not to be believed; no order at all.
  await lie((to, hash) => to.send(part(hash, 0, 100, 100)))
  await stage.time.advance(600)
  const liar = async () =>
    value(await ben.query('team', {}))
      .members.flatMap(({ devices }) => devices)
      .find(({ key }) => key === mallory.key)
  expect(await liar()).toMatchObject({ refusedWhy: 'It sent a file that is not the one that was asked for.' })
  await lie((to, hash) => {
    to.send(part(hash, 0, 100, 50))
    to.send(part(hash, 50, 60, 20))
  })
  await lie((to, hash) => to.send(part(hash, 0, 2 ** 40, 50)))
  await lie((to, hash) => {
    for (let at = 0; at < 100; at++) to.send(part(hash, 77, 100, 1))
  })
  expect((await liar())?.refused).toBeGreaterThanOrEqual(4)
  // Nothing at all: somebody else is asked when its time is over.
  const silent = await lie(() => undefined)
  expect(await textOf()).toBeNull()
  expect(silent.closed()).toBeUndefined()
  stage.wires.heal()
  expect(await untilSame(stage, [ada, ben])).toBe(true)
  // Ada is called again after a pause; the silence is over by then too.
  await stage.time.advance(150_000)
  expect((await textOf())?.extraction.text).toContain('in the yard')
}, 60_000)
