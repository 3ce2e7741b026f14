/** Bugs: logged under an id, and told to the user by that id instead of a stack trace. */
import { randomUUID } from 'node:crypto'
import { type AppError, appError } from '#shared/contract/errors.ts'
import { err } from '#shared/model/result.ts'
import type { Outcome } from './core.ts'
import { isDiskFull } from './db/diskFull.ts'
import { FolderGone, folderGoneSentence } from './db/folderGone.ts'

export interface Incidents {
  /** Reports a bug and gives the error that stands for it. */
  toError(cause: unknown): AppError
  /** Runs `work`; what it throws becomes an error of code `Unexpected` (a full disk: `StoreWriteFailed`). */
  guarded<T>(work: () => Outcome<T>): Outcome<T>
}

export function createIncidents(report: (cause: unknown) => void): Incidents {
  const toError = (cause: unknown): AppError => {
    if (isDiskFull(cause))
      return appError('StoreWriteFailed', 'The disk is full, so this was not done; free some space and try again.')
    if (cause instanceof FolderGone) return appError('StoreWriteFailed', folderGoneSentence)
    const incident = randomUUID().slice(0, 8)
    report({ incident, cause })
    const message = `Something went wrong that should not; nothing was changed. It is logged as ${incident}.`
    return { ...appError('Unexpected', message), incident }
  }
  return {
    toError,
    guarded: (work) => {
      try {
        return work()
      } catch (cause) {
        return err(toError(cause))
      }
    },
  }
}
