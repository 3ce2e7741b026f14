/** The port between window and core, over a real MessageChannel with a real core in a folder of its own. */
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MessageChannel, type MessagePort } from 'node:worker_threads'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { Core } from '#core/core.ts'
import { createCore } from '#core/createCore.ts'
import { type PortServer, servePort, windowLimits } from '#core/portServer.ts'
import { portFromNode } from '#core/ports.ts'
import { type AskedAhead, FIRST_SCREEN } from '#shared/contract/firstScreen.ts'
import { ToWindow } from '#shared/contract/port.ts'
import { createId, type NoteId } from '#shared/model/ids.ts'

let folder: string
let core: Core
let problems: string[]
const ends: (() => void)[] = []

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'commonplace-port-'))
  const opened = await createCore(
    { dataDir: join(folder, 'data'), program: 'test', create: { name: 'Port' } },
    { importWorkerUrl: new URL('../../electron/core/importers/worker.ts', import.meta.url) },
  )
  if (!opened.ok) throw new Error(opened.error.message)
  core = opened.value
  problems = []
})

afterEach(async () => {
  for (const end of ends.splice(0)) end()
  await core.close()
  rmSync(folder, { recursive: true, force: true })
})

type Of<T extends ToWindow['type']> = Extract<ToWindow, { type: T }>

/** A window: sends raw frames, keeps what comes, and waits for what it wants. */
class TestWindow {
  readonly seen: ToWindow[] = []
  readonly port: MessagePort
  readonly server: PortServer
  #wake: (() => void)[] = []

