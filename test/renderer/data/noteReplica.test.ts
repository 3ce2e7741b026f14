/** A note's replica: order of opening, what may be called saved, and that no death loses or doubles a keystroke. */
import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { IDBFactory } from 'fake-indexeddb'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Connection } from '#renderer/data/connection.ts'
import { createReplicaShelf, type HeldReplica, type ReplicaShelf } from '#renderer/data/replicaShelf.ts'
import type { NoteReplica } from '#renderer/data/noteReplica.ts'
import { createId, type NoteId } from '#shared/model/ids.ts'
import { ModelCore, ModelLocks, modelConnection, type Wire } from '#test/support/modelCore.ts'

const place = { workspaceId: 'w_1', epoch: 'e1' }

let core: ModelCore
let locks: ModelLocks
let noteId: NoteId
let windows: TestWindow[]

/** Lets everything that IndexedDB and promises have in hand happen. */
const breathe = async (turns = 12): Promise<void> => {
  for (let i = 0; i < turns; i++) await new Promise((resolve) => setImmediate(resolve))
}

/** A window with one note open. */
class TestWindow {
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
    this.shelf = createReplicaShelf(this.connection, locks.of(name), (work) => {
      if (this.drawsAtOnce) work()
      else this.undrawn.push(work)
    })
    windows.push(this)
  }
  get replica(): NoteReplica {
    if (!this.held) throw new Error('nothing is open')
    return this.held.replica
  }
  get text(): string {
    return this.replica.doc.getText('text').toJSON()
  }
  connect(): this {
    this.wire = core.connect(this.connection)
    return this
  }
  open(): this {
    this.held = this.shelf.hold(noteId, place)
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
    locks.die(this.name)
    windows.splice(windows.indexOf(this), 1)
  }
  coreDies(): void {
    this.wire?.kill()
    this.wire = undefined
  }
}

/** Moves messages until nothing moves any more. */
async function settle(): Promise<void> {
  for (let quiet = 0; quiet < 2; ) {
    for (const each of windows) each.draw()
    await breathe()
    const moved = windows.reduce((sum, each) => sum + (each.wire?.deliver() ?? 0), 0)
    quiet = moved === 0 ? quiet + 1 : 0
  }
}

const databases = async (): Promise<number> => (await indexedDB.databases()).length

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory()
  core = new ModelCore()
  locks = new ModelLocks()
  windows = []
  noteId = createId('n')
  core.create(noteId)
})
afterEach(() => {
  vi.useRealTimers()
})

describe('opening', () => {
  test('nothing may be typed before the core has answered', async () => {
    const window = new TestWindow('a').connect().open()
    await breathe()
    expect(window.replica.ready()).toBe(false)
    await settle()
    expect(window.replica.ready()).toBe(true)
  })

  test('the write-ahead is read before the core is asked, so that the core hears what it lacks', async () => {
    const first = new TestWindow('a').connect().open()
    await settle()
    first.coreDies()
    first.type('kept')
    await breathe()
    first.die()
    const second = new TestWindow('b').connect().open()
    await settle()
    expect(second.text).toBe('kept')
    expect(core.text(noteId)).toBe('kept')
  })

  test('another epoch is not mixed in', async () => {
    core.epoch = 'e2'
    const window = new TestWindow('a').connect().open()
    await settle()
    expect(window.replica.ready()).toBe(false)
    expect(window.replica.saveState().kind).toBe('unsafe')
  })

  test('a note that is gone is said to be gone, and is not asked for for ever', async () => {
    core.disk.delete(noteId)
    const window = new TestWindow('a').connect().open()
    await settle()
    expect(core.opens).toBe(1)
    expect(window.replica.saveState()).toEqual({ kind: 'unsafe', message: 'It is gone.' })
  })
})

