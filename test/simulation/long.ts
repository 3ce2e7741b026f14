/**
 * The long run: 100,000 histories of the team, 1,000,000 spoilt frames, 20,000 histories of two editors. It may be
 * ended at any time; `out/long/reached.json` says how far it came, and the next run goes on from there.
 *
 *   npm run test:long -- [--minutes 60] [--histories N] [--frames N] [--editors N] [--processes N]
 */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { ROOT } from '#test/support/tracked.ts'
import { type Kind, play } from './play.ts'

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '60' },
    histories: { type: 'string', default: '100000' },
    frames: { type: 'string', default: '1000000' },
    editors: { type: 'string', default: '20000' },
    processes: { type: 'string', default: String(availableParallelism()) },
  },
})

/** Played by one process at once: a minute's work, so that little is lost by an end. */
const AT_ONCE: Record<Kind, number> = { histories: 50, frames: 50_000, editors: 500 }
const KINDS = ['frames', 'editors', 'histories'] as const
const wanted: Record<Kind, number> = {
  histories: Number(values.histories),
  frames: Number(values.frames),
  editors: Number(values.editors),
}

const Part = z.object({ parts: z.array(z.int()), failed: z.array(z.string()) })
const Reached = z.object({ histories: Part, frames: Part, editors: Part })
type Reached = z.infer<typeof Reached>

const folder = join(ROOT, 'out', 'long')
const file = join(folder, 'reached.json')
const nothing = (): z.infer<typeof Part> => ({ parts: [], failed: [] })

function readReached(): Reached {
  try {
    return Reached.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return { histories: nothing(), frames: nothing(), editors: nothing() }
  }
}
function writeReached(): void {
  writeFileSync(`${file}.part`, JSON.stringify(reached))
  renameSync(`${file}.part`, file)
}

mkdirSync(folder, { recursive: true })
const reached = readReached()
const done = Object.fromEntries(KINDS.map((kind) => [kind, new Set(reached[kind].parts)])) as Record<Kind, Set<number>>
const taken = Object.fromEntries(KINDS.map((kind) => [kind, new Set(reached[kind].parts)])) as Record<Kind, Set<number>>
const until = Date.now() + Number(values.minutes) * 60_000

const partsOf = (kind: Kind): number => Math.ceil(wanted[kind] / AT_ONCE[kind])
const countOf = (kind: Kind): number => Math.min(wanted[kind], done[kind].size * AT_ONCE[kind])
const sentence = (): string =>
  KINDS.map((kind) => `${countOf(kind)} of ${wanted[kind]} ${kind} (${reached[kind].failed.length} failed)`).join(', ')

/** Of the kind that is furthest from its end, the next part that nobody has. */
function next(): { kind: Kind; part: number } | undefined {
  const kind = [...KINDS]
    .filter((each) => taken[each].size < partsOf(each))
    .sort((a, b) => taken[a].size / partsOf(a) - taken[b].size / partsOf(b))[0]
  if (!kind) return undefined
  let part = 0
  while (taken[kind].has(part)) part += 1
  taken[kind].add(part)
  return { kind, part }
}

async function work(): Promise<void> {
  while (Date.now() < until) {
    const job = next()
    if (!job) return
    const { kind, part } = job
    const from = part * AT_ONCE[kind]
    const count = Math.min(AT_ONCE[kind], wanted[kind] - from)
    const { failed, told } = await play(kind, 1 + from, count)
    done[kind].add(part)
    // A last part that was cut short is played again, whole, when more is wanted.
    if (count === AT_ONCE[kind]) reached[kind].parts.push(part)
    reached[kind].failed.push(...failed)
    writeReached()
    if (failed.length > 0) process.stdout.write(`${kind}: ${told}\n`)
    process.stdout.write(`${sentence()}\n`)
  }
}

await Promise.all(Array.from({ length: Math.max(1, Number(values.processes)) }, work))
process.stdout.write(`Reached: ${sentence()}. A seed is replayed by node test/simulation/main.ts --seed N --verbose.\n`)
process.exitCode = KINDS.some((kind) => reached[kind].failed.length > 0) ? 1 : 0
