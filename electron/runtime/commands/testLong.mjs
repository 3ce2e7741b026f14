/** `npm run test:long`: what a test run has no time for. Goes on where it stopped; arguments go to test/simulation/long.ts. */
import { join } from 'node:path'
import { runInForeground } from '../exec.mjs'
import { ROOT } from '../places.mjs'
import { setUpTools } from '../setUp.mjs'

export const takes = {
  usage: 'npm run test:long -- [--minutes N] [--histories N] [--frames N] [--editors N] [--processes N]',
  options: Object.fromEntries(
    ['minutes', 'histories', 'frames', 'editors', 'processes'].map((name) => [name, { type: 'string' }]),
  ),
}

export async function run(args) {
  const { node, env } = await setUpTools()
  const script = join(ROOT, 'test', 'simulation', 'long.ts')
  return runInForeground(node, ['--disable-warning=ExperimentalWarning', script, ...args], {
    env: { ...env, COMMONPLACE_SQLITE_BINDING: '' },
  })
}
