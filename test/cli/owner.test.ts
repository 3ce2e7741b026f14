/** The command line while somebody else owns the folder: real processes, killed where it hurts. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type CliRun, runCli } from '#test/support/cli.ts'
import { runInside } from '#test/support/cliInside.ts'
import { type RunningPeer, startPeer } from '#test/support/peer.ts'
import { withCore } from '#test/support/workspace.ts'

// Every command is a process of its own, and machines are busy.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 })

interface Failure {
  error: { code: string; message: string }
}

let folder: string
const peers: RunningPeer[] = []
const at = (...names: string[]): string => join(folder, ...names)
const cli = (...args: string[]): Promise<CliRun> => runCli([...args, '--data', 'w', '--json'], { cwd: folder })
/** For what asks the owner, and is not what is killed or met. */
const inside = (...args: string[]): Promise<CliRun> => runInside([...args, '--data', 'w', '--json'], { cwd: folder })

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'commonplace-owner-'))
  await withCore(at('w'), 'Töpfer', () => Promise.resolve())
  writeFileSync(at('kiln.md'), '# Kiln day\n\nShe came early. He came late.\n')
})
afterEach(async () => {
  for (const peer of peers.splice(0)) await peer.end('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

async function peer(env: Record<string, string> = {}, words = ['--data', 'w']): Promise<RunningPeer> {
  const started = startPeer(words, { env, cwd: folder })
  peers.push(started)
  await started.next('serving')
  return started
}

/** The command succeeded; its JSON. */
async function good<T = Record<string, never>>(...args: string[]): Promise<T> {
  const run = await inside(...args)
  expect([run.status, run.stderr], args.join(' ')).toEqual([0, ''])
  return run.json<T>()
}

/** The folder is free, sound, and holds these own codes. */
async function expectFolder(own: readonly string[]): Promise<void> {
  await withCore(at('w'), undefined, async (core) => {
    expect(await core.query('verify', {})).toMatchObject({ ok: true, value: { problems: [] } })
    const codes = await core.query('codes', {})
    const names = codes.ok ? codes.value.filter(({ tree }) => tree === 'own').map(({ name }) => name) : []
    expect(names.toSorted()).toEqual(own.toSorted())
  })
}
const numbered = (count: number): string[] => Array.from({ length: count }, (_, i) => `Own ${i}`)

describe('while a peer owns the folder', () => {
  it('every command is answered as without it', async () => {
    const owner = await peer()
    expect(owner.events).toContainEqual({ event: 'serving', data: at('w') })
    const report = await good<{ imported: { sourceId: string; path: string }[] }>('import', 'kiln.md')
    expect(report).toMatchObject({ imported: [{ path: at('kiln.md'), words: 8 }], failed: [] })
    const sourceId = report.imported[0]?.sourceId ?? ''
    expect(await good('sources')).toMatchObject({ sources: [{ sourceId }] })
    expect(await good('source-text', sourceId)).toMatchObject({
      text: expect.stringContaining('He came late.') as string,
    })
    await good('code-add', 'Guests', '--parent', 'R1')
    expect((await good<{ codes: unknown[] }>('codes')).codes).toHaveLength(40)
    const quote = ['--source', sourceId, '--exact', 'came late', '--code', 'Guests:disputes', '--memo', 'why?']
    const { quoteId } = await good<{ quoteId: string }>('quote-add', ...quote)
    expect(await good('quotes')).toMatchObject({ quotes: [{ quoteId, codings: [{ code: 'Guests' }], memo: 'why?' }] })
    writeFileSync(at('note.md'), '# Plan\n\n- [ ] ask\n')
    const { noteId } = await good<{ noteId: string }>('note-add', '--title', 'Öfen', '--markdown', 'note.md')
    expect(await good('notes')).toMatchObject({ notes: [{ noteId, title: 'Öfen' }] })
    expect(await good('note-markdown', noteId)).toMatchObject({
      markdown: expect.stringContaining('- [ ] ask') as string,
    })
    expect(await good('search', 'late')).toMatchObject({
      hits: expect.arrayContaining([expect.objectContaining({ kind: 'quote', id: quoteId })]) as unknown,
    })
    const digest = await good('digest')
    expect(await good('verify')).toMatchObject({ ok: true, problems: [] })
    expect(await owner.end('SIGTERM')).toEqual({ status: 0, signal: null })
    expect(owner.events.at(-1)).toEqual({ event: 'closed', data: at('w') })
    expect(owner.stderr()).toBe('')
    expect(await good('digest')).toEqual(digest)
  })

  it('what fails, fails as without it', async () => {
    await peer()
    for (const [status, code, ...args] of [
      [1, 'AlreadyInitialised', 'init', '--name', 'Again'],
      [1, 'SourceNotFound', 'source-text', 's_none'],
      [1, 'NoteNotFound', 'note-markdown', 'n_none'],
      [1, 'CodeNameTaken', 'code-add', 'R1.HELP'],
      [1, 'CodeNotFound', 'quotes', '--code', 'NO.SUCH'],
      [2, 'WrongUsage', 'sources', 'extra'],
      [3, 'WorkspaceInUse', 'peer'],
    ] as const) {
      const run = await inside(...args)
      expect(run.json<Failure>().error.code, run.stderr).toBe(code)
      expect([run.status, run.stderr.trim()]).toEqual([status, run.json<Failure>().error.message])
    }
    const run = await cli('import', 'kiln.md', 'none.md')
    expect(run.status).toBe(1)
    expect(run.json()).toMatchObject({
      imported: [{}],
      failed: [{ path: at('none.md'), error: { code: 'FileNotFound' } }],
    })
  })

  it('many commands at once are all done', async () => {
    const owner = await peer()
    const runs = await Promise.all(numbered(8).map((name) => cli('code-add', name)))
    expect(runs.map(({ status, stderr }) => [status, stderr])).toEqual(runs.map(() => [0, '']))
    await owner.end('SIGTERM')
    await expectFolder(numbered(8))
  })

  it('a second peer is told who has it and ends with status 3; of several folders it keeps none', async () => {
    const owner = await peer()
    await withCore(at('other'), 'Other', () => Promise.resolve())
    const second = startPeer(['--data', 'other', '--data', 'w'], { cwd: folder })
    peers.push(second)
    expect(await second.end()).toEqual({ status: 3, signal: null })
    expect(second.stderr()).toContain(`a peer (process ${owner.process.pid}`)
    await withCore(at('other'), undefined, () => Promise.resolve())
    expect((await cli('sources')).status).toBe(0)
  })
})

describe('a peer', () => {
  it('keeps several folders, and gives all of them back', async () => {
    await withCore(at('other'), 'Other', () => Promise.resolve())
    const owner = await peer({}, ['--data', 'w', '--data', 'other', '--listen', '127.0.0.1:0', '--lan'])
    await vi.waitFor(() => expect(owner.events).toHaveLength(2))
    await good('code-add', 'Here')
    expect((await runCli(['codes', '--data', at('other')])).stdout).not.toContain('"Here"')
    expect(await owner.end('SIGINT')).toEqual({ status: 0, signal: null })
    await expectFolder(['Here'])
    for (const name of ['w', 'other']) expect(existsSync(at(name, 'commonplace.sock'))).toBe(false)
  })

  it('ends in order when a whole group of processes is told, and the signal comes twice', async () => {
    const owner = startPeer(['--data', 'w'], { cwd: folder, throughBootstrap: true })
    peers.push(owner)
    await owner.next('serving')
    process.kill(-(owner.process.pid ?? 0), 'SIGINT')
    expect(await owner.end()).toEqual({ status: 0, signal: null })
    expect(owner.events.at(-1)).toEqual({ event: 'closed', data: at('w') })
  })

  it('ends in order when nobody reads it any more', async () => {
    const owner = await peer()
    owner.process.stdout?.destroy()
    // It notices with the next thing that it has to say.
    expect(await owner.end('SIGHUP')).toEqual({ status: 0, signal: null })
    expect(existsSync(at('w', 'commonplace.sock'))).toBe(false)
  })

  it('does not understand every word', async () => {
    for (const words of [['--data', 'w', '--data', './w'], []]) {
      const run = await runCli(['peer', ...words], { cwd: folder })
      expect([run.status, run.json<Failure>().error.code], words.join(' ')).toEqual([2, 'WrongUsage'])
    }
    const nowhere = await runCli(['peer', '--data', at('none')])
    expect([nowhere.status, nowhere.json<Failure>().error.code]).toEqual([1, 'NotAWorkspace'])
  })
})

describe('kill -9 of the owner', () => {
  it.each([
    ['before the command is in the log', 'beforeCommit:1'],
    ['in the middle of its transaction', 'afterLogWrite:1'],
    ['after its commit', 'afterCommit:1'],
    ['before its answer', 'beforeAck:1'],
  ])('%s: the command is done once, by itself', async (_when, fault) => {
    const owner = await peer({ COMMONPLACE_FAULT: fault })
    const run = await cli('code-add', 'Guests')
    expect([run.status, run.stderr]).toEqual([0, ''])
    expect(run.json<{ codeId: string }>().codeId).toMatch(/^c_/)
    expect((await owner.end()).signal).toBe('SIGKILL')
    await expectFolder(['Guests'])
  })

  it('during an import: one sentence, status 1, and what was in is kept', async () => {
    // Its second commit; the first files are in.
    const owner = await peer({ COMMONPLACE_FAULT: 'beforeCommit:2' })
    const names = Array.from({ length: 40 }, (_, i) => `${i}.txt`)
    for (const name of names) writeFileSync(at(name), `The kiln of ${name} is warm.`)
    const run = await cli('import', ...names)
    expect([run.status, run.json<Failure>().error.code]).toEqual([1, 'CoreUnavailable'])
    expect(run.stderr).toMatch(/^The program that had this workspace open ended during the import; [^\n]*\.\n$/)
    expect((await owner.end()).signal).toBe('SIGKILL')
    const { length } = (await good<{ sources: unknown[] }>('sources')).sources
    expect(length).toBeGreaterThan(0)
    expect(length).toBeLessThan(names.length)
    await expectFolder([])
  })

  it('again and again, while commands go on: each that said it was done is done, once', async () => {
    const done: string[] = []
    let isOver = false
    const commands = (async () => {
      for (let i = 0; i < 5; i += 1) {
        const run = await cli('code-add', `Own ${i}`)
        expect([run.status, run.stderr], `command ${i}`).toEqual([0, ''])
        done.push(`Own ${i}`)
      }
      isOver = true
    })()
    while (!isOver) {
      const started = startPeer(['--data', 'w'], { cwd: folder })
      peers.push(started)
      await started.next('serving')
      const before: number = done.length
      await vi.waitFor(() => expect(done.length > before || isOver).toBe(true), { timeout: 60_000, interval: 5 })
      await started.end('SIGKILL')
    }
    await commands
    expect(done).toEqual(numbered(5))
    await expectFolder(done)
  })
})

describe('without an owner', () => {
  it('commands at the same moment wait for each other', async () => {
    const runs = await Promise.all(numbered(5).map((name) => cli('code-add', name)))
    expect(runs.map(({ status, stderr }) => [status, stderr])).toEqual(runs.map(() => [0, '']))
    await expectFolder(numbered(5))
  })

  it('a peer and commands that start at once come to terms', async () => {
    const serving = peer()
    const runs = await Promise.all(numbered(4).map((name) => cli('code-add', name)))
    expect(runs.map(({ status, stderr }) => [status, stderr])).toEqual(runs.map(() => [0, '']))
    await (await serving).end('SIGTERM')
    await expectFolder(numbered(4))
  })

  it('an init that meets another makes one workspace, and the other hears of it', async () => {
    const runs = await Promise.all(['A', 'B', 'C'].map((name) => runCli(['init', '--name', name, '--data', at('new')])))
    expect(runs.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([0, 1, 1])
    const codes = runs.filter(({ status }) => status === 1).map((run) => run.json<Failure>().error.code)
    expect(codes).toEqual(['AlreadyInitialised', 'AlreadyInitialised'])
  })

  it('what a dead owner left stands in nobody’s way', async () => {
    const owner = await peer()
    await owner.end('SIGKILL')
    expect(readFileSync(at('w', 'owner.json'), 'utf8')).toContain('commonplace.sock')
    await good('digest')
    expect(existsSync(at('w', 'commonplace.sock'))).toBe(false)
    await (await peer()).end('SIGTERM')
    await expectFolder([])
  })
})