describe('what is called saved', () => {
  test('saved only after the acknowledgement', async () => {
    const window = new TestWindow('a').connect().open()
    await settle()
    window.type('x')
    expect(window.replica.saveState().kind).toBe('saving')
    window.wire?.deliver(1)
    expect(core.text(noteId)).toBe('x')
    expect(window.replica.saveState().kind).toBe('saving')
    window.wire?.deliver(1)
    expect(window.replica.saveState().kind).toBe('saved')
  })

  test('while the next word is on its way, the time of the last acknowledgement stands', async () => {
    const window = new TestWindow('a').connect().open()
    await settle()
    window.type('x')
    await settle()
    const saved = window.replica.saveState()
    window.type('y')
    expect(window.replica.saveState()).toMatchObject({ kind: 'saving', lastAt: saved.kind === 'saved' && saved.at })
  })

  test('kept while the core is away, saved again once it is back', async () => {
    const window = new TestWindow('a').connect().open()
    await settle()
    window.coreDies()
    window.type('meanwhile')
    expect(window.replica.saveState()).toEqual({ kind: 'kept' })
    window.connect()
    await settle()
    expect(window.replica.saveState().kind).toBe('saved')
    expect(core.text(noteId)).toBe('meanwhile')
  })

  test('a full disk is said, tried again with patience, and heals', async () => {
    const window = new TestWindow('a').connect().open()
    await settle()
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    core.refuses = true
    const before = core.opens
    window.type('x')
    await settle()
    expect(window.replica.saveState()).toEqual({ kind: 'kept', because: 'The disk is full.' })
    for (let minute = 0; minute < 60; minute++) {
      await vi.advanceTimersByTimeAsync(1_000)
      await settle()
    }
    // At once, after 200 ms, after a second, then every five.
    expect(core.opens - before).toBeGreaterThan(10)
    expect(core.opens - before).toBeLessThan(20)
    core.refuses = false
    await vi.advanceTimersByTimeAsync(5_000)
    await settle()
    expect(window.replica.saveState().kind).toBe('saved')
    expect(core.text(noteId)).toBe('x')
  })

  test('a storage that refuses is said while something is unsaved, and typing goes on', async () => {
    globalThis.indexedDB = {
      open: () => {
        throw new DOMException('no room', 'QuotaExceededError')
      },
    } as never
    const window = new TestWindow('a').connect().open()
    await settle()
    expect(window.replica.ready()).toBe(true)
    window.coreDies()
    window.type('x')
    expect(window.replica.saveState().kind).toBe('unsafe')
    window.connect()
    await settle()
    expect(window.replica.saveState().kind).toBe('saved')
  })
})

describe('until the frame is drawn', () => {
  test('nothing is sent, and nothing is called saved', async () => {
    const window = new TestWindow('a').connect().open()
    await settle()
    window.drawsAtOnce = false
    window.type('a')
    window.type('b')
    expect(window.wire?.toCore).toHaveLength(0)
    expect(window.replica.saveState().kind).toBe('saving')
    expect(window.replica.isSettled()).toBe(false)
    window.draw()
    expect(window.wire?.toCore).toHaveLength(1)
    await settle()
    expect(core.text(noteId)).toBe('ab')
    expect(window.replica.saveState().kind).toBe('saved')
  })

  test('what the core dies upon is carried over by the exchange, once', async () => {
    const window = new TestWindow('a').connect().open()
    await settle()
    window.drawsAtOnce = false
    window.type('x')
    window.coreDies()
    window.type('y')
    expect(window.replica.saveState().kind).toBe('kept')
    window.connect()
    await settle()
    expect(core.text(noteId)).toBe('xy')
    expect(window.replica.saveState().kind).toBe('saved')
  })

  test('a note left in mid-word is not ended before its last word is sent', async () => {
    const window = new TestWindow('a').connect().open()
    await settle()
    window.drawsAtOnce = false
    window.type('last word')
    window.held?.release()
    await settle()
    expect(core.text(noteId)).toBe('last word')
    expect(await databases()).toBe(0)
  })

  test('the words of others wait for the own key, and not for long where none comes', async () => {
    const one = new TestWindow('a').connect().open()
    const two = new TestWindow('b').connect().open()
    await settle()
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
    two.type('one')
    two.wire?.deliver()
    one.wire?.deliver()
    // Nobody types here.
    expect(one.text).toBe('one')
    one.drawsAtOnce = false
    one.type('A')
    one.draw()
    two.type('two')
    two.type('three')
    two.wire?.deliver()
    one.wire?.deliver()
    expect(one.text).not.toContain('two')
    await vi.advanceTimersByTimeAsync(120)
    one.type('B')
    expect(one.text).not.toContain('two')
    one.draw()
    expect(one.text).toContain('twothree')
    two.type('four')
    two.wire?.deliver()
    one.wire?.deliver()
    await vi.advanceTimersByTimeAsync(249)
    expect(one.text).not.toContain('four')
    await vi.advanceTimersByTimeAsync(1)
    expect(one.text).toContain('four')
  })

  test('in a fast run of keys the words of others come together', async () => {
    const one = new TestWindow('a').connect().open()
    const two = new TestWindow('b').connect().open()
    await settle()
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
    const seen: number[] = []
    for (let key = 0; key < 20; key++) {
      one.type('-')
      two.type('+')
      two.wire?.deliver()
      one.wire?.deliver()
      seen.push(one.text.replaceAll('-', '').length)
      await vi.advanceTimersByTimeAsync(60)
    }
    // Every fourth key or so, and never more than a quarter of a second late.
    expect(new Set(seen).size).toBeLessThan(8)
    for (const [key, count] of seen.entries()) expect(count).toBeGreaterThanOrEqual(key - 5)
  })
})

