/** Workspace files, saved and read by real cores in the test's own thread. */
import { doCarryJob } from '#core/carry/job.ts'
import type { CarryWork } from '#core/carry/protocol.ts'
import { openFile, type OpenFileOrder } from '#core/carry/openFile.ts'
import type { Core } from '#core/core.ts'
import { importWorkerUrl, scope, value } from './core.ts'

/** In this thread, and with a lock that is quick to open. */
export const carryWork: CarryWork = (job, ask, tell, signal) =>
  doCarryJob(job.do === 'write' ? { ...job, workFactor: 2 } : job, ask, tell, signal)

export const digestOf = async (core: Core): Promise<string> => value(await core.query('digest', {})).digest

export const saved = async (core: Core, path: string, passphrase: string | null = null) =>
  value(await core.run('saveWorkspace', { path, passphrase }, scope))

export const merged = async (core: Core, path: string, passphrase: string | null = null) =>
  value(await core.run('mergeWorkspace', { path, passphrase }, scope))

export const opened = (dataDir: string, order: Partial<OpenFileOrder> & { path: string }) =>
  openFile(
    { passphrase: null, ...order },
    { dataDir, program: 'test' },
    { importWorkerUrl, carryWork },
    { onProgress: () => undefined, signal: undefined },
  )
