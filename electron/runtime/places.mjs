/** Where things are: the project, its output, and the cache folders a runtime may be kept in. */
import { homedir } from 'node:os'
import { isAbsolute, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = fileURLToPath(new URL('../../', import.meta.url))
export const OUT = join(ROOT, 'out')
export const MODULES = join(ROOT, 'node_modules')

/** Cache folders, the preferred one first. The last is inside node_modules, for users without a home. */
export function cacheFolders() {
  const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env
  const folders = []
  if (XDG_CACHE_HOME && isAbsolute(XDG_CACHE_HOME)) folders.push(join(XDG_CACHE_HOME, 'commonplace'))
  else if (process.platform === 'win32' && LOCALAPPDATA) folders.push(join(LOCALAPPDATA, 'commonplace', 'cache'))
  else if (process.platform === 'darwin') folders.push(join(homedir(), 'Library', 'Caches', 'commonplace'))
  else folders.push(join(homedir(), '.cache', 'commonplace'))
  return [...folders, join(MODULES, '.cache', 'commonplace')]
}
