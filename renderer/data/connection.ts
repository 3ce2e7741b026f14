/**
 * The window's line to the core. The port changes when the core dies and is started again;
 * what was asked and not answered is asked again on the new port. Commands carry ids that
 * are unique for ever, so that one already done is answered from its receipt.
 */
import { type AppError, appError } from '#shared/contract/errors.ts'
import type { AskedAhead } from '#shared/contract/firstScreen.ts'
import { type ToCore, ToWindow } from '#shared/contract/port.ts'
import type { NoteId } from '#shared/model/ids.ts'
import { err, type Result } from '#shared/model/result.ts'
import type { Place } from '#shared/sync/messages.ts'

export type Outcome = Result<unknown, AppError>
export type CallKind = Extract<ToCore, { type: 'call' }>['kind']
export type ConnectionState = 'connecting' | 'up' | 'down'

/** What a port must offer; a browser's MessagePort does. */
export interface PortLike {
  postMessage(message: unknown): void
  addEventListener(type: 'message', listener: (event: { data: unknown }) => void): void
  start?(): void
  close(): void
}

export interface CallOptions {
  onProgress?: (value: unknown) => void
  signal?: AbortSignal
}

/** What a note's replica hears from the core. */
export interface NoteListener {
  opened(message: Extract<ToWindow, { type: 'opened' }>): void
  saved(seq: number): void
  updated(update: Uint8Array): void
  awareness(update: Uint8Array): void
  reopen(error: AppError): void
  /** A new port: exchange state again. */
  reconnected(): void
  lost(): void
}

export interface Connection {
  /** Takes a port from the shell, in place of the one before. */
  attach(port: PortLike): void
  /** The shell says that the core is gone; a new port will come. */
  lost(): void
  call(kind: CallKind, name: string, input: unknown, options?: CallOptions): Promise<Outcome>
  subscribe(name: string, input: unknown, listener: (rows: Outcome) => void): () => void
  /** What this window shows, for teammates; told again to a core that was started again. */
  setPlace(place: Place | null): void
  /** Sends a note frame; false when there is no line now. */
  send(message: Extract<ToCore, { noteId: NoteId }>): boolean
  listen(noteId: NoteId, listener: NoteListener): () => void
  state(): ConnectionState
  onState(listener: () => void): () => void
}

interface Pending {
  message: Extract<ToCore, { type: 'call' }>
  settle(outcome: Outcome): void
  onProgress: ((value: unknown) => void) | undefined
}

const interrupted = appError(
  'CoreUnavailable',
  'This was interrupted because the store had to restart; what was finished is kept, please start the rest again.',
)

const cancelled = appError('ImportCancelled', 'Cancelled before it began.')

/**
 * `isNew`: the window was just opened, so the core may let it go on where the last one ended. `ahead`: what the core
 * begins on every fresh line by itself.
 */
export function createConnection(
  windowId: string,
  newId: () => string,
  isNew = false,
  ahead: readonly AskedAhead[] = [],
): Connection {
  let port: PortLike | undefined
  let state: ConnectionState = 'connecting'
  let place: Place | null = null
  const pending = new Map<string, Pending>()
  const subscriptions = new Map<
    string,
    { message: Extract<ToCore, { type: 'subscribe' }>; listener: (rows: Outcome) => void }
  >()
  const notes = new Map<NoteId, NoteListener>()
  const stateListeners = new Set<() => void>()

  const setState = (next: ConnectionState): void => {
    if (state === next) return
    state = next
    for (const listener of stateListeners) listener()
  }

  const post = (message: ToCore): boolean => {
    if (!port) return false
    port.postMessage(message)
    return true
  }

  const receive = (from: PortLike, data: unknown): void => {
    if (from !== port) return
    const parsed = ToWindow.safeParse(data)
    // The core is ours, but a frame that does not parse must not reach the screens.
    if (!parsed.success) return
    const message = parsed.data
    switch (message.type) {
      case 'ready':
        setState('up')
        break
      case 'result': {
        const call = pending.get(message.id)
        pending.delete(message.id)
        call?.settle(message.outcome)
        break
      }
      case 'progress':
        pending.get(message.id)?.onProgress?.(message.value)
        break
      case 'rows':
        subscriptions.get(message.id)?.listener(message.outcome)
        break
      case 'opened':
        notes.get(message.noteId)?.opened(message)
        break
      case 'saved':
        notes.get(message.noteId)?.saved(message.seq)
        break
      case 'updated':
        notes.get(message.noteId)?.updated(message.update)
        break
      case 'awareness':
        notes.get(message.noteId)?.awareness(message.update)
        break
      case 'reopen':
        notes.get(message.noteId)?.reopen(message.error)
        break
    }
  }

  const isAhead = (id: string): boolean => ahead.some((each) => each.id === id)
  const freeAhead = (name: string, input: unknown): string | undefined =>
    ahead.find(
      (each) =>
        each.name === name && JSON.stringify(each.input) === JSON.stringify(input) && !subscriptions.has(each.id),
    )?.id

  const dropTasks = (): void => {
    for (const [id, call] of pending) {
      if (call.message.kind !== 'task') continue
      pending.delete(id)
      call.settle(err(interrupted))
    }
  }

  return {
    attach: (next) => {
      port?.close()
      // Tasks cannot be asked again: half an import is done already.
      if (port) dropTasks()
      port = next
      next.addEventListener('message', (event) => receive(next, event.data))
      next.start?.()
      post({ type: 'hello', windowId, ...(isNew && { isNew }) })
      // The next port is a core that was started again: it knows this window.
      isNew = false
      if (place !== null) post({ type: 'place', place })
      for (const { id } of ahead) if (!subscriptions.has(id)) post({ type: 'unsubscribe', id })
      for (const { message } of subscriptions.values()) if (!isAhead(message.id)) post(message)
      for (const call of pending.values()) post(call.message)
      for (const listener of notes.values()) listener.reconnected()
    },
    lost: () => {
      port?.close()
      port = undefined
      dropTasks()
      setState('down')
      for (const listener of notes.values()) listener.lost()
    },
    call: (kind, name, input, options = {}) =>
      new Promise<Outcome>((settle) => {
        const id = newId()
        const message = { type: 'call', id, kind, name, input } as const
        pending.set(id, { message, settle, onProgress: options.onProgress })
        const cancel = (): void => {
          // Nobody has begun it: there is nobody to tell.
          if (!post({ type: 'cancel', id }) && pending.delete(id)) settle(err(cancelled))
        }
        options.signal?.addEventListener('abort', cancel, { once: true })
        post(message)
        if (options.signal?.aborted) cancel()
      }),
    subscribe: (name, input, listener) => {
      // The line that is there has its own story; only the next one begins with them.
      const id = (port ? undefined : freeAhead(name, input)) ?? newId()
      const message = { type: 'subscribe', id, name, input } as const
      subscriptions.set(id, { message, listener })
      post(message)
      return () => {
        if (subscriptions.delete(id)) post({ type: 'unsubscribe', id })
      }
    },
    setPlace: (next) => {
      place = next
      post({ type: 'place', place })
    },
    send: post,
    listen: (noteId, listener) => {
      notes.set(noteId, listener)
      return () => {
        if (notes.get(noteId) === listener) notes.delete(noteId)
      }
    },
    state: () => state,
    onState: (listener) => {
      stateListeners.add(listener)
      return () => stateListeners.delete(listener)
    },
  }
}
