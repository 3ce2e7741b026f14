/**
 * A core of a few lines for tests of the window's side: it keeps notes as committed bytes, speaks the
 * port's protocol, delivers only when told, and can die at every point of the write path.
 */
import * as Y from 'yjs'
import { createConnection, type Connection, type PortLike } from '#renderer/data/connection.ts'
import { appError } from '#shared/contract/errors.ts'
import type { ToCore, ToWindow } from '#shared/contract/port.ts'
import type { NoteId } from '#shared/model/ids.ts'

/** Where the core dies while it handles an update. */
export type DeathPoint = 'before-commit' | 'after-commit'

export class ModelCore {
  /** What is on disk, by note; survives every death. */
  readonly disk = new Map<NoteId, Uint8Array>()
  epoch = 'e1'
  /** Commits fail while this is set, as on a full disk. */
  refuses = false
  /** Number of `open` messages answered. */
  opens = 0
  dieAt: DeathPoint | undefined
  readonly #wires = new Set<Wire>()

  /** A note that exists. */
  create(noteId: NoteId): void {
    this.disk.set(noteId, Y.encodeStateAsUpdate(new Y.Doc()))
  }

  text(noteId: NoteId): string {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, this.disk.get(noteId) ?? new Uint8Array([0, 0]))
    return doc.getText('text').toJSON()
  }

  /** A process of the core comes up and gives this window a port. */
  connect(connection: Connection): Wire {
    const wire = new Wire(this, connection)
    this.#wires.add(wire)
    connection.attach(wire.port)
    return wire
  }

  drop(wire: Wire): void {
    this.#wires.delete(wire)
  }

  /** Handles one message; false: it died doing so. */
  handle(wire: Wire, message: ToCore): boolean {
    if (message.type === 'hello') wire.post({ type: 'ready' })
    if (message.type === 'open') {
      this.opens++
      const bytes = this.disk.get(message.noteId)
      if (!bytes) {
        wire.post({ type: 'reopen', noteId: message.noteId, error: appError('NoteNotFound', 'It is gone.') })
        return true
      }
      const doc = new Y.Doc()
      Y.applyUpdate(doc, bytes)
      const update = Y.encodeStateAsUpdate(doc, message.vector)
      wire.opened.add(message.noteId)
      wire.post({ type: 'opened', noteId: message.noteId, epoch: this.epoch, vector: Y.encodeStateVector(doc), update })
    }
    if (message.type === 'update') return this.#receive(wire, message)
    if (message.type === 'close') wire.opened.delete(message.noteId)
    return true
  }

  #receive(wire: Wire, { noteId, seq, update }: Extract<ToCore, { type: 'update' }>): boolean {
    if (this.dieAt === 'before-commit') return false
    if (!wire.opened.has(noteId) || this.refuses) {
      wire.opened.delete(noteId)
      wire.post({ type: 'reopen', noteId, error: appError('StoreWriteFailed', 'The disk is full.') })
      return true
    }
    const doc = new Y.Doc()
    Y.applyUpdate(doc, this.disk.get(noteId) ?? new Uint8Array([0, 0]))
    Y.applyUpdate(doc, update)
    if (doc.store.pendingStructs) throw new Error('the window left a gap')
    this.disk.set(noteId, Y.encodeStateAsUpdate(doc))
    if (this.dieAt === 'after-commit') return false
    wire.post({ type: 'saved', noteId, seq })
    for (const other of this.#wires)
      if (other !== wire && other.opened.has(noteId)) other.post({ type: 'updated', noteId, update })
    return true
  }
}

/** One port between a window and the core; nothing moves until `deliver`. */
export class Wire {
  readonly opened = new Set<NoteId>()
  readonly toCore: ToCore[] = []
  readonly toWindow: ToWindow[] = []
  readonly port: PortLike
  readonly #core: ModelCore
  readonly #connection: Connection
  #listener: ((event: { data: unknown }) => void) | undefined
  #isCut = false

  constructor(core: ModelCore, connection: Connection) {
    this.#core = core
    this.#connection = connection
    this.port = {
      // Cloned as a real port does, so that nobody sees later changes of what was sent.
      postMessage: (message) => void (this.#isCut || this.toCore.push(structuredClone(message) as ToCore)),
      addEventListener: (_type, listener) => (this.#listener = listener),
      close: () => undefined,
    }
  }

  post(message: ToWindow): void {
    if (!this.#isCut) this.toWindow.push(structuredClone(message))
  }

  /** Moves at most `most` messages, one direction first; returns how many moved. */
  deliver(most = Infinity, first: 'to-core' | 'to-window' = 'to-core'): number {
    let moved = 0
    while (moved < most && !this.#isCut) {
      const up = first === 'to-window' && this.toWindow.length > 0 ? undefined : this.toCore.shift()
      if (up) {
        moved++
        if (!this.#core.handle(this, up)) this.kill()
        continue
      }
      const down = this.toWindow.shift()
      if (!down) break
      moved++
      this.#listener?.({ data: down })
    }
    return moved
  }

  /** The core's process dies: what is under way is lost, and the shell tells the window. */
  kill(): void {
    this.cut()
    this.#connection.lost()
  }

  /** The window's process dies: nobody tells anybody. */
  cut(): void {
    this.#isCut = true
    this.#core.drop(this)
  }
}

/** Web Locks of several windows in one process; a dead window's locks come free. */
export class ModelLocks {
  readonly #queues = new Map<string, { window: string; grant: () => void }[]>()

  /** The locks as one window sees them. */
  of(window: string): {
    request: (
      name: string,
      options: { ifAvailable?: boolean; signal?: AbortSignal },
      callback: (lock: object | null) => Promise<void> | undefined,
    ) => Promise<unknown>
  } {
    return {
      request: (name, options, callback) => {
        const queue = this.#queues.get(name) ?? []
        this.#queues.set(name, queue)
        if (queue.length > 0 && options.ifAvailable) return Promise.resolve(callback(null))
        return new Promise((resolve, reject) => {
          const entry = {
            window,
            grant: () => {
              void Promise.resolve(callback({})).then(() => {
                this.#leave(name, entry)
                resolve(undefined)
              })
            },
          }
          options.signal?.addEventListener('abort', () => {
            if (queue[0] === entry) return
            this.#leave(name, entry)
            reject(new Error('aborted'))
          })
          queue.push(entry)
          if (queue[0] === entry) entry.grant()
        })
      },
    }
  }

  /** The window's process died. */
  die(window: string): void {
    for (const [name, queue] of this.#queues)
      for (const entry of queue.filter((each) => each.window === window)) this.#leave(name, entry)
  }

  #leave(name: string, entry: { window: string; grant: () => void }): void {
    const queue = this.#queues.get(name) ?? []
    const at = queue.indexOf(entry)
    if (at < 0) return
    queue.splice(at, 1)
    if (at === 0) queue[0]?.grant()
  }
}

let count = 0
/** A window's connection with ids of its own. */
export const modelConnection = (): Connection => createConnection(`w${++count}`, () => `c${++count}`)
