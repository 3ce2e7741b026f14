/** Real cores in temporary folders, for tests. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach } from 'vitest'
import { doCarryJob } from '#core/carry/job.ts'
import type { Core } from '#core/core.ts'
import { type CoreConfig, type CoreDeps, createCore } from '#core/createCore.ts'
import type { AppError } from '#shared/contract/errors.ts'
import type { SourceId } from '#shared/model/ids.ts'
import type { Result } from '#shared/model/result.ts'
import { createSharedImportPool } from './sharedImportPool.ts'

const folders: string[] = []
const open = new Set<Core>()
const folderByCore = new WeakMap<Core, string>()

/** The data folder of a core that was opened here. */
export function folderOf(core: Core): string {
  const folder = folderByCore.get(core)
  if (folder === undefined) throw new Error('this core was not opened here')
  return folder
}

afterEach(async () => {
  for (const core of open) await core.close()
  open.clear()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** A fresh folder, removed after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'commonplace-test-'))
  folders.push(folder)
  return folder
}

export const importWorkerUrl = new URL('../../electron/core/importers/worker.ts', import.meta.url)
export const officeWorkerUrl = new URL('../../electron/core/exporters/office/worker.ts', import.meta.url)
export const measureWorkerUrl = new URL('../../electron/core/relationships/worker.ts', import.meta.url)
export const carryWorkerUrl = new URL('../../electron/core/carry/worker.ts', import.meta.url)
export const sampleDir = fileURLToPath(new URL('../../resources/sample/', import.meta.url))

const sharedPool = createSharedImportPool(importWorkerUrl)
afterAll(() => sharedPool.close())

/** The value, or a failed test that says which error came instead. */
export function value<T>(outcome: Result<T, AppError>): T {
  if (!outcome.ok) throw new Error(`${outcome.error.code}: ${outcome.error.message}`)
  return outcome.value
}

/** The error's code, or a failed test. */
export function failure(outcome: Result<unknown, AppError>): string {
  if (outcome.ok) throw new Error('this was expected to fail')
  return outcome.error.code
}

/** Opens (or with `create` makes) a workspace; closed after the test. */
export async function openCore(
  dataDir: string,
  config: Partial<CoreConfig> = {},
  deps: Partial<CoreDeps> = {},
): Promise<Core> {
  const core = value(
    await createCore(
      { dataDir, program: 'test', ...config },
      {
        importWorkerUrl,
        measureWorkerUrl,
        officeWorkerUrl,
        // Starting a thread takes longer than its work; its own test starts it (test/core/carry/thread.test.ts).
        carryWork: doCarryJob,
        sampleDir,
        ...(!deps.importWorkerUrl && { importPool: sharedPool.lend() }),
        ...deps,
      },
    ),
  )
  open.add(core)
  folderByCore.set(core, dataDir)
  return core
}

/** Closes a core before the test ends. */
export async function closeCore(core: Core): Promise<void> {
  open.delete(core)
  await core.close()
}

export async function newCore(deps: Partial<CoreDeps> = {}): Promise<{ core: Core; dataDir: string }> {
  const dataDir = join(temporaryFolder(), 'workspace')
  return { core: await openCore(dataDir, { create: { name: 'Test' }, memberName: 'Ada' }, deps), dataDir }
}

export const scope = { scope: 'test' }

/** Imports a text as a file and returns its source. */
export async function addText(core: Core, text: string, fileName = `${Math.abs(hash(text))}.txt`): Promise<SourceId> {
  const report = value(
    await core.run('import', { items: [{ fileName, bytes: new TextEncoder().encode(text) }] }, scope),
  )
  const [imported] = report.imported
  if (!imported) throw new Error(JSON.stringify(report.failed))
  return imported.sourceId
}

const hash = (text: string): number =>
  [...text].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) | 0, 7)
