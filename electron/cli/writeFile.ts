/** Writes what a command made into the file that was asked for: beside it first, then renamed, so that no half file is left. */
import { randomBytes } from 'node:crypto'
import { rename, rm, writeFile } from 'node:fs/promises'
import { appError } from '#shared/contract/errors.ts'
import { CommandFailed } from './command.ts'

const reasonByCode: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full; free some space and try again',
  EACCES: 'that place cannot be written to; choose another one',
  EPERM: 'that place cannot be written to; choose another one',
  EROFS: 'that place cannot be written to; choose another one',
  ENOENT: 'that folder is not there; choose another one',
  ENOTDIR: 'that folder is not there; choose another one',
  EISDIR: 'there is a folder of that name; choose another name',
}

/** Errors: `FileNotWritten`, and then what was there before still is. */
export async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  const part = `${path}.${randomBytes(4).toString('hex')}.part`
  try {
    await writeFile(part, content, { flush: true })
    await rename(part, path)
  } catch (cause) {
    await rm(part, { force: true }).catch(() => undefined)
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
    const reason = reasonByCode[code] ?? 'the system refused; choose another place'
    throw new CommandFailed(appError('FileNotWritten', `${path} was not written: ${reason}.`))
  }
}
