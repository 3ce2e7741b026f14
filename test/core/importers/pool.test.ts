import { afterEach, describe, expect, it } from 'vitest'
import { createImportPool, type ImportPool } from '#core/importers/pool.ts'
import { utf8 } from '#test/support/imported.ts'

const workerUrl = new URL('../../../electron/core/importers/worker.ts', import.meta.url)
const misbehaving = new URL('../../support/misbehavingImportWorker.ts', import.meta.url)
const note = (text: string) => ({ bytes: utf8(text), fileName: 'note.txt' })
let pool: ImportPool | undefined
afterEach(async () => {
  await pool?.close()
})

describe('createImportPool', () => {
  it('reads files one after the other in a thread', async () => {
    const own = createImportPool({ workerUrl })
    pool = own
    const outcomes = await Promise.all(['First words here.', 'Second words here.'].map((text) => own.run(note(text))))
    expect(outcomes.map((outcome) => outcome.ok && outcome.value.extraction.text)).toEqual([
      'First words here.',
      'Second words here.',
    ])
    const pasted = await own.run({ pasted: { text: 'Pasted words.' } })
    expect(pasted.ok && pasted.value.extraction.text).toBe('Pasted words.')
  })

  it('ends a thread that hangs, says so, and serves the next job', async () => {
    pool = createImportPool({ workerUrl: misbehaving, limits: { timeoutMs: 2_500 } })
    const hung = await pool.run({ bytes: utf8('x'), fileName: 'hang' })
    expect(hung.ok ? '' : hung.error.code).toBe('ImportTimedOut')
    const next = await pool.run({ bytes: utf8('x'), fileName: 'answer' })
    expect(next.ok ? '' : next.error.code).toBe('FileNoText')
  })

  it('survives a thread that dies or runs out of memory', async () => {
    pool = createImportPool({ workerUrl: misbehaving, limits: { timeoutMs: 20_000, heapMb: 32 } })
    const died = await pool.run({ bytes: utf8('x'), fileName: 'exit' })
    expect(died.ok ? '' : died.error.code).toBe('FileBroken')
    const thrown = await pool.run({ bytes: utf8('x'), fileName: 'throw' })
    expect(thrown.ok ? '' : thrown.error.code).toBe('FileBroken')
    const greedy = await pool.run({ bytes: utf8('x'), fileName: 'hoard' })
    expect(greedy.ok ? '' : greedy.error.code).toBe('FileTooLarge')
    const next = await pool.run({ bytes: utf8('x'), fileName: 'answer' })
    expect(next.ok ? '' : next.error.code).toBe('FileNoText')
  })

  it('cancels what is being read, and what still waits', async () => {
    pool = createImportPool({ workerUrl: misbehaving, limits: { timeoutMs: 20_000 } })
    const stop = new AbortController()
    const reading = pool.run({ bytes: utf8('x'), fileName: 'hang' }, stop.signal)
    const waiting = pool.run({ bytes: utf8('x'), fileName: 'hang' }, stop.signal)
    const other = pool.run({ bytes: utf8('x'), fileName: 'answer' })
    stop.abort()
    expect((await Promise.all([reading, waiting])).map((outcome) => (outcome.ok ? '' : outcome.error.code))).toEqual([
      'ImportCancelled',
      'ImportCancelled',
    ])
    const served = await other
    expect(served.ok ? '' : served.error.code).toBe('FileNoText')
    const late = await pool.run(note('x'), stop.signal)
    expect(late.ok ? '' : late.error.code).toBe('ImportCancelled')
  })

  it('gives back what is under way when it is closed', async () => {
    pool = createImportPool({ workerUrl: misbehaving, limits: { timeoutMs: 20_000 } })
    const reading = pool.run({ bytes: utf8('x'), fileName: 'hang' })
    await pool.close()
    const outcome = await reading
    expect(outcome.ok ? '' : outcome.error.code).toBe('ImportCancelled')
  })
})
