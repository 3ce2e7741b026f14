import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { constants, getPriority, tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it, vi } from 'vitest'
import { runQuietly } from '#electron/runtime/exec.mjs'

const MODULE = pathToFileURL(join(import.meta.dirname, '..', '..', 'electron', 'runtime', 'exec.mjs')).href

describe('runQuietly', () => {
  it.skipIf(process.platform === 'win32')('gives a program in the background the last turn', async () => {
    let pid = 0
    const options = { env: process.env, inBackground: true, onOutput: (text) => (pid = Number(text)) }
    const ended = runQuietly('/bin/sh', ['-c', 'echo $$; exec sleep 60'], options)
    await vi.waitFor(() => expect(pid).toBeGreaterThan(0), { timeout: 15_000 })
    expect(getPriority(pid)).toBe(constants.priority.PRIORITY_LOW)
    process.kill(pid)
    expect(await ended).toMatchObject({ status: 137, timedOut: false })
  })

  it.skipIf(process.platform === 'win32')('tells what is still running when this process ends', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'commonplace-exec-'))
    const mark = join(folder, 'told')
    const waits = `trap 'echo told > "${mark}"; exit' TERM; echo ready; while :; do sleep 0.05; done`
    const code = `
      import { runQuietly } from ${JSON.stringify(MODULE)}
      const onOutput = () => process.exit(7)
      void runQuietly('/bin/sh', ['-c', ${JSON.stringify(waits)}], { env: process.env, onOutput })`
    const child = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: 'inherit' })
    expect(await new Promise((resolve) => child.once('close', resolve))).toBe(7)
    await vi.waitFor(() => expect(existsSync(mark)).toBe(true), { timeout: 15_000 })
    rmSync(folder, { recursive: true, force: true })
  })
})
