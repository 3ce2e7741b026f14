/**
 * The files below a folder. Links of the file system are not followed, so that nothing from elsewhere comes in and no
 * circle is walked; what is hidden is another program's.
 */
import type { Dirent } from 'node:fs'
import { opendir, readFile, realpath, stat } from 'node:fs/promises'
import { basename, join, sep } from 'node:path'
import { type AppError, appError } from '#shared/contract/errors.ts'
import { err, ok, type Result } from '#shared/model/result.ts'
import { type Skipped, type VaultFile, type VaultFiles, vaultLimits } from './vaultFiles.ts'

const codeOf = (cause: unknown): string => (cause instanceof Error && 'code' in cause ? String(cause.code) : '')

async function whereLinkLeads(root: string, path: string): Promise<string> {
  try {
    const target = await realpath(path)
    return target === root || target.startsWith(root + sep)
      ? 'It is a link to another place in this folder; what is there is taken in from there.'
      : 'It is a link that leads out of the folder.'
  } catch {
    return 'It is a link that leads nowhere.'
  }
}

/** Null: there is no folder at that path. Errors: `FileUnreadable`, `FileTooLarge`. */
export async function openFolder(path: string, signal?: AbortSignal): Promise<Result<VaultFiles, AppError> | null> {
  let root: string
  try {
    if (!(await stat(path)).isDirectory()) return null
    root = await realpath(path)
  } catch {
    return null
  }
  const name = basename(root) || root
  const files: VaultFile[] = []
  const skipped: Skipped[] = []
  const waiting: { below: string; depth: number }[] = [{ below: '', depth: 0 }]
  for (let next = waiting.pop(); next !== undefined && signal?.aborted !== true; next = waiting.pop()) {
    const { below, depth } = next
    const entries: Dirent[] = []
    try {
      // Entry by entry: a folder may hold more names than anybody would want in one list.
      for await (const entry of await opendir(join(root, below))) {
        entries.push(entry)
        if (files.length + entries.length > vaultLimits.files)
          return err(
            appError(
              'FileTooLarge',
              `${name} holds more than ${vaultLimits.files.toLocaleString('en')} files; import the folders inside it one by one.`,
            ),
          )
      }
    } catch (cause) {
      if (below === '')
        return err(appError('FileUnreadable', `${name} could not be read; check that you may open it, then try again.`))
      skipped.push({
        item: below,
        reason: codeOf(cause) === 'EACCES' ? 'You may not open this folder.' : 'This folder could not be read.',
      })
      continue
    }
    if (below === '' && entries.some((entry) => entry.name === 'workspace.sqlite'))
      return err(appError('FileKindUnknown', `${name} is a workspace’s folder; open it instead of importing it.`))
    for (const entry of entries) {
      const item = below === '' ? entry.name : `${below}/${entry.name}`
      if (entry.name.startsWith('.')) {
        if (entry.isDirectory()) skipped.push({ item, reason: 'It is hidden: settings and remains of other programs.' })
      } else if (entry.isSymbolicLink()) skipped.push({ item, reason: await whereLinkLeads(root, join(root, item)) })
      else if (entry.isDirectory()) {
        if (depth >= vaultLimits.depth) skipped.push({ item, reason: 'It lies too deep in folders.' })
        else waiting.push({ below: item, depth: depth + 1 })
      } else if (entry.isFile()) {
        const size = await stat(join(root, item)).catch(() => null)
        if (size) files.push({ path: item, bytes: size.size })
        else skipped.push({ item, reason: 'It could not be read.' })
      } else skipped.push({ item, reason: 'It is no file.' })
    }
  }
  files.sort((a, b) => (a.path < b.path ? -1 : 1))
  // A page may name any path at all; only what was found below the folder is read.
  const found = new Set(files.map(({ path: each }) => each))
  return ok({
    name,
    key: root,
    files,
    skipped,
    read: async (paths) =>
      new Map(
        await Promise.all(
          paths.map(async (each): Promise<[string, Result<Uint8Array, AppError>]> => {
            const unreadable = err(appError('FileUnreadable', `${each} could not be read; check that you may open it.`))
            if (!found.has(each)) return [each, unreadable]
            try {
              return [each, ok(await readFile(join(root, each)))]
            } catch {
              return [each, unreadable]
            }
          }),
        ),
      ),
  })
}
