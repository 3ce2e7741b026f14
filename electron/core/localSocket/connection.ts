/**
 * One program at the owner's socket. What it sends is checked here (frames, greeting, limits) and then handled
 * like a window's calls (portServer.ts). A program that sends something else, or nothing, is parted from.
 */
import type { Socket } from 'node:net'
import { isAbsolute } from 'node:path'
import { type AppError, appError } from '#shared/contract/errors.ts'
import type { ToWindow } from '#shared/contract/port.ts'
import { err } from '#shared/model/result.ts'
import type { Core } from '../core.ts'
import { type PortLike, servePort } from '../portServer.ts'
import { createFrameReader, decodeFrame, encodeFrame, FrameRefused } from './frames.ts'
import {
  FRAME_WITHIN_MS,
  HELLO_WITHIN_MS,
  IDLE_MS,
  LINE_VERSION,
  MAX_ANSWER_BYTES,
  MAX_CALL_BYTES,
  MAX_CALL_PARTS,
  MAX_HELLO_BYTES,
  MAX_OPEN_CALLS,
  MAX_UNREAD_BYTES,
} from './limits.ts'
import { type FromOwner, ToOwner } from './messages.ts'

export interface ConnectionParts {
  core: Core
  /** The mark of the folder that is open here. */
  folder: string
  /** Bytes of unfinished frames that all connections together may still hold. */
  budget: { left: number }
  onProblem: (problem: string) => void
  beforeAck?: () => void
  times?: { helloMs: number; frameMs: number; idleMs: number }
}

/** Undo groups of the command line. */
const SCOPE = 'cli'
/** Milliseconds that an answer on its way has to leave when the owner closes. */
const PARTING_MS = 1_000

/** After the core was busy a timer comes before what arrived meanwhile: that is read first. */
const GRACE_MS = 100

const TIMES = { helloMs: HELLO_WITHIN_MS, frameMs: FRAME_WITHIN_MS, idleMs: IDLE_MS }

type Call = Extract<ToOwner, { type: 'call' }>

/** A relative path would be read from wherever the owner was started. */
function hasRelativePath({ kind, name, input }: Call): boolean {
  if (kind !== 'task' || name !== 'import') return false
  const items: unknown = typeof input === 'object' && input !== null && 'items' in input ? input.items : undefined
  return (
    Array.isArray(items) &&
    items.some(
      (item: unknown) =>
        typeof item === 'object' &&
        item !== null &&
        'path' in item &&
        typeof item.path === 'string' &&
        !isAbsolute(item.path),
    )
  )
}

/** Calls once after `ms`, when what has arrived by then was read. Returns the canceller. */
function deadline(ms: number, run: () => void): () => void {
  let timer = setTimeout(() => {
    timer = setTimeout(run, GRACE_MS)
  }, ms)
  return () => clearTimeout(timer)
}

