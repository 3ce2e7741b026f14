/** Opens the workspace's SQLite file, brings it to the current version, and caches statements. */
import Database from 'better-sqlite3'
import { isDiskFull } from './diskFull.ts'
import { watchFile } from './folderGone.ts'
import { log } from './migrations/0001-log.ts'
import { sync } from './migrations/0002-sync.ts'
import { undo } from './migrations/0003-undo.ts'
import { kin } from './migrations/0004-kin.ts'

/** As SQLite numbers the modes of `auto_vacuum`, and of `synchronous`. */
const INCREMENTAL = 2
const FULL = 2

/** In order; a database's `user_version` says how many have run. Each runs in one transaction. */
const migrations: readonly string[] = [log, sync, undo, kin]

export type Row = Record<string, unknown>

export interface Db {
  readonly handle: Database.Database
  /** Runs a statement (prepared once per text) and returns the number of changed rows. */
  run(sql: string, ...params: unknown[]): number
  get<T = Row>(sql: string, ...params: unknown[]): T | undefined
  all<T = Row>(sql: string, ...params: unknown[]): T[]
  /** Runs `body` in one immediate transaction; a throw rolls back. Nested calls join the outer one. */
  transaction<T>(body: () => T): T
  /**
   * Like `transaction`, for what can be made again from what was committed: the disk is not waited for. A power cut may
   * take the last of these, each whole and the later before the earlier; the next `transaction` makes them safe as well.
   */
  derivedTransaction<T>(body: () => T): T
  close(): void
}

export interface DatabaseOptions {
  /** Path of a better-sqlite3 binary other than the packaged one. */
  nativeBinding?: string
}

export type OpenDatabase = (path: string) => Database.Database

/** How this process opens SQLite files. */
export const createOpener =
  (options: DatabaseOptions): OpenDatabase =>
  (path) =>
    new Database(path, options.nativeBinding === undefined ? {} : { nativeBinding: options.nativeBinding })

/** Wraps a handle with a statement cache. `beforeWrite` may refuse a transaction by a throw. */
export function wrap(handle: Database.Database, beforeWrite: () => void = () => undefined): Db {
  const statements = new Map<string, Database.Statement>()
  const prepare = (sql: string): Database.Statement => {
    let statement = statements.get(sql)
    if (!statement) statements.set(sql, (statement = handle.prepare(sql)))
    return statement
  }
  // Once for all: the library makes four functions for each.
  const inTransaction = handle.transaction((body: () => unknown) => body())
  const transaction = <T>(body: () => T): T => {
    if (handle.inTransaction) return body()
    beforeWrite()
    return inTransaction.immediate(body) as T
  }
  return {
    handle,
    run: (sql, ...params) => prepare(sql).run(...params).changes,
    get: <T>(sql: string, ...params: unknown[]) => prepare(sql).get(...params) as T | undefined,
    all: <T>(sql: string, ...params: unknown[]) => prepare(sql).all(...params) as T[],
    transaction,
    derivedTransaction: (body) => {
      if (handle.inTransaction || handle.pragma('synchronous', { simple: true }) !== FULL) return transaction(body)
      handle.pragma('synchronous = NORMAL')
      try {
        return transaction(body)
      } finally {
        handle.pragma('synchronous = FULL')
      }
    },
    close: () => {
      statements.clear()
      handle.close()
    },
  }
}

/** The file was written by a newer version of the app. */
export class DatabaseTooNew extends Error {}

/**
 * Opens and migrates the workspace's database. WAL with synchronous=FULL: an acknowledged
 * commit survives a power cut.
 */
export function openDatabase(path: string, open: OpenDatabase): Db {
  try {
    return openAs(path, open, false)
  } catch (cause) {
    if (!isDiskFull(cause)) throw cause
    // The file that readers of the write-ahead log share has no room. Alone, none is needed (the folder's lock says
    // that nobody else is there): what is in the workspace can be read, and written again once there is space.
    return openAs(path, open, true)
  }
}

function openAs(path: string, open: OpenDatabase, alone: boolean): Db {
  const handle = open(path)
  try {
    if (alone) handle.pragma('locking_mode = EXCLUSIVE')
    // Before the first table, or it has no effect: pages freed by compaction can then be given back (maintenance.ts).
    // Asked first: setting it writes, though it stands already.
    if (handle.pragma('auto_vacuum', { simple: true }) !== INCREMENTAL) handle.pragma('auto_vacuum = INCREMENTAL')
    handle.pragma('journal_mode = WAL')
    handle.pragma('synchronous = FULL')
    handle.pragma('foreign_keys = ON')
    handle.pragma('cache_size = -16000')
    handle.pragma('temp_store = MEMORY')
    // What is deleted is overwritten where that costs nothing more; what is deleted for ever, always (docs/purge.ts).
    handle.pragma('secure_delete = FAST')
    const version = handle.pragma('user_version', { simple: true }) as number
    if (version > migrations.length)
      throw new DatabaseTooNew(`database version ${version}, this app knows ${migrations.length}`)
    for (let next = version; next < migrations.length; next++) {
      handle.transaction(() => {
        handle.exec(migrations[next] as string)
        handle.pragma(`user_version = ${next + 1}`)
      })()
    }
    return wrap(handle, watchFile(path))
  } catch (cause) {
    handle.close()
    throw cause
  }
}
