/**
 * `npm test`: everything that must hold before a change lands. Types, lint, format, unit and integration tests, then the
 * built app in a real window. All of it runs even after a failure; the last line counts.
 */
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { buildApp } from '../buildApp.mjs'
import { runChecks, runHistories, runUnitTests } from '../checks.mjs'
import { withDisplay } from '../display.mjs'
import { runInForeground } from '../exec.mjs'
import { MODULES, OUT } from '../places.mjs'
import { say } from '../say.mjs'
import { setUpWindow } from '../setUp.mjs'

export async function run(args) {
  const began = Date.now()
  const tools = await setUpWindow({ virtualDisplay: true })
  const setUpSeconds = Math.round((Date.now() - began) / 1000)
  const histories = runHistories(tools)
  // The type check keeps one core busy and the bundler the other.
  const built = tryToBuild(tools)
  const results = [{ passed: 0, failed: await runChecks(tools), skipped: 0 }]
  const isBuilt = await built
  results.push(await runUnitTests(tools, ['--project', 'node', '--project', 'page']))
  results.push(isBuilt ? await runWindowTests(tools, args) : { passed: 0, failed: 1, skipped: 0 })
  results.push(await histories)
  const [passed, failed, skipped] = ['passed', 'failed', 'skipped'].map((key) =>
    results.reduce((sum, result) => sum + result[key], 0),
  )
  const seconds = Math.round((Date.now() - began) / 1000) - setUpSeconds
  say(`Set-up took ${setUpSeconds} s, checks and tests ${seconds} s.`)
  say(`${passed} passed, ${failed} failed, ${skipped} skipped`)
  return failed === 0 ? 0 : 1
}

/** Whether there is an app to test; where there is none, it has been said why. */
async function tryToBuild(tools) {
  try {
    await buildApp(tools)
    return true
  } catch (error) {
    say(error.message)
    return false
  }
}

/** End-to-end tests in the real window, on a display of their own. */
async function runWindowTests({ node, env }, args) {
  const report = join(OUT, 'window-tests.json')
  rmSync(report, { force: true })
  const tool = join(MODULES, '@playwright', 'test', 'cli.js')
  const status = await withDisplay((display) =>
    runInForeground(node, [tool, 'test', '--config', 'test/playwright.config.ts', ...args], {
      env: { ...env, ...display, COMMONPLACE_PLAYWRIGHT_JSON: report },
    }),
  )
  try {
    const { stats, errors } = JSON.parse(readFileSync(report, 'utf8'))
    const failed = stats.unexpected + (stats.unexpected === 0 && status !== 0 ? Math.max(1, errors.length) : 0)
    return { passed: stats.expected + stats.flaky, failed, skipped: stats.skipped }
  } catch {
    return { passed: 0, failed: 1, skipped: 0 }
  }
}
