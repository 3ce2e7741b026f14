/** Writes a folder of files all or nothing: beside the place where it is wanted, then renamed. */
import { randomBytes } from 'node:crypto'
import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { appError } from '#shared/contract/errors.ts'
import { err, ok } from '#shared/model/result.ts'
import type { Outcome } from '../../core.ts'
import { isDiskFull } from '../../db/diskFull.ts'
import type { PackFile } from './packFile.ts'

/** What is there now; null: nothing. */
function entriesAt(path: string): string[] | null {
  try {
    return readdirSync(path)
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw cause
  }
}

const top = ({ name }: PackFile): string => name.split('/', 1)[0] as string

/**
 * Writes the files into the folder `path`. One that is there is replaced when it is empty or holds nothing but these
 * files and those named in `also`; anything else in it belongs to somebody. Errors: `InvalidInput`, `StoreWriteFailed`.
 */
export function writeFolder(
  path: string,
  files: readonly PackFile[],
  also: readonly string[] = [],
): Outcome<{ files: string[] }> {
  const mark = randomBytes(6).toString('hex')
  const [beside, old] = [`${path}.${mark}.part`, `${path}.${mark}.old`]
  try {
    const there = entriesAt(path)
    const ours = new Set([...files.map(top), ...also])
    const foreign = there?.find((name) => !ours.has(name))
    if (foreign !== undefined)
      return err(
        appError(
          'InvalidInput',
          `${basename(path)} holds other things already (${foreign}); name a folder that is new or empty.`,
        ),
      )
    for (const { name, content } of files) {
      const file = join(beside, ...name.split('/'))
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, content, { flag: 'wx', flush: true })
    }
    if (there) renameSync(path, old)
    try {
      renameSync(beside, path)
    } catch (cause) {
      if (there) renameSync(old, path)
      throw cause
    }
    return ok({ files: files.map(({ name }) => name) })
  } catch (cause) {
    const words = isDiskFull(cause)
      ? `The disk is full, so ${basename(path)} was not written; free some space and try again.`
      : `${basename(path)} could not be written; check that the folder around it is there and may be written to.`
    return err(appError('StoreWriteFailed', words))
  } finally {
    rmSync(beside, { recursive: true, force: true })
    rmSync(old, { recursive: true, force: true })
  }
}
