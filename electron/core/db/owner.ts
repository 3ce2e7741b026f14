/**
 * Who has a data folder open, for others to read: `owner.json`. The lock is the truth (lock.ts); this file only
 * says whom to name in a sentence and, when that process answers others, at which socket.
 */
import { randomUUID } from 'node:crypto'
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'

const Owner = z.object({
  pid: z.int(),
  host: z.string(),
  program: z.string(),
  since: z.iso.datetime(),
  /** One command that soon ends by itself: others wait for it. */
  passing: z.boolean().default(false),
  /** Where this process answers others (see localSocket/place.ts); absent before it does, and when it does not. */
  socket: z.string().optional(),
})
export type Owner = z.infer<typeof Owner>

const FILE = 'owner.json'

/** Undefined where there is none, or none that can be read. It may be a dead owner's. */
export function readOwner(dataDir: string): Owner | undefined {
  try {
    return Owner.parse(JSON.parse(readFileSync(join(dataDir, FILE), 'utf8')))
  } catch {
    return undefined
  }
}

/** Writes it whole or not at all. Throws what the file system throws. */
function writeOwner(dataDir: string, owner: Owner): void {
  const half = join(dataDir, `${FILE}.${randomUUID().slice(0, 8)}`)
  try {
    writeFileSync(half, JSON.stringify(owner))
    renameSync(half, join(dataDir, FILE))
  } catch (cause) {
    rmSync(half, { force: true })
    throw cause
  }
}

/** For who has just taken the lock. Without the file (a full disk) others hear of "another process", never of an earlier one. */
export function tellOwner(dataDir: string, program: string, passing: boolean): void {
  try {
    writeOwner(dataDir, { pid: process.pid, host: hostname(), program, since: new Date().toISOString(), passing })
  } catch {
    try {
      rmSync(join(dataDir, FILE), { force: true, recursive: true })
    } catch {
      // A disk that cannot be written at all will be said when the database is opened.
    }
  }
}

/** For who holds the lock: where it answers others from now on, or that it no longer does. Throws what the file system throws. */
export function tellSocket(dataDir: string, socket: string | undefined): void {
  const owner = readOwner(dataDir)
  if (owner === undefined || owner.pid !== process.pid) throw new Error('owner.json is not this process’s')
  const { socket: _before, ...rest } = owner
  writeOwner(dataDir, { ...rest, ...(socket !== undefined && { socket }) })
}
