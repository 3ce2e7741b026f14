/**
 * What somebody of the team, or whoever has their laptop, can do to a core by the changes they send: it goes on
 * answering, keeps what it has, and shows who it was.
 */
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { expect, it } from 'vitest'
import { createId, type DocId } from '#shared/model/ids.ts'
import { messageToFrames } from '#shared/sync/codec.ts'
import { MAX_CLOCK, MAX_FRAME_BYTES, MAX_GAPS, PROTOCOL_VERSION } from '#shared/sync/limits.ts'
import { scope, value } from '#test/support/core.ts'
import { resumeFresh } from '#test/support/sync/rogue.ts'
import {
  ANSWERS_WITHIN_MS,
  fresh,
  letter,
  noteIds,
  setScene,
  structAt,
  updates,
} from '#test/support/sync/hostileScene.ts'
import type { RawWire } from '#test/support/sync/memoryWire.ts'
import { digestOf } from '#test/support/sync/team.ts'

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
