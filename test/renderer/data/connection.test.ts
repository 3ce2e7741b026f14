/** The window's line to the core: what is asked is answered once, whatever happens to the port. */
import { describe, expect, test } from 'vitest'
import { createConnection, type Connection, type Outcome } from '#renderer/data/connection.ts'
import type { ToCore, ToWindow } from '#shared/contract/port.ts'
import { createId } from '#shared/model/ids.ts'

class FakePort {
  readonly sent: ToCore[] = []
  isClosed = false
  #listener: ((event: { data: unknown }) => void) | undefined
  postMessage(message: unknown): void {
    if (!this.isClosed) this.sent.push(message as ToCore)
  }
  addEventListener(_type: 'message', listener: (event: { data: unknown }) => void): void {
    this.#listener = listener
  }
  close(): void {
    this.isClosed = true
  }
  /** As the core: late messages of a closed port still arrive, as they can in a page. */
  say(message: ToWindow): void {
    this.#listener?.({ data: message })
  }
  raw(data: unknown): void {
    this.#listener?.({ data })
  }
  of<T extends ToCore['type']>(type: T): Extract<ToCore, { type: T }>[] {
    return this.sent.filter((each): each is Extract<ToCore, { type: T }> => each.type === type)
  }
}

let ids = 0
const start = (): { connection: Connection; port: FakePort } => {
  const connection = createConnection('window', () => `id${ids++}`)
  const port = new FakePort()
  connection.attach(port)
  return { connection, port }
}
const done: Outcome = { ok: true, value: 'done' }

describe('calls', () => {
  test('each answer reaches its own question, in any order', async () => {
    const { connection, port } = start()
    const first = connection.call('query', 'workspace', {})
    const second = connection.call('query', 'codes', {})
    const [a, b] = port.of('call')
    if (!a || !b) throw new Error('not sent')
    port.say({ type: 'result', id: b.id, outcome: { ok: true, value: 'b' } })
    port.say({ type: 'result', id: a.id, outcome: { ok: true, value: 'a' } })
    expect(await first).toEqual({ ok: true, value: 'a' })
    expect(await second).toEqual({ ok: true, value: 'b' })
  })

  test('asked before there is a port, it is sent with the first one', async () => {
    const connection = createConnection('window', () => `id${ids++}`)
    const answer = connection.call('query', 'workspace', {})
    const port = new FakePort()
    connection.attach(port)
    expect(port.sent.map(({ type }) => type)).toEqual(['hello', 'call'])
    port.say({ type: 'result', id: port.of('call')[0]?.id ?? '', outcome: done })
    expect(await answer).toEqual(done)
  })

  test('an unanswered command is sent again under the same id, an answered one is not', async () => {
    const { connection, port } = start()
    const answered = connection.call('command', 'renameMe', { name: 'a' })
    const open = connection.call('command', 'renameMe', { name: 'b' })
    const [a, b] = port.of('call')
    if (!a || !b) throw new Error('not sent')
    port.say({ type: 'result', id: a.id, outcome: done })
    await answered
    connection.lost()
    const next = new FakePort()
    connection.attach(next)
    expect(next.of('call')).toEqual([b])
    next.say({ type: 'result', id: b.id, outcome: done })
    expect(await open).toEqual(done)
  })

  test('a task is not begun twice: it ends with what to do', async () => {
    const { connection, port } = start()
    const task = connection.call('task', 'import', {})
    expect(port.of('call')).toHaveLength(1)
    connection.lost()
    expect(await task).toMatchObject({ ok: false, error: { code: 'CoreUnavailable' } })
    const next = new FakePort()
    connection.attach(next)
    expect(next.of('call')).toHaveLength(0)
  })

  test('progress and cancel go to the task they are about', async () => {
    const { connection, port } = start()
    const seen: unknown[] = []
    const stop = new AbortController()
    const task = connection.call('task', 'import', {}, { onProgress: (value) => seen.push(value), signal: stop.signal })
    const id = port.of('call')[0]?.id ?? ''
    port.say({ type: 'progress', id, value: 1 })
    port.say({ type: 'progress', id: 'another', value: 2 })
    expect(seen).toEqual([1])
    stop.abort()
    expect(port.of('cancel')).toEqual([{ type: 'cancel', id }])
    port.say({ type: 'result', id, outcome: done })
    await task
  })

  test('cancelled while there is no line, it ends at once and never begins', async () => {
    const connection = createConnection('window', () => `id${ids++}`)
    const stop = new AbortController()
    const task = connection.call('task', 'import', {}, { signal: stop.signal })
    stop.abort()
    expect(await task).toMatchObject({ ok: false, error: { code: 'ImportCancelled' } })
    const port = new FakePort()
    connection.attach(port)
    expect(port.of('call')).toHaveLength(0)
  })
})

