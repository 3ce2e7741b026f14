import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { zipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { unzip } from '#electron/runtime/fallback/unzip.mjs'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'commonplace-unzip-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Writes an archive and takes it out. Returns the folder it was taken to. */
async function roundTrip(bytes, rename = (name) => name) {
  const archive = join(folder, 'archive.zip')
  const target = mkdtempSync(join(folder, 'out-'))
  writeFileSync(archive, bytes)
  await unzip(archive, target, rename)
  return target
}

describe('unzip', () => {
  it('gives back what another zip library packed, stored or deflated', async () => {
    const names = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,8}(\/[a-zé]{1,8}){0,2}\.x$/), {
      minLength: 1,
      maxLength: 6,
    })
    const property = fc.asyncProperty(
      names,
      fc.uint8Array({ maxLength: 5_000 }),
      fc.constantFrom(0, 6),
      async (paths, bytes, level) => {
        const target = await roundTrip(
          zipSync(Object.fromEntries(paths.map((path, i) => [path, [bytes.subarray(i), { level }]]))),
        )
        for (const [i, path] of paths.entries())
          expect(readFileSync(join(target, path))).toEqual(Buffer.from(bytes.subarray(i)))
      },
    )
    await fc.assert(property, { numRuns: 40 })
  })

  it('leaves out what is not wanted and renames the rest', async () => {
    const target = await roundTrip(zipSync({ 'A/b': new Uint8Array([1]), 'A/c': new Uint8Array([2]) }), (name) =>
      name === 'A/b' ? 'd' : undefined,
    )
    expect(readdirSync(target)).toEqual(['d'])
  })

  it('refuses a file whose bytes were changed', async () => {
    const bytes = zipSync({ file: [new TextEncoder().encode('a sentence that will be damaged'), { level: 0 }] })
    bytes[40] ^= 1
    await expect(roundTrip(bytes)).rejects.toThrow('file is damaged')
  })

  it('refuses a path that leads out of the folder', async () => {
    await expect(roundTrip(zipSync({ '../outside': new Uint8Array([1]) }))).rejects.toThrow('leads out of the folder')
    expect(readdirSync(folder)).not.toContain('outside')
  })

  it('refuses what is no archive', async () => {
    await expect(roundTrip(new Uint8Array(100))).rejects.toThrow('no directory')
  })
})
