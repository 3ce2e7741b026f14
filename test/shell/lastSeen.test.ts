/** What was seen last is read only as it was written, by the build that wrote it. */
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { buildOf, readLastSeen } from '#electron/shell/lastSeen.ts'
import { LAST_SEEN_FILE, MAX_LAST_SEEN_BYTES } from '#shared/contract/lastSeen.ts'

const build = 'b1'
const body = JSON.stringify({ workspace: { name: 'Quay' }, preferences: {}, sources: {} })
const sealed = (text: string, by = build): string =>
  `${JSON.stringify({ build: by, sha256: createHash('sha256').update(text).digest('hex') })}\n${text}`

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'commonplace-seen-'))
  file = join(folder, LAST_SEEN_FILE)
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('is handed on as it was written', async () => {
  writeFileSync(file, sealed(body))
  expect(await readLastSeen(folder, build)).toEqual({ name: 'Quay', json: body })
})

test('is nothing where there is no file, a folder, another build or no build', async () => {
  expect(await readLastSeen(folder, build)).toBeUndefined()
  writeFileSync(file, sealed(body, 'b0'))
  expect(await readLastSeen(folder, build)).toBeUndefined()
  expect(await readLastSeen(folder, undefined)).toBeUndefined()
  rmSync(file)
  mkdirSync(file)
  expect(await readLastSeen(folder, build)).toBeUndefined()
  expect(buildOf(folder)).toBeUndefined()
})

test('is nothing where it is too long to be one', async () => {
  writeFileSync(file, sealed(JSON.stringify({ workspace: { name: 'x'.repeat(MAX_LAST_SEEN_BYTES + 1_000) } })))
  expect((await readLastSeen(folder, build)) === undefined).toBe(true)
})

test('is nothing where any of it was cut or changed', async () => {
  const whole = Buffer.from(sealed(body))
  const damaged = fc.oneof(
    fc.nat(whole.length - 1).map((length) => whole.subarray(0, length)),
    fc.tuple(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 })).map(([at, by]) => {
      const copy = Buffer.from(whole)
      copy[at] = (copy[at] ?? 0) ^ by
      return copy
    }),
    fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
  )
  await fc.assert(
    fc.asyncProperty(damaged, async (bytes) => {
      writeFileSync(file, bytes)
      const read = await readLastSeen(folder, build)
      // White space in the head and the like may change; what is handed on never does.
      if (read !== undefined) expect(read).toEqual({ name: 'Quay', json: body })
    }),
    { numRuns: 300 },
  )
})
