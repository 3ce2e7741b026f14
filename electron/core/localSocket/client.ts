/** The other end of server.ts: asks the owner of a folder, over its socket. */
import { createConnection, type Socket } from 'node:net'
import { type AppError, appError } from '#shared/contract/errors.ts'
import { err, ok } from '#shared/model/result.ts'
import type { Outcome } from '../core.ts'
import { createFrameReader, decodeFrame, encodeFrame, FrameRefused } from './frames.ts'
import { LINE_VERSION, MAX_ANSWER_BYTES, MAX_CALL_BYTES, READY_WITHIN_MS } from './limits.ts'
import { FromOwner, type ToOwner } from './messages.ts'
import { markOfFolder, socketFromTold } from './place.ts'

/** The owner ended before it answered: whether the call was done is not known here (its receipt knows). */
export class LineLost extends Error {}

export interface LineCall {
  /** Unique for ever: a command that is sent again under it is done once. */
  id: string
  kind: 'command' | 'query' | 'task'
  name: string
  input: unknown
  onProgress?: (value: unknown) => void
  signal?: AbortSignal | undefined
}

export interface OwnerLine {
  /** The owner's answer, unchecked. Rejects with `LineLost`. */
  call(call: LineCall): Promise<Outcome<unknown>>
  close(): void
}

const stuck = appError(
  'CoreUnavailable',
  'The program that has this workspace open does not answer; close it, or end it, and try again.',
)

const connected = (path: string): Promise<Socket | undefined> =>
  new Promise((resolve) => {
    const socket = createConnection(path)
    socket.once('connect', () => resolve(socket))
    // Nobody there, or nobody who would have us.
    socket.once('error', () => resolve(undefined))
  })

/**
 * Connects to the socket that owner.json tells of. `ok(undefined)`: there is nobody (any more), or it closed while we
 * greeted. Errors: `WorkspaceInUse` when it refuses us, `CoreUnavailable` when it says nothing at all.
 */
export async function callOwner(
  told: string,
  dataDir: string,
  readyWithinMs = READY_WITHIN_MS,
): Promise<Outcome<OwnerLine | undefined>> {
  const socket = await connected(socketFromTold(told, dataDir))
  if (!socket) return ok(undefined)
  const waiting = new Map<string, { settle: (outcome: Outcome<unknown>) => void; lose: () => void; call: LineCall }>()
  let isLost = false
  let onReady: (outcome: Outcome<boolean>) => void = () => undefined

  const lose = (): void => {
    isLost = true
    socket.destroy()
    onReady(ok(false))
    for (const { lose: loseCall } of waiting.values()) loseCall()
    waiting.clear()
  }
  const send = (message: ToOwner): void => void socket.write(encodeFrame(message, MAX_CALL_BYTES))
  const receive = (message: FromOwner): void => {
    if (message.type === 'ready') return onReady(ok(true))
    if (message.type === 'refused') return onReady(err(message.error))
    const known = waiting.get(message.id)
    if (message.type === 'progress') return known?.call.onProgress?.(message.value)
    waiting.delete(message.id)
    known?.settle(message.outcome)
  }

  const reader = createFrameReader(MAX_ANSWER_BYTES)
  socket.on('data', (bytes: Buffer) => {
    try {
      reader.push(bytes, (body) => receive(FromOwner.parse(decodeFrame(body))))
    } catch {
      // Whoever this is, it is not an owner that we understand.
      lose()
    }
  })
  socket.on('error', lose)
  socket.on('close', lose)

  const ready = await new Promise<Outcome<boolean>>((resolve) => {
    const timer = setTimeout(() => resolve(err(stuck)), readyWithinMs)
    onReady = (outcome) => {
      clearTimeout(timer)
      resolve(outcome)
    }
    send({ type: 'hello', version: LINE_VERSION, folder: markOfFolder(dataDir) })
  })
  if (!ready.ok || !ready.value) {
    socket.destroy()
    return ready.ok ? ok(undefined) : ready
  }
  return ok({ call: (call) => ask(call), close: () => socket.destroy() })

  function ask(call: LineCall): Promise<Outcome<unknown>> {
    const { id, kind, name, input, signal } = call
    return new Promise((resolve, reject) => {
      if (isLost) return reject(new LineLost())
      const cancel = (): void => {
        if (!isLost) send({ type: 'cancel', id })
      }
      const done = (): void => signal?.removeEventListener('abort', cancel)
      waiting.set(id, {
        call,
        settle: (outcome) => {
          done()
          resolve(outcome)
        },
        lose: () => {
          done()
          reject(new LineLost())
        },
      })
      try {
        send({ type: 'call', id, kind, name, input })
      } catch (cause) {
        if (!(cause instanceof FrameRefused)) throw cause
        waiting.delete(id)
        return resolve(err(tooMuch))
      }
      signal?.addEventListener('abort', cancel, { once: true })
      if (signal?.aborted === true) cancel()
    })
  }
}

const tooMuch: AppError = appError(
  'InvalidInput',
  'This is more than the program that has the workspace open can be told at once; close it there, or give less at a time.',
)
