/** Workspaces for tests of the window: made by the real core in plain Node, before the app opens them. */
import { join } from 'node:path'
import { createCore } from '#core/createCore.ts'
import type { Core } from '#core/core.ts'
import { createSharedImportPool } from './sharedImportPool.ts'
import { ROOT } from './window.ts'

const importWorkerUrl = new URL(`file://${join(ROOT, 'electron/core/importers/worker.ts')}`)
/** Lives as long as the process that runs the tests of several files. */
const sharedPool = createSharedImportPool(importWorkerUrl)

/** Opens (or with `create` makes) a workspace, lets `work` use its core, and closes it. */
export async function withCore<T>(
  dataDir: string,
  create: string | undefined,
  work: (core: Core) => Promise<T>,
  /** The thread that reads files, in the project: another one stands in for an earlier version of the app. */
  importWorker?: string,
): Promise<T> {
  const opened = await createCore(
    { dataDir, program: 'a test', ...(create !== undefined && { create: { name: create } }) },
    importWorker === undefined
      ? { importWorkerUrl, importPool: sharedPool.lend() }
      : { importWorkerUrl: new URL(`file://${join(ROOT, importWorker)}`) },
  )
  if (!opened.ok) throw new Error(opened.error.message)
  try {
    return await work(opened.value)
  } finally {
    await opened.value.close()
  }
}
