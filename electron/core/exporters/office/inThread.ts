/** Has an Office file written in a thread of its own, which is gone when it is written or no longer wanted. */
import { Worker } from 'node:worker_threads'
import type { OfficeAnswer, OfficeJob } from './protocol.ts'

/** The file's bytes; null: the signal came first. Rejects where the writer itself fails, which is a bug. */
export type WriteOffice = (job: OfficeJob, signal: AbortSignal | undefined) => Promise<Uint8Array | null>

export const createOfficeWriter =
  (workerUrl: URL | undefined): WriteOffice =>
  (job, signal) =>
    new Promise((resolve, reject) => {
      if (workerUrl === undefined) throw new Error('this core was made without the thread that writes Office files')
      if (signal?.aborted) return resolve(null)
      // A library that prints its troubles must not print them into the command line's JSON.
      const worker = new Worker(workerUrl, { workerData: job, stdout: true, stderr: true })
      const stop = (): void => end(() => resolve(null))
      const end = (settle: () => void): void => {
        signal?.removeEventListener('abort', stop)
        void worker.terminate()
        settle()
      }
      signal?.addEventListener('abort', stop, { once: true })
      worker.on('message', (answer: OfficeAnswer) =>
        end(() => ('bytes' in answer ? resolve(answer.bytes) : reject(new Error(answer.failed)))),
      )
      worker.on('error', (cause) => end(() => reject(cause)))
      worker.on('exit', () => reject(new Error('the thread that writes Office files ended')))
    })
