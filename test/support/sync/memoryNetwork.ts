/**
 * The network in memory: the second implementation of Transport, on a clock that is given to it, with faults drawn
 * from a seed. The same seed and the same calls give the same run, to the last byte.
 *
 * A wire is a reliable stream, as QUIC's are: what is sent arrives once and in order, or the connection breaks and
 * each side learns of it in its own time. Between wires nothing is ordered. A partition holds messages back; when
 * it lasts, the wires across it break.
 */
import { type Verify } from '#shared/sync/codec.ts'
import { MAX_STRANGERS } from '#shared/sync/limits.ts'
import type { Address, DeviceKey, Timers, Transport } from '#shared/sync/transport.ts'
import { createRandom, type Random } from '#test/support/random.ts'
import { err, ok } from '#shared/model/result.ts'
import { createWirePair, type Link, type MemoryWire, type RawWire, rawEnd } from './memoryWire.ts'

export interface Faults {
  /** Milliseconds that a message takes, from … to. */
  delay: readonly [number, number]
  /** Chance that a message breaks its connection instead of arriving. */
  breaks: number
  /** Chance that a call fails, the called device having seen it or not. */
  callFails: number
  /** Chance that a call arrives twice: the called device sees a second wire, which nobody speaks on. */
  callTwice: number
}

export const NO_FAULTS: Faults = { delay: [1, 1], breaks: 0, callFails: 0, callTwice: 0 }

export interface MemoryNetwork {
  /** Those that hold from now on. */
  faults: Faults
  /** The device's way into the network, from its (new) start on. */
  endpoint(self: DeviceKey): Transport
  /** The device's process is gone: it hears nothing more; the others find out later. `endpoint` starts it again. */
  crash(device: DeviceKey): void
  /** Only devices of one group reach each other; those in none reach nobody. */
  partition(...groups: DeviceKey[][]): void
  heal(): void
  /** Breaks all wires between two devices. */
  cut(a: DeviceKey, b: DeviceKey): void
  /** The device is found under another address from now on; its wires hold. */
  move(device: DeviceKey): void
  /** A hostile device calls: it may put any bytes on the stream. Undefined when the call is not taken. */
  callRaw(from: DeviceKey, to: DeviceKey): Promise<RawWire | undefined>
}

export interface MemoryNetworkOptions {
  seed: number
  timers: Timers
  faults?: Partial<Faults>
  /** Of member entries; all are taken for genuine unless it is given. */
  verify?: Verify
}

/** How long a partition may last before its wires break, and a killed device's wires are noticed at the latest, in ms. */
const NOTICED_MS = 30_000

interface Endpoint {
  self: DeviceKey
  alive: boolean
  address: string
  wires: Set<MemoryWire>
  strangers: MemoryWire[]
  take(wire: MemoryWire): void
  addressChanged(): void
}

