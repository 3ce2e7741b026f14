/**
 * What somebody of the team, or whoever has their laptop, can ask of a core and tell it: it goes on answering, keeps
 * what it has, and shows who it was. Nobody can take from an editor what editors may do; see the README's limits.
 */
import * as encoding from 'lib0/encoding'
import { expect, it } from 'vitest'
import { createId, type DocId } from '#shared/model/ids.ts'
import { GIVEN_AGAIN, GIVEN_ALWAYS, MAX_MESSAGES_PER_SECOND } from '#shared/sync/limits.ts'
import type { Message } from '#shared/sync/messages.ts'
import { scope, value } from '#test/support/core.ts'
import { ANSWERS_WITHIN_MS, noteIds, setScene } from '#test/support/sync/hostileScene.ts'
import { createRogue, entriesBy } from '#test/support/sync/rogue.ts'

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
