/** A net thread on a computer for which the network library has no build. */
import { parentPort, workerData } from 'node:worker_threads'
import { startNetThread } from '#core/sync/transport/netThread.ts'
import type { NetSettings } from '#core/sync/transport/protocol.ts'

const port = parentPort
if (port) {
  await startNetThread({
    settings: workerData as NetSettings,
    post: (message) => port.postMessage(message),
    onStopped: () => {},
    load: async () => undefined,
  })
}
