/** `npm run check`: types, lint, format and the unit tests, without a window. Arguments go to vitest. */
import { runChecks, runUnitTests } from '../checks.mjs'
import { say } from '../say.mjs'
import { setUpTools } from '../setUp.mjs'

export async function run(args) {
  const tools = await setUpTools()
  const broken = await runChecks(tools)
  const { passed, failed, skipped } = await runUnitTests(tools, args)
  say(`${passed} passed, ${failed + broken} failed, ${skipped} skipped`)
  return failed + broken === 0 ? 0 : 1
}
