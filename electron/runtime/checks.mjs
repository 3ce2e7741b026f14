/** The checks before and beside the tests: types, lint with the layering rules, format. Each counts as one when it fails. */
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { runInForeground, runQuietly } from './exec.mjs'
import { MODULES, OUT } from './places.mjs'
import { say } from './say.mjs'

/** Folders are named, because without them the linter looks nowhere. */
const FOLDERS = ['shared', 'electron', 'renderer', 'test']

const CHECKS = [
  { name: 'types', tool: 'typescript/bin/tsc', args: ['-b'] },
  { name: 'lint', tool: 'oxlint/bin/oxlint', args: ['--type-aware', '--deny-warnings', ...FOLDERS] },
  { name: 'format', tool: '@biomejs/biome/bin/biome', args: ['format', '.'] },
]

/**
 * Runs all of them at once, each on as many cores as it has use for; what they say comes one after the other.
 * @returns {Promise<number>} how many failed
 */
export async function runChecks({ node, env }) {
  const running = CHECKS.map(({ tool, args }) => runQuietly(node, [join(MODULES, tool), ...args], { env }))
  let failed = 0
  for (const [i, { name }] of CHECKS.entries()) {
    const { status, output } = await running[i]
    process.stdout.write(output)
    if (status === 0) continue
    failed++
    say(`The check of ${name} failed.`)
  }
  return failed
}

/**
 * Unit and integration tests.
 * @returns {Promise<{passed: number, failed: number, skipped: number}>}
 */
export async function runUnitTests(tools, args = []) {
  const { report, command, env } = unitTests(tools, 'unit-tests.json', args)
  return countUnitTests(report, await runInForeground(tools.node, command, { env }))
}

/**
 * Histories of the simulated team, on what the other tests leave of the machine: they wait for processes and windows
 * often enough, whereas these have a clock of their own and mind no delay. What they say comes at the end.
 * @returns as `runUnitTests`
 */
export async function runHistories(tools) {
  const { report, command, env } = unitTests(tools, 'histories.json', ['--project', 'simulation'])
  const { status, output } = await runQuietly(tools.node, command, { env, limitMs: 30 * 60_000, inBackground: true })
  process.stdout.write(output)
  return countUnitTests(report, status)
}

function unitTests({ env }, name, args) {
  const report = join(OUT, name)
  rmSync(report, { force: true })
  return {
    report,
    command: [join(MODULES, 'vitest', 'vitest.mjs'), 'run', '--config', 'test/vitest.config.ts', ...args],
    env: { ...env, COMMONPLACE_SQLITE_BINDING: '', COMMONPLACE_VITEST_JSON: report },
  }
}

/** Counts from vitest's report; a file that would not even load, or a run that broke off, counts as one failure. */
function countUnitTests(report, status) {
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(
      readFileSync(report, 'utf8'),
    )
    const unloaded = testResults.filter(
      (file) => file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'),
    ).length
    const failed = numFailedTests + unloaded
    return {
      passed: numPassedTests,
      failed: failed === 0 && status !== 0 ? 1 : failed,
      skipped: numPendingTests + numTodoTests,
    }
  } catch {
    return { passed: 0, failed: 1, skipped: 0 }
  }
}
