/** The seeded workspace: built once, kept in the system's temporary folder, copied for each run. */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { constants, cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { projectionSchema, PROJECTION_VERSION } from '#core/projections/schema.ts'
import { BUILDER_VERSION, seeded } from './seeded.ts'

/** Notes and sources with their quotes, or the notes alone. */
export type Contents = 'all' | 'notes'

const version = (contents: Contents): string =>
  createHash('sha256')
    .update(
      JSON.stringify([
        seeded,
        BUILDER_VERSION,
        PROJECTION_VERSION,
        projectionSchema,
        ...(contents === 'all' ? [] : [contents]),
      ]),
    )
    .digest('hex')
    .slice(0, 12)

const runBuilder = (folder: string, contents: Contents): Promise<void> =>
  new Promise((resolve, reject) => {
    const script = fileURLToPath(new URL('./build.ts', import.meta.url))
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script, folder, contents], {
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    child.on('error', reject)
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`the workspace was not built (${code})`))))
  })

/** The folder of a workspace that nobody has touched; building takes a minute or two the first time. */
export async function masterWorkspace(say: (line: string) => void, contents: Contents = 'all'): Promise<string> {
  const base = join(tmpdir(), 'commonplace-bench')
  const master = join(base, version(contents))
  if (existsSync(master)) return master
  say(`Building the workspace of 10,000 notes${contents === 'all' ? ' and 100,000 quotes' : ''} (once; it is kept) …`)
  mkdirSync(base, { recursive: true })
  const partial = join(base, `${version(contents)}.${process.pid}`)
  try {
    await runBuilder(partial, contents)
    if (!existsSync(master)) renameSync(partial, master)
  } finally {
    rmSync(partial, { recursive: true, force: true })
  }
  return master
}

/** A copy to open and change; shares blocks with the master where the file system can. */
export function copyWorkspace(master: string, to: string): void {
  cpSync(master, to, { recursive: true, mode: constants.COPYFILE_FICLONE })
}
