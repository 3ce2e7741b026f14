/** What devices that do not belong, or no longer, can do to a core: see no byte of the workspace, and cost next to nothing. */
import { expect, it } from 'vitest'
import { BlobHash, createId } from '#shared/model/ids.ts'
import { MAX_STRANGER_BYTES, MAX_STRANGERS, PROTOCOL_VERSION, SHUNNED_MS } from '#shared/sync/limits.ts'
import type { SignedEntry } from '#shared/members/entries.ts'
import type { Message } from '#shared/sync/messages.ts'
import type { DeviceKey } from '#shared/sync/transport.ts'
import { scope, value } from '#test/support/core.ts'
import { createRogue, entriesBy, openInvite, resumeFresh } from '#test/support/sync/rogue.ts'
import { digestOf, openJoined, openOwner, raiseStage, untilSame } from '#test/support/sync/team.ts'

const hello = (log: SignedEntry[] = []): Message => ({ type: 'hello', version: PROTOCOL_VERSION, log })
const refusals = ({ got }: { got: readonly Message[] }) =>
  got.map((message) => (message.type === 'refused' ? message.reason : message.type))
it('tells somebody unknown nothing but that it is not for them, whatever they ask', async () => {
  const stage = raiseStage()
  const ada = await openOwner(stage)
  const ben = await openJoined(stage, ada, 'Ben')
  value(ada.execute('createNote', { title: 'Nobody else reads this', markdown: 'A secret of the trade.' }, scope))
  expect(await untilSame(stage, [ada, ben])).toBe(true)
  const before = await digestOf(ada)
  const hash = BlobHash.parse('a'.repeat(64))
  const questions: Message[] = [
    hello(),
    resumeFresh,
    { type: 'root', digest: new Uint8Array(32), documents: 0, epoch: 'e', seq: 0 },
    { type: 'bucket', index: 0, docs: [] },
    { type: 'want', docs: [{ id: 'library', vector: new Uint8Array([0]) }], mutual: true },
    { type: 'updates', docs: [{ id: 'library', update: new Uint8Array([0, 0]) }], seq: 1 },
    { type: 'changed', ids: ['library'] },
    { type: 'seen', epoch: 'e', seq: 1 },
    { type: 'blobWant', hash, from: 0 },
    { type: 'members', log: [] },
    { type: 'presence', places: [{ view: 'note', id: null }] },
    { type: 'caret', noteId: createId('n'), update: new Uint8Array([0]) },
    { type: 'addresses', addresses: [{ direct: '10.9.9.9:1' }] },
    { type: 'admitted', workspaceId: createId('w'), log: [] },
    { type: 'waiting' },
    { type: 'hello', version: PROTOCOL_VERSION + 1, log: [] },
    {
      type: 'join',
      version: PROTOCOL_VERSION,
      secret: new Uint8Array(16),
      name: 'M',
      deviceName: 'M',
      memberId: createId('m'),
      deviceId: createId('d'),
    },
  ]
  for (const [at, question] of questions.entries()) {
    const wire = await createRogue(stage, 100 + at).call(ada)
    wire.send(question)
    // Once refused, it goes on as if it had been let in.
    wire.send(resumeFresh)
    wire.send({ type: 'want', docs: [{ id: 'library', vector: new Uint8Array([0]) }], mutual: false })
    await stage.time.advance(2_000)
    const heard = refusals(wire)
    expect(
      heard.every((one) => ['NotAMember', 'InviteUnknown', 'ProtocolDiffers'].includes(one)),
      question.type,
    ).toBe(true)
    // One refusal is some bytes with its frame; there is nothing else.
    expect(wire.bytes(), question.type).toBeLessThan(16)
    expect(wire.closed()).toBeDefined()
  }
  expect(await digestOf(ada)).toBe(before)
  expect(await untilSame(stage, [ada, ben])).toBe(true)
  const team = value(await ada.query('team', {}))
  expect(team.members.map(({ name }) => name)).toEqual(['Ada', 'Ben'])
})

it('takes an invitation once', async () => {
  const stage = raiseStage()
  const ada = await openOwner(stage)
  const link = await openInvite(stage, ada)
  const first = await createRogue(stage, 1).knock(ada, link)
  expect(first.of('admitted')).toHaveLength(1)
  const replay = await createRogue(stage, 2).knock(ada, link)
  expect(replay.got).toEqual([{ type: 'refused', reason: 'InviteUsed', usedAt: expect.any(Number) as number }])
  expect(value(await ada.query('team', {})).members).toHaveLength(2)
})

