/** A computer's clock is set, by hours and backwards: sync goes on as if nothing were. */
import { expect, it } from 'vitest'
import { createShunned } from '#core/sync/shunned.ts'
import { SHUNNED_MS } from '#shared/sync/limits.ts'
import { DeviceKey } from '#shared/sync/transport.ts'
import { openCore, temporaryFolder, value } from '#test/support/core.ts'
import { openJoined, raiseStage, untilSame } from '#test/support/sync/team.ts'
import { createVirtualTime } from '#test/support/sync/virtualTime.ts'

const HOUR = 3_600_000

it('hears again after the pause who was not to be heard, though the clock was set back meanwhile', async () => {
  const time = createVirtualTime()
  const clock = time.deviceClock()
  const key = DeviceKey.parse('a'.repeat(64))
  const over: boolean[] = []
  const shunned = createShunned(clock, () => over.push(shunned.has(key)))
  shunned.add(key)
  clock.jump(-30 * HOUR)
  expect(shunned.has(key)).toBe(true)
  await time.advance(SHUNNED_MS)
  expect(over).toEqual([false])
})

it('keeps its connections, sends and compares, wherever the clock is set', async () => {
  const stage = raiseStage()
  const clock = stage.time.deviceClock()
  const network = { ...stage.network, timers: clock }
  const ada = await openCore(
    temporaryFolder(),
    { create: { name: 'Workshop' }, memberName: 'Ada' },
    { network, now: () => clock.now() },
  )
  const ben = await openJoined(stage, ada, 'Ben')
  expect(await untilSame(stage, [ada, ben])).toBe(true)
  await stage.time.advance(10_000)
  const told: string[] = []
  ada.sync.onEvent(({ event }) => told.push(event))
  for (const hours of [-30, 20, -1]) {
    clock.jump(hours * HOUR)
    told.length = 0
    value(ben.execute('createNote', { title: `Loom ${hours}` }, { scope: 'test' }))
    await stage.time.advance(20_000)
    expect(told).toContain('received')
    expect(told).toContain('synced')
    expect(told).not.toContain('disconnected')
  }
})
