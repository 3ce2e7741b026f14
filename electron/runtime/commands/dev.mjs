/** `npm run dev`: electron-vite with hot reload, in a window on this machine's display. */
import { join } from 'node:path'
import { runInForeground } from '../exec.mjs'
import { hasDisplay, isRoot } from '../machine.mjs'
import { MODULES } from '../places.mjs'
import { Stop } from '../say.mjs'
import { setUpWindow } from '../setUp.mjs'

export async function run(args) {
  if (!hasDisplay())
    throw new Stop('There is no display to show a window on: run npm start, which takes pictures instead.')
  const { node, env, executable } = await setUpWindow({ virtualDisplay: false })
  const sandbox = process.platform === 'linux' && isRoot() ? ['--noSandbox'] : []
  return runInForeground(
    node,
    [join(MODULES, 'electron-vite', 'bin', 'electron-vite.js'), 'dev', ...sandbox, ...args],
    // electron-vite looks for the official download only; this is the Electron that was found.
    { env: { ...env, ELECTRON_EXEC_PATH: executable } },
  )
}
