/** The thread that computes, states and agreement: started when it is needed, ended when it was not needed for a while. */
import { Worker } from 'node:worker_threads'
import type { AssessmentOfAll, FittedModel } from '#shared/measure/types.ts'
import type { AgreementAnswer, AgreementRequest } from '../agreement/protocol.ts'
import type { MeasureAnswer, MeasureRequest } from './protocol.ts'

type Request = MeasureRequest | AgreementRequest
type Answer = MeasureAnswer | AgreementAnswer
type WithoutId<R> = R extends unknown ? Omit<R, 'id'> : never

export interface MeasureThread {
  assess(request: Omit<MeasureRequest, 'id' | 'only'>): Promise<AssessmentOfAll>
  fit(request: Omit<MeasureRequest, 'id' | 'only'>): Promise<FittedModel>
  agreement(request: Omit<AgreementRequest, 'id'>): Promise<Exclude<AgreementAnswer, { failed: string }>>
  close(): Promise<void>
}

const IDLE_MS = 60_000

interface Waiting {
  resolve(answer: Answer): void
  reject(cause: Error): void
}

/** Calls reject when the thread dies or the core closes. */
export function createMeasureThread(workerUrl: URL): MeasureThread {
  const waiting = new Map<number, Waiting>()
  let worker: Worker | undefined
  let idle: ReturnType<typeof setTimeout> | undefined
  let nextId = 1

  const rejectAll = (cause: Error): void => {
    for (const each of waiting.values()) each.reject(cause)
    waiting.clear()
  }

  const end = async (): Promise<void> => {
    clearTimeout(idle)
    const ended = worker
    worker = undefined
    rejectAll(new Error('the thread that computes was ended'))
    await ended?.terminate()
  }

  const start = (): Worker => {
    const started = new Worker(workerUrl, { stdout: true, stderr: true })
    started.on('message', (answer: Answer) => {
      waiting.get(answer.id)?.resolve(answer)
      waiting.delete(answer.id)
      if (waiting.size > 0) return
      started.unref()
      clearTimeout(idle)
      idle = setTimeout(() => void end(), IDLE_MS)
      idle.unref()
    })
    const failed = (cause: Error): void => {
      if (worker !== started) return
      worker = undefined
      rejectAll(cause)
    }
    started.on('error', failed)
    started.on('exit', () => failed(new Error('the thread that computes ended')))
    return started
  }

  const ask = (request: WithoutId<Request>): Promise<Answer> =>
    new Promise((resolve, reject) => {
      clearTimeout(idle)
      worker ??= start()
      // While somebody waits, the thread keeps the process: the command line has nothing else that would.
      worker.ref()
      const id = nextId++
      waiting.set(id, { resolve, reject })
      worker.postMessage({ ...request, id })
    })

  return {
    assess: async (request) => {
      const answer = await ask({ ...request, only: 'all' })
      if ('all' in answer) return answer.all
      throw new Error('failed' in answer ? answer.failed : 'not what was asked for')
    },
    fit: async (request) => {
      const answer = await ask({ ...request, only: 'fit' })
      if ('fit' in answer) return answer.fit
      throw new Error('failed' in answer ? answer.failed : 'not what was asked for')
    },
    agreement: async (request) => {
      const answer = await ask(request)
      if ('codes' in answer) return answer
      throw new Error('failed' in answer ? answer.failed : 'not what was asked for')
    },
    close: end,
  }
}
