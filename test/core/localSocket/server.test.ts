/** The owner of a folder answers others: what the command line asks, asked over a real socket of a real core. */
import { once } from 'node:events'
import { createServer } from 'node:net'
import { renameSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Core, Outcome } from '#core/core.ts'
import { readOwner } from '#core/db/owner.ts'
import { callOwner, LineLost, type OwnerLine } from '#core/localSocket/client.ts'
import { encodeFrame } from '#core/localSocket/frames.ts'
import { type LocalServer, serveLocally } from '#core/localSocket/server.ts'
import { closeCore, failure, newCore, temporaryFolder, value } from '#test/support/core.ts'
import { greetedLine, rawLine } from '#test/support/localLine.ts'

const servers: LocalServer[] = []
const lines: OwnerLine[] = []
afterEach(async () => {
  for (const line of lines.splice(0)) line.close()
  for (const server of servers.splice(0)) await server.close()
})

async function served(): Promise<{ core: Core; dataDir: string; server: LocalServer; path: string; log: string[] }> {
  const { core, dataDir } = await newCore()
  const log: string[] = []
  const server = await serveLocally({ core, dataDir, log: (line) => log.push(line) })
  servers.push(server)
  return { core, dataDir, server, path: server.path ?? '', log }
}

async function dial(path: string, dataDir: string): Promise<OwnerLine> {
  const line = value(await callOwner(path, dataDir))
  if (!line) throw new Error('nobody answers')
  lines.push(line)
  return line
}

const command = (name: string, input: unknown, id: string = crypto.randomUUID()) => ({
  id,
  kind: 'command' as const,
  name,
  input,
})
const query = (name: string, input: unknown = {}) => ({
  id: crypto.randomUUID() as string,
  kind: 'query' as const,
  name,
  input,
})

