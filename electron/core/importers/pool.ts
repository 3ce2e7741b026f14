/**
 * Reads files off the core's thread, so that a hostile one can neither hang nor kill the core:
 * each job has a time limit and a memory limit, and a thread that exceeds one is ended and
 * replaced. The next job finds a fresh thread.
 */
import { Worker } from 'node:worker_threads'
import type { ImportError } from '#shared/model/importError.ts'
import { err, type Result } from '#shared/model/result.ts'
import type { ImportedSource } from '#shared/model/source.ts'
import { importError } from './errors.ts'
import { importLimits } from './limits.ts'
import type { ForeignProject } from '../exchange/refi/foreignProject.ts'
import type { ReadVaultNote, VaultJob } from '../exchange/vault/readNotes.ts'
import type {
  AnnotationsJob,
  ImportAnswer,
  ImportJob,
  ImportRequest,
  Job,
  ProjectJob,
  RecordsJob,
  ReferencesJob,
  TableJob,
} from './protocol.ts'
import type { ForeignAnnotations } from '../exchange/annotations/foreignAnnotation.ts'
import type { ForeignReferences } from '../exchange/references/readReferences.ts'
import type { ReadLog } from './table/readInteractions.ts'
import type { ReadRecords } from './table/readRecords.ts'

export type ImportOutcome = Result<ImportedSource, ImportError>
export type TableOutcome = Result<ReadLog, ImportError>
export type ProjectOutcome = Result<ForeignProject, ImportError>
export type RecordsOutcome = Result<ReadRecords, ImportError>
export type VaultOutcome = Result<ReadVaultNote[], ImportError>

export type AnnotationsOutcome = Result<ForeignAnnotations, ImportError>
export type ReferencesOutcome = Result<ForeignReferences, ImportError>

export interface ImportPoolOptions {
  /** The thread's entry: `worker.ts` in plain Node, the built importWorker.js in the app. */
  workerUrl: URL
  limits?: {
    /** Milliseconds for one file; 120,000 unless told. */
    timeoutMs?: number
    /** Old-generation heap of the thread in MB; 2,048 unless told. */
    heapMb?: number
  }
  /** Threads at once; one is enough to keep a disk busy and leaves a core to the user. */
  size?: number
}

export interface ImportPool {
  /** Reads one file. Never rejects; a signal ends the thread at once and gives ImportCancelled. */
  run(job: ImportJob, signal?: AbortSignal): Promise<ImportOutcome>
  /** Reads a table of interactions, likewise. */
  readTable(job: TableJob, signal?: AbortSignal): Promise<TableOutcome>
  /** Reads a project of another program, likewise. */
  readProject(job: ProjectJob, signal?: AbortSignal): Promise<ProjectOutcome>
  /** Reads a table of quotes or notes, likewise. */
  readRecords(job: RecordsJob, signal?: AbortSignal): Promise<RecordsOutcome>
  /** Reads some of a vault's notes, likewise. */
  readVault(job: VaultJob, signal?: AbortSignal): Promise<VaultOutcome>
  /** Reads a file of references, likewise. */
  readReferences(job: ReferencesJob, signal?: AbortSignal): Promise<ReferencesOutcome>
  /** Reads annotations of another program, likewise. */
  readAnnotations(job: AnnotationsJob, signal?: AbortSignal): Promise<AnnotationsOutcome>
  /** Ends the threads; jobs under way come back as ImportCancelled. */
  close(): Promise<void>
}

interface Task {
  id: number
  job: Job
  settle(outcome: ImportAnswer['result']): void
}

interface Lane {
  worker: Worker | undefined
  task: Task | undefined
  timer: ReturnType<typeof setTimeout> | undefined
}

const nameOf = (job: Job): string => ('pasted' in job ? 'What was pasted' : job.fileName)

