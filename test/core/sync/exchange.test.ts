/** What one device sends another while both are at work. */
import { expect, it } from 'vitest'
import type { Network } from '#core/sync/network.ts'
import { ok } from '#shared/model/result.ts'
import type { Wire } from '#shared/sync/transport.ts'
import { value } from '#test/support/core.ts'
import { openJoined, openOwner, raiseStage, type Stage } from '#test/support/sync/team.ts'

const own = { scope: 'test' }
/** How long the wire takes to take a message. */
const TAKES_MS = 30

/** A network whose wires take a while before they are ready for the next message. */
function busyNetwork({ network, time }: Stage): Network {
  const busy = (wire: Wire): Wire => {
    const slow = Object.create(wire) as Wire
    slow.send = async (message) => {
      await wire.send(message)
      await new Promise<void>((resolve) => time.after(TAKES_MS, resolve))
    }
    return slow
  }
  return {
    ...network,
    createTransport: async (options) => {
      const made = await network.createTransport(options)
      if (!made.ok) return made
      const transport = made.value
      return ok({
        ...transport,
        connect: async (remote, addresses) => {
          const called = await transport.connect(remote, addresses)
          return called.ok ? ok(busy(called.value)) : called
        },
        onWire: (listener) => transport.onWire((wire) => listener(busy(wire))),
      })
    },
  }
}

it('sends what is saved while the wire still takes what was saved before', async () => {
  const stage = raiseStage()
  stage.network = busyNetwork(stage)
  const ada = await openOwner(stage)
  const ben = await openJoined(stage, ada, 'Ben')
  await stage.time.advance(5_000)
  for (const title of ['First', 'Second']) {
    value(ada.execute('createNote', { title }, own))
    await stage.time.advance(TAKES_MS / 3)
  }
  // Sooner than the two would compare, and nothing more is saved.
  await stage.time.advance(3 * TAKES_MS)
  expect(value(await ben.query('notes', {})).rows.map(({ title }) => title)).toContain('Second')
})
