import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { withLock } from '#electron/runtime/lock.mjs'

const MODULE = pathToFileURL(join(import.meta.dirname, '..', '..', 'electron', 'runtime', 'lock.mjs')).href

let folder = ''
let file = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'commonplace-lock-'))
  file = join(folder, 'some', 'thing.lock')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** A process that adds one to a counter file under the lock, slowly enough to be torn without it. */
function incrementElsewhere(counter) {
  const code = `
    import { readFileSync, writeFileSync } from 'node:fs'
    import { withLock } from ${JSON.stringify(MODULE)}
    import { setTimeout as wait } from 'node:timers/promises'
    await withLock(${JSON.stringify(file)}, async () => {
      const value = Number(readFileSync(${JSON.stringify(counter)}, 'utf8'))
      await wait(40)
      writeFileSync(${JSON.stringify(counter)}, String(value + 1))
    })`
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: 'inherit' })
  return new Promise((resolve) => child.once('close', resolve))
}

describe('withLock', () => {
  it('lets one process work at a time', async () => {
    const counter = join(folder, 'counter')
    writeFileSync(counter, '0')
    expect(await Promise.all(Array.from({ length: 5 }, () => incrementElsewhere(counter)))).toEqual([0, 0, 0, 0, 0])
    expect(readFileSync(counter, 'utf8')).toBe('5')
    expect(existsSync(file)).toBe(false)
  })

  it('takes over from a holder that has died', async () => {
    await withLock(file, async () => undefined)
    const dead = await new Promise((resolve) => {
      const child = spawn(process.execPath, ['-e', ''])
      child.once('close', () => resolve(child.pid))
    })
    writeFileSync(file, JSON.stringify({ pid: dead, host: hostname(), at: 0 }))
    expect(await withLock(file, async () => 'done', { limitMs: 10_000 })).toBe('done')
  })

  it('takes over from a holder on another machine that has fallen silent', async () => {
    await withLock(file, async () => undefined)
    writeFileSync(file, JSON.stringify({ pid: 1, host: 'elsewhere', at: 0 }))
    utimesSync(file, 0, 0)
    expect(await withLock(file, async () => 'done', { limitMs: 10_000 })).toBe('done')
  })

  it('frees the lock when the work fails', async () => {
    await expect(withLock(file, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(existsSync(file)).toBe(false)
  })

  it('works without the lock where none can be written', async () => {
    writeFileSync(join(folder, 'plain'), '')
    expect(await withLock(join(folder, 'plain', 'x.lock'), async () => 'done')).toBe('done')
  })
})
