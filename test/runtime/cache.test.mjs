import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

let folder = ''
let made = 0
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'commonplace-cache-'))
  made = 0
  vi.resetModules()
  vi.stubEnv('XDG_CACHE_HOME', folder)
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** The entry's folder; what fills it counts how often it was called. */
async function entry() {
  const { cached } = await import('#electron/runtime/cache.mjs')
  return cached('thing-1', 'the thing', async (place) => {
    made++
    writeFileSync(join(place, 'file'), 'content')
  })
}

describe('cached', () => {
  it('makes an entry once', async () => {
    const place = await entry()
    expect(await entry()).toBe(place)
    expect(made).toBe(1)
    expect(readFileSync(join(place, 'file'), 'utf8')).toBe('content')
  })

  it.each([
    ['shortened', (file) => writeFileSync(file, 'con')],
    ['changed in place', (file) => writeFileSync(file, 'CONTENT')],
    ['deleted', (file) => rmSync(file)],
  ])('makes it anew when a file was %s', async (_how, damage) => {
    damage(join(await entry(), 'file'))
    const place = await entry()
    expect(made).toBe(2)
    expect(readFileSync(join(place, 'file'), 'utf8')).toBe('content')
  })

  it('leaves nothing behind when making it fails', async () => {
    const { cached } = await import('#electron/runtime/cache.mjs')
    const failing = cached('thing-2', 'the thing', async (place) => {
      writeFileSync(join(place, 'half'), '')
      throw new Error('the network went away')
    })
    await expect(failing).rejects.toThrow('the network went away')
    expect(readdirSync(join(folder, 'commonplace'))).toEqual([])
  })

  it('uses the next folder where the first cannot be written', async () => {
    writeFileSync(join(folder, 'plain'), '')
    vi.stubEnv('XDG_CACHE_HOME', join(folder, 'plain'))
    const place = await entry()
    expect(place).toContain('node_modules')
    rmSync(place, { recursive: true })
  })
})
