/**
 * Where the owner of a folder answers other programs. In the folder itself, so that whoever may not enter the
 * folder cannot reach the socket either; its own mode is 0600. A path too long for a socket (or a file system
 * that has none) puts it into a private folder of this user.
 *
 * Windows has named pipes instead, which lie in no folder. Node gives them the system's default rights: the user
 * and administrators may write, others may not. The name is random and stands in owner.json only, which the
 * rights of the data folder protect; we do not set rights of the pipe's own.
 */
import { createHash, randomBytes } from 'node:crypto'
import { chmodSync, lstatSync, mkdirSync, realpathSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, isAbsolute, join } from 'node:path'

/** macOS has 104 bytes for a socket's path and its closing zero, Linux 108. */
const MOST_PATH_BYTES = 103
const NAME = 'commonplace.sock'

const isShortEnough = (path: string): boolean => Buffer.byteLength(path) <= MOST_PATH_BYTES

/** Where a socket for this folder may be, best first. */
export function socketPlaces(dataDir: string): string[] {
  if (process.platform === 'win32') return [`\\\\.\\pipe\\commonplace-${randomBytes(16).toString('hex')}`]
  const folder = realpathSync(dataDir)
  const name = `${createHash('sha256').update(folder).digest('hex').slice(0, 24)}.sock`
  const runtime = process.env['XDG_RUNTIME_DIR']
  return [
    join(folder, NAME),
    ...(runtime?.startsWith('/') === true ? [join(runtime, 'commonplace', name)] : []),
    join(tmpdir(), `commonplace-${process.getuid?.() ?? 0}`, name),
  ].filter(isShortEnough)
}

/** As owner.json says it: a socket in the folder by its name alone, so that it is found by every path to the folder. */
export const socketAsTold = (path: string, dataDir: string): string =>
  process.platform !== 'win32' && path === join(realpathSync(dataDir), NAME) ? NAME : path

/** Where the socket is that owner.json tells of. Throws where there is no such folder. */
export const socketFromTold = (told: string, dataDir: string): string =>
  isAbsolute(told) ? told : join(realpathSync(dataDir), told)

/**
 * Makes a place ready to be bound: its folder is there and, outside the data folder, nobody else's; what a dead
 * owner left is gone. Only who holds the folder's lock may call this. Throws where it cannot be made so.
 */
export function preparePlace(path: string, dataDir: string): void {
  if (process.platform === 'win32') return
  if (path !== join(realpathSync(dataDir), NAME)) {
    const folder = dirname(path)
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const found = lstatSync(folder)
    // Somebody else may have made a folder of this name where everybody may write.
    if (!found.isDirectory() || found.uid !== process.getuid?.()) throw new Error(`${folder} belongs to somebody else`)
    chmodSync(folder, 0o700)
  }
  removeSocket(path)
  if (exists(path)) throw new Error(`${path} is there and is not a socket`)
}

const exists = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false }) !== undefined

/** Takes a socket away; what is not a socket is somebody's and stays. */
export function removeSocket(path: string): void {
  try {
    if (lstatSync(path, { throwIfNoEntry: false })?.isSocket() === true) rmSync(path, { force: true })
  } catch {
    // It will be seen when the place is bound.
  }
}

/** The lock was taken: a socket in the folder is a dead owner's. Copying tools stumble over one that is left. */
export function clearSocketIn(dataDir: string): void {
  if (process.platform !== 'win32') removeSocket(join(dataDir, NAME))
}

/**
 * Which folder this is, whatever path leads to it; both ends compare it, so that nobody writes into a workspace
 * other than the one that was named (a copy of an open folder holds a copy of its owner.json). Throws where the
 * folder cannot be looked at.
 */
export function markOfFolder(dataDir: string): string {
  const { dev, ino } = statSync(join(dataDir, 'lock.sqlite'), { bigint: true })
  return `${dev}:${ino}`
}