describe('the owner', () => {
  it('is found by what owner.json says, and no longer when it has closed', async () => {
    const { dataDir, server, path } = await served()
    expect(readOwner(dataDir)).toMatchObject({
      pid: process.pid,
      program: 'test',
      socket: 'commonplace.sock',
      passing: false,
    })
    await server.close()
    expect(readOwner(dataDir)?.socket).toBeUndefined()
    expect(await callOwner(path, dataDir)).toEqual({ ok: true, value: undefined })
  })

  it('is found by every path to the folder, also when that was moved while it was open', async () => {
    const { dataDir } = await served()
    const told = readOwner(dataDir)?.socket ?? ''
    const link = join(temporaryFolder(), 'link')
    symlinkSync(dataDir, link)
    await dial(told, link)
    renameSync(dataDir, `${dataDir} moved`)
    await dial(told, `${dataDir} moved`)
    renameSync(`${dataDir} moved`, dataDir)
  })

  it('answers commands, queries and imports, and tells windows at once', async () => {
    const { core, dataDir, path } = await served()
    const titles: string[][] = []
    const stop = core.subscribe('notes', {}, (rows) => titles.push(value(rows).rows.map(({ title }) => title)))
    const line = await dial(path, dataDir)
    const made = value(await line.call(command('createNote', { title: 'Öfen 🔥', markdown: '# One' })))
    expect(made).toEqual({ noteId: expect.stringMatching(/^n_/) as unknown })
    expect(titles.at(-1)).toEqual(['Öfen 🔥'])
    stop()
    const file = join(temporaryFolder(), 'größe.txt')
    writeFileSync(file, 'Five members wrote within a week.')
    const seen: unknown[] = []
    const report = await line.call({
      id: 'import-1',
      kind: 'task',
      name: 'import',
      input: { items: [{ path: file }] },
      onProgress: (progress) => seen.push(progress),
    })
    expect(value(report)).toMatchObject({ imported: [{ path: file, words: 6 }], failed: [] })
    expect(seen.length).toBeGreaterThan(0)
    expect(value(await line.call(query('sources')))).toEqual(value(await core.query('sources', {})))
  })

  it('does a command once that is sent twice, also from another connection', async () => {
    const { core, dataDir, path } = await served()
    const first = await dial(path, dataDir)
    const second = await dial(path, dataDir)
    const call = command('createNote', { title: 'Once' })
    expect(value(await second.call(call))).toEqual(value(await first.call(call)))
    expect(value(await core.query('notes', {})).total).toBe(1)
  })

  it('is asked under a scope of its own: a window’s undo takes nothing back that the command line did', async () => {
    const { core, dataDir, path } = await served()
    const execute = vi.spyOn(core, 'execute')
    const line = await dial(path, dataDir)
    const { noteId } = value(await line.call(command('createNote', { title: 'Before' }))) as { noteId: string }
    value(await line.call(command('renameNote', { noteId, title: 'After' })))
    expect(execute.mock.calls.map(([, , options]) => options.scope)).toEqual(['cli', 'cli'])
    expect(failure(core.execute('undo', {}, { scope: 'a window' }))).toBe('NothingToUndo')
  })

  it('answers what is not there and what is wrong with the errors of the contract', async () => {
    const { dataDir, path } = await served()
    const line = await dial(path, dataDir)
    for (const name of ['dropTables', 'constructor', '__proto__', ''])
      for (const kind of ['command', 'query', 'task'] as const)
        expect(failure(await line.call({ ...query(name), kind }))).toBe('InvalidInput')
    expect(failure(await line.call(command('createNote', { title: 7 })))).toBe('InvalidInput')
    expect(failure(await line.call(command('setMemo', { quoteId: 'q_0000000000000000000000', memo: '' })))).toBe(
      'QuoteNotFound',
    )
  })

  it('takes files by their whole path only: a relative one or bytes would mean something else here', async () => {
    const { dataDir, path } = await served()
    const line = await dial(path, dataDir)
    const task = (items: unknown) => line.call({ ...query('import'), kind: 'task', input: { items } })
    expect(failure(await task([{ path: 'kiln.md' }]))).toBe('InvalidInput')
    expect(failure(await task([{ path: '/there/is/none' }, { path: '../up' }]))).toBe('InvalidInput')
    expect(failure(await task([{ fileName: 'a.txt', bytes: [1, 2] }]))).toBe('InvalidInput')
    expect(value(await task([{ path: join(dataDir, 'none') }]))).toMatchObject({
      failed: [{ error: { code: 'FileNotFound' } }],
    })
  })

  it('ends an import that is cancelled', async () => {
    const { core, dataDir, path } = await served()
    const folder = temporaryFolder()
    const items = Array.from({ length: 300 }, (_, i) => ({ path: join(folder, `${i}.txt`) }))
    for (const [i, { path: file }] of items.entries()) writeFileSync(file, `Kiln number ${i} is warm.`)
    const line = await dial(path, dataDir)
    const abort = new AbortController()
    const report = value(
      await line.call({
        id: 'one',
        kind: 'task',
        name: 'import',
        input: { items },
        signal: abort.signal,
        onProgress: () => abort.abort(),
      }),
    ) as { imported: unknown[]; failed: { error: { code: string } }[] }
    expect(report.failed.at(-1)?.error.code).toBe('ImportCancelled')
    expect(report.imported.length).toBe(value(await core.query('sources', {})).total)
  })

  it('ends an import whose program has gone', async () => {
    const { core, dataDir } = await newCore()
    const folder = temporaryFolder()
    const items = Array.from({ length: 300 }, (_, i) => ({ path: join(folder, `${i}.txt`) }))
    for (const [i, { path: file }] of items.entries()) writeFileSync(file, `Kiln number ${i} is warm.`)
    const reports: Promise<Outcome<unknown>>[] = []
    const watched: Core = {
      ...core,
      run: (name, input, options) => {
        const report = core.run(name, input, options)
        reports.push(report)
        return report
      },
    }
    const server = await serveLocally({ core: watched, dataDir, log: () => undefined })
    servers.push(server)
    const raw = await greetedLine(server.path ?? '', dataDir)
    raw.send({ type: 'call', id: 'one', kind: 'task', name: 'import', input: { items } })
    await raw.next('progress')
    raw.close()
    const [report] = await Promise.all(reports)
    expect(report && value(report)).toMatchObject({
      failed: expect.arrayContaining([
        expect.objectContaining({ error: expect.objectContaining({ code: 'ImportCancelled' }) as unknown }),
      ]) as unknown,
    })
  })

  it('answers many programs at once', async () => {
    const { core, dataDir, path } = await served()
    await Promise.all(
      Array.from({ length: 40 }, async (_, i) => {
        const line = await dial(path, dataDir)
        for (let k = 0; k < 5; k += 1) value(await line.call(command('createNote', { title: `${i}.${k}` })))
        line.close()
      }),
    )
    const { rows } = value(await core.query('notes', { limit: 1000 }))
    expect(new Set(rows.map(({ title }) => title)).size).toBe(200)
  })

  it('lets what was answered leave before it closes, however long, and ends what is open', async () => {
    const { core, dataDir, server, path } = await served()
    const words = 'Kilns cool slowly. '.repeat(100_000)
    const { noteId } = value(core.execute('createNote', { title: 'Long', markdown: words }, { scope: 'test' }))
    const line = await dial(path, dataDir)
    const asked = line.call(query('noteMarkdown', { noteId }))
    // Until its answer is on its way, nothing else is asked here; then the owner closes under it.
    await dial(path, dataDir)
    await server.close()
    expect(String(value(await asked)).length).toBeGreaterThan(words.length - 10)
    await expect(line.call(query('codes'))).rejects.toBeInstanceOf(LineLost)
    expect(await callOwner(path, dataDir)).toEqual({ ok: true, value: undefined })
  })
})