  constructor(beforeAck?: () => void, ahead: readonly AskedAhead[] = []) {
    const { port1, port2 } = new MessageChannel()
    this.port = port1
    this.server = servePort(core, portFromNode(port2), {
      onProblem: (problem) => problems.push(problem),
      ...(beforeAck && { beforeAck }),
      ahead,
    })
    port1.on('message', (message: unknown) => {
      // Whatever the core says must be what the contract promises.
      this.seen.push(ToWindow.parse(message))
      for (const wake of this.#wake.splice(0)) wake()
    })
    ends.push(() => port1.close())
  }

  send(message: unknown): void {
    this.port.postMessage(message)
  }

  /** The first message of a type that fits, once it is there. */
  async next<T extends ToWindow['type']>(type: T, fits: (message: Of<T>) => boolean = () => true): Promise<Of<T>> {
    for (;;) {
      const index = this.seen.findIndex((message) => message.type === type && fits(message as Of<T>))
      if (index >= 0) return this.seen.splice(index, 1)[0] as Of<T>
      await new Promise<void>((wake) => this.#wake.push(wake))
    }
  }

  async call(kind: 'command' | 'query' | 'task', name: string, input: unknown, id = crypto.randomUUID() as string) {
    this.send({ type: 'call', id, kind, name, input })
    return (await this.next('result', (message) => message.id === id)).outcome
  }

  async value<T = Record<string, unknown>>(...args: Parameters<TestWindow['call']>): Promise<T> {
    const outcome = await this.call(...args)
    if (!outcome.ok) throw new Error(`${outcome.error.code}: ${outcome.error.message}`)
    return outcome.value as T
  }
}

async function window(beforeAck?: () => void): Promise<TestWindow> {
  const made = new TestWindow(beforeAck)
  made.send({ type: 'hello', windowId: createId('d') })
  await made.next('ready')
  return made
}

const text = new TextEncoder().encode('The pilot had five members. Two of them wrote a review within a week.')

async function withSource(window: TestWindow): Promise<string> {
  const report = await window.value<{ imported: { sourceId: string }[] }>('task', 'import', {
    items: [{ fileName: 'pilot.txt', bytes: text }],
  })
  return report.imported[0]!.sourceId
}

describe('calls', () => {
  test('a command is committed before it is answered, and a repeated one is answered from its receipt', async () => {
    const one = await window()
    const first = await one.value('command', 'createNote', { title: 'Plan' }, 'call-1')
    const again = await one.value('command', 'createNote', { title: 'Plan' }, 'call-1')
    expect(again).toEqual(first)
    expect(await one.value('query', 'notes', {})).toMatchObject({ total: 1 })
  })

  test('unknown names and wrong inputs are answered as values', async () => {
    const one = await window()
    for (const kind of ['command', 'query', 'task'] as const) {
      for (const name of ['dropTables', 'constructor', '__proto__', '']) {
        expect(await one.call(kind, name, {})).toMatchObject({ ok: false, error: { code: 'InvalidInput' } })
      }
    }
    expect(await one.call('command', 'createNote', { title: 7 })).toMatchObject({
      ok: false,
      error: { code: 'InvalidInput' },
    })
    expect(await one.call('query', 'notes', { limit: -1 })).toMatchObject({ error: { code: 'InvalidInput' } })
    expect(one.server.dropped).toBe(0)
  })

  test('a task reports progress and its last word is the result', async () => {
    const one = await window()
    const id = 'import-1'
    one.send({ type: 'call', id, kind: 'task', name: 'import', input: { items: [{ fileName: 'a.txt', bytes: text }] } })
    const result = await one.next('result')
    expect(result).toMatchObject({ id, outcome: { ok: true, value: { failed: [] } } })
    expect((await one.next('progress')).id).toBe(id)
  })

  test('a cancelled task stops, and what it kept is whole', async () => {
    const one = await window()
    const items = Array.from({ length: 200 }, (_, i) => ({
      fileName: `${i}.txt`,
      bytes: new TextEncoder().encode(`Letter number ${i} says that the referral was worth the effort.`),
    }))
    one.send({ type: 'call', id: 'many', kind: 'task', name: 'import', input: { items } })
    await one.next('progress')
    one.send({ type: 'cancel', id: 'many' })
    const { outcome } = await one.next('result')
    const { total } = await one.value<{ total: number }>('query', 'sources', {})
    expect(total).toBeLessThan(200)
    if (outcome.ok) expect((outcome.value as { imported: unknown[] }).imported).toHaveLength(total)
    else expect(outcome.error.code).toBe('ImportCancelled')
  })

  test('undo belongs to the window that made the change', async () => {
    const [one, two] = [await window(), await window()]
    await one.value('command', 'createNote', { title: 'Mine' })
    expect(await two.call('command', 'undo', {})).toMatchObject({ error: { code: 'NothingToUndo' } })
    await one.value('command', 'undo', {})
  })
})

describe('subscriptions', () => {
  test('first rows, then rows when they differ, then silence', async () => {
    const one = await window()
    const sourceId = await withSource(one)
    one.send({ type: 'subscribe', id: 's', name: 'quotesOfSource', input: { sourceId } })
    expect(await one.next('rows')).toMatchObject({ id: 's', outcome: { ok: true, value: [] } })
    await one.value('command', 'addQuote', { sourceId, place: { exact: 'five members' } })
    expect(await one.next('rows')).toMatchObject({ outcome: { value: [{ exact: 'five members' }] } })
    one.send({ type: 'unsubscribe', id: 's' })
    await one.value('command', 'addQuote', { sourceId, place: { exact: 'a review' } })
    expect(await one.value('query', 'quotesOfSource', { sourceId })).toHaveLength(2)
    expect(one.seen.filter((message) => message.type === 'rows')).toEqual([])
  })

  test('rows of the first screen come before a word is said, live, until they are ended', async () => {
    const one = new TestWindow(undefined, FIRST_SCREEN)
    for (const { id } of FIRST_SCREEN) {
      const { outcome } = await one.next('rows', (message) => message.id === id)
      expect([id, outcome.ok]).toEqual([id, true])
    }
    one.send({ type: 'hello', windowId: createId('d') })
    await one.next('ready')
    one.send({ type: 'unsubscribe', id: 'first:workspace' })
    await withSource(one)
    await one.next('rows', (message) => message.id === 'first:sources')
    expect(one.seen.filter((message) => message.type === 'rows' && message.id === 'first:workspace')).toEqual([])
    expect(one.server.dropped).toBe(0)
  })

  test('an unknown query is refused in the subscription itself', async () => {
    const one = await window()
    one.send({ type: 'subscribe', id: 's', name: 'everything', input: {} })
    expect(await one.next('rows')).toMatchObject({ id: 's', outcome: { ok: false } })
  })
})

describe('notes', () => {
  async function openNote(window: TestWindow, noteId: NoteId, doc: Y.Doc) {
    window.send({ type: 'open', noteId, vector: Y.encodeStateVector(doc) })
    const opened = await window.next('opened')
    Y.applyUpdate(doc, opened.update)
    return opened
  }

  test('what one window types is saved, reaches the other, and carets pass through', async () => {
    const [one, two] = [await window(), await window()]
    const { noteId } = await one.value<{ noteId: NoteId }>('command', 'createNote', { title: 'Both' })
    const [left, right] = [new Y.Doc(), new Y.Doc()]
    await openNote(one, noteId, left)
    await openNote(two, noteId, right)
    const sent: Uint8Array[] = []
    left.on('update', (update: Uint8Array) => sent.push(update))
    left.getMap('probe').set('word', 'advocate')
    left.getMap('probe').set('word', 'advocates')
    for (const [i, update] of sent.entries()) one.send({ type: 'update', noteId, seq: i + 1, update })
    await one.next('saved', (message) => message.seq === sent.length)
    while (right.getMap('probe').get('word') !== 'advocates') Y.applyUpdate(right, (await two.next('updated')).update)
    expect(one.seen.filter((message) => message.type === 'updated')).toEqual([])

    one.send({ type: 'awareness', noteId, update: new Uint8Array([1, 2, 3]) })
    expect([...(await two.next('awareness')).update]).toEqual([1, 2, 3])
  })

  test('nothing is acknowledged before its commit', async () => {
    let acknowledged = 0
    const committed: boolean[] = []
    const one = await window(() => {
      acknowledged += 1
      void core.query('digest', {}).then((digest) => committed.push(digest.ok))
    })
    const { noteId } = await one.value<{ noteId: NoteId }>('command', 'createNote', { title: 'Ack' })
    expect(acknowledged).toBe(1)
    const doc = new Y.Doc()
    await openNote(one, noteId, doc)
    const before = await core.query('verify', {})
    doc.getMap('probe').set('a', 1)
    one.send({ type: 'update', noteId, seq: 5, update: Y.encodeStateAsUpdate(doc) })
    expect(await one.next('saved')).toEqual({ type: 'saved', noteId, seq: 5 })
    expect(acknowledged).toBe(2)
    const after = await core.query('verify', {})
    if (!before.ok || !after.ok) throw new Error('verify failed')
    expect(after.value.updates).toBeGreaterThan(before.value.updates)
    expect(after.value.problems).toEqual([])
  })

  test('an update that is garbage, or for a note that is not open, asks the window to open again', async () => {
    const one = await window()
    const { noteId } = await one.value<{ noteId: NoteId }>('command', 'createNote', { title: 'Bad' })
    one.send({ type: 'update', noteId, seq: 1, update: new Uint8Array([9, 9, 9]) })
    expect(await one.next('reopen')).toMatchObject({ noteId, error: { code: 'NoteNotFound' } })
    await openNote(one, noteId, new Y.Doc())
    one.send({ type: 'update', noteId, seq: 1, update: new Uint8Array([255, 255, 255, 255]) })
    expect(await one.next('reopen')).toMatchObject({ noteId })
    one.send({ type: 'open', noteId: createId('n'), vector: new Uint8Array([0]) })
    expect(await one.next('reopen')).toMatchObject({ error: { code: 'NoteNotFound' } })
  })
})

describe('the border', () => {
  test('no frame, however strange, stops the server; strange ones are counted and reported', async () => {
    const one = await window()
    const type = fc.constantFrom(
      'hello',
      'call',
      'cancel',
      'subscribe',
      'unsubscribe',
      'open',
      'update',
      'awareness',
      'close',
    )
    const frame = fc.oneof(
      fc.anything({ withBigInt: true, withDate: true, withTypedArray: true }),
      fc.record({ type, id: fc.anything(), noteId: fc.anything(), update: fc.uint8Array(), name: fc.string() }),
    )
    let sent = 0
    fc.assert(
      fc.property(frame, (message) => {
        try {
          one.send(message)
          sent += 1
        } catch {
          // Not everything can be sent.
        }
      }),
      { numRuns: 500 },
    )
    expect(await one.value('query', 'notes', {})).toMatchObject({ total: 0 })
    expect(one.server.dropped).toBeGreaterThan(sent / 2)
    expect(problems).toHaveLength(one.server.dropped)
  })

  test('a window that opens without end is told so, and closing makes room', async () => {
    const one = await window()
    const ids = Array.from({ length: windowLimits.openNotes + 1 }, (_, i) => `note ${i}`)
    const notes: NoteId[] = []
    for (const title of ids)
      notes.push((await one.value<{ noteId: NoteId }>('command', 'createNote', { title })).noteId)
    const open = (noteId: NoteId | undefined) => one.send({ type: 'open', noteId, vector: new Uint8Array([0]) })
    for (const noteId of notes) open(noteId)
    const refused = await one.next('reopen')
    expect(refused).toMatchObject({ noteId: notes.at(-1), error: { code: 'InvalidInput' } })
    one.send({ type: 'close', noteId: notes[0] })
    open(notes.at(-1))
    await one.next('opened', (message) => message.noteId === notes.at(-1))

    for (let i = 0; i <= windowLimits.subscriptions; i++)
      one.send({ type: 'subscribe', id: `s${i}`, name: 'preference', input: { key: 'theme' } })
    const last = `s${windowLimits.subscriptions}`
    expect(await one.next('rows', ({ id }) => id === last)).toMatchObject({ outcome: { ok: false } })
    one.send({ type: 'unsubscribe', id: 's0' })
    one.send({ type: 'subscribe', id: 'again', name: 'preference', input: { key: 'theme' } })
    expect(await one.next('rows', ({ id }) => id === 'again')).toMatchObject({ outcome: { ok: true } })
  })

  test('before hello nothing is done', async () => {
    const mute = new TestWindow()
    mute.send({ type: 'call', id: 'x', kind: 'command', name: 'createNote', input: { title: 'No' } })
    mute.send({ type: 'hello', windowId: 'late' })
    await mute.next('ready')
    expect(await mute.value('query', 'notes', {})).toMatchObject({ total: 0 })
    expect(mute.server.dropped).toBe(1)
  })

  test('when the port closes, tasks stop and nothing stays open', async () => {
    const [one, two] = [await window(), await window()]
    const { noteId } = await one.value<{ noteId: NoteId }>('command', 'createNote', { title: 'Left' })
    one.send({ type: 'open', noteId, vector: new Uint8Array([0]) })
    await one.next('opened')
    one.send({ type: 'subscribe', id: 's', name: 'notes', input: {} })
    await one.next('rows')
    const items = Array.from({ length: 200 }, (_, i) => ({
      fileName: `${i}.txt`,
      bytes: new TextEncoder().encode(`Call ${i} was about the second pilot and how it was received.`),
    }))
    one.send({ type: 'call', id: 't', kind: 'task', name: 'import', input: { items } })
    await one.next('progress')
    one.port.close()
    await once(one.port, 'close')
    const after = await two.value<{ total: number }>('query', 'sources', {})
    await two.value('command', 'renameNote', { noteId, title: 'Still here' })
    expect(after.total).toBeLessThan(200)
    expect(problems).toEqual([])
  })
})
