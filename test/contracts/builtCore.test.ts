/** The core as it is built for the app starts, makes a workspace and ends in plain Node where Electron does not exist. */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ROOT } from '#test/support/tracked.ts'
import config from '../../electron.vite.config.ts'

const HOOK = pathToFileURL(join(ROOT, 'test', 'support', 'withoutElectron.mjs')).href
const { COMMONPLACE_SQLITE_BINDING: _binding, ...env } = process.env

let built = ''
let data = ''

beforeAll(async () => {
  // Inside the project, where what is not bundled is found in node_modules.
  mkdirSync(join(ROOT, 'out'), { recursive: true })
  built = mkdtempSync(join(ROOT, 'out', 'core-test-'))
  data = mkdtempSync(join(tmpdir(), 'commonplace-core-'))
  const { externalizeDeps: _, ...main } = config.main?.build ?? {}
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: { ...main, ssr: true, outDir: built, emptyOutDir: true, sourcemap: false },
  })
}, 120_000)

afterAll(() => {
  for (const folder of [built, data]) rmSync(folder, { recursive: true, force: true })
})

describe('the built core', () => {
  it('starts without Electron, makes a workspace and ends when it is told to', async () => {
    const args = ['--import', HOOK, join(built, 'core.js'), '--data', join(data, 'workspace'), '--create', 'Trial']
    const child = spawn(process.execPath, args, { env, cwd: data, stdio: ['pipe', 'pipe', 'pipe'] })
    let said = ''
    let complaints = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      complaints += text
    })
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text
      if (said.includes('"ready"')) child.stdin.write(`${JSON.stringify({ type: 'shutdown' })}\n`)
    })
    const status = await new Promise((resolve) => child.once('close', resolve))
    expect({ status, complaints }).toEqual({ status: 0, complaints: '' })
    expect(JSON.parse(said)).toMatchObject({ type: 'ready', name: 'Trial' })
    expect(existsSync(join(data, 'workspace', 'workspace.sqlite'))).toBe(true)
  }, 30_000)

  it('would be found out if it asked for Electron', () => {
    const { status, stderr } = spawnSync(
      process.execPath,
      ['--import', HOOK, '--input-type=module', '-e', "import 'electron'"],
      {
        env,
        encoding: 'utf8',
        input: '',
      },
    )
    expect(status).not.toBe(0)
    expect(stderr).toContain('the core asked for electron')
  })

  it('has a file for each of its processes', () => {
    for (const name of ['index.js', 'core.js', 'importWorker.js'])
      expect(existsSync(join(built, name)), name).toBe(true)
  })
})
