/** The core with everything open in it and nothing to do, against a process that has loaded Yjs and holds one empty document. */
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { type Benchmark, type Measured } from '../row.ts'
import { interleaved, median } from '../stats.ts'

const run = promisify(execFile)
const ROUNDS = 3
const ALLOWED_MB = 150

/** RSS in MB that a process reports of itself, after collecting its garbage. */
async function memoryOf(script: string, ...args: string[]): Promise<number> {
  const path = fileURLToPath(new URL(`../processes/${script}`, import.meta.url))
  const options = ['--disable-warning=ExperimentalWarning', '--expose-gc', path, ...args]
  const { stdout } = await run(process.execPath, options, { timeout: 120_000 })
  const bytes = Number(stdout.trim())
  if (!(bytes > 0)) throw new Error(`${script} reported no memory`)
  return bytes / 1_000_000
}

export const idleMemory: Benchmark = {
  key: 'memory',
  title: 'Idle memory',
  run: async ({ workspace }) => {
    const folder = await workspace()
    const { core, empty } = await interleaved(ROUNDS, {
      core: () => memoryOf('idleCore.ts', folder),
      empty: () => memoryOf('emptyYjs.ts'),
    })
    const [value, against] = [median(core), median(empty)]
    const row: Measured = {
      name: 'Idle memory of the core',
      value,
      against,
      ratio: value / against,
      // As a ratio, so that every budget is read alike: so much more than the empty process.
      budget: (against + ALLOWED_MB) / against,
      unit: 'MB',
      note: `resident after collecting garbage, 10,500 documents, lists and a search asked for; an empty Yjs process and ${ALLOWED_MB} MB are allowed (+${(value - against).toFixed(0)} MB taken).`,
    }
    return [row]
  },
}
