/** Programs at the socket that send junk, too much, too slowly or nothing: the owner answers others all the while. */
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Core } from '#core/core.ts'
import { callOwner } from '#core/localSocket/client.ts'
import { encodeFrame } from '#core/localSocket/frames.ts'
import { LINE_VERSION, MAX_CONNECTIONS, MAX_OPEN_CALLS } from '#core/localSocket/limits.ts'
import { markOfFolder } from '#core/localSocket/place.ts'
import { type LocalServer, serveLocally } from '#core/localSocket/server.ts'
import { ok } from '#shared/model/result.ts'
import { newCore, value } from '#test/support/core.ts'
import { greetedLine, type RawLine, rawLine } from '#test/support/localLine.ts'

/** A session that nobody minds: the next one must be served like the first. */
const HONEST_WITHIN_MS = 2_000

let core: Core
let dataDir: string
let server: LocalServer
let log: string[]
const raws: RawLine[] = []

async function serve(times = { helloMs: 5_000, frameMs: 5_000, idleMs: 60_000 }): Promise<void> {
  ;({ core, dataDir } = await newCore())
  log = []
  server = await serveLocally({ core, dataDir, log: (line) => log.push(line), times })
}
beforeEach(() => serve())
afterEach(async () => {
  for (const raw of raws.splice(0)) raw.close()
  await server.close()
})

const path = (): string => server.path ?? ''
const raw = async (greeted = true): Promise<RawLine> => {
  const line = await (greeted ? greetedLine(path(), dataDir) : rawLine(path()))
  raws.push(line)
  return line
}

/** A program of ours is answered, and soon. */
async function expectHonestService(): Promise<void> {
  const began = performance.now()
  const line = value(await callOwner(path(), dataDir))
  if (!line) throw new Error('nobody answers')
  const id: string = crypto.randomUUID()
  expect(value(await line.call({ id, kind: 'query', name: 'workspace', input: {} }))).toMatchObject({ name: 'Test' })
  line.close()
  expect(performance.now() - began).toBeLessThan(HONEST_WITHIN_MS)
}

const callFrame = (message: unknown): Buffer => encodeFrame(message, 1 << 28)
const head = (length: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(length)
  return bytes
}
const workspaceCall = (id: string) => ({ type: 'call', id, kind: 'query', name: 'workspace', input: {} })

describe('a program is parted from', () => {
  it.each<[string, boolean, unknown]>([
    ['that speaks something else', false, Buffer.from('GET / HTTP/1.1\r\nHost: x\r\n\r\n')],
    ['whose first frame is too long', false, head(5_000)],
    ['whose frame has the greatest length', true, head(0xffffffff)],
    ['whose frame is empty', true, head(0)],
    ['that calls before it greets', false, workspaceCall('a')],
    ['that greets twice', true, { type: 'hello', version: LINE_VERSION, folder: 'x' }],
    ['that sends no JSON', true, Buffer.concat([head(3), Buffer.from('{"a')])],
    ['that sends another message', true, { type: 'open', noteId: 'n_x', vector: [] }],
    ['whose call has a number for a name', true, { ...workspaceCall('a'), name: 7 }],
    ['whose id is long', true, workspaceCall('x'.repeat(65))],
    ['that sends an array', true, []],
    ['that sends null', true, null],
    ['that nests deeply', true, Buffer.concat([head(4_000_000), Buffer.from('['.repeat(4_000_000))])],
  ])('%s', async (_name, greeted, said) => {
    const line = await raw(greeted)
    if (Buffer.isBuffer(said)) line.bytes(said)
    else line.send(said)
    await line.ended
    expect(log).toHaveLength(1)
    expect(log[0]).toMatch(/^A program at the socket was parted from: [^\n]{1,200}\.$/)
    await expectHonestService()
  })

  it('that asks for everything at once', async () => {
    const line = await raw()
    const calls = Array.from({ length: MAX_OPEN_CALLS * 20 }, (_, i) => callFrame(workspaceCall(`c${i}`)))
    line.bytes(Buffer.concat(calls))
    await line.ended
    await expectHonestService()
  })
})

describe('time', () => {
  it('is up for one that does not greet', async () => {
    await server.close()
    await serve({ helloMs: 100, frameMs: 60_000, idleMs: 60_000 })
    const silent = await raw(false)
    await silent.ended
    expect(log[0]).toContain('did not greet in time')
  })

  it('is up for one that sends a byte now and then', async () => {
    await server.close()
    await serve({ helloMs: 60_000, frameMs: 150, idleMs: 60_000 })
    const slow = await raw()
    const frame = callFrame(workspaceCall('slow'))
    slow.bytes(frame.subarray(0, 5))
    let at = 5
    const dripping = setInterval(() => slow.bytes(frame.subarray(at, (at += 1))), 40)
    await slow.ended
    clearInterval(dripping)
    expect(log[0]).toContain('did not become whole in time')
    await expectHonestService()
  })

  it('is up for one on which nothing moves, but not while its call runs', async () => {
    await server.close()
    await serve({ helloMs: 60_000, frameMs: 60_000, idleMs: 80 })
    const report = { imported: [], failed: [] }
    let finish: () => void = () => undefined
    vi.spyOn(core, 'run').mockReturnValue(
      new Promise<never>((resolve) => (finish = () => resolve(ok(report) as never))),
    )
    const patient = await raw()
    patient.send({ type: 'call', id: 'long', kind: 'task', name: 'import', input: { items: [] } })
    for (let i = 0; i < 3; i += 1) await (await raw()).ended
    finish()
    expect((await patient.next('result')).outcome).toEqual(ok(report))
    await patient.ended
    expect(log).toEqual([])
  })

  it('is not up after the core was busy, when the greeting has arrived meanwhile', async () => {
    await server.close()
    await serve({ helloMs: 30, frameMs: 30, idleMs: 60_000 })
    const line = await raw(false)
    const frame = callFrame({ type: 'hello', version: LINE_VERSION, folder: markOfFolder(dataDir) })
    line.bytes(frame)
    const until = performance.now() + 200
    while (performance.now() < until);
    await line.next('ready')
  })
})

