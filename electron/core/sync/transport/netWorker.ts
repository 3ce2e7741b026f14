/** Entry of the net thread: in plain Node from this file, in the app from its bundle. */
import { parentPort, workerData } from 'node:worker_threads'
import { startNetThread } from './netThread.ts'
import type { CoreToNet, NetSettings } from './protocol.ts'

const port = parentPort
if (port) {
  const thread = await startNetThread({
    settings: workerData as NetSettings,
    post: (message) => port.postMessage(message),
    onStopped: () => port.close(),
  })
  if (thread) port.on('message', (message: CoreToNet) => thread.take(message))
}
