/**
 * One process at a time owns a data folder. The lock is SQLite's exclusive lock on a small
 * file of its own: the operating system frees it when the process dies, however it dies.
 */
import { join } from 'node:path'
import type Database from 'better-sqlite3'
import { type AppError, appError } from '#shared/contract/errors.ts'
import { err, ok, type Result } from '#shared/model/result.ts'
import { clearSocketIn } from '../localSocket/place.ts'
import { readOwner, tellOwner } from './owner.ts'

export interface FolderLock {
  release(): void
}

/**
 * Takes the folder for this process. The returned handle must stay referenced: SQLite's lock
 * ends when the handle is collected. `passing`: for one short command. Error: `WorkspaceInUse`, naming who holds it.
 */
export function lockFolder(
  dataDir: string,
  open: (path: string) => Database.Database,
  program: string,
  passing = false,
): Result<FolderLock, AppError> {
  const handle = open(join(dataDir, 'lock.sqlite'))
  try {
    handle.pragma('busy_timeout = 250')
    // Locking an empty file would write its first page, for which a full disk has no room.
    if (handle.pragma('page_count', { simple: true }) === 0) handle.pragma('user_version = 1')
    handle.exec('BEGIN EXCLUSIVE')
  } catch (cause) {
    handle.close()
    if (!(cause instanceof Error && 'code' in cause && String(cause.code).startsWith('SQLITE_BUSY'))) throw cause
    const owner = readOwner(dataDir)
    const who = owner
      ? `${owner.program} (process ${owner.pid} on ${owner.host}, since ${owner.since.slice(0, 16).replace('T', ' ')})`
      : 'another process'
    return err(appError('WorkspaceInUse', `This workspace is open in ${who}; close it there and try again.`))
  }
  tellOwner(dataDir, program, passing)
  // Whose socket this was is dead, or the lock would not be ours.
  clearSocketIn(dataDir)
  return ok({
    release: () => {
      handle.exec('ROLLBACK')
      handle.close()
    },
  })
}
