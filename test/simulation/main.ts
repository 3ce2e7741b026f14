/**
 * Plays histories, one after the other, each from its own seed: `node test/simulation/main.ts --from 1 --count 100`.
 * Prints the faults it finds, and one JSON line at the end; `--seed N --verbose` replays one and tells what happened in it.
 */
import { realNow } from './determinism.ts'
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type HistoryReport, playHistory } from './history.ts'
import { makeTeam } from './team.ts'

const { values } = parseArgs({
  options: {
    from: { type: 'string', default: '1' },
    count: { type: 'string', default: '10' },
    seed: { type: 'string' },
    operations: { type: 'string', default: '100' },
    minutes: { type: 'string' },
    verbose: { type: 'boolean', default: false },
  },
})

// In the product an unheard failure ends the process: here it ends the history that it happened in.
const unheard: string[] = []
process.on('unhandledRejection', (cause) => unheard.push(cause instanceof Error ? `${cause.stack}` : String(cause)))

const first = Number(values.seed ?? values.from)
const count = values.seed === undefined ? Number(values.count) : 1
// In memory where there is a disk in memory: every commit is synced.
const base = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'commonplace-simulation-'))
const until = realNow() + Number(values.minutes ?? 10_000) * 60_000
const failed: Record<string, string[]> = {}
const kinds: Record<string, number> = {}
let played = 0
let operations = 0
let acknowledged = 0
const began = realNow()
try {
  const team = join(base, 'team')
  mkdirSync(team)
  await makeTeam(team)
  for (let seed = first; seed < first + count && realNow() < until; seed += 1) {
    const folder = join(base, `history-${seed}`)
    mkdirSync(folder)
    let report: HistoryReport
    try {
      report = await playHistory(seed, {
        team,
        folder,
        operations: Number(values.operations),
        ...(values.verbose && { log: (line: string) => process.stdout.write(`${line}\n`) }),
      })
    } catch (cause) {
      report = {
        operations: 0,
        acknowledged: 0,
        kinds: {},
        faults: [cause instanceof Error ? `${cause.stack}` : String(cause)],
      }
    }
    for (const cause of unheard.splice(0)) report.faults.push(`nobody heard of: ${cause}`)
    played += 1
    operations += report.operations
    acknowledged += report.acknowledged
    for (const [kind, times] of Object.entries(report.kinds)) kinds[kind] = (kinds[kind] ?? 0) + times
    if (report.faults.length > 0) {
      failed[seed] = report.faults.slice(0, 12)
      process.stdout.write(`seed ${seed}: ${report.faults.slice(0, 12).join('\n  ')}\n`)
    }
  }
} finally {
  rmSync(base, { recursive: true, force: true })
}
const seconds = Math.round((realNow() - began) / 100) / 10
process.stdout.write(
  `${JSON.stringify({ first, played, operations, acknowledged, failed: Object.keys(failed), seconds, kinds })}\n`,
)
process.exit(Object.keys(failed).length > 0 ? 1 : 0)
