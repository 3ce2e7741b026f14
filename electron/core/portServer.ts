/**
 * One window at the core: speaks shared/contract/port.ts over a MessagePort. Nothing that a window
 * sends is trusted; nothing that it opened outlives its port.
 */
import { commands, type CommandName } from '#shared/contract/commands.ts'
import { type AppError, appError } from '#shared/contract/errors.ts'
import type { AskedAhead } from '#shared/contract/firstScreen.ts'
import { ToCore, type ToWindow } from '#shared/contract/port.ts'
import { queries, type QueryName } from '#shared/contract/queries.ts'
import { tasks, type TaskName } from '#shared/contract/tasks.ts'
import type { NoteId } from '#shared/model/ids.ts'
import { err } from '#shared/model/result.ts'
import type { Core, NotePeer, Outcome } from './core.ts'
import { realTimers } from './sync/transport/realTime.ts'
import { createThrottle } from './throttle.ts'

/** What Electron's MessagePortMain and Node's MessagePort have in common, once wrapped (see ports.ts). */
export interface PortLike {
  postMessage(message: unknown): void
  onMessage(listener: (message: unknown) => void): void
  onClose(listener: () => void): void
  close(): void
}

export interface PortServerOptions {
  /** A frame that was dropped, or another thing worth a line in the log. */
  onProblem?: (problem: string) => void
  /** Called after a commit and before its acknowledgement; tests of crashes stop the process here. */
  beforeAck?: () => void
  /** Subscriptions that begin with the line, before the window says a word. */
  ahead?: readonly AskedAhead[]
}

export interface PortServer {
  /** Frames dropped because they were not understood. */
  readonly dropped: number
  /** Ends what the window has open and closes its port. */
  close(): void
}

/** Progress reports carry the whole report so far; a person reads no more than these a second. */
const PROGRESS_EVERY_MS = 60

/**
 * What one window may have open. Each live query is run again when something it reads changes, and each open note is
 * a whole document in memory: a window that lost count (or runs somebody else's code) must not slow the others
 * down. A note of a thousand links asks some two thousand queries; nobody shows more than a handful of notes.
 */
export const windowLimits = { subscriptions: 5000, openNotes: 64, tasks: 16 } as const

const tooMuch = appError(
  'InvalidInput',
  'This window has more open than can be kept up to date; close some of it and try again.',
)

const unknownName = (name: string): Outcome<never> =>
  err(appError('InvalidInput', `There is nothing called ${name.slice(0, 40)} that could be asked for.`))

/** A view of a larger buffer would send all of that buffer. */
const ownBytes = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => {
  const copy = new Uint8Array(bytes.byteLength)
  copy.set(bytes)
  return copy
}

const isCommand = (name: string): name is CommandName => Object.hasOwn(commands, name)
const isQuery = (name: string): name is QueryName => Object.hasOwn(queries, name)
const isTask = (name: string): name is TaskName => Object.hasOwn(tasks, name)

type Call = Extract<ToCore, { type: 'call' }>

