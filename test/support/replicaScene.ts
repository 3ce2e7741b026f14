/** Windows with a note's replica before a model of the core, on a simulated IndexedDB: what moves, and when, is said by the test. */
import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import type { Connection } from '#renderer/data/connection.ts'
import type { NoteReplica } from '#renderer/data/noteReplica.ts'
import { createReplicaShelf, type HeldReplica, type ReplicaShelf } from '#renderer/data/replicaShelf.ts'
import { createId } from '#shared/model/ids.ts'
import { ModelCore, ModelLocks, modelConnection, type Wire } from './modelCore.ts'

export const place = { workspaceId: 'w_1', epoch: 'e1' }

/** What is there now; each test begins with one note in a core and no window. */
export const scene = {
  core: new ModelCore(),
  locks: new ModelLocks(),
  noteId: createId('n'),
  windows: [] as TestWindow[],
}

export function resetScene(): void {
  globalThis.indexedDB = new IDBFactory()
  scene.core = new ModelCore()
  scene.locks = new ModelLocks()
  scene.windows = []
  scene.noteId = createId('n')
  scene.core.create(scene.noteId)
}

/** Lets everything that IndexedDB and promises have in hand happen. */
export const breathe = async (turns = 12): Promise<void> => {
  for (let i = 0; i < turns; i++) await new Promise((resolve) => setImmediate(resolve))
}

/** A window with one note open. */
export class TestWindow {
  readonly name: string
  readonly connection: Connection
  readonly shelf: ReplicaShelf
  wire: Wire | undefined
  held: HeldReplica | undefined
  drawsAtOnce = true
  /** What waits for the next frame. */
  undrawn: (() => void)[] = []
  constructor(name: string) {
    this.name = name
    this.connection = modelConnection()
    this.shelf = createReplicaShelf(this.connection, scene.locks.of(name), (work) => {
      if (this.drawsAtOnce) work()
      else this.undrawn.push(work)
    })
    scene.windows.push(this)
  }
  get replica(): NoteReplica {
    if (!this.held) throw new Error('nothing is open')
    return this.held.replica
  }
  get text(): string {
    return this.replica.doc.getText('text').toJSON()
  }
  connect(): this {
    this.wire = scene.core.connect(this.connection)
    return this
  }
  open(): this {
    this.held = this.shelf.hold(scene.noteId, place)
    return this
  }
  type(words: string, at = this.text.length): void {
    this.replica.doc.getText('text').insert(Math.min(at, this.text.length), words)
  }
  draw(): void {
    for (const work of this.undrawn.splice(0)) work()
  }
  /** The window's process dies with all that is under way. */
  die(): void {
    this.wire?.cut()
    this.held?.replica.doc.destroy()
    scene.locks.die(this.name)
    scene.windows.splice(scene.windows.indexOf(this), 1)
  }
  coreDies(): void {
    this.wire?.kill()
    this.wire = undefined
  }
}

/** Moves messages until nothing moves any more. */
export async function settle(): Promise<void> {
  for (let quiet = 0; quiet < 2; ) {
    for (const each of scene.windows) each.draw()
    await breathe()
    const moved = scene.windows.reduce((sum, each) => sum + (each.wire?.deliver() ?? 0), 0)
    quiet = moved === 0 ? quiet + 1 : 0
  }
}

export const databases = async (): Promise<number> => (await indexedDB.databases()).length
