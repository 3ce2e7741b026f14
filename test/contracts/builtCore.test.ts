/** The core as it is built for the app starts, makes a workspace and ends in plain Node where Electron does not exist. */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
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
    plugins: config.main?.plugins ?? [],
    ssr: { noExternal: true },
    build: { ...main, ssr: true, outDir: built, emptyOutDir: true, sourcemap: false },
  })
}, 120_000)

afterAll(() => {
  for (const folder of [built, data]) rmSync(folder, { recursive: true, force: true })
})

/** Starts the core on a workspace, ends it as soon as it is ready, and returns what came of it. */
async function startAndEnd(folder: string, codeCache?: string) {
  const options = existsSync(folder) ? [] : ['--create', 'Trial']
  const args = ['--import', HOOK, join(built, 'core.js'), '--data', folder, ...options]
  const child = spawn(process.execPath, args, {
    env: { ...env, ...(codeCache !== undefined && { COMMONPLACE_CODE_CACHE: codeCache }) },
    cwd: data,
    stdio: ['pipe', 'pipe', 'pipe'],
  })
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
  return { status, complaints, said }
}

describe('the built core', () => {
  it('starts without Electron, makes a workspace and ends when it is told to', async () => {
    const { said, ...rest } = await startAndEnd(join(data, 'workspace'))
    expect(rest).toEqual({ status: 0, complaints: '' })
    expect(JSON.parse(said)).toMatchObject({ type: 'ready', name: 'Trial' })
    expect(existsSync(join(data, 'workspace', 'workspace.sqlite'))).toBe(true)
  }, 30_000)

  it('keeps its compiled code for the next start, and begins afresh when that is damaged', async () => {
    const cache = join(data, 'code')
    const start = () => startAndEnd(join(data, 'again'), cache)
    const fine = { status: 0, complaints: '' }
    expect(await start()).toMatchObject(fine)
    const [name] = readdirSync(cache)
    const file = join(cache, name ?? '')
    const kept = readFileSync(file)
    const keptAt = statSync(file).mtimeMs
    expect(await start()).toMatchObject(fine)
    expect(statSync(file).mtimeMs).toBe(keptAt)
    for (const damaged of [kept.subarray(0, 1000), kept.with(kept.length - 200, 1 ^ (kept.at(-200) ?? 0)), '']) {
      writeFileSync(file, damaged)
      expect(await start()).toMatchObject(fine)
      expect(readFileSync(file).length).toBeGreaterThan(100_000)
      expect(readdirSync(cache)).toEqual([name])
    }
  }, 60_000)

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
    for (const name of ['index.js', 'core.js', 'coreProgram.cjs', 'importWorker.js'])
      expect(existsSync(join(built, name)), name).toBe(true)
  })
})
