/** Connects the decode thread's ports; apart from its entry, so that a test can start one that hangs. */
import { parentPort, workerData } from 'node:worker_threads'
import type { Verify } from '#shared/sync/codec.ts'
import { createDecodeThread } from './decodeThread.ts'
import type { CoreToDecode, DecodeSettings, NetToDecode } from './protocol.ts'

export function runDecodeWorker(verify: Verify): void {
  const core = parentPort
  if (core === null) return
  const settings = workerData as DecodeSettings
  const thread = createDecodeThread({
    settings,
    verify,
    toCore: (message) => core.postMessage(message),
    toNet: (message) => settings.net.postMessage(message),
  })
  core.on('message', (message: CoreToDecode) => thread.fromCore(message))
  settings.net.on('message', (message: NetToDecode) => thread.fromNet(message))
}
