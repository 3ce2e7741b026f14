import { randomBytes } from 'node:crypto'
import { afterEach, describe, expect, it } from 'vitest'
import { createIrohTransport } from '#core/sync/transport/irohTransport.ts'
import { MAX_MESSAGE_BYTES } from '#shared/sync/limits.ts'
import type { Message } from '#shared/sync/messages.ts'
import type { Closed, Transport, Wire } from '#shared/sync/transport.ts'
import { greetRaw, rawEndpoint, startDevice, workerUrls } from '#test/support/sync/irohDevices.ts'

const running: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const each of running.splice(0)) await each.close()
})
const device = async (options: Parameters<typeof startDevice>[0] = {}) => {
  const started = await startDevice(options)
  running.push(started.transport)
  return started
}
const call = async (from: Transport, to: Transport): Promise<Wire> => {
  const called = await from.connect(to.self, to.addresses())
  if (!called.ok) throw new Error(called.error.message)
  return called.value
}
const nextWire = (transport: Transport): Promise<Wire> => new Promise((resolve) => transport.onWire(resolve))
const closing = (wire: Wire): Promise<Closed> => new Promise((resolve) => wire.onClosed(resolve))
const nextMessage = (wire: Wire): Promise<Message> => new Promise((resolve) => wire.onMessage(resolve))
const support = (file: string): URL => new URL(`../../../support/sync/${file}`, import.meta.url)

/** An entry that the hanging reader hangs over. */
const hanging: Message = {
  type: 'hello',
  version: 1,
  log: [
    {
      body: JSON.stringify({
        v: 1,
        workspaceId: 'w_0000000000000000000000',
        parents: [],
        author: 'cd'.repeat(32),
        at: 1,
        what: { act: 'nameDevice', key: 'cd'.repeat(32), name: 'hangs' },
      }),
      signature: '0a'.repeat(64),
    },
  ],
}

describe('a frame that the reader hangs over', () => {
  it('ends the reader, blames the device that sent it, and nobody else; the core goes on', async () => {
    const { transport: victim } = await device({
      decodeWorkerUrl: support('hangingDecodeWorker.ts'),
      limits: { decodeWithinMs: 400 },
    })
    const { transport: honest } = await device()
    const { transport: hostile } = await device()
    let arrives = nextWire(victim)
    const honestWire = await call(honest, victim)
    const fromHonest = await arrives
    arrives = nextWire(victim)
    const hostileWire = await call(hostile, victim)
    const fromHostile = await arrives

    let ticks = 0
    const ticking = setInterval(() => {
      ticks += 1
    }, 10)
    const ends = [fromHostile, fromHonest, hostileWire, honestWire].map(closing)
    void hostileWire.send(hanging)
    const [blamed, other, hostileEnd, honestEnd] = await Promise.all(ends)
    clearInterval(ticking)
    expect(blamed).toMatchObject({ kind: 'misbehaved', detail: expect.stringContaining('stopped') })
    expect(other?.kind).toBe('lost')
    expect(hostileEnd?.kind).toBe('refused')
    expect(honestEnd?.kind).toBe('lost')
    expect(ticks).toBeGreaterThan(10)

    arrives = nextWire(victim)
    const again = await call(honest, victim)
    const said = nextMessage(await arrives)
    void again.send({ type: 'ping', n: 4 })
    expect(await said).toEqual({ type: 'ping', n: 4 })
  })
})

describe('a net thread that dies', () => {
  it('is started again under the same key, and the device is found where it says it is', async () => {
    const started = await device()
    const { transport } = started
    const { self } = transport
    const changed = new Promise<void>((resolve) => transport.onAddressesChanged(resolve))
    const net = started.thread('net')
    const gone = new Promise((resolve) => net.once('exit', resolve))
    // What no program sends: the thread fails over it.
    net.postMessage(null)
    await gone
    await changed
    expect(transport.self).toBe(self)
    const { transport: other } = await device()
    expect((await call(other, transport)).remote).toBe(self)
  })
})

describe('a connection with many streams', () => {
  it('is ended as soon as it opens a second one, and others are served', async () => {
    const { transport } = await device()
    const endpoint = await rawEndpoint()
    running.push(endpoint)
    const arrives = nextWire(transport)
    const connection = await greetRaw(endpoint, transport)
    const ends = closing(await arrives)
    // Those beyond what the connection allows wait for room that never comes.
    for (let n = 0; n < 1000; n += 1) {
      void connection
        .openBi()
        .then((stream) => stream.send.writeAll([1]))
        .catch(() => {})
    }
    expect(await ends).toMatchObject({ kind: 'misbehaved', detail: expect.stringContaining('second stream') })
    const { transport: other } = await device()
    expect((await call(other, transport)).remote).toBe(transport.self)
  })
})

describe('what cannot be', () => {
  const options = { secretKey: randomBytes(32), relays: { kind: 'none' } as const, ...workerUrls }

  it('an address that is not this computer’s is said in a sentence', async () => {
    expect(await createIrohTransport({ ...options, listen: '203.0.113.7:0' })).toEqual({
      ok: false,
      error: { code: 'CannotListen', message: expect.stringContaining('203.0.113.7:0') },
    })
  })

  it('a computer without the network library is said in a sentence', async () => {
    const without = { ...options, netWorkerUrl: support('libraryLessNetWorker.ts'), listen: '127.0.0.1:0' }
    expect(await createIrohTransport(without)).toEqual({
      ok: false,
      error: { code: 'NoNetworkLibrary', message: expect.stringMatching(/\.$/) },
    })
  })

  it('a message beyond the limit fails where it is sent, and the wire lives on', async () => {
    const { transport: a } = await device()
    const { transport: b } = await device()
    const arrives = nextWire(b)
    const near = await call(a, b)
    const tooLarge: Message = {
      type: 'updates',
      docs: [{ id: 'library', update: new Uint8Array(MAX_MESSAGE_BYTES) }],
      seq: null,
    }
    await expect(near.send(tooLarge)).rejects.toThrow(RangeError)
    const said = nextMessage(await arrives)
    void near.send({ type: 'ping', n: 1 })
    expect(await said).toEqual({ type: 'ping', n: 1 })
  })
})

describe('the address of a device', () => {
  it('is the loopback address alone where it listens on that, so that nobody else reaches it', async () => {
    const { transport } = await device()
    for (const address of transport.addresses()) {
      expect(address).toEqual({ direct: expect.stringMatching(/^(127\.0\.0\.1|\[::1\]):\d+$/) })
    }
  })
})
