/** Where the socket lies: with which rights, instead of what, and what happens where there can be none. */
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { once } from 'node:events'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Core } from '#core/core.ts'
import { callOwner } from '#core/localSocket/client.ts'
import { socketPlaces } from '#core/localSocket/place.ts'
import { type LocalServer, serveLocally } from '#core/localSocket/server.ts'
import { closeCore, newCore, openCore, temporaryFolder, value } from '#test/support/core.ts'

const NAME = 'commonplace.sock'
let core: Core
let dataDir: string
let log: string[]
const servers: LocalServer[] = []

beforeEach(async () => {
  ;({ core, dataDir } = await newCore())
  log = []
})
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close()
})

async function serve(): Promise<LocalServer> {
  const server = await serveLocally({ core, dataDir, log: (line) => log.push(line) })
  servers.push(server)
  return server
}

const answers = async (path: string | undefined): Promise<boolean> => {
  const line = value(await callOwner(path ?? '', dataDir))
  line?.close()
  return line !== undefined
}

/** A socket whose owner was killed. */
async function deadSocket(path: string): Promise<void> {
  const server = createServer().listen(`${path}.bound`)
  await once(server, 'listening')
  // Closing takes the name away under which it was bound, not the one that it has now.
  renameSync(`${path}.bound`, path)
  server.close()
  await once(server, 'close')
}

describe.skipIf(process.platform === 'win32')('a socket', () => {
  it('lies in the folder, for its user alone, whatever the mask is', async () => {
    const before = process.umask(0)
    try {
      const { path } = await serve()
      expect(path).toBe(join(dataDir, NAME))
      expect(lstatSync(path ?? '').mode & 0o777).toBe(0o600)
      expect(process.umask(0)).toBe(0)
    } finally {
      process.umask(before)
    }
  })

  it('takes the place of a dead owner’s, and is gone after closing', async () => {
    await deadSocket(join(dataDir, NAME))
    expect(lstatSync(join(dataDir, NAME)).isSocket()).toBe(true)
    const server = await serve()
    expect(await answers(server.path)).toBe(true)
    await server.close()
    expect(existsSync(join(dataDir, NAME))).toBe(false)
    expect(log).toEqual([])
  })

  it('that was left is taken away by whoever opens the folder next', async () => {
    await closeCore(core)
    await deadSocket(join(dataDir, NAME))
    await closeCore(await openCore(dataDir))
    expect(existsSync(join(dataDir, NAME))).toBe(false)
  })

  it('never takes the place of what is not a socket', async () => {
    writeFileSync(join(dataDir, NAME), 'somebody’s words')
    vi.stubEnv('XDG_RUNTIME_DIR', temporaryFolder())
    const { path } = await serve()
    expect(path).not.toBe(join(dataDir, NAME))
    expect(await answers(path)).toBe(true)
    expect(readFileSync(join(dataDir, NAME), 'utf8')).toBe('somebody’s words')
  })

  it('lies in a private folder where the path is too long, also in letters of several bytes', async () => {
    const deep = join(temporaryFolder(), 'ö'.repeat(60))
    await closeCore(core)
    dataDir = deep
    core = await openCore(deep, { create: { name: 'Deep' } })
    const runtime = temporaryFolder()
    vi.stubEnv('XDG_RUNTIME_DIR', runtime)
    const { path } = await serve()
    expect(path?.startsWith(join(runtime, 'commonplace', '/'))).toBe(true)
    expect(lstatSync(join(runtime, 'commonplace')).mode & 0o777).toBe(0o700)
    expect(lstatSync(path ?? '').mode & 0o777).toBe(0o600)
    expect(await answers(path)).toBe(true)
  })

  it('is the same whichever path leads to the folder', () => {
    const link = join(temporaryFolder(), 'link')
    symlinkSync(dataDir, link)
    expect(socketPlaces(link)).toEqual(socketPlaces(dataDir))
  })

  it('is not made in a folder that somebody else could have laid there', async () => {
    const runtime = temporaryFolder()
    const elsewhere = temporaryFolder()
    symlinkSync(elsewhere, join(runtime, 'commonplace'))
    writeFileSync(join(dataDir, NAME), 'in the way')
    vi.stubEnv('XDG_RUNTIME_DIR', runtime)
    vi.stubEnv('TMPDIR', join(runtime, 'none'))
    const { path } = await serve()
    expect(path).not.toContain(join(runtime, 'commonplace'))
    expect(readdirSync(elsewhere)).toEqual([])
  })

  it('can be missing: the workspace is open all the same, and the log says why in one line', async () => {
    writeFileSync(join(dataDir, NAME), 'in the way')
    const file = join(temporaryFolder(), 'a file')
    writeFileSync(file, '')
    vi.stubEnv('XDG_RUNTIME_DIR', file)
    vi.stubEnv('TMPDIR', file)
    const server = await serve()
    expect(server.path).toBeUndefined()
    expect(log).toEqual([expect.stringMatching(/^The command line cannot reach this workspace [^\n]*$/)])
    expect(value(await core.query('workspace', {})).name).toBe('Test')
  })

  it('is not told where owner.json cannot be written, so there is none', async () => {
    rmSync(join(dataDir, 'owner.json'))
    mkdirSync(join(dataDir, 'owner.json'))
    const server = await serve()
    expect(server.path).toBeUndefined()
    expect(existsSync(join(dataDir, NAME))).toBe(false)
    expect(log).toHaveLength(1)
  })
})