it('takes no invitation after its time, nor one that was taken back', async () => {
  const stage = raiseStage()
  const ada = await openOwner(stage)
  await openJoined(stage, ada, 'Ben')
  const late = await openInvite(stage, ada, 'editor', { expiresInMs: 60_000 })
  await stage.time.advance(61_000)
  const expired = await createRogue(stage, 1).knock(ada, late)
  expect(refusals(expired)).toEqual(['InviteExpired'])

  const link = await openInvite(stage, ada)
  const [open] = value(await ada.query('team', {})).invites
  value(ada.execute('revokeInvite', { inviteId: open?.inviteId ?? '' }, scope))
  expect(refusals(await createRogue(stage, 2).knock(ada, link))).toEqual(['InviteUnknown'])
  expect(value(await ada.query('team', {})).members).toHaveLength(2)
})

it('does not let a removed member in by the log as it was before', async () => {
  const stage = raiseStage()
  const ada = await openOwner(stage)
  const ben = await openJoined(stage, ada, 'Ben')
  const mallory = createRogue(stage, 1)
  const wire = await mallory.join(ada, 'editor')
  await stage.time.advance(2_000)
  const [member] = value(await ada.query('team', {})).members.filter(({ name }) => name === 'Mallory')
  value(ada.execute('removeMember', { memberId: member?.memberId ?? '' }, scope))
  await stage.time.advance(2_000)
  expect(wire.closed()).toBeDefined()
  value(ada.execute('createNote', { title: 'After the removal' }, scope))
  for (const core of [ada, ben]) {
    // Whoever heard of the removal refuses, whatever log is brought.
    const again = await mallory.greet(core)
    expect(refusals(again)).toEqual(['NotAMember'])
    expect(again.bytes()).toBeLessThan(16)
  }
})

it('ends a wire in the middle of what it sends when the other is removed', async () => {
  const stage = raiseStage(1, { delay: [40, 40] })
  const ada = await openOwner(stage)
  await openJoined(stage, ada, 'Ben')
  for (let at = 0; at < 80; at++) value(ada.execute('createNote', { title: `Note ${at}`, markdown: 'Words.' }, scope))
  const mallory = createRogue(stage, 1)
  const wire = await mallory.join(ada, 'editor')
  wire.send(resumeFresh)
  await stage.time.advance(100)
  const notes = value(await ada.query('notes', {})).rows
  const ids = notes.map(({ noteId }) => noteId)
  wire.send({ type: 'want', docs: ids.map((id) => ({ id, vector: new Uint8Array([0]) })).slice(0, 256), mutual: false })
  await stage.time.advance(60)
  const [member] = value(await ada.query('team', {})).members.filter(({ name }) => name === 'Mallory')
  value(ada.execute('removeMember', { memberId: member?.memberId ?? '' }, scope))
  const { noteId } = value(ada.execute('createNote', { title: 'After the removal' }, scope))
  wire.send({ type: 'want', docs: [{ id: noteId, vector: new Uint8Array([0]) }], mutual: false })
  wire.send({ type: 'want', docs: [{ id: 'library', vector: new Uint8Array([0]) }], mutual: false })
  await stage.time.advance(60_000)
  expect(wire.closed()).toBeDefined()
  const told = wire.of('updates').flatMap(({ docs }) => docs.map(({ id }) => id))
  expect(told).not.toContain(noteId)
  // Its own removal is not among what it was told either: the wire ended with the refusal.
  expect(wire.got.at(-1)).toEqual({ type: 'refused', reason: 'NotAMember' })
})

it('hears teammates while strangers crowd at the door', async () => {
  const stage = raiseStage()
  const ada = await openOwner(stage)
  const ben = await openJoined(stage, ada, 'Ben')
  stage.wires.cut(ada.sync.self(), ben.sync.self())
  for (let at = 0; at < 300; at++)
    void stage.wires.callRaw(at.toString(16).padStart(64, 'f') as DeviceKey, ada.sync.self())
  await stage.time.advance(3_000)
  value(ben.execute('createNote', { title: 'Through the crowd' }, scope))
  for (let round = 0; round < 10; round++) {
    for (let at = 0; at < 3 * MAX_STRANGERS; at++)
      void stage.wires.callRaw((round * 100 + at).toString(16).padStart(64, 'e') as DeviceKey, ada.sync.self())
    await stage.time.advance(1_000)
  }
  expect(value(await ada.query('notes', {})).rows.map(({ title }) => title)).toEqual(['Through the crowd'])
  expect(ada.sync.others()).toMatchObject([{ connected: true }])
})

