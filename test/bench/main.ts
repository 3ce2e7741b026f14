/**
 * `npm run bench`: every row of the budgets that the product contains so far, each measured beside what it is measured
 * against, in one run. `--json` prints one result a line on stdout (and the table on stderr); `--only search,typing`
 * runs some. Verdicts are information: the exit status is 1 only when something could not be measured.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Benchmark, Context, Result } from './row.ts'
import { forecast } from './rows/forecast.ts'
import { idleMemory } from './rows/idleMemory.ts'
import { insightMap } from './rows/insightMap.ts'
import { insightWindow } from './rows/insightWindow.ts'
import { modelFit } from './rows/modelFit.ts'
import { lenses } from './rows/lenses.ts'
import { pack } from './rows/pack.ts'
import { pdfText } from './rows/pdfText.ts'
import { peopleList } from './rows/peopleList.ts'
import { evidenceBook } from './rows/evidenceBook.ts'
import { printedBook } from './rows/printedBook.ts'
import { rebuild } from './rows/rebuild.ts'
import { referencesIn } from './rows/referencesIn.ts'
import { remoteTyping } from './rows/remoteTyping.ts'
import { searching } from './rows/searching.ts'
import { syncing } from './rows/syncing.ts'
import { trace } from './rows/trace.ts'
import { windowStart } from './rows/windowStart.ts'
import { typing } from './rows/typing.ts'
import { vaultIn } from './rows/vaultIn.ts'
import { verdicts } from './rows/verdicts.ts'
import { webPage } from './rows/webPage.ts'
import { toJson, toTable } from './table.ts'
import { copyWorkspace, masterWorkspace } from './workspace/workspace.ts'

const benchmarks: readonly Benchmark[] = [
  windowStart,
  typing,
  lenses,
  remoteTyping,
  syncing,
  trace,
  searching,
  idleMemory,
  pdfText,
  webPage,
  vaultIn,
  referencesIn,
  rebuild,
  peopleList,
  verdicts,
  pack,
  printedBook,
  evidenceBook,
  insightMap,
  insightWindow,
  modelFit,
  forecast,
]

const say = (line: string): void => void process.stderr.write(`${line}\n`)

async function measure(chosen: readonly Benchmark[], context: Context, json: boolean): Promise<boolean> {
  const results: Result[] = []
  let failed = false
  for (const benchmark of chosen) {
    const started = performance.now()
    try {
      const own = await benchmark.run(context)
      results.push(...own)
      for (const result of own) if (json && !('skipped' in result)) process.stdout.write(`${toJson(result)}\n`)
      say(`${benchmark.title}: ${((performance.now() - started) / 1000).toFixed(0)} s`)
    } catch (cause) {
      failed = true
      say(`${benchmark.title} could not be measured: ${cause instanceof Error ? cause.message : String(cause)}`)
    }
  }
  const table = `\n${toTable(results)}\n`
  if (json) process.stderr.write(table)
  else process.stdout.write(table)
  return failed
}

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { json: { type: 'boolean' }, only: { type: 'string' } } })
  const wanted = values.only?.split(',')
  const unknown = wanted?.filter((key) => !benchmarks.some((each) => each.key === key)) ?? []
  if (unknown.length > 0) {
    say(`There is no benchmark ${unknown.join(', ')}; there are ${benchmarks.map((each) => each.key).join(', ')}.`)
    return 2
  }
  const folder = mkdtempSync(join(tmpdir(), 'commonplace-bench-'))
  let copies = 0
  const context: Context = {
    folder,
    say,
    workspace: async () => {
      const copy = join(folder, `workspace-${++copies}`)
      copyWorkspace(await masterWorkspace(say), copy)
      return copy
    },
  }
  try {
    const chosen = benchmarks.filter(({ key }) => wanted === undefined || wanted.includes(key))
    return (await measure(chosen, context, values.json ?? false)) ? 1 : 0
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }
}

process.exitCode = await main()