describe('who does not belong here', () => {
  it('is another folder’s program: its writes would go into the wrong workspace', async () => {
    const { path } = await served()
    const other = await newCore()
    expect(failure(await callOwner(path, other.dataDir))).toBe('WorkspaceInUse')
    await closeCore(other.core)
  })

  it('is a program of another version, which hears why', async () => {
    const { dataDir, path } = await served()
    const line = await rawLine(path)
    line.send({ type: 'hello', version: 2, folder: 'x' })
    expect((await line.next('refused')).error.message).toMatch(/another version/)
    await line.ended
    expect(value(await (await dial(path, dataDir)).call(query('digest')))).toBeTruthy()
  })
})

describe('the other end', () => {
  it('loses what it asked when the owner dies, and says so', async () => {
    const dataDir = (await newCore()).dataDir
    const path = join(temporaryFolder(), 's')
    let calls = 0
    const fake = createServer((socket) => {
      socket.once('data', () => {
        socket.write(encodeFrame({ type: 'ready' }, 1000))
        socket.once('data', () => {
          calls += 1
          socket.destroy()
        })
      })
    })
    fake.listen(path)
    await once(fake, 'listening')
    const line = await dial(path, dataDir)
    await expect(line.call(query('codes'))).rejects.toBeInstanceOf(LineLost)
    expect(calls).toBe(1)
    await expect(line.call(query('codes'))).rejects.toBeInstanceOf(LineLost)
    fake.close()
  })

  it('does not wait for ever for one that says nothing, and parts from one that says nonsense', async () => {
    const dataDir = (await newCore()).dataDir
    for (const [speak, expected] of [
      [undefined, 'CoreUnavailable'],
      ['GET / HTTP/1.1\r\n\r\n', undefined],
      ['\0\0\0\u0002{}', undefined],
      ['\u007f\u007f\u007f\u007f', undefined],
    ] as const) {
      const path = join(temporaryFolder(), 's')
      const fake = createServer((socket) => void (speak !== undefined && socket.write(speak)))
      fake.listen(path)
      await once(fake, 'listening')
      const found = await callOwner(path, dataDir, 300)
      expect(found.ok ? undefined : found.error.code, speak).toBe(expected)
      if (found.ok) expect(found.value).toBeUndefined()
      fake.close()
    }
  })
})
