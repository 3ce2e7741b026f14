/**
 * How long a core keeps its thread to itself while others want something of it: the longest turn from a message or
 * a timer to the moment when the next one may be heard, promises included. Reading the bytes is not in it; that is
 * done by another thread. Measured in time of the processor, so that a busy machine changes nothing.
 */
import type { Network } from '#core/sync/network.ts'
import { ok } from '#shared/model/result.ts'
import type { Transport, Wire } from '#shared/sync/transport.ts'

export interface Turns {
  network: Network
  /** The longest since the last time this was asked, in ms. */
  longest(): number
}

const used = (): number => {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

/** Work is measured by the machine's clock, unless another is given. */
export function watchTurns(network: Network, workClock = (): number => performance.now()): Turns {
  let longest = 0
  const turn = (run: () => void): void => {
    const from = used()
    setImmediate(() => {
      longest = Math.max(longest, used() - from)
    })
    run()
  }
  const watchWire = (wire: Wire): Wire => {
    const watched = Object.create(wire) as Wire
    watched.onMessage = (listener) => wire.onMessage((message) => turn(() => listener(message)))
    return watched
  }
  const watchTransport = (transport: Transport): Transport => ({
    ...transport,
    connect: async (remote, addresses) => {
      const outcome = await transport.connect(remote, addresses)
      return outcome.ok ? ok(watchWire(outcome.value)) : outcome
    },
    onWire: (listener) => transport.onWire((wire) => listener(watchWire(wire))),
  })
  return {
    network: {
      ...network,
      timers: {
        now: () => network.timers.now(),
        elapsed: () => network.timers.elapsed(),
        workClock,
        after: (ms, run) => network.timers.after(ms, () => turn(run)),
      },
      createTransport: async (options) => {
        const made = await network.createTransport(options)
        return made.ok ? ok(watchTransport(made.value)) : made
      },
    },
    longest: () => {
      const was = longest
      longest = 0
      return was
    },
  }
}
