/** A team of real processes over the real network, on this computer: invited, joined, met, cut, removed. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type CliRun, runCli } from '#test/support/cli.ts'
import { runInside } from '#test/support/cliInside.ts'
import { type RunningPeer, startPeer } from '#test/support/peer.ts'

// Every command is a process of its own, and machines are busy.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 })

let folder: string
const peers: RunningPeer[] = []
const at = (...names: string[]): string => join(folder, ...names)
/** What goes onto the network by itself does it as it would, from a process of its own. */
const cli = (name: string, ...args: string[]): Promise<CliRun> =>
  (name === 'sync-once' ? runCli : runInside)([name, ...args, '--json'], { cwd: folder })

/** The command succeeded; its JSON. */
async function good<T = Record<string, unknown>>(name: string, ...args: string[]): Promise<T> {
  const run = await cli(name, ...args)
  expect([run.status, run.stdout], `${name} ${args.join(' ')} ${run.stderr}`).toEqual([0, run.stdout])
  return run.json<T>()
}
const digestOf = async (data: string): Promise<unknown> => (await good('digest', '--data', data))['digest']

async function peer(data: string): Promise<RunningPeer> {
  const started = startPeer(['--data', data, '--listen', '127.0.0.1:0'], { cwd: folder })
  peers.push(started)
  await started.next('listening')
  return started
}

async function invite(data: string, ...words: string[]): Promise<string> {
  return (await good<{ link: string }>('invite', '--data', data, '--auto-admit', ...words)).link
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'commonplace-team-'))
  await good('init', '--name', 'Töpferei', '--data', 'a')
  writeFileSync(at('kiln.md'), '# Kiln day\n\nShe came early. He came late.\n')
  await good('import', 'kiln.md', '--data', 'a')
})
afterEach(async () => {
  for (const each of peers.splice(0)) await each.end('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

describe('a team on the command line', () => {
  it('is invited, joins, works apart and holds the same again', async () => {
    const first = await peer('a')
    const link = await invite('a')
    const joined = await good('join', link, '--data', 'b', '--name', 'Ben')
    expect(joined['digest']).toBe(await digestOf('a'))
    expect(await good('verify', '--data', 'b')).toMatchObject({ ok: true, problems: [] })
    const { sources } = await good<{ sources: { sourceId: string }[] }>('sources', '--data', 'b')
    const text = await good('source-text', sources[0]?.sourceId ?? '', '--data', 'b')
    expect(text).toMatchObject({ text: expect.stringContaining('He came late.') as unknown })

    await good('note-add', '--title', 'Made apart', '--markdown', 'kiln.md', '--data', 'b')
    await good('note-add', '--title', 'Made meanwhile', '--markdown', 'kiln.md', '--data', 'a')
    const once = await good<{ digest: string; differing: string[] }>('sync-once', '--data', 'b')
    expect(once.differing).toEqual([])
    expect(once.digest).toBe(await digestOf('a'))
    const { notes } = await good<{ notes: { title: string }[] }>('notes', '--data', 'a')
    expect(notes.map(({ title }) => title).toSorted()).toEqual(['Made apart', 'Made meanwhile'])
    expect(await good('members', '--data', 'b')).toMatchObject({
      members: [{ role: 'owner' }, { name: 'Ben', role: 'editor', me: true }],
    })
    expect(first.events.map(({ event }) => event)).toContain('synced')

    const again = await cli('join', link, '--data', 'c', '--name', 'Cid')
    expect(again.status).toBe(1)
    expect(again.json()).toMatchObject({ error: { code: 'InviteRefused' } })
    expect(existsSync(at('c'))).toBe(false)
  })

  it('lets a viewer read, and takes a member out', async () => {
    const first = await peer('a')
    await good('join', await invite('a', '--role', 'viewer'), '--data', 'v', '--name', 'Eve')
    const refused = await cli('note-add', '--title', 'Mine', '--markdown', 'kiln.md', '--data', 'v')
    expect(refused.json()).toMatchObject({ error: { code: 'ViewerCannotEdit' } })

    const { members } = await good<{ members: { memberId: string; name: string }[] }>('members', '--data', 'a')
    await good('member-remove', members.find(({ name }) => name === 'Eve')?.memberId ?? '', '--data', 'a')
    await good('note-add', '--title', 'Not for Eve', '--markdown', 'kiln.md', '--data', 'a')
    const cut = await cli('sync-once', '--data', 'v', '--timeout', '5s')
    expect(cut.status).toBe(1)
    expect((await good<{ notes: unknown[] }>('notes', '--data', 'v')).notes).toEqual([])
    expect(first.stderr()).toBe('')
  })

  it('goes on where it was when one of two is killed in the middle', async () => {
    await peer('a')
    await good('join', await invite('a'), '--data', 'b', '--name', 'Ben')
    for (let n = 0; n < 4; n++)
      await good('note-add', '--title', `Note ${n}`, '--markdown', 'kiln.md', '--data', n % 2 === 0 ? 'a' : 'b')
    const second = await peer('b')
    await second.next('connected')
    await second.end('SIGKILL')
    const third = await peer('b')
    await third.next('synced')
    expect(await digestOf('a')).toBe(await digestOf('b'))
    expect(await good('verify', '--data', 'a')).toMatchObject({ ok: true, problems: [] })
  })
})
