/** From a data folder to a running core: is it a workspace, is it free, can it be opened. */
import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { type AppError, appError } from '#shared/contract/errors.ts'
import { err, ok } from '#shared/model/result.ts'
import { assembleCore } from './assembleCore.ts'
import type { CoreConfig, CoreDeps } from './config.ts'
import type { Core, Outcome } from './core.ts'
import { createOpener, DatabaseTooNew, openDatabase } from './db/database.ts'
import { lockFolder } from './db/lock.ts'

export type { CoreConfig, CoreDeps } from './config.ts'

const DATABASE = 'workspace.sqlite'

const failure = (cause: unknown): AppError => {
  if (cause instanceof DatabaseTooNew)
    return appError(
      'WorkspaceTooNew',
      'This workspace was written by a newer version of Commonplace; update the app to open it.',
    )
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  if (code === 'SQLITE_CORRUPT' || code === 'SQLITE_NOTADB')
    return appError(
      'StoreDamaged',
      `The file ${DATABASE} in this workspace's folder is damaged; nothing was changed, restore the folder from a backup.`,
    )
  if (['EACCES', 'EPERM', 'EROFS', 'SQLITE_READONLY', 'SQLITE_CANTOPEN'].includes(code))
    return appError(
      'StoreWriteFailed',
      "This workspace's folder cannot be written to; check its permissions and try again.",
    )
  if (code === 'ENOSPC' || code === 'SQLITE_FULL')
    return appError(
      'StoreWriteFailed',
      'The disk is full, so the workspace cannot be opened; free some space and try again.',
    )
  throw cause
}

function checkFolder(config: CoreConfig): AppError | undefined {
  const has = existsSync(join(config.dataDir, DATABASE))
  if (config.create && has)
    return appError('AlreadyInitialised', 'This folder already holds a workspace; open it, or choose another folder.')
  if (!config.create && !has)
    return appError(
      'NotAWorkspace',
      'There is no workspace in this folder; choose another one or make a new workspace here.',
    )
  // Blobs without a database are what is left of a workspace: nothing may write over them.
  if (config.create && existsSync(config.dataDir) && readdirSync(config.dataDir).includes('blobs')) {
    return appError(
      'StoreDamaged',
      `This folder holds files of a workspace whose ${DATABASE} is missing; restore it from a backup or choose another folder.`,
    )
  }
  return undefined
}

/** Opens a workspace. Expected failures (in use, not a workspace, damaged, disk full) are values. */
export async function createCore(config: CoreConfig, deps: CoreDeps): Promise<Outcome<Core>> {
  const wrong = checkFolder(config)
  if (wrong) return err(wrong)
  const open = createOpener(deps.nativeBinding === undefined ? {} : { nativeBinding: deps.nativeBinding })
  try {
    if (config.create) mkdirSync(config.dataDir, { recursive: true })
    const lock = lockFolder(config.dataDir, open, config.program)
    if (!lock.ok) return lock
    try {
      const db = openDatabase(join(config.dataDir, DATABASE), open)
      return ok(assembleCore(config, deps, db, () => lock.value.release()))
    } catch (cause) {
      lock.value.release()
      throw cause
    }
  } catch (cause) {
    return err(failure(cause))
  }
}