describe('closing', () => {
  test('a note left in mid-word stays until the core has it, then its write-ahead goes', async () => {
    const window = new TestWindow('a').connect().open()
    await settle()
    window.type('last word')
    window.held?.release()
    await settle()
    expect(core.text(noteId)).toBe('last word')
    expect(await databases()).toBe(0)
  })

  test('left while the core is away, it is saved when the core comes back', async () => {
    const window = new TestWindow('a').connect().open()
    await settle()
    window.coreDies()
    window.type('later')
    window.held?.release()
    await settle()
    expect(await databases()).toBe(1)
    window.connect()
    await settle()
    expect(core.text(noteId)).toBe('later')
    expect(await databases()).toBe(0)
  })

  test('shown again before it was saved, it is the same replica', async () => {
    const window = new TestWindow('a').connect().open()
    await settle()
    window.type('x')
    const { replica } = window
    window.held?.release()
    window.open()
    expect(window.replica).toBe(replica)
    await settle()
    window.type('y')
    await settle()
    expect(core.text(noteId)).toBe('xy')
  })

  test('opened again at once, it keeps a write-ahead', async () => {
    const window = new TestWindow('a').connect().open()
    await settle()
    window.held?.release()
    window.open()
    await settle()
    window.coreDies()
    window.type('safe')
    await breathe()
    window.die()
    new TestWindow('b').connect().open()
    await settle()
    expect(core.text(noteId)).toBe('safe')
  })

  test('what a dead window left is saved without anybody opening the note', async () => {
    const window = new TestWindow('a').connect().open()
    await settle()
    window.coreDies()
    window.type('left over')
    await breathe()
    window.die()
    const next = new TestWindow('b').connect()
    await next.shelf.rescueLeftovers(place)
    await settle()
    expect(core.text(noteId)).toBe('left over')
    expect(await databases()).toBe(0)
  })

  test('write-aheads of a replaced database are deleted, those of other workspaces stay', async () => {
    const window = new TestWindow('a').connect()
    for (const each of [place, { ...place, epoch: 'e0' }, { workspaceId: 'w_2', epoch: 'e1' }]) {
      window.shelf.hold(noteId, each)
    }
    await breathe()
    expect(await databases()).toBe(3)
    window.die()
    const next = new TestWindow('b')
    await next.shelf.rescueLeftovers(place)
    await breathe()
    const names = (await indexedDB.databases()).map(({ name }) => name)
    expect(names.some((name) => name?.includes('e0'))).toBe(false)
    expect(names.some((name) => name?.includes('w_2'))).toBe(true)
  })
})

describe('two windows', () => {
  test('each sees what the other writes', async () => {
    const one = new TestWindow('a').connect().open()
    const two = new TestWindow('b').connect().open()
    await settle()
    one.type('one ')
    await settle()
    two.type('two')
    await settle()
    // Held back for a moment, as after a key.
    await vi.waitFor(() => expect(one.text).toBe('one two'))
    expect(two.text).toBe('one two')
  })

  test('the second takes over the write-ahead of a first that died, with what was unsaved in it', async () => {
    const one = new TestWindow('a').connect().open()
    await settle()
    const two = new TestWindow('b').connect().open()
    await settle()
    one.wire?.cut()
    one.type('nobody heard')
    await breathe()
    one.die()
    await settle()
    expect(two.text).toBe('nobody heard')
    expect(core.text(noteId)).toBe('nobody heard')
  })
})

