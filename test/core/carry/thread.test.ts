/** The thread itself: it does the work, it can be stopped, and what lay in the file's place before stays until the new one is whole. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import type { CarryWork } from '#core/carry/protocol.ts'
import { createCarryThread } from '#core/carry/thread.ts'
import {
  addText,
  carryWorkerUrl,
  failure,
  newCore,
  openCore,
  scope,
  temporaryFolder,
  value,
} from '#test/support/core.ts'
import { digestOf, saved } from '#test/support/carried.ts'
import { openFile } from '#core/carry/openFile.ts'

vi.setConfig({ testTimeout: 60_000 })
const thread = createCarryThread(carryWorkerUrl)
/** With a lock that is quick to open. */
const carryWork: CarryWork = (job, ask, tell, signal) =>
  thread(job.do === 'write' ? { ...job, workFactor: 4 } : job, ask, tell, signal)

it('saves, looks at and opens a locked file in a thread, telling how far it is', async () => {
  const { core } = await newCore({ carryWork })
  await addText(core, 'Thanks came by hand.')
  const folder = temporaryFolder()
  const path = join(folder, 'a.commonplace')
  const passphrase = 'four kilns by the sea'
  const steps = new Set<string>()
  value(
    await core.run('saveWorkspace', { path, passphrase }, { ...scope, onProgress: ({ step }) => void steps.add(step) }),
  )
  expect([...steps].sort()).toEqual(['checking', 'writing'])
  expect(readFileSync(path, 'latin1')).toMatch(/^age-encryption\.org\/v1\n-> scrypt /)
  expect(value(await core.run('lookAtWorkspaceFile', { path, passphrase }, scope))).toMatchObject({
    name: 'Test',
    isThis: true,
    standing: 'self',
    by: { name: 'Ada' },
  })
  const there = join(folder, 'there')
  const silent = { onProgress: () => undefined, signal: undefined }
  const order = { path, passphrase }
  value(
    await openFile(order, { dataDir: there, program: 'test' }, { importWorkerUrl: carryWorkerUrl, carryWork }, silent),
  )
  expect(await digestOf(await openCore(there))).toBe(await digestOf(core))
})

it('leaves the file that was there as it was when it is stopped, or cannot be written', async () => {
  const { core } = await newCore({ carryWork })
  value(core.execute('createNote', { title: 'Thanks', markdown: 'Words.' }, scope))
  const folder = temporaryFolder()
  const path = join(folder, 'a.commonplace')
  await saved(core, path)
  const before = readFileSync(path)
  value(core.execute('createNote', { title: 'More' }, scope))
  const stop = new AbortController()
  const outcome = await core.run(
    'saveWorkspace',
    { path },
    { ...scope, signal: stop.signal, onProgress: () => stop.abort() },
  )
  expect(failure(outcome)).toBe('ExportCancelled')
  expect(readFileSync(path).equals(before)).toBe(true)
  expect(readdirSync(folder)).toEqual(['a.commonplace'])

  const nowhere = join(folder, 'none', 'a.commonplace')
  expect(failure(await core.run('saveWorkspace', { path: nowhere }, scope))).toBe('FileNotWritten')
  writeFileSync(join(folder, 'file'), '')
  expect(failure(await core.run('saveWorkspace', { path: join(folder, 'file', 'a') }, scope))).toBe('FileNotWritten')
  // A folder stands in its place.
  expect(failure(await core.run('saveWorkspace', { path: folder }, scope))).toBe('FileNotWritten')
  expect(existsSync(folder)).toBe(true)
  expect(readdirSync(folder).sort()).toEqual(['a.commonplace', 'file'])
})

it('takes nothing in when reading is stopped before it is accepted', async () => {
  const { core } = await newCore({ carryWork })
  const path = join(temporaryFolder(), 'a.commonplace')
  await saved(core, path)
  value(core.execute('createNote', { title: 'Later' }, scope))
  const before = await digestOf(core)
  const stop = new AbortController()
  stop.abort()
  expect(failure(await core.run('mergeWorkspace', { path }, { ...scope, signal: stop.signal }))).toBe('ImportCancelled')
  expect(await digestOf(core)).toBe(before)
})
