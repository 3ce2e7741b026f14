/**
 * One process at a time owns a data folder. The lock is SQLite's exclusive lock on a small
 * file of its own: the operating system frees it when the process dies, however it dies.
 */
import { hostname } from 'node:os'
import { join } from 'node:path'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import type Database from 'better-sqlite3'
import { z } from 'zod'
import { type AppError, appError } from '#shared/contract/errors.ts'
import { err, ok, type Result } from '#shared/model/result.ts'

const Owner = z.object({ pid: z.int(), host: z.string(), program: z.string(), since: z.iso.datetime() })
export type Owner = z.infer<typeof Owner>

export interface FolderLock {
  release(): void
}

const ownerFile = (dataDir: string) => join(dataDir, 'owner.json')

function readOwner(dataDir: string): Owner | undefined {
  try {
    return Owner.parse(JSON.parse(readFileSync(ownerFile(dataDir), 'utf8')))
  } catch {
    return undefined
  }
}

/**
 * Takes the folder for this process. The returned handle must stay referenced: SQLite's lock
 * ends when the handle is collected. Error: `WorkspaceInUse`, naming who holds it.
 */
export function lockFolder(
  dataDir: string,
  open: (path: string) => Database.Database,
  program: string,
): Result<FolderLock, AppError> {
  const handle = open(join(dataDir, 'lock.sqlite'))
  try {
    handle.pragma('busy_timeout = 250')
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
  const owner: Owner = { pid: process.pid, host: hostname(), program, since: new Date().toISOString() }
  try {
    writeFileSync(ownerFile(dataDir), JSON.stringify(owner))
  } catch {
    // The lock holds without it (a full disk); others then hear of "another process", not of an earlier one.
    try {
      rmSync(ownerFile(dataDir), { force: true, recursive: true })
    } catch {
      // A disk that cannot be written at all will be said when the database is opened.
    }
  }
  return ok({
    release: () => {
      handle.exec('ROLLBACK')
      handle.close()
    },
  })
}
