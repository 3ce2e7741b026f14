/**
 * The one write path. In one synchronous turn: change live documents, write log rows and
 * projections in one SQLite transaction, and only after the commit acknowledge and publish.
 * If anything fails, every document that was touched is reloaded from the log.
 */
import { type AppError, appError } from '#shared/contract/errors.ts'
import { err, type Result } from '#shared/model/result.ts'
import type { Db } from '../db/database.ts'
import { isDiskFull } from '../db/diskFull.ts'
import { FolderGone, folderGoneSentence } from '../db/folderGone.ts'
import type { Projector } from '../projections/projector.ts'
import type { Change, Hub } from './hub.ts'
import type { UpdateLog } from './log.ts'
import { isPurged } from './purge.ts'

/** Points at which a test may stop the process; see test/faults. */
export type FaultPoint = 'beforeCommit' | 'afterLogWrite' | 'afterCommit'

export interface CommittedDoc {
  docId: string
  updates: readonly Uint8Array[]
}

export interface Committed {
  docs: readonly CommittedDoc[]
  /** Projection tables whose rows may have changed. */
  tables: ReadonlySet<string>
  /** Whoever made the change: peers use it so as not to hear their own echo. */
  origin: unknown
}

export interface CommitOptions<T> {
  /** The device that is recorded as having sent the updates. */
  device: string
  origin?: unknown
  /** Further rows for the same transaction (a command's receipt). */
  inTransaction?: (value: T) => void
  /** Looks at what changed while the projections still say what was before; in the same transaction. */
  beforeProjection?: (changes: readonly Change[]) => void
  /** Typing: leave text and full-text rows for the drain. */
  deferText?: boolean
}

export interface Store {
  /** Runs `work`, commits what it changed, publishes. A failed result changes nothing. */
  commit<T>(work: () => Result<T, AppError>, options: CommitOptions<T>): Result<T, AppError>
  onCommitted(listener: (committed: Committed) => void): () => void
  /** A commit failed and these documents were reloaded. */
  onRolledBack(listener: (docIds: readonly string[], error: AppError) => void): () => void
}

export interface StoreParts {
  db: Db
  hub: Hub
  log: UpdateLog
  projector: Projector
  now: () => number
  fault: (point: FaultPoint) => void
  report: (cause: unknown) => void
}

export function createStore({ db, hub, log, projector, now, fault, report }: StoreParts): Store {
  const committedListeners = new Set<(committed: Committed) => void>()
  const rolledBackListeners = new Set<(docIds: readonly string[], error: AppError) => void>()

  const rollBack = (changes: readonly Change[]): void => {
    for (const change of changes) hub.evict(change.live.docId)
  }

  return {
    commit: (work, options) => {
      let outcome: ReturnType<typeof work>
      try {
        outcome = work()
      } catch (cause) {
        rollBack(hub.takeChanges())
        throw cause
      }
      const taken = hub.takeChanges()
      if (!outcome.ok) {
        rollBack(taken)
        return outcome
      }
      // What was deleted for ever stays so, whatever a peer that was away still makes of it; see purge.ts.
      const changes = taken.filter(({ live }) => live.kind === 'library' || !isPurged(db, live.docId))
      rollBack(taken.filter((change) => !changes.includes(change)))
      const { value } = outcome
      const tables = new Set<string>()
      try {
        fault('beforeCommit')
        const write = (): void => {
          const at = now()
          for (const change of changes) {
            log.append(change.live.docId, change.live.kind, options.device, at, change.updates, change.text)
          }
          fault('afterLogWrite')
          options.beforeProjection?.(changes)
          for (const change of changes) projector.project(change, at, tables, options.deferText ?? false)
          options.inTransaction?.(value)
        }
        // Much of what a peer sends came from somebody else already: nothing is to be written of it.
        if (changes.length > 0 || options.inTransaction) db.transaction(write)
      } catch (cause) {
        rollBack(changes)
        report(cause)
        const error = appError(
          'StoreWriteFailed',
          cause instanceof FolderGone
            ? folderGoneSentence
            : isDiskFull(cause)
              ? 'The disk is full, so this change was not saved; free some space and try again.'
              : 'This change could not be written to disk and was taken back; everything saved before is safe.',
        )
        for (const listener of rolledBackListeners)
          listener(
            changes.map((change) => change.live.docId),
            error,
          )
        return err(error)
      }
      fault('afterCommit')
      const committed: Committed = {
        docs: changes.map((change) => ({ docId: change.live.docId, updates: change.updates })),
        tables,
        origin: options.origin,
      }
      for (const listener of committedListeners) listener(committed)
      return outcome
    },
    onCommitted: (listener) => {
      committedListeners.add(listener)
      return () => committedListeners.delete(listener)
    },
    onRolledBack: (listener) => {
      rolledBackListeners.add(listener)
      return () => rolledBackListeners.delete(listener)
    },
  }
}
