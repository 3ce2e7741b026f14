/**
 * Does a job on a workspace file in a thread of its own: reading what somebody else wrote, packing and locking must
 * neither hold up a window nor take the core with it. A thread that grows too large, or says nothing for long, is ended.
 */
import { rmSync } from 'node:fs'
import { basename } from 'node:path'
import { Worker } from 'node:worker_threads'
import { appError, type AppError } from '#shared/contract/errors.ts'
import { err, type Result } from '#shared/model/result.ts'
import type { CarryDone, CarryJob, CarryWork, FromThread, ToThread } from './protocol.ts'

/** A state of 32 MB, unpacked, takes some hundred MB. */
const HEAP_MB = 1_536
/** Finding a key takes seconds, the largest document five; a disk that needs longer for a piece is not going to answer. */
const SILENT_MS = 120_000
/** Progress a second, at most: nobody sees more. */
const TELL_EVERY_MS = 100

const stopped = (job: CarryJob): AppError =>
  job.do === 'write'
    ? appError('ExportCancelled', `${basename(job.path)} was not saved because you stopped.`)
    : appError('ImportCancelled', `${basename(job.path)} was not read to its end because you stopped.`)
const tooLarge = (job: CarryJob): AppError =>
  appError('FileTooLarge', `${basename(job.path)} needs more memory than there is, so it was left.`)
const tooSlow = (job: CarryJob): AppError =>
  appError('ImportTimedOut', `${basename(job.path)} could not be worked through in time; check the disk and try again.`)

function removePart(part: string): void {
  try {
    rmSync(part, { force: true })
  } catch {
    // The place cannot be reached at all, so nothing lies there.
  }
}

const noThread = appError('CoreUnavailable', 'Workspace files cannot be read or written in this program.')

export function createCarryThread(workerUrl: URL | undefined): CarryWork {
  if (workerUrl === undefined) return () => Promise.resolve(err(noThread))
  return (job, ask, tell, signal) =>
    new Promise<Result<CarryDone, AppError>>((resolve, reject) => {
      if (signal?.aborted === true) return resolve(err(stopped(job)))
      const worker = new Worker(workerUrl, { resourceLimits: { maxOldGenerationSizeMb: HEAP_MB } })
      let silence: ReturnType<typeof setTimeout> | undefined
      let saidAt = 0
      let isEnded = false
      const end = (then: () => void): void => {
        if (isEnded) return
        isEnded = true
        clearTimeout(silence)
        signal?.removeEventListener('abort', abort)
        void worker.terminate().then(() => {
          // Ended in the middle: what lay beside the target is nobody's.
          if (job.do === 'write') removePart(job.part)
          then()
        })
      }
      const abort = (): void => end(() => resolve(err(stopped(job))))
      const listen = (): void => {
        clearTimeout(silence)
        silence = setTimeout(() => end(() => resolve(err(tooSlow(job)))), SILENT_MS)
      }
      const answer = async (message: Extract<FromThread, { is: 'ask' }>): Promise<void> => {
        // The core's own time is not the thread's.
        clearTimeout(silence)
        try {
          const given = await (ask as (about: string, question: unknown) => Promise<unknown>)(
            message.about,
            message.question,
          )
          if (isEnded) return
          listen()
          worker.postMessage({ is: 'answer', id: message.id, answer: given } satisfies ToThread)
        } catch (cause) {
          end(() => reject(cause instanceof Error ? cause : new Error(String(cause))))
        }
      }
      const progress = ({ step, done, total }: Extract<FromThread, { is: 'tell' }>): void => {
        listen()
        const now = performance.now()
        if (now - saidAt < TELL_EVERY_MS && done < total) return
        saidAt = now
        tell(step, done, total)
      }
      signal?.addEventListener('abort', abort)
      worker.on('message', (message: FromThread) => {
        if (message.is === 'ask') void answer(message)
        else if (message.is === 'tell') progress(message)
        else end(() => resolve(message.outcome))
      })
      worker.on('error', (cause: Error & { code?: string }) =>
        end(() => (cause.code === 'ERR_WORKER_OUT_OF_MEMORY' ? resolve(err(tooLarge(job))) : reject(cause))),
      )
      worker.on('exit', () => end(() => reject(new Error('the thread of a workspace file ended without a word'))))
      listen()
      worker.postMessage({ is: 'job', job } satisfies ToThread)
    })
}