export function createMemoryNetwork({
  seed,
  timers,
  faults = {},
  verify = () => true,
}: MemoryNetworkOptions): MemoryNetwork {
  const random: Random = createRandom(seed)
  const endpoints = new Map<DeviceKey, Endpoint>()
  const links = new Set<Link>()
  let groups: DeviceKey[][] | undefined
  let addressesGiven = 0

  const reaches = (a: DeviceKey, b: DeviceKey): boolean =>
    groups === undefined || groups.some((group) => group.includes(a) && group.includes(b))
  const delay = (): number => {
    const [from, to] = network.faults.delay
    return from + random.next() * (to - from)
  }
  const freshAddress = (): string => {
    addressesGiven += 1
    return `10.0.${addressesGiven >> 8}.${addressesGiven & 255}:4000`
  }

  /** A wire between two devices; each end belongs to its endpoint until it ends. */
  const join = (dialler: Endpoint, accepter: Endpoint): [MemoryWire, MemoryWire] => {
    const link: Link = {
      a: dialler.self,
      b: accepter.self,
      timers,
      verify,
      delay,
      passes: () => reaches(dialler.self, accepter.self),
      breaks: () => random.chance(network.faults.breaks),
      noticedAfter: () => delay() + (random.chance(0.5) ? 0 : random.next() * NOTICED_MS),
      resume: () => {},
      break: () => {},
      vanish: () => {},
      onEnded: () => links.delete(link),
    }
    const [near, far] = createWirePair(link)
    links.add(link)
    own(dialler, near)
    own(accepter, far)
    accepter.strangers.push(far)
    far.onTrusted(() => forget(accepter, far))
    if (accepter.strangers.length > MAX_STRANGERS) {
      accepter.strangers.shift()?.close({ kind: 'refused', detail: 'Too many strangers called at once.' })
    }
    return [near, far]
  }
  const forget = (endpoint: Endpoint, wire: MemoryWire): void => {
    endpoint.strangers = endpoint.strangers.filter((other) => other !== wire)
  }
  const own = (endpoint: Endpoint, wire: MemoryWire): void => {
    endpoint.wires.add(wire)
    wire.onEnded(() => {
      endpoint.wires.delete(wire)
      forget(endpoint, wire)
    })
  }
  const pass = (ms: number): Promise<void> => new Promise((resolve) => timers.after(ms, resolve))

  const call = async (
    caller: Endpoint,
    remote: DeviceKey,
    addresses: readonly Address[],
  ): Promise<MemoryWire | undefined> => {
    const fails = random.chance(network.faults.callFails)
    const twice = random.chance(network.faults.callTwice)
    const seen = random.chance(0.5)
    await pass(delay())
    const called = endpoints.get(remote)
    // Without an address a device is looked up by its key, as a relay's directory does.
    const found =
      addresses.length === 0 || addresses.some((each) => 'direct' in each && each.direct === called?.address)
    if (!called?.alive || !caller.alive || called === caller || !found || !reaches(caller.self, remote))
      return undefined
    if (!fails || seen) {
      const [near, far] = join(caller, called)
      called.take(far)
      if (twice) {
        const [ghost, second] = join(caller, called)
        called.take(second)
        ghost.link.break()
      }
      await pass(delay())
      if (!fails && caller.alive) return near
      near.link.break()
    }
    return undefined
  }

  const network: MemoryNetwork = {
    faults: { ...NO_FAULTS, ...faults },

    endpoint(self) {
      const before = endpoints.get(self)
      if (before?.alive) throw new Error(`${self.slice(0, 8)} runs already`)
      let onWire: ((wire: MemoryWire) => void) | undefined
      let onAddresses = (): void => {}
      const waiting: MemoryWire[] = []
      const endpoint: Endpoint = {
        self,
        alive: true,
        address: freshAddress(),
        wires: new Set(),
        strangers: [],
        take: (wire) => (onWire ? onWire(wire) : waiting.push(wire)),
        addressChanged: () => onAddresses(),
      }
      endpoints.set(self, endpoint)
      return {
        self,
        addresses: () => [{ direct: endpoint.address }],
        onAddressesChanged: (listener) => {
          onAddresses = listener
        },
        async connect(remote, addresses) {
          if (!endpoint.alive) return err({ code: 'TransportClosed', message: 'Sync was ended on this device.' })
          const wire = await call(endpoint, remote, addresses)
          if (wire) return ok(wire)
          if (!endpoint.alive) return err({ code: 'TransportClosed', message: 'Sync was ended on this device.' })
          return err({ code: 'Unreachable', message: 'The device does not answer at any address known of it.' })
        },
        onWire(listener) {
          onWire = listener
          for (const wire of waiting.splice(0)) listener(wire)
        },
        async close() {
          if (!endpoint.alive) return
          endpoint.alive = false
          for (const wire of endpoint.wires)
            wire.close({ kind: 'closedHere', detail: 'Sync was ended on this device.' })
        },
      }
    },

    crash(device) {
      const endpoint = endpoints.get(device)
      if (!endpoint?.alive) return
      endpoint.alive = false
      for (const wire of endpoint.wires) wire.link.vanish(wire)
    },

    partition(...parts) {
      groups = parts
      for (const link of links) {
        timers.after(NOTICED_MS, () => {
          if (links.has(link) && !link.passes()) link.break()
        })
      }
    },
    heal() {
      groups = undefined
      for (const link of links) link.resume()
    },
    cut(a, b) {
      for (const link of links) if ((link.a === a && link.b === b) || (link.a === b && link.b === a)) link.break()
    },
    move(device) {
      const endpoint = endpoints.get(device)
      if (endpoint === undefined) return
      endpoint.address = freshAddress()
      endpoint.addressChanged()
    },

    async callRaw(from, to) {
      const called = endpoints.get(to)
      await pass(delay())
      if (!called?.alive) return undefined
      const stranger: Endpoint = {
        self: from,
        alive: true,
        address: freshAddress(),
        wires: new Set(),
        strangers: [],
        take: () => {},
        addressChanged: () => {},
      }
      const [near, far] = join(stranger, called)
      called.take(far)
      return rawEnd(near)
    },
  }
  return network
}
