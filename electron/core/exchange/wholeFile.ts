/** A file written beside its place and renamed into it once it is whole, so that nobody finds half of one. */
import { randomBytes } from 'node:crypto'
import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { type AppError, appError } from '#shared/contract/errors.ts'
import { isDiskFull } from '../db/diskFull.ts'

/** Where a file is written until it is whole. */
export const besidePath = (path: string): string => `${path}.${randomBytes(6).toString('hex')}.part`

/** Throws what the file system throws, and then nothing of it is left. */
export function writeWholeFile(path: string, content: string | Uint8Array): void {
  const beside = besidePath(path)
  try {
    writeFileSync(beside, content, { flag: 'wx', flush: true })
    renameSync(beside, path)
  } finally {
    rmSync(beside, { force: true })
  }
}

export const notWritten = (path: string, cause: unknown): AppError =>
  appError(
    'StoreWriteFailed',
    isDiskFull(cause)
      ? `The disk is full, so ${basename(path)} was not written; free some space and try again.`
      : `${basename(path)} could not be written; check that the folder is there and may be written to.`,
  )
