/**
 * `npm run --silent cli -- …`: the command line. Nothing is done before it but making sure of the packages and of a
 * Node that runs TypeScript; stdout is its own.
 */
import { join } from 'node:path'
import { toolEnvironment } from '../environment.mjs'
import { runInForeground } from '../exec.mjs'
import { goodNode } from '../node.mjs'
import { ensurePackages } from '../packages.mjs'
import { ROOT } from '../places.mjs'
import { keepStdoutClean } from '../say.mjs'

export async function run(args) {
  keepStdoutClean()
  await ensurePackages()
  const node = goodNode()
  // The binding is the window's; a good Node loads the prebuilt one. INIT_CWD says where relative paths start.
  const extra = {
    COMMONPLACE_SQLITE_BINDING: undefined,
    INIT_CWD: process.env.INIT_CWD ?? process.cwd(),
    // Node keeps what it compiled: the next command starts in half the time. A folder that cannot be written is passed over.
    NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(ROOT, 'out', 'compiled'),
  }
  const env = toolEnvironment({ node, extra })
  return runInForeground(
    node,
    ['--disable-warning=ExperimentalWarning', join(ROOT, 'electron', 'cli', 'start.ts'), ...args],
    { env },
  )
}
