/** Reads a file that somebody named; nothing is read that an import would refuse anyway. */
import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { appError } from '#shared/contract/errors.ts'
import { err, ok } from '#shared/model/result.ts'
import type { Outcome } from '../core.ts'
import { importLimits } from '../importers/limits.ts'

/** Errors: `FileNotFound`, `FileUnreadable`, `FileTooLarge`. */
export async function readPath(path: string): Promise<Outcome<Uint8Array>> {
  const name = basename(path)
  try {
    const info = await stat(path)
    if (info.isDirectory()) return err(appError('FileUnreadable', `${name} is a folder; choose a file.`))
    if (!info.isFile()) return err(appError('FileUnreadable', `${name} is not a file that can be read.`))
    // Read nothing that would be refused anyway.
    if (info.size > importLimits.fileBytes) {
      return err(
        appError(
          'FileTooLarge',
          `${name} is larger than ${Math.round(importLimits.fileBytes / 1024 / 1024)} MB; split it or save the part you need.`,
        ),
      )
    }
    return ok(await readFile(path))
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : ''
    if (code === 'ENOENT')
      return err(appError('FileNotFound', `There is no file ${name} at that place; check the path.`))
    return err(appError('FileUnreadable', `${name} could not be read; check that you may open it, then try again.`))
  }
}
