import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import type { Worker } from 'node:worker_threads'
import { afterEach, describe, expect, it } from 'vitest'
import { announce, isOfWorkspace, speakerAmong } from '#core/sync/discovery/announcement.ts'
import { createDiscovery, type Discovery, type Found } from '#core/sync/discovery/discovery.ts'
import { createId } from '#shared/model/ids.ts'
import type { DeviceKey } from '#shared/sync/transport.ts'

const workerUrl = new URL('../../../../electron/core/sync/discovery/discoveryWorker.ts', import.meta.url)
const key = (n: number): DeviceKey => n.toString(16).padStart(64, '0') as DeviceKey
/** Away from the computer's own mDNS. */
const mdns = { interface: '127.0.0.1', bind: '0.0.0.0', port: 20_000 + (process.pid % 10_000) }

describe('what a device says of itself', () => {
  const workspaceId = createId('w')

  it('is understood by those who know the workspace and the key, and by nobody else', () => {
    const said = announce(workspaceId, key(1))
    expect(isOfWorkspace(said, workspaceId)).toBe(true)
    expect(isOfWorkspace(said, createId('w'))).toBe(false)
    expect(speakerAmong(said, [key(3), key(1)])).toBe(key(1))
    expect(speakerAmong(said, [key(3)])).toBeUndefined()
  })

  it('is never the same twice, and names neither', () => {
    const [first, second] = [announce(workspaceId, key(1)), announce(workspaceId, key(1))]
    expect(new Set([...Object.values(first), ...Object.values(second)]).size).toBe(7)
    expect(JSON.stringify(first)).not.toContain(workspaceId)
    expect(JSON.stringify(first)).not.toContain(key(1).slice(-8))
  })
})

describe('discovery on the loopback interface', () => {
  const running: Discovery[] = []
  afterEach(() => Promise.all(running.splice(0).map((discovery) => discovery.stop())))

  const start = (n: number, workspaceId: ReturnType<typeof createId<'w'>>, team: DeviceKey[]) => {
    const found: Found[] = []
    const takers: (() => void)[] = []
    const threads: Worker[] = []
    const discovery = createDiscovery({
      workspaceId,
      self: key(n),
      port: 4000 + n,
      keys: () => team,
      onFound: (device) => {
        found.push(device)
        for (const taker of takers.splice(0)) taker()
      },
      workerUrl,
      mdns,
      onThread: (thread) => threads.push(thread),
    })
    running.push(discovery)
    return {
      found,
      threads,
      discovery,
      /** Asks until somebody was found. */
      async somebody(): Promise<Found> {
        for (;;) {
          const first = found[0]
          if (first) return first
          discovery.ask()
          await Promise.race([
            new Promise<void>((resolve) => takers.push(resolve)),
            new Promise((resolve) => setTimeout(resolve, 200)),
          ])
        }
      },
    }
  }

  it('finds a teammate, with the address to call', async () => {
    const workspaceId = createId('w')
    const one = start(1, workspaceId, [key(2)])
    const two = start(2, workspaceId, [key(1)])
    expect(await two.somebody()).toMatchObject({
      key: key(1),
      addresses: expect.arrayContaining([{ direct: '127.0.0.1:4001' }]),
    })
    expect(await one.somebody()).toMatchObject({
      key: key(2),
      addresses: expect.arrayContaining([{ direct: '127.0.0.1:4002' }]),
    })
  })

  it('finds neither other workspaces nor strangers, but a stranger who becomes a teammate', async () => {
    const workspaceId = createId('w')
    const team: DeviceKey[] = [key(2)]
    const one = start(1, workspaceId, team)
    start(3, createId('w'), [key(1)])
    start(4, workspaceId, [])
    start(2, workspaceId, [key(1)])
    await one.somebody()
    expect(new Set(one.found.map((device) => device.key))).toEqual(new Set([key(2)]))
    team.splice(0, 1, key(4))
    one.found.length = 0
    expect((await one.somebody()).key).toBe(key(4))
  })

  it('tells again where a teammate is whenever it asks, since they may have moved', async () => {
    const workspaceId = createId('w')
    const one = start(1, workspaceId, [key(2)])
    start(2, workspaceId, [key(1)])
    await one.somebody()
    one.found.length = 0
    expect((await one.somebody()).key).toBe(key(2))
  })

  it('stays alive under junk', async () => {
    const workspaceId = createId('w')
    const one = start(1, workspaceId, [key(2)])
    const socket = createSocket('udp4')
    socket.bind(0, '127.0.0.1')
    await once(socket, 'listening')
    socket.setMulticastInterface('127.0.0.1')
    // Pointers that point at themselves, lengths beyond the end, an answer without data.
    const packets = [
      Buffer.alloc(600, 0xc0),
      Buffer.from([0, 0, 132, 0, 0, 0, 255, 255, 0, 0, 0, 0, 192, 12, 0, 12]),
      Buffer.alloc(1400, 0xff),
      Buffer.alloc(0),
    ]
    for (const packet of packets) socket.send(packet, mdns.port, '224.0.0.251')
    start(2, workspaceId, [key(1)])
    expect((await one.somebody()).key).toBe(key(2))
    expect(one.threads).toHaveLength(1)
    socket.close()
  })
})
