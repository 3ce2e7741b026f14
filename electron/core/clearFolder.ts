/**
 * Takes away what was begun for a workspace that never came: a folder for an invitation that was refused holds a key
 * and empty tables, and nobody could tell it from one that somebody works in.
 */
import { existsSync, readdirSync, rmdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

const OWN = /^(workspace\.sqlite|lock\.sqlite)(-wal|-shm|-journal)?$|^(owner\.json|device\.key|commonplace\.sock)$/

/** Removes the workspace's own files, and the folder where nothing else is in it and `keep` does not say otherwise. */
export function clearFolder(dataDir: string, keep = false): void {
  // Somebody may have thrown the folder away already.
  if (!existsSync(dataDir)) return
  for (const name of readdirSync(dataDir)) if (OWN.test(name)) rmSync(join(dataDir, name), { force: true })
  // Files that came are more than nothing: only a folder without any goes.
  for (const folder of [join(dataDir, 'blobs'), ...(keep ? [] : [dataDir])])
    try {
      rmdirSync(folder)
    } catch {
      // Somebody keeps something else there, or it was never made.
    }
}