describe('the owner', () => {
  it('serves others beside one that never reads its answers', async () => {
    const { noteId } = value(
      core.execute('createNote', { title: 'Long', markdown: 'Kilns cool slowly. '.repeat(50_000) }, { scope: 'test' }),
    )
    const deaf = await raw()
    deaf.socket.pause()
    for (let i = 0; i < 200; i += 1)
      deaf.send({ type: 'call', id: `d${i}`, kind: 'query', name: 'noteMarkdown', input: { noteId } })
    for (let i = 0; i < 5; i += 1) await expectHonestService()
    expect(process.memoryUsage().arrayBuffers).toBeLessThan(200_000_000)
  })

  it('serves others beside many that hold unfinished messages', async () => {
    const half = Buffer.concat([head(15_000_000), Buffer.alloc(12_000_000, 0x20)])
    const lines = await Promise.all(Array.from({ length: 8 }, () => raw()))
    for (const line of lines) line.bytes(half)
    // More than all may hold together: some are parted from, and what they held is free again.
    await Promise.race(lines.map((line) => line.ended))
    await expectHonestService()
    for (const line of lines) line.close()
    await Promise.all(lines.map((line) => line.ended))
    const large = await raw()
    large.send({ type: 'call', id: 'a', kind: 'command', name: 'createNote', input: { title: 'x'.repeat(14_000_000) } })
    expect((await large.next('result')).outcome.ok).toBe(false)
  })

  it('serves again when those who took all its places have gone', async () => {
    const lines = await Promise.all(
      Array.from({ length: MAX_CONNECTIONS + 20 }, async () => {
        const line = await rawLine(path())
        raws.push(line)
        return line
      }),
    )
    for (const line of lines) line.close()
    await Promise.all(lines.map((line) => line.ended))
    await expect
      .poll(async () => (await callOwner(path(), dataDir).then((found) => found.ok && found.value)) !== undefined)
      .toBe(true)
    await expectHonestService()
  })

  it('does not mind one that closes its half, or goes in the middle of a message', async () => {
    for (const greeted of [false, true]) {
      const half = await raw(greeted)
      half.bytes(callFrame(workspaceCall('x')).subarray(0, 9))
      half.socket.end()
      await half.ended
      const torn = await raw(greeted)
      torn.bytes(callFrame(workspaceCall('x')).subarray(0, 9))
      torn.close()
    }
    await expectHonestService()
  })

  it('outlives anything that is said to it', { timeout: 60_000 }, async () => {
    const hello = callFrame({ type: 'hello', version: LINE_VERSION, folder: markOfFolder(dataDir) })
    const honest = [
      workspaceCall('w'),
      { type: 'call', id: 'n', kind: 'command', name: 'createNote', input: { title: 'T', markdown: '# M' } },
      { type: 'call', id: 't', kind: 'task', name: 'import', input: { items: [{ path: '/none' }] } },
      { type: 'call', id: 'p', kind: 'command', name: 'setPreference', input: { key: 'a', value: [[[]]] } },
      { type: 'cancel', id: 't' },
    ].map(callFrame)
    const session = fc.record({
      greeted: fc.boolean(),
      frames: fc.array(
        fc.oneof(
          fc.constantFrom(...honest).map((frame) => Buffer.from(frame)),
          fc.uint8Array({ maxLength: 64 }).map((bytes) => Buffer.from(bytes)),
          fc.json({ maxDepth: 4 }).map((text) => Buffer.concat([head(Buffer.byteLength(text)), Buffer.from(text)])),
        ),
        { maxLength: 6 },
      ),
      flips: fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 255 })), { maxLength: 3 }),
    })
    await fc.assert(
      fc.asyncProperty(session, async ({ greeted, frames, flips }) => {
        const line = await rawLine(path())
        const bytes = Buffer.concat(frames)
        for (const [at, flip] of flips)
          if (bytes.length > 0) bytes[at % bytes.length] = (bytes[at % bytes.length] ?? 0) ^ flip
        if (greeted) line.bytes(hello)
        line.bytes(bytes)
        line.socket.end()
        await line.ended
      }),
      { seed: 20261122, numRuns: 400 },
    )
    await expectHonestService()
    // Hundreds were parted from; the log does not grow with them.
    expect(log).toHaveLength(51)
    expect(value(await core.query('verify', {})).problems).toEqual([])
  })
})