/** What can happen while somebody writes. */
type Step =
  | { do: 'type'; at: number }
  | { do: 'delete'; at: number }
  | { do: 'deliver'; count: number; first: 'to-core' | 'to-window' }
  | { do: 'breathe' }
  | { do: 'core-dies' }
  | { do: 'core-dies-at'; point: 'before-commit' | 'after-commit' }
  | { do: 'core-starts' }
  | { do: 'window-dies' }
  | { do: 'leave-and-return' }
  | { do: 'draw' }

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ do: fc.constant('type' as const), at: fc.nat(200) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('delete' as const), at: fc.nat(200) }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('deliver' as const),
      count: fc.integer({ min: 1, max: 6 }),
      first: fc.constantFrom('to-core' as const, 'to-window' as const),
    }),
  },
  { weight: 3, arbitrary: fc.constant({ do: 'breathe' as const }) },
  { weight: 2, arbitrary: fc.constant({ do: 'core-dies' as const }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('core-dies-at' as const),
      point: fc.constantFrom('before-commit' as const, 'after-commit' as const),
    }),
  },
  { weight: 3, arbitrary: fc.constant({ do: 'core-starts' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'window-dies' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'leave-and-return' as const }) },
  { weight: 4, arbitrary: fc.constant({ do: 'draw' as const }) },
)

const wordsOf = (text: string): string[] => text.match(/w\d+;/g) ?? []

test('whatever dies, and whenever: every word stands once, in the window and on disk', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), fc.boolean(), async (steps, drawsAtOnce) => {
      globalThis.indexedDB = new IDBFactory()
      core = new ModelCore()
      locks = new ModelLocks()
      windows = []
      core.create(noteId)
      let window = new TestWindow('w0').connect().open()
      window.drawsAtOnce = drawsAtOnce
      let typed = 0
      let reopened = 0
      /** Words in the document as the person last saw it. */
      let present = new Set<string>()
      /** The same at the last frame: what was typed since may die with the window. */
      let drawn = new Set<string>()
      await settle()

      for (const each of steps) {
        switch (each.do) {
          case 'type': {
            if (!window.replica.ready()) break
            const word = `w${typed++};`
            // Between words only, so that each can be found again.
            const text = window.text
            const at = text.indexOf(';', each.at % (text.length + 1))
            window.type(word, at < 0 ? text.length : at + 1)
            present.add(word)
            break
          }
          case 'delete': {
            if (!window.replica.ready() || present.size === 0) break
            const word = [...present][each.at % present.size] ?? ''
            window.replica.doc.getText('text').delete(window.text.indexOf(word), word.length)
            present.delete(word)
            break
          }
          case 'deliver':
            window.wire?.deliver(each.count, each.first)
            break
          case 'breathe':
            await breathe(2)
            break
          case 'core-dies':
            window.coreDies()
            break
          case 'core-dies-at':
            core.dieAt = each.point
            break
          case 'core-starts':
            core.dieAt = undefined
            if (window.connection.state() !== 'up' || !window.wire) window.connect()
            break
          case 'window-dies':
            // What was handed to IndexedDB is its own process's business and survives.
            window.wire?.cut()
            await breathe(6)
            window.die()
            window = new TestWindow(`w${++reopened}`).open()
            window.drawsAtOnce = drawsAtOnce
            core.dieAt = undefined
            window.connect()
            await settle()
            for (const word of drawn) if (present.has(word)) expect(window.text).toContain(word)
            present = new Set(wordsOf(window.text).filter((word) => drawn.has(word) || present.has(word)))
            expect([...present]).toHaveLength(wordsOf(window.text).length)
            break
          case 'draw':
            window.draw()
            break
          case 'leave-and-return':
            window.held?.release()
            await breathe(1)
            window.open()
            break
        }
        if (window.undrawn.length === 0) drawn = new Set(present)
        // A word that the window showed as saved must be on disk at that moment.
        if (window.held && window.replica.ready() && window.replica.saveState().kind === 'saved')
          for (const word of present) expect(core.text(noteId)).toContain(word)
      }

      core.dieAt = undefined
      window.connect()
      await settle()
      const words = wordsOf(window.text)
      expect(new Set(words)).toEqual(present)
      expect(words).toHaveLength(present.size)
      expect(core.text(noteId)).toBe(window.text)
      expect(window.replica.saveState().kind).toBe('saved')
      window.held?.release()
      await settle()
      expect(await databases()).toBe(0)
    }),
    { numRuns: 120 },
  )
}, 60_000)
