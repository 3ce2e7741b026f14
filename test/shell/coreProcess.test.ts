/** Supervision of the core's process, with stand-ins for the process. */
import { beforeEach, afterEach, describe, expect, test, vi } from 'vitest'
import { appError } from '#shared/contract/errors.ts'
import type { CoreState } from '#shared/contract/shell.ts'
import type { FromCoreProcess, ToCoreProcess } from '#shared/contract/supervisor.ts'
import { type CoreChild, type CoreProcess, superviseCore } from '#electron/shell/coreProcess.ts'
import { createId } from '#shared/model/ids.ts'

class FakeChild implements CoreChild<string> {
  readonly pid: number
  readonly sent: [ToCoreProcess, string[] | undefined][] = []
  killed = false
  #message: (message: unknown) => void = () => undefined
  #exit: (status: number) => void = () => undefined
  constructor(pid: number) {
    this.pid = pid
  }
  postMessage(message: ToCoreProcess, ports?: string[]): void {
    this.sent.push([message, ports])
  }
  onMessage(listener: (message: unknown) => void): void {
    this.#message = listener
  }
  onExit(listener: (status: number) => void): void {
    this.#exit = listener
  }
  kill(): void {
    this.killed = true
  }
  says(message: FromCoreProcess | string): void {
    this.#message(message)
  }
  ready(name = 'Pilots'): void {
    this.says({ type: 'ready', workspaceId: createId('w'), name })
  }
  dies(status = 9): void {
    this.#exit(status)
  }
}

let children: FakeChild[]
let states: CoreState[]
let renamed: string[]
let lines: string[]
let core: CoreProcess<string>
const last = () => children.at(-1)!

beforeEach(() => {
  vi.useFakeTimers()
  children = []
  states = []
  renamed = []
  lines = []
  core = superviseCore<string>({
    fork: (run) => {
      expect(run).toBe(children.length)
      children.push(new FakeChild(run + 100))
      return last()
    },
    onState: (state) => states.push(state),
    onRenamed: (name) => renamed.push(name),
    log: (line) => lines.push(line),
  })
})
afterEach(() => vi.useRealTimers())

describe('starting', () => {
  test('windows are connected once it is ready, not before', async () => {
    expect(core.connect('a', 'port-1')).toBe(false)
    last().ready('Harbour')
    expect(await core.started).toEqual({ ok: true, value: { name: 'Harbour' } })
    expect(core.connect('a', 'port-2')).toBe(true)
    expect(last().sent).toEqual([[{ type: 'window', windowId: 'a' }, ['port-2']]])
    expect(states).toEqual(['up'])
  })

  test('a folder that is refused is not tried again', async () => {
    const error = appError('WorkspaceInUse', 'It is open elsewhere.')
    last().says({ type: 'failed', error })
    last().dies(3)
    expect(await core.started).toEqual({ ok: false, error })
    await vi.advanceTimersByTimeAsync(60_000)
    expect(children).toHaveLength(1)
    expect(states).toEqual([{ failed: error.message }])
  })

  test('a crash before it was ready is tried again', async () => {
    last().dies()
    await vi.advanceTimersByTimeAsync(0)
    last().ready()
    expect((await core.started).ok).toBe(true)
    expect(children).toHaveLength(2)
  })
})

describe('dying', () => {
  test('the first death is answered at once; windows hear down, then up', async () => {
    last().ready()
    last().dies()
    expect(core.connect('a', 'port')).toBe(false)
    await vi.advanceTimersByTimeAsync(0)
    last().ready()
    expect(states).toEqual(['up', 'down', 'up'])
    expect(core.pid).toBe(101)
    expect(core.connect('a', 'port')).toBe(true)
  })

  test('waits grow between deaths, and the fifth within a minute is the last', async () => {
    const waits: number[] = []
    for (let i = 0; i < 4; i++) {
      const before = Date.now()
      last().ready()
      last().dies()
      const count = children.length
      while (children.length === count) await vi.advanceTimersByTimeAsync(50)
      waits.push(Date.now() - before)
    }
    expect(waits).toEqual([...waits].sort((a, b) => a - b))
    expect(waits.at(-1)).toBeGreaterThan(waits[0]!)
    last().ready()
    last().dies()
    await vi.advanceTimersByTimeAsync(600_000)
    expect(children).toHaveLength(5)
    expect(states.at(-1)).toEqual({ failed: expect.stringContaining('5 times within a minute') })
  })

  test('deaths long apart never add up', async () => {
    for (let i = 0; i < 20; i++) {
      last().ready()
      await vi.advanceTimersByTimeAsync(61_000)
      last().dies()
      await vi.advanceTimersByTimeAsync(0)
    }
    last().ready()
    expect(core.state).toBe('up')
    expect(children).toHaveLength(21)
  })

  test('a lock that is not free yet after a crash is tried again', async () => {
    last().ready()
    last().dies()
    await vi.advanceTimersByTimeAsync(0)
    last().says({ type: 'failed', error: appError('WorkspaceInUse', 'Still held.') })
    last().dies(3)
    await vi.advanceTimersByTimeAsync(5_000)
    last().ready()
    expect(core.state).toBe('up')
  })
})

describe('ending', () => {
  test('is asked for, waits for the exit, and starts nothing again', async () => {
    last().ready()
    const ended = core.shutdown(5_000)
    expect(last().sent.at(-1)).toEqual([{ type: 'shutdown' }, undefined])
    last().dies(0)
    await ended
    await vi.advanceTimersByTimeAsync(60_000)
    expect(children).toHaveLength(1)
    expect(last().killed).toBe(false)
  })

  test('what does not end in time is killed', async () => {
    last().ready()
    const ended = core.shutdown(5_000)
    await vi.advanceTimersByTimeAsync(5_000)
    await ended
    expect(last().killed).toBe(true)
  })

  test('between a death and the next start it ends without starting', async () => {
    last().ready()
    last().dies()
    const ended = core.shutdown(5_000)
    await vi.advanceTimersByTimeAsync(1_000)
    await ended
    expect(children).toHaveLength(1)
  })

  test('while it is still being started, whoever waits is told', async () => {
    const ended = core.shutdown(5_000)
    last().dies(0)
    await ended
    expect(await core.started).toMatchObject({ ok: false, error: { code: 'CoreUnavailable' } })
  })

  test('when it has failed already there is nothing to wait for', async () => {
    last().says({ type: 'failed', error: appError('StoreDamaged', 'Broken.') })
    last().dies(1)
    await core.shutdown(5_000)
    expect(states).toEqual([{ failed: 'Broken.' }])
  })
})

test('new names are passed on; what is not understood is logged', () => {
  last().ready()
  last().says({ type: 'renamed', name: 'Second name' })
  last().says('gibberish')
  expect(renamed).toEqual(['Second name'])
  expect(lines).toHaveLength(1)
})

test('tells a running core, and only that, when the machine woke up', () => {
  core.wake()
  expect(last().sent).toEqual([])
  last().ready()
  core.wake()
  expect(last().sent).toEqual([[{ type: 'wake' }, undefined]])
})
