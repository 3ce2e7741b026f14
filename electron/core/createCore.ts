/** From a data folder to a running core: is it a workspace, is it free, can it be opened. */
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type AppError, appError } from '#shared/contract/errors.ts'
import { err, ok } from '#shared/model/result.ts'
import { assembleCore } from './assembleCore.ts'
import { isBegun } from './beginWorkspace.ts'
import { clearFolder } from './clearFolder.ts'
import type { CoreConfig, CoreDeps } from './config.ts'
import type { Core, Outcome } from './core.ts'
import { createOpener, DatabaseTooNew, type Db, openDatabase } from './db/database.ts'
import { isDiskFull } from './db/diskFull.ts'
import { lockFolder } from './db/lock.ts'
import { StartRefused } from './startRefused.ts'
import { openDeviceKey } from './sync/deviceKey.ts'
import { keptJoining } from './sync/joining.ts'

export type { CoreConfig, CoreDeps } from './config.ts'

const DATABASE = 'workspace.sqlite'

/** SQLite refines its codes (SQLITE_READONLY_DIRECTORY); the stem says enough. */
const isOneOf = (code: string, stems: readonly string[]): boolean =>
  stems.some((stem) => code === stem || code.startsWith(`${stem}_`))

const failure = (cause: unknown): AppError => {
  if (cause instanceof StartRefused) return cause.error
  if (cause instanceof DatabaseTooNew)
    return appError(
      'WorkspaceTooNew',
      'This workspace was written by a newer version of Commonplace; update the app to open it.',
    )
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  if (isOneOf(code, ['SQLITE_CORRUPT', 'SQLITE_NOTADB']))
    return appError(
      'StoreDamaged',
      `The file ${DATABASE} in this workspace's folder is damaged; nothing was changed, restore the folder from a backup.`,
    )
  if (isDiskFull(cause))
    return appError(
      'StoreWriteFailed',
      'The disk is full, so the workspace cannot be opened; free some space and try again.',
    )
  if (isOneOf(code, ['EACCES', 'EPERM', 'EROFS', 'SQLITE_READONLY', 'SQLITE_CANTOPEN', 'SQLITE_PERM']))
    return appError(
      'StoreWriteFailed',
      "This workspace's folder cannot be written to; check its permissions and try again.",
    )
  if (isOneOf(code, ['SQLITE_IOERR', 'EIO']))
    return appError(
      'StoreWriteFailed',
      'The disk could not be read or written; nothing was changed. Check the disk and try again.',
    )
  if (isOneOf(code, ['ENOTDIR', 'EEXIST']))
    return appError('NotAWorkspace', 'There is a file where the folder should be; choose another place.')
  throw cause
}

function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true })
  } catch (cause) {
    // On a read-only disk this is what making several folders at once ends with.
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'ENOENT')) throw cause
    throw new StartRefused(
      appError('StoreWriteFailed', 'The folder for this workspace cannot be made there; choose another place.'),
    )
  }
}

const alreadyThere = appError(
  'AlreadyInitialised',
  'This folder already holds a workspace; open it, or choose another folder.',
)

/** The folder is to become a workspace. */
const isNew = (config: CoreConfig): boolean =>
  config.create !== undefined || config.join !== undefined || config.carried !== undefined

/** What can be said without touching anything. */
function checkFolder(config: CoreConfig): AppError | undefined {
  const has = existsSync(join(config.dataDir, DATABASE))
  if (!isNew(config) && !has)
    return appError(
      'NotAWorkspace',
      'There is no workspace in this folder; choose another one or make a new workspace here.',
    )
  // Blobs without a database are what is left of a workspace: nothing may write over them.
  if (isNew(config) && !has && existsSync(join(config.dataDir, 'blobs'))) {
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
  const open =
    deps.openDatabase ?? createOpener(deps.nativeBinding === undefined ? {} : { nativeBinding: deps.nativeBinding })
  try {
    const wasThere = isNew(config) && existsSync(config.dataDir)
    if (isNew(config)) makeFolder(config.dataDir)
    const lock = lockFolder(config.dataDir, open, config.program, config.passing)
    if (!lock.ok) return lock
    let db: Db | undefined
    try {
      db = openDatabase(join(config.dataDir, DATABASE), open)
      // Asked under the lock, so that of two that make a workspace here at once one hears of the other.
      if (isNew(config) && (isBegun(db) || (config.create && keptJoining(db) !== null)))
        throw new StartRefused(alreadyThere)
      const key = await openDeviceKey({ dataDir: config.dataDir, db, sealer: deps.keySealer })
      const release = (isUnjoined: boolean): void => {
        lock.value.release()
        if (isUnjoined) clearFolder(config.dataDir, wasThere)
      }
      return ok(assembleCore(config, deps, db, key, release))
    } catch (cause) {
      db?.close()
      lock.value.release()
      throw cause
    }
  } catch (cause) {
    return err(failure(cause))
  }
}
