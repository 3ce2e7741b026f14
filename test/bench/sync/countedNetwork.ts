/** The real network on this computer alone, with all that goes over its wires counted. */
import { createIrohNetwork } from '#core/sync/irohNetwork.ts'
import type { Network } from '#core/sync/network.ts'
import type { Wire } from '#shared/sync/transport.ts'
import type { Traffic } from './protocol.ts'

const at = (file: string): URL => new URL(`../../../electron/core/sync/${file}`, import.meta.url)

/** The library that the network needs is here. */
export const hasNetworkLibrary = (): Promise<boolean> =>
  import('@number0/iroh/index.js').then(
    () => true,
    () => false,
  )

export interface CountedNetwork {
  network: Network
  traffic: () => Traffic
}

export function createCountedNetwork(): CountedNetwork {
  const wires: Wire[] = []
  let messages = 0
  const counted = (wire: Wire): Wire => {
    wires.push(wire)
    return {
      ...wire,
      get path() {
        return wire.path
      },
      get roundTrip() {
        return wire.roundTrip
      },
      send: (message) => {
        messages += 1
        return wire.send(message)
      },
      onMessage: (listener) =>
        wire.onMessage((message) => {
          messages += 1
          listener(message)
        }),
    }
  }
  const plain = createIrohNetwork({
    netWorkerUrl: at('transport/netWorker.ts'),
    decodeWorkerUrl: at('transport/decodeWorker.ts'),
    discoveryWorkerUrl: at('discovery/discoveryWorker.ts'),
    listen: '127.0.0.1:0',
    lan: false,
  })
  return {
    network: {
      ...plain,
      createTransport: async (options) => {
        const made = await plain.createTransport(options)
        if (!made.ok) return made
        const transport = made.value
        return {
          ok: true,
          value: {
            ...transport,
            connect: async (remote, addresses) => {
              const outcome = await transport.connect(remote, addresses)
              return outcome.ok ? { ok: true, value: counted(outcome.value) } : outcome
            },
            onWire: (listener) => transport.onWire((wire) => listener(counted(wire))),
          },
        }
      },
    },
    traffic: () => ({
      bytes: wires.reduce((sum, { traffic }) => sum + traffic.sent + traffic.received, 0),
      messages,
    }),
  }
}
