/** Why a workspace file is not taken: thrown where it is read, told as a value where the job ends. */
import { appError, type AppError, type ErrorCode } from '#shared/contract/errors.ts'
import type { HeadProblem } from '#shared/sync/workspaceFile.ts'
import { isDiskFull } from '../db/diskFull.ts'

export class FileRefused extends Error {
  readonly code: ErrorCode
  /** `what` follows the file's name. */
  constructor(code: ErrorCode, what: string) {
    super(what)
    this.code = code
  }
}

/** The core said no: its own error goes back to it. */
export class Declined extends Error {
  readonly error: AppError
  constructor(error: AppError) {
    super(error.message)
    this.error = error
  }
}

const NOTHING = 'nothing was changed'

/** Damage is told apart as far as it helps: which file, and what to do. */
export const broken = (detail: string): FileRefused =>
  new FileRefused(
    'FileBroken',
    `is damaged or was altered (${detail}), so ${NOTHING}; copy it again from where it came, or save it anew.`,
  )

export const cutShort = (): FileRefused =>
  new FileRefused(
    'FileBroken',
    `ends too early, so ${NOTHING}; copy it again from where it came, and wait until the copy is done.`,
  )

export function headRefused(problem: HeadProblem): FileRefused {
  switch (problem) {
    case 'other':
      return new FileRefused('FileKindUnknown', `is not a workspace that Commonplace saved, so ${NOTHING}.`)
    case 'newer':
      return new FileRefused(
        'WorkspaceTooNew',
        `was saved by a newer version of Commonplace, so ${NOTHING}; update the app to read it.`,
      )
    case 'broken':
      return broken('its beginning cannot be read')
    case 'cut':
      return cutShort()
  }
}

export const passphraseNeeded = (): FileRefused =>
  new FileRefused('PassphraseNeeded', 'was saved with a passphrase; give it to read the file.')
export const passphraseWrong = (): FileRefused =>
  new FileRefused('PassphraseWrong', `does not open with this passphrase, so ${NOTHING}; check it and try again.`)

/** A sentence about the file of this name, for whatever was thrown. Null: it is a bug. */
export function toError(cause: unknown, fileName: string): AppError | null {
  if (cause instanceof Declined) return cause.error
  if (cause instanceof FileRefused) return appError(cause.code, `${fileName} ${cause.message}`)
  if (isDiskFull(cause))
    return appError(
      'StoreWriteFailed',
      `The disk is full, so ${fileName} was not taken in whole; free some space and import it again.`,
    )
  return null
}
