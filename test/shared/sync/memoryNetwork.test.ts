import { describe, expect, it } from 'vitest'
import type { DeviceKey, Transport, Wire } from '#shared/sync/transport.ts'
import { createMemoryNetwork } from '#test/support/sync/memoryNetwork.ts'
import { transportContract } from '#test/support/sync/transportContract.ts'
import { createVirtualTime } from '#test/support/sync/virtualTime.ts'

const key = (n: number): DeviceKey => n.toString(16).padStart(64, '0') as DeviceKey
const MINUTE = 60_000

transportContract('the network in memory', async () => {
  const time = createVirtualTime()
  const network = createMemoryNetwork({ seed: 4, timers: time, faults: { delay: [1, 20] } })
  let given = 0
  const fresh = (): DeviceKey => key((given += 1))
  return {
    device: async () => network.endpoint(fresh()),
    kill: async (device) => network.crash(device.self),
    nobody: fresh,
    async callRaw(to) {
      const raw = await network.callRaw(fresh(), to.self)
      if (raw === undefined) throw new Error('the call was not taken')
      return raw
    },
    async settled(promise) {
      let done = false
      const mark = (): void => {
        done = true
      }
      promise.then(mark, mark)
      if (!(await time.runUntil(() => done, 5 * MINUTE))) throw new Error('never settled')
      return promise
    },
    quiet: () => time.advance(1000),
    end: async () => {},
  }
})

describe('the network in memory', () => {
  /** Everything that happens in a small busy network, as text. */
  async function story(seed: number): Promise<string[]> {
    const time = createVirtualTime()
    const network = createMemoryNetwork({
      seed,
      timers: time,
      faults: { delay: [1, 90], breaks: 0.02, callFails: 0.2, callTwice: 0.2 },
    })
    const lines: string[] = []
    const say = (line: string): void => void lines.push(`${time.now()} ${line}`)
    const listen = (self: number, wire: Wire): void => {
      wire.onMessage((message) => say(`${self} got ${JSON.stringify(message)}`))
      wire.onClosed((closed) => say(`${self} ${closed.kind}`))
    }
    const start = (n: number): Transport => {
      const transport = network.endpoint(key(n))
      transport.onWire((wire) => listen(n, wire))
      return transport
    }
    const devices = [1, 2, 3].map(start)
    for (let n = 0; n < 60; n += 1) {
      const from = devices[n % 3]
      const to = devices[(n + 1 + (n % 2)) % 3]
      if (from && to)
        void from.connect(to.self, []).then((called) => {
          say(`${n} ${called.ok}`)
          if (!called.ok) return
          listen(n, called.value)
          for (let at = 0; at < 5; at += 1) void called.value.send({ type: 'ping', n: at })
        })
      if (n === 20) network.partition([key(1), key(2)], [key(3)])
      if (n === 30) network.crash(key(2))
      if (n === 35) devices[1] = start(2)
      if (n === 40) network.heal()
      await time.advance(500)
    }
    await time.advance(MINUTE)
    return lines
  }

  it('tells the same story for the same seed, and another for another', async () => {
    const [first, again, other] = [await story(1), await story(1), await story(2)]
    expect(first.length).toBeGreaterThan(100)
    expect(again).toEqual(first)
    expect(other).not.toEqual(first)
  })

  it('holds messages back in a partition, and breaks the wire when that lasts', async () => {
    const time = createVirtualTime()
    const network = createMemoryNetwork({ seed: 1, timers: time })
    const [a, b] = [network.endpoint(key(1)), network.endpoint(key(2))]
    const got: number[] = []
    const ends: string[] = []
    b.onWire((wire) => {
      wire.onMessage((message) => message.type === 'ping' && got.push(message.n))
      wire.onClosed((closed) => ends.push(closed.kind))
    })
    let wire: Wire | undefined
    void a.connect(b.self, []).then((called) => {
      if (called.ok) wire = called.value
    })
    await time.advance(10)
    wire?.onClosed((closed) => ends.push(closed.kind))
    network.partition([key(1)], [key(2)])
    void wire?.send({ type: 'ping', n: 1 })
    await time.advance(10_000)
    expect(got).toEqual([])
    network.heal()
    await time.advance(10)
    expect(got).toEqual([1])

    network.partition([key(1)], [key(2)])
    await time.advance(2 * MINUTE)
    expect(ends).toEqual(['lost', 'lost'])
    expect(await time.runUntilIdle(10 * MINUTE)).toBe(true)
  })

  it('gives each device a clock that may be wrong and jump', async () => {
    const time = createVirtualTime()
    const clock = time.deviceClock(5000)
    expect(clock.now() - time.now()).toBe(5000)
    let rang = 0
    clock.after(100, () => {
      rang = clock.now() - time.now()
    })
    clock.jump(-20_000)
    await time.advance(99)
    expect(rang).toBe(0)
    await time.advance(1)
    expect(rang).toBe(-15_000)
  })

  it('finds a device that moved only under its new address', async () => {
    const time = createVirtualTime()
    const network = createMemoryNetwork({ seed: 1, timers: time })
    const [a, b] = [network.endpoint(key(1)), network.endpoint(key(2))]
    const before = b.addresses()
    let told = 0
    b.onAddressesChanged(() => {
      told += 1
    })
    network.move(b.self)
    const old = a.connect(b.self, before)
    const fresh = a.connect(b.self, b.addresses())
    await time.advance(10)
    expect(told).toBe(1)
    expect((await old).ok).toBe(false)
    expect((await fresh).ok).toBe(true)
  })
})
