/**
 * The files that a reference manager exports beside its list. Only what lies in the list's own folder is read: a path
 * that leads out of it, by its name or by a link, is told and left alone.
 */
import { realpath, stat } from 'node:fs/promises'
import { basename, dirname, isAbsolute, relative, resolve, sep } from 'node:path'
import type { Outcome } from '../../core.ts'
import { err, ok } from '#shared/model/result.ts'
import { appError } from '#shared/contract/errors.ts'
import { readPath } from '../readPath.ts'

export interface Attachment {
  fileName: string
  bytes: Uint8Array
}

const isInside = (folder: string, path: string): boolean => {
  const way = relative(folder, path)
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}

/** Null: the list came without its folder, as when it was dropped from another program. */
export const folderOf = (path: string): string | null => (isAbsolute(path) ? dirname(path) : null)

const refused = (name: string, reason: string) => err(appError('FileNotFound', `${name} ${reason}`))

/** Errors say in a sentence why the file is not taken. */
export async function readAttachment(folder: string | null, path: string): Promise<Outcome<Attachment>> {
  const name = basename(path)
  if (folder === null)
    return refused(name, 'is not here: only the list was dropped; import it from the folder it was exported into.')
  // A path of the computer it was exported on may lie in this folder all the same.
  const target = resolve(folder, path)
  if (!isInside(folder, target)) return refused(name, 'lies outside of the folder of the list, and was not read.')
  let real: string
  try {
    real = await realpath(target)
    if (!isInside(await realpath(folder), real))
      return refused(name, 'leads out of the folder of the list, and was not read.')
    if (!(await stat(real)).isFile()) return refused(name, 'is not a file that can be read.')
  } catch {
    return refused(name, 'is not beside the list; add the file to the source when you have it.')
  }
  const bytes = await readPath(real)
  return bytes.ok ? ok({ fileName: name, bytes: bytes.value }) : bytes
}
