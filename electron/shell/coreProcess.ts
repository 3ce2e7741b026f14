/**
 * Keeps one workspace's core alive: starts its process, starts it again when it dies, gives up when it
 * dies too often, and ends it with time to commit. Knows nothing of Electron, so that it can be tested.
 */
import { appError, type AppError } from '#shared/contract/errors.ts'
import type { CoreState } from '#shared/contract/shell.ts'
import { FromCoreProcess, type ToCoreProcess } from '#shared/contract/supervisor.ts'
import { err, ok, type Result } from '#shared/model/result.ts'
import type { KeySealing } from './keySealing.ts'

/** A forked process; Electron's UtilityProcess, or a stand-in. */
export interface CoreChild<Port> {
  readonly pid: number | undefined
  postMessage(message: ToCoreProcess, ports?: Port[]): void
  onMessage(listener: (message: unknown) => void): void
  /** Once, with the exit status (or something else than 0 for a signal). */
  onExit(listener: (status: number) => void): void
  kill(): void
}

export interface CoreProcessParts<Port> {
  /** `run` counts from 0; faults for tests are for the first run only. */
  fork: (run: number) => CoreChild<Port>
  onState: (state: CoreState) => void
  onRenamed: (name: string) => void
  /** The system's keychain; null when it cannot. Without it keys are not sealed. */
  keySealing?: KeySealing
  log: (line: string) => void
  /** Milliseconds to wait before the start after the n-th death in a row (0 for the first). */
  backoffMs?: (deaths: number) => number
  now?: () => number
}

export interface CoreProcess<Port> {
  /** The outcome of the first start. */
  readonly started: Promise<Result<{ name: string }, AppError>>
  readonly state: CoreState
  readonly pid: number | undefined
  /** Connects a window. False while the core is not up: connect again when it is. */
  connect(windowId: string, port: Port): boolean
  /** Tells it that the machine woke up. */
  wake(): void
  /** Asks it to commit and end; kills it after the limit. */
  shutdown(limitMs: number): Promise<void>
}

const GIVE_UP_DEATHS = 5
const GIVE_UP_WITHIN_MS = 60_000

const tooOften = (times: number): string =>
  `The part of Commonplace that keeps this workspace stopped ${times} times within a minute. Everything saved before is safe on disk. Try again; if it stops once more, restart the computer and open the workspace then.`

export function superviseCore<Port>(parts: CoreProcessParts<Port>): CoreProcess<Port> {
  const { fork, onState, onRenamed, log, now = Date.now } = parts
  const backoffMs = parts.backoffMs ?? ((deaths) => (deaths === 0 ? 0 : Math.min(4_000, 250 * 2 ** deaths)))
  let state: CoreState = 'down'
  let child: CoreChild<Port> | undefined
  let run = 0
  let deaths: number[] = []
  let everUp = false
  let ending: { done: () => void } | undefined
  let settle: (outcome: Result<{ name: string }, AppError>) => void = () => undefined
  const started = new Promise<Result<{ name: string }, AppError>>((resolve) => (settle = resolve))

  const become = (next: CoreState): void => {
    state = next
    onState(next)
  }
  const giveUp = (error: AppError): void => {
    become({ failed: error.message })
    settle(err(error))
  }

  const died = (status: number, refusal: AppError | undefined): void => {
    child = undefined
    if (ending) return ending.done()
    if (refusal && !everUp) return giveUp(refusal)
    log(`The core's process ended with ${status}${refusal ? ` (${refusal.code})` : ''} and is started again.`)
    deaths = [...deaths, now()].filter((at) => at > now() - GIVE_UP_WITHIN_MS)
    if (deaths.length >= GIVE_UP_DEATHS) return giveUp(refusal ?? appError('CoreUnavailable', tooOften(deaths.length)))
    become('down')
    setTimeout(start, backoffMs(deaths.length - 1))
  }

  function start(): void {
    if (ending) return ending.done()
    const mine = fork(run)
    run += 1
    child = mine
    let refusal: AppError | undefined
    mine.onMessage((raw) => {
      const message = FromCoreProcess.safeParse(raw)
      if (!message.success) return log('The core sent something that is not understood.')
      if (message.data.type === 'failed') refusal = message.data.error
      else if (message.data.type === 'renamed') onRenamed(message.data.name)
      else if (message.data.type === 'seal' || message.data.type === 'unseal') {
        const { type, id, bytes } = message.data
        mine.postMessage({ type: 'keychain', id, bytes: parts.keySealing?.[type](bytes) ?? null })
      } else if (!ending) {
        everUp = true
        settle(ok({ name: message.data.name }))
        become('up')
      }
    })
    mine.onExit((status) => died(status, refusal))
  }
  start()

  return {
    started,
    get state() {
      return state
    },
    get pid() {
      return child?.pid
    },
    connect: (windowId, port) => {
      if (state !== 'up' || !child) return false
      child.postMessage({ type: 'window', windowId }, [port])
      return true
    },
    wake: () => {
      if (state === 'up') child?.postMessage({ type: 'wake' })
    },
    shutdown: (limitMs) =>
      new Promise<void>((resolve) => {
        const waiting = ending
        if (!child && state !== 'down') return resolve()
        const timer = setTimeout(() => {
          log('The core did not end in time and was killed; it will recover from its log.')
          child?.kill()
          resolve()
        }, limitMs)
        ending = {
          done: () => {
            clearTimeout(timer)
            waiting?.done()
            resolve()
          },
        }
        settle(err(appError('CoreUnavailable', 'The workspace was closed while it was being opened.')))
        child?.postMessage({ type: 'shutdown' })
      }),
  }
}
