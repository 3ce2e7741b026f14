import { setTimeout as pause } from 'node:timers/promises'
import type { Transport } from '#shared/sync/transport.ts'
import {
  callRaw,
  freshKey,
  type LoopbackDevice,
  rawEndpoint,
  type RawEndpoint,
  startDevice,
} from '#test/support/sync/irohDevices.ts'
import { transportContract } from '#test/support/sync/transportContract.ts'

/** No step of the suite takes honest devices on one computer longer. */
const PATIENCE_MS = 15_000
/** A frame of 1 MB takes a fifth of a second here. */
const FRAME_WITHIN_MS = 2_000

transportContract('iroh', async () => {
  const devices = new Map<Transport, LoopbackDevice>()
  const hostile: RawEndpoint[] = []
  return {
    async device() {
      const device = await startDevice({ limits: { frameWithinMs: FRAME_WITHIN_MS, callWithinMs: 1_000 } })
      devices.set(device.transport, device)
      return device.transport
    },
    kill: async (device) => void (await devices.get(device)?.thread('decode').terminate()),
    nobody: freshKey,
    async callRaw(to) {
      const endpoint = await rawEndpoint()
      hostile.push(endpoint)
      return callRaw(endpoint, to)
    },
    settled: (promise) => {
      const late = pause(PATIENCE_MS, undefined, { ref: false }).then(() => {
        throw new Error('never settled')
      })
      return Promise.race([promise, late])
    },
    // What does not arrive on loopback within this time waits for something.
    quiet: () => pause(300),
    async end() {
      await Promise.all([...devices.keys()].map((device) => device.close()))
      await Promise.all(hostile.map((endpoint) => endpoint.close()))
    },
  }
})
