/** What a device hears, and what its windows read anew, while others of the team are at work. */
import { expect, it, vi } from 'vitest'
import type { Sync } from '#core/sync/sync.ts'
import { value } from '#test/support/core.ts'
import { createRogue, entriesBy, resumeFresh } from '#test/support/sync/rogue.ts'
import { openJoined, openOwner, raiseStage } from '#test/support/sync/team.ts'

const own = { scope: 'test' }

it('passes new entries of the member log on, and not back to who brought them', async () => {
  const stage = raiseStage()
  const ada = await openOwner(stage)
  const ben = createRogue(stage, 7)
  const eve = createRogue(stage, 8)
  const [fromBen, toEve] = [await ben.join(ada, 'editor'), await eve.join(ada, 'editor')]
  for (const wire of [fromBen, toEve]) wire.send(resumeFresh)
  await stage.time.advance(1_000)
  const heard = fromBen.of('members').length
  const log = entriesBy(ben, 3)
  fromBen.send({ type: 'members', log })
  await stage.time.advance(1_000)
  expect(toEve.of('members').at(-1)?.log).toEqual(log)
  expect(fromBen.of('members')).toHaveLength(heard)
})

it('reads the team anew a few times a second while somebody types, and once more at the end', async () => {
  const stage = raiseStage()
  const ada = await openOwner(stage)
  const ben = await openJoined(stage, ada, 'Ben')
  const { noteId } = value(ada.execute('createNote', { title: 'Live' }, own))
  await stage.time.advance(10_000)
  const read = vi.spyOn(ada.sync as Sync, 'team')
  let lacks: (number | null)[] = []
  const end = ada.subscribe('team', {}, (rows) => {
    lacks = value(rows).members.flatMap(({ devices }) => devices.map((device) => device.lacks))
  })
  read.mockClear()
  for (let letter = 0; letter < 50; letter++) {
    value(ada.execute('renameNote', { noteId, title: `Live ${letter}` }, own))
    await stage.time.advance(20)
  }
  expect(read.mock.calls.length).toBeLessThanOrEqual(6)
  await stage.time.advance(2_000)
  expect(lacks).toEqual([0, 0])
  end()
  expect(value(await ben.query('note', { noteId }))?.title).toBe('Live 49')
})
