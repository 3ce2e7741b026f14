/** Thread in which one Office file is written: a book of thousands of quotes must not keep windows waiting. */
import { parentPort, workerData } from 'node:worker_threads'
import { doOfficeJob } from './doOfficeJob.ts'
import type { OfficeAnswer, OfficeJob } from './protocol.ts'

const port = parentPort
if (port) {
  const answer = (message: OfficeAnswer): void => port.postMessage(message)
  doOfficeJob(workerData as OfficeJob).then(
    (bytes) => answer({ bytes }),
    (cause: unknown) => answer({ failed: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause) }),
  )
}
