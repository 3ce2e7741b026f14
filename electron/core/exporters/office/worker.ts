/** Thread in which one Office file is written: a book of thousands of quotes must not keep windows waiting. */
import { parentPort, workerData } from 'node:worker_threads'
import type { OfficeAnswer, OfficeJob } from './protocol.ts'

/** What writes a format is read only when it is asked for. */
async function write(job: OfficeJob): Promise<Uint8Array> {
  if (job.kind === 'docx') return (await import('./docx/writeDocx.ts')).writeDocx(job.document)
  if (job.kind === 'pptx') return (await import('./pptx/writePptx.ts')).writePptx(job.deck)
  return (await import('./xlsx/writeXlsx.ts')).writeXlsx(job.tables)
}

const port = parentPort
if (port) {
  const answer = (message: OfficeAnswer): void => port.postMessage(message)
  write(workerData as OfficeJob).then(
    (bytes) => answer({ bytes }),
    (cause: unknown) => answer({ failed: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause) }),
  )
}