export function createImportPool(options: ImportPoolOptions): ImportPool {
  const timeoutMs = options.limits?.timeoutMs ?? importLimits.timeoutMs
  const heapMb = options.limits?.heapMb ?? importLimits.workerHeapMb
  const lanes: Lane[] = Array.from({ length: options.size ?? 1 }, () => ({
    worker: undefined,
    task: undefined,
    timer: undefined,
  }))
  const waiting: Task[] = []
  let nextId = 1
  let closed = false

  const finish = (lane: Lane, outcome: ImportAnswer['result']) => {
    const task = lane.task
    clearTimeout(lane.timer)
    lane.task = undefined
    task?.settle(outcome)
    pump()
  }

  /** Ends the lane's thread; what it was reading comes back as `outcome`. */
  const end = (lane: Lane, outcome: ImportAnswer['result']) => {
    const worker = lane.worker
    lane.worker = undefined
    if (worker) void worker.terminate()
    finish(lane, outcome)
  }

  const startWorker = (lane: Lane): Worker => {
    const worker = new Worker(options.workerUrl, {
      resourceLimits: { maxOldGenerationSizeMb: heapMb },
      // A parser that prints its troubles must not print them into the command line's JSON.
      stdout: true,
      stderr: true,
    })
    const failed = (error?: unknown) => {
      if (lane.worker !== worker) return
      lane.worker = undefined
      const task = lane.task
      if (!task) return
      const outOfMemory = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
      finish(lane, err(importError(outOfMemory ? 'FileTooLarge' : 'FileBroken', nameOf(task.job))))
    }
    worker.on('message', (answer: ImportAnswer) => {
      if (lane.worker === worker && lane.task?.id === answer.id) finish(lane, answer.result)
    })
    worker.on('error', failed)
    worker.on('exit', () => failed())
    worker.unref()
    lane.worker = worker
    return worker
  }

  const pump = () => {
    for (const lane of lanes) {
      if (lane.task || closed) continue
      const task = waiting.shift()
      if (!task) return
      lane.task = task
      const worker = lane.worker ?? startWorker(lane)
      lane.timer = setTimeout(() => end(lane, err(importError('ImportTimedOut', nameOf(task.job)))), timeoutMs)
      const request: ImportRequest = { id: task.id, job: task.job }
      worker.postMessage(request)
    }
  }

  const read = (job: Job, signal: AbortSignal | undefined): Promise<ImportAnswer['result']> => {
    const cancelled = (): ImportAnswer['result'] => err(importError('ImportCancelled', nameOf(job)))
    if (closed || signal?.aborted) return Promise.resolve(cancelled())
    return new Promise((resolve) => {
      const task: Task = {
        id: nextId++,
        job,
        settle: (outcome) => {
          signal?.removeEventListener('abort', abort)
          resolve(outcome)
        },
      }
      const abort = () => {
        const at = waiting.indexOf(task)
        if (at >= 0) {
          waiting.splice(at, 1)
          task.settle(cancelled())
          return
        }
        const lane = lanes.find((candidate) => candidate.task === task)
        if (lane) end(lane, cancelled())
      }
      signal?.addEventListener('abort', abort, { once: true })
      waiting.push(task)
      pump()
    })
  }

  return {
    // The thread answers each kind of job with its own kind of result.
    run: (job, signal) => read(job, signal) as Promise<ImportOutcome>,
    readTable: (job, signal) => read(job, signal) as Promise<TableOutcome>,
    readProject: (job, signal) => read(job, signal) as Promise<ProjectOutcome>,
    readRecords: (job, signal) => read(job, signal) as Promise<RecordsOutcome>,
    readVault: (job, signal) => read(job, signal) as Promise<VaultOutcome>,
    readReferences: (job, signal) => read(job, signal) as Promise<ReferencesOutcome>,
    readAnnotations: (job, signal) => read(job, signal) as Promise<AnnotationsOutcome>,
    async close() {
      closed = true
      for (const task of waiting.splice(0)) task.settle(err(importError('ImportCancelled', nameOf(task.job))))
      const workers = lanes.map((lane) => lane.worker)
      for (const lane of lanes) {
        lane.worker = undefined
        const task = lane.task
        if (task) finish(lane, err(importError('ImportCancelled', nameOf(task.job))))
      }
      await Promise.all(workers.filter((worker) => worker !== undefined).map((worker) => worker.terminate()))
    },
  }
}
