/** `npm run bench`: the benchmarks, in Node and in the real window; with --json one result a line on stdout. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { buildApp } from '../buildApp.mjs'
import { withDisplay } from '../display.mjs'
import { runInForeground } from '../exec.mjs'
import { ROOT } from '../places.mjs'
import { keepStdoutClean, Stop } from '../say.mjs'
import { setUpWindow } from '../setUp.mjs'

export const takes = {
  usage: 'npm run bench -- [--json] [--only NAME,…]',
  options: { json: { type: 'boolean' }, only: { type: 'string' } },
}

export async function run(args) {
  keepStdoutClean()
  const script = join(ROOT, 'test', 'bench', 'main.ts')
  if (!existsSync(script)) throw new Stop('There are no benchmarks in this checkout (test/bench/main.ts is missing).')
  const { node, env } = await setUpWindow({ virtualDisplay: true })
  await buildApp({ node, env })
  const options = ['--disable-warning=ExperimentalWarning', '--expose-gc']
  return withDisplay((display) => runInForeground(node, [...options, script, ...args], { env: { ...env, ...display } }))
}
