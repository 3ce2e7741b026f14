/** Where new workspaces go, and whether a folder holds one. */
import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { safeFileName } from './saveFile.ts'

/** One spelling per folder, also before it is there: two windows must never start two cores on one folder. */
export function canonicalPath(path: string): string {
  const full = resolve(path)
  try {
    return realpathSync.native(full)
  } catch {
    const parent = dirname(full)
    return parent === full ? full : join(canonicalPath(parent), full.slice(parent.length).replace(/^[\\/]/, ''))
  }
}

export const holdsWorkspace = (path: string): boolean => existsSync(join(path, 'workspace.sqlite'))

function isFree(path: string): boolean {
  try {
    return statSync(path).isDirectory() && readdirSync(path).length === 0
  } catch {
    return !existsSync(path)
  }
}

/**
 * The folder for a new workspace. A chosen folder that already holds other things gets a folder of the
 * workspace's name inside it, so that nothing is mixed; a name that is taken gets a number.
 */
export function newWorkspacePath(chosen: string | undefined, documents: string, name: string): string {
  if (chosen !== undefined && (isFree(chosen) || holdsWorkspace(chosen))) return canonicalPath(chosen)
  const base = join(chosen ?? join(documents, 'Commonplace'), safeFileName(name))
  for (let n = 1; ; n++) {
    const path = n === 1 ? base : `${base} ${n}`
    if (isFree(path)) return canonicalPath(path)
  }
}
