/** Files by their hash: many at once are there, whole, under one name each, and nothing half written is kept or swept too early. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createBlobs, sha256 } from '#core/blobs/blobs.ts'
import type { Db } from '#core/db/database.ts'
import { temporaryFolder } from '#test/support/core.ts'

const noDb = { run: () => 0 } as unknown as Db
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
const filesIn = (dataDir: string): string[] =>
  readdirSync(join(dataDir, 'blobs'), { recursive: true, encoding: 'utf8' }).filter((name) => /[/\\]/.test(name))

describe('blobs', () => {
  it('are stored side by side, in the order asked, each once', async () => {
    const dataDir = temporaryFolder()
    const blobs = createBlobs(dataDir, noDb)
    const texts = Array.from({ length: 300 }, (_, n) => `clay ${n % 250}`)
    blobs.put(bytesOf('clay 7'))
    const hashes = await blobs.putAll(texts.map(bytesOf))
    expect(hashes).toEqual(texts.map((text) => sha256(bytesOf(text))))
    expect(filesIn(dataDir)).toHaveLength(250)
    for (const [n, hash] of hashes.entries())
      expect(new TextDecoder().decode(blobs.get(hash) ?? new Uint8Array())).toBe(texts[n])
  })

  it('keep what is being written when the folder is swept, and lose what a process that died left', async () => {
    const dataDir = temporaryFolder()
    const blobs = createBlobs(dataDir, noDb)
    const left = join(dataDir, 'blobs', 'ab')
    mkdirSync(left, { recursive: true })
    writeFileSync(join(left, `${'ab'.repeat(32)}.0123.part`), 'half')
    const many = Array.from({ length: 60 }, (_, n) => bytesOf(`a tile of the stove, number ${n}`))
    const stored = blobs.putAll(many)
    // The sweep of the start comes at any moment of it.
    let isDone = false
    const sweeping = (async () => {
      while (!isDone) {
        blobs.sweep()
        await new Promise((resolve) => setImmediate(resolve))
      }
    })()
    const hashes = await stored
    isDone = true
    await sweeping
    expect(hashes.filter((hash) => blobs.get(hash) === null)).toEqual([])
    expect(readdirSync(left)).not.toContain(`${'ab'.repeat(32)}.0123.part`)
  })

  it('two that store the same at once both have it', async () => {
    const dataDir = temporaryFolder()
    const blobs = createBlobs(dataDir, noDb)
    const many = Array.from({ length: 60 }, (_, n) => bytesOf(`shard ${n}`))
    const both = Promise.all([blobs.putAll(many), blobs.putAll(many)])
    blobs.put(bytesOf('shard 3'))
    const [first, second] = await both
    expect(second).toEqual(first)
    expect(filesIn(dataDir)).toHaveLength(60)
  })

  it('fail together, and leave nothing half written', async () => {
    const dataDir = temporaryFolder()
    const blobs = createBlobs(dataDir, noDb)
    const bad = bytesOf('no place for me')
    // A file where its folder should be.
    mkdirSync(join(dataDir, 'blobs'))
    writeFileSync(join(dataDir, 'blobs', sha256(bad).slice(0, 2)), '')
    await expect(blobs.putAll([bad, bytesOf('one'), bytesOf('two')])).rejects.toThrow()
    expect(filesIn(dataDir).filter((name) => name.endsWith('.part'))).toEqual([])
    expect(readFileSync(blobs.path(sha256(bytesOf('one'))) ?? '', 'utf8')).toBe('one')
  })

  it('do not make a workspace that was moved away anew', async () => {
    const dataDir = temporaryFolder()
    const blobs = createBlobs(dataDir, noDb)
    rmSync(dataDir, { recursive: true })
    await expect(blobs.putAll([bytesOf('one')])).rejects.toThrow()
    expect(existsSync(dataDir)).toBe(false)
  })
})
