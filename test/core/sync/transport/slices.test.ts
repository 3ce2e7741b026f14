/** The core's side of a connection: what comes is taken in turns with everything else. */
import { setImmediate as nextTurn, setTimeout as after } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { createIrohWire } from '#core/sync/transport/irohWire.ts'
import type { CoreToDecode } from '#core/sync/transport/protocol.ts'
import { FRAME_CREDITS, SLICE_MS } from '#shared/sync/limits.ts'
import type { Message } from '#shared/sync/messages.ts'
import type { Closed, DeviceKey } from '#shared/sync/transport.ts'

const pings = (howMany: number): Message[] => Array.from({ length: howMany }, (_, n) => ({ type: 'ping', n }))
const work = (ms: number): void => {
  for (const until = performance.now() + ms; performance.now() < until; );
}
function makeWire() {
  const credits: CoreToDecode[] = []
  const wire = createIrohWire({
    id: 1,
    remote: 'a'.repeat(64) as DeviceKey,
    dialled: true,
    path: 'direct',
    toNet: () => undefined,
    toDecoder: (message) => credits.push(message),
  })
  return { wire, credits }
}

it('lets others have a turn between messages that take long, asks for no more meanwhile, and ends after the last', async () => {
  const { wire, credits } = makeWire()
  const taken: number[] = []
  let closed: Closed | undefined
  wire.onMessage((message) => {
    if (message.type === 'ping') taken.push(message.n)
    work(SLICE_MS)
  })
  wire.onClosed((how) => (closed = how))
  wire.took(pings(FRAME_CREDITS), 1)
  wire.ended({ kind: 'lost', detail: 'gone' })
  expect(taken.length).toBeLessThan(4)
  expect(credits).toHaveLength(taken.length)
  expect(closed).toBeUndefined()
  await nextTurn()
  while (!closed) await after(1)
  expect(taken).toEqual(Array.from({ length: FRAME_CREDITS }, (_, n) => n))
  expect(closed).toMatchObject({ kind: 'lost' })
})

it('takes nothing more once it was closed here', async () => {
  const { wire } = makeWire()
  let taken = 0
  wire.onMessage(() => {
    taken += 1
    work(SLICE_MS)
  })
  wire.took(pings(10), 1)
  wire.close({ kind: 'closedHere', detail: 'enough' })
  const was = taken
  await after(10 * SLICE_MS)
  expect(taken).toBe(was)
})