it('keeps nothing of a flood of member entries, neither a removed one’s nor of strangers', async () => {
  const stage = raiseStage()
  const ada = await openOwner(stage)
  await openJoined(stage, ada, 'Ben')
  const mallory = createRogue(stage, 1)
  await mallory.join(ada, 'editor')
  await stage.time.advance(1_000)
  const [member] = value(await ada.query('team', {})).members.filter(({ name }) => name === 'Mallory')
  value(ada.execute('removeMember', { memberId: member?.memberId ?? '' }, scope))
  await stage.time.advance(100)
  const flood = entriesBy(mallory, 600)
  const wire = await mallory.call(ada)
  wire.send(hello([...mallory.log, ...flood]))
  await stage.time.advance(1_000)
  expect(refusals(wire)).toEqual(['NotAMember'])
  // Entries that hang on what nobody has: a stranger's are not even waited for.
  const loose = await mallory.call(ada)
  loose.send(hello(flood.slice(300)))
  await stage.time.advance(1_000)
  expect(refusals(loose)).toEqual(['NotAMember'])

  const eve = createRogue(stage, 2)
  const friend = await eve.join(ada, 'viewer')
  expect(friend.of('hello')[0]?.log.length).toBeLessThan(mallory.log.length + 110)
  expect(value(await ada.query('team', {})).members.map(({ name }) => name)).toEqual(['Ada', 'Ben', 'Mallory'])
})

it('greets with as much of a long log as a stranger may say, and says the rest when both know each other', async () => {
  const stage = raiseStage()
  const ada = await openOwner(stage)
  const ben = await openJoined(stage, ada, 'Ben')
  const mallory = createRogue(stage, 1)
  const wire = await mallory.join(ada, 'owner')
  await stage.time.advance(2_000)
  stage.wires.partition([ada.sync.self(), mallory.key], [ben.sync.self()])
  await stage.time.advance(60_000)
  // Renames of years, as long as names may be, so that some hundreds are more than one greeting holds.
  const renames = entriesBy(mallory, 900, '\u65e5\u8a18'.repeat(140))
  expect(renames.reduce((sum, { body }) => sum + Buffer.byteLength(body), 0)).toBeGreaterThan(MAX_STRANGER_BYTES)
  const again = await mallory.greet(ada)
  for (let at = 0; at < renames.length; at += 100) again.send({ type: 'members', log: renames.slice(at, at + 100) })
  await stage.time.advance(1_000)
  expect(wire.closed()).toBeDefined()
  stage.wires.heal()
  expect(await stage.time.runUntil(() => ada.sync.others().some(({ connected }) => connected), 300_000)).toBe(true)
  await stage.time.advance(65_000)
  const devices = value(await ben.query('team', {})).members.flatMap(({ devices: all }) => all)
  expect(devices.find(({ key }) => key === mallory.key)?.name).toMatch(/^\u65e5.* 899$/)
  expect(devices.map(({ refused }) => refused)).toEqual([0, 0, 0])
  expect(await untilSame(stage, [ada, ben])).toBe(true)
})

it('does not hear who misbehaved for a while, and then again', async () => {
  const stage = raiseStage()
  const ada = await openOwner(stage)
  const mallory = createRogue(stage, 1)
  const wire = await mallory.join(ada, 'viewer')
  wire.send(resumeFresh)
  await stage.time.advance(100)
  for (let at = 0; at < 10; at++)
    wire.send({ type: 'updates', docs: [{ id: createId('n'), update: new Uint8Array([0, 0]) }], seq: at })
  await stage.time.advance(1_000)
  expect(wire.closed()).toBeDefined()
  const soon = await mallory.greet(ada)
  expect(soon.got).toEqual([])
  expect(soon.closed()).toBeDefined()
  await stage.time.advance(SHUNNED_MS)
  const later = await mallory.greet(ada)
  expect(later.of('hello')).toHaveLength(1)
  const device = value(await ada.query('team', {})).members.flatMap(({ devices }) => devices)[1]
  expect(device).toMatchObject({ refused: 8, refusedWhy: 'It sent changes, which a viewer may not.' })
})