/** Serves one window until its port closes. */
export function servePort(core: Core, port: PortLike, options: PortServerOptions = {}): PortServer {
  const { onProblem = () => undefined, beforeAck = () => undefined } = options
  const running = new Map<string, AbortController>()
  const subscriptions = new Map<string, () => void>()
  const openNotes = new Set<NoteId>()
  let windowId: string | undefined
  let leave = (): void => undefined
  let open = true
  let dropped = 0

  const drop = (why: string): void => {
    dropped += 1
    onProblem(`A window's message was dropped (${dropped} so far): ${why}`)
  }
  const post = (message: ToWindow): void => {
    if (open) port.postMessage(message)
  }
  const result = (id: string, outcome: Outcome<unknown>): void => post({ type: 'result', id, outcome })

  const peer: NotePeer = {
    saved: (noteId, seq) => {
      beforeAck()
      post({ type: 'saved', noteId, seq })
    },
    updated: (noteId, update) => post({ type: 'updated', noteId, update: ownBytes(update) }),
    awareness: (noteId, update) => post({ type: 'awareness', noteId, update: ownBytes(update) }),
    reopen: (noteId, error) => post({ type: 'reopen', noteId, error }),
  }
  const reopen = (noteId: NoteId, error: AppError): void => {
    openNotes.delete(noteId)
    core.notes.close(noteId, peer)
    post({ type: 'reopen', noteId, error })
  }

  const runCommand = (scope: string, { id, name, input }: Call): void => {
    if (!isCommand(name)) return result(id, unknownName(name))
    // The core parses the input; the cast only says that nobody has yet.
    const outcome = core.execute(name, input as never, { scope, commandId: id })
    if (outcome.ok) beforeAck()
    result(id, outcome)
  }

  const runQuery = async (scope: string, { id, name, input }: Call): Promise<void> => {
    result(id, isQuery(name) ? await core.query(name, input as never, { scope }) : unknownName(name))
  }

  const runTask = async (scope: string, { id, name, input }: Call): Promise<void> => {
    if (!isTask(name)) return result(id, unknownName(name))
    if (running.has(id)) return drop(`the task ${id} is running already`)
    if (running.size >= windowLimits.tasks) return result(id, err(tooMuch))
    const stop = new AbortController()
    running.set(id, stop)
    const progress = createThrottle(realTimers, PROGRESS_EVERY_MS, (value: unknown) =>
      post({ type: 'progress', id, value }),
    )
    const outcome = await core.run(name, input as never, { scope, signal: stop.signal, onProgress: progress.say })
    progress.stop()
    running.delete(id)
    result(id, outcome)
  }

  const call = (scope: string, message: Call): void => {
    if (message.kind === 'command') runCommand(scope, message)
    else if (message.kind === 'query') void runQuery(scope, message)
    else void runTask(scope, message)
  }

  const subscribe = (scope: string, id: string, name: string, input: unknown): void => {
    if (subscriptions.has(id)) return drop(`the subscription ${id} stands already`)
    if (!isQuery(name)) return post({ type: 'rows', id, outcome: unknownName(name) })
    if (subscriptions.size >= windowLimits.subscriptions) return post({ type: 'rows', id, outcome: err(tooMuch) })
    // The first rows may come before `subscribe` returns.
    subscriptions.set(id, () => undefined)
    const end = core.subscribe(name, input as never, (outcome) => post({ type: 'rows', id, outcome }), { scope })
    subscriptions.set(id, end)
  }

  const openNote = (noteId: NoteId, vector: Uint8Array): void => {
    if (!openNotes.has(noteId) && openNotes.size >= windowLimits.openNotes) return reopen(noteId, tooMuch)
    const opened = core.notes.open(noteId, vector, peer)
    if (!opened.ok) return reopen(noteId, opened.error)
    openNotes.add(noteId)
    const { epoch, vector: ours, update } = opened.value
    post({ type: 'opened', noteId, epoch, vector: ownBytes(ours), update: ownBytes(update) })
  }

  const receive = (raw: unknown): void => {
    const parsed = ToCore.safeParse(raw)
    if (!parsed.success) return drop(parsed.error.issues[0]?.message ?? 'not understood')
    const message = parsed.data
    if (message.type === 'hello') {
      windowId = message.windowId
      leave()
      leave = core.enter(windowId, message.isNew ?? false)
      return post({ type: 'ready' })
    }
    if (windowId === undefined) return drop(`${message.type} before hello`)
    switch (message.type) {
      case 'call':
        return call(windowId, message)
      case 'cancel':
        return running.get(message.id)?.abort()
      case 'subscribe':
        return subscribe(windowId, message.id, message.name, message.input)
      case 'unsubscribe':
        subscriptions.get(message.id)?.()
        subscriptions.delete(message.id)
        return
      case 'open':
        return openNote(message.noteId, message.vector)
      case 'update': {
        const received = core.notes.receive(message.noteId, message.seq, message.update, peer)
        if (!received.ok) reopen(message.noteId, received.error)
        return
      }
      case 'awareness':
        return core.notes.awareness(message.noteId, message.update, peer)
      case 'place':
        return core.sync.setPlace(windowId, message.place)
      case 'close':
        openNotes.delete(message.noteId)
        return core.notes.close(message.noteId, peer)
    }
  }

  const release = (): void => {
    if (!open) return
    open = false
    for (const stop of running.values()) stop.abort()
    for (const end of subscriptions.values()) end()
    subscriptions.clear()
    for (const noteId of openNotes) core.notes.close(noteId, peer)
    openNotes.clear()
    if (windowId !== undefined) core.sync.setPlace(windowId, null)
    leave()
  }

  port.onMessage((message) => {
    if (open) receive(message)
  })
  port.onClose(release)
  // None of them depends on which window asks.
  for (const { id, name, input } of options.ahead ?? []) subscribe('', id, name, input)

  return {
    get dropped() {
      return dropped
    },
    close: () => {
      release()
      port.close()
    },
  }
}