describe('subscriptions', () => {
  test('they stand again on a new port, those that ended do not', () => {
    const { connection, port } = start()
    const seen: unknown[] = []
    connection.subscribe('codes', {}, (rows) => seen.push(rows))
    const end = connection.subscribe('notes', {}, () => seen.push('ended'))
    end()
    expect(port.of('unsubscribe')).toHaveLength(1)
    connection.lost()
    const next = new FakePort()
    connection.attach(next)
    const again = next.of('subscribe')
    expect(again.map(({ name }) => name)).toEqual(['codes'])
    next.say({ type: 'rows', id: again[0]?.id ?? '', outcome: done })
    expect(seen).toEqual([done])
  })
})

describe('what the core begins of itself', () => {
  const ahead = [
    { id: 'first:workspace', name: 'workspace', input: {} },
    { id: 'first:codes', name: 'codes', input: { archived: true } },
  ] as const

  test('is heard without being asked for, and on a new line again', () => {
    const connection = createConnection('window', () => `id${ids++}`, false, ahead)
    const seen: unknown[] = []
    connection.subscribe('workspace', {}, (rows) => seen.push(rows))
    for (const port of [new FakePort(), new FakePort()]) {
      connection.attach(port)
      expect(port.of('subscribe')).toEqual([])
      port.say({ type: 'rows', id: 'first:workspace', outcome: done })
      connection.lost()
    }
    expect(seen).toEqual([done, done])
  })

  test('is ended by a window that does not show it', () => {
    const connection = createConnection('window', () => `id${ids++}`, false, ahead)
    const end = connection.subscribe('workspace', {}, () => undefined)
    const port = new FakePort()
    connection.attach(port)
    expect(port.of('unsubscribe').map(({ id }) => id)).toEqual(['first:codes'])
    end()
    expect(port.of('unsubscribe').map(({ id }) => id)).toEqual(['first:codes', 'first:workspace'])
  })

  test('is asked for in the ordinary way where its input differs, it is taken, or the line is there already', () => {
    const connection = createConnection('window', () => `id${ids++}`, false, ahead)
    const port = new FakePort()
    connection.subscribe('codes', { archived: false }, () => undefined)
    connection.subscribe('workspace', {}, () => undefined)
    connection.subscribe('workspace', {}, () => undefined)
    connection.attach(port)
    connection.subscribe('codes', { archived: true }, () => undefined)
    expect(port.of('subscribe').map(({ name, input }) => [name, input])).toEqual([
      ['codes', { archived: false }],
      ['workspace', {}],
      ['codes', { archived: true }],
    ])
  })
})

describe('ports', () => {
  test('late words of an old port are not heard', async () => {
    const { connection, port } = start()
    const answer = connection.call('command', 'renameMe', { name: 'a' })
    const id = port.of('call')[0]?.id ?? ''
    const next = new FakePort()
    connection.attach(next)
    expect(port.isClosed).toBe(true)
    port.say({ type: 'result', id, outcome: { ok: true, value: 'old' } })
    next.say({ type: 'result', id, outcome: { ok: true, value: 'new' } })
    expect(await answer).toEqual({ ok: true, value: 'new' })
  })

  test('what does not follow the protocol is passed over', () => {
    const { connection, port } = start()
    for (const junk of [null, 1, 'x', {}, { type: 'result' }, { type: 'rows', id: 1 }]) port.raw(junk)
    expect(connection.state()).toBe('connecting')
    port.say({ type: 'ready' })
    expect(connection.state()).toBe('up')
  })

  test('note frames reach the note they are about; a lost line is told and re-opened', () => {
    const { connection, port } = start()
    const noteId = createId('n')
    const heard: string[] = []
    connection.listen(noteId, {
      opened: () => heard.push('opened'),
      saved: (seq) => heard.push(`saved ${seq}`),
      updated: () => heard.push('updated'),
      awareness: () => heard.push('awareness'),
      reopen: () => heard.push('reopen'),
      reconnected: () => heard.push('reconnected'),
      lost: () => heard.push('lost'),
    })
    port.say({ type: 'saved', noteId, seq: 3 })
    port.say({ type: 'saved', noteId: createId('n'), seq: 4 })
    connection.lost()
    expect(connection.send({ type: 'close', noteId })).toBe(false)
    connection.attach(new FakePort())
    expect(heard).toEqual(['saved 3', 'lost', 'reconnected'])
  })
})