/** Serves until the connection ends. Returns how to end it. */
export function serveConnection(socket: Socket, parts: ConnectionParts): () => void {
  const { core, folder, budget, onProblem } = parts
  const { helloMs, frameMs, idleMs } = parts.times ?? TIMES
  const reader = createFrameReader(MAX_HELLO_BYTES)
  const openCalls = new Set<string>()
  /** What this connection takes of the budget. */
  let held = 0
  let endFrameTime: (() => void) | undefined
  let listener: (message: unknown) => void = () => undefined
  let onGone: () => void = () => undefined
  let isGreeted = false
  let isGone = false

  const part = (why: string): void => {
    if (isGone) return
    onProblem(`A program at the socket was parted from: ${why}.`)
    socket.destroy()
    gone()
  }
  const send = (message: FromOwner): void => {
    if (isGone || socket.destroyed) return
    let frame: Buffer
    try {
      frame = encodeFrame(message, MAX_ANSWER_BYTES)
    } catch (cause) {
      if (!(cause instanceof FrameRefused) || message.type !== 'result') throw cause
      const tooLong = appError('Unexpected', 'The answer is too long to be handed over; ask for less of it at a time.')
      frame = encodeFrame({ type: 'result', id: message.id, outcome: err(tooLong) }, MAX_ANSWER_BYTES)
    }
    socket.write(frame)
    // Who doesn't read what was answered cannot ask for more.
    if (socket.writableLength > MAX_UNREAD_BYTES) socket.pause()
  }
  const refuse = (error: AppError): void => {
    send({ type: 'refused', error })
    finish()
  }

  const port: PortLike = {
    postMessage: (raw) => {
      // servePort says what the contract says.
      const message = raw as ToWindow
      if (message.type === 'ready') send({ type: 'ready' })
      else if (message.type === 'progress') {
        if (socket.writableLength < MAX_UNREAD_BYTES) send(message)
      } else if (message.type === 'result') {
        openCalls.delete(message.id)
        send(message)
      }
    },
    onMessage: (next) => (listener = next),
    onClose: (next) => (onGone = next),
    close: () => undefined,
  }
  servePort(core, port, { onProblem, ...(parts.beforeAck && { beforeAck: parts.beforeAck }) })

  const greet = (version: number, theirs: string): void => {
    if (version !== LINE_VERSION)
      return refuse(
        appError(
          'WorkspaceInUse',
          'This workspace is open in another version of Commonplace; close it there, or use the command line of that version.',
        ),
      )
    if (theirs !== folder)
      return refuse(appError('WorkspaceInUse', 'This socket belongs to another folder; try again.'))
    isGreeted = true
    endHelloTime()
    reader.limit = MAX_CALL_BYTES
    listener({ type: 'hello', windowId: SCOPE })
  }

  const onMessage = (message: ToOwner): void => {
    if (message.type === 'hello') {
      if (isGreeted) return part('it greeted twice')
      return greet(message.version, message.folder)
    }
    if (!isGreeted) return part('it did not greet first')
    if (message.type === 'call') {
      const { id } = message
      if (openCalls.has(id)) return part('it used the id of a call that is running')
      if (openCalls.size >= MAX_OPEN_CALLS) return part(`it made more than ${MAX_OPEN_CALLS} calls at once`)
      if (hasRelativePath(message)) {
        const outcome = err(appError('InvalidInput', 'Files are named by their whole path here.'))
        return send({ type: 'result', id, outcome })
      }
      openCalls.add(id)
    }
    listener(message)
  }

  const onFrame = (body: Buffer): void => {
    if (isGone) return
    const message = ToOwner.safeParse(decodeFrame(body, MAX_CALL_PARTS))
    if (!message.success) return part('it sent something that is not understood')
    onMessage(message.data)
  }

  const frameIsWhole = (): void => {
    endFrameTime?.()
    endFrameTime = undefined
  }
  const account = (): void => {
    budget.left -= reader.waiting - held
    held = reader.waiting
    if (held === 0) frameIsWhole()
    else endFrameTime ??= deadline(frameMs, () => part('its message did not become whole in time'))
    if (budget.left < 0) part('there is too much unfinished')
  }

  function gone(): void {
    if (isGone) return
    isGone = true
    endHelloTime()
    frameIsWhole()
    budget.left += held
    held = 0
    onGone()
  }
  /** Lets what was answered leave; then the end. */
  function finish(): void {
    gone()
    socket.end()
    setTimeout(() => socket.destroy(), PARTING_MS).unref()
  }

  const endHelloTime = deadline(helloMs, () => part('it did not greet in time'))
  socket.setTimeout(idleMs)
  socket.on('timeout', () => {
    // A long import says nothing for a while; who waits for it is not idle.
    if (openCalls.size > 0 && socket.writableLength === 0) socket.setTimeout(idleMs)
    else if (!isGone) finish()
    else socket.destroy()
  })
  socket.on('data', (bytes: Buffer) => {
    if (isGone) return
    const before = reader.waiting
    // A frame that follows a whole one has its own time.
    try {
      reader.push(bytes, (body) => {
        frameIsWhole()
        onFrame(body)
      })
    } catch (cause) {
      if (!(cause instanceof FrameRefused)) throw cause
      return part(cause.message)
    }
    if (!isGone && (before > 0 || reader.waiting > 0)) account()
  })
  socket.on('drain', () => socket.resume())
  socket.on('error', () => socket.destroy())
  socket.on('end', gone)
  socket.on('close', gone)

  return () => {
    if (!isGone) finish()
  }
}
