/**
 * Finds an Electron to run: the one somebody points at, the official one (fetched by the electron package from its
 * release host on first use), and behind it the fallback from the package registry.
 */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { note, notedLately } from './cache.mjs'
import { toolEnvironment } from './environment.mjs'
import { runQuietly } from './exec.mjs'
import { fallbackElectron, fallbackFits } from './fallback/electron.mjs'
import { fallbackSqlite } from './fallback/sqlite.mjs'
import { withLock } from './lock.mjs'
import { goodNode } from './node.mjs'
import { MODULES, OUT } from './places.mjs'
import { keepLog, Stop, say } from './say.mjs'

const PACKAGE = join(MODULES, 'electron')
const PROBE_MS = 6_000
const FETCH_MS = 8 * 60_000
const UNREACHABLE = 'release-host-unreachable'
const FORGET_MS = 12 * 3_600_000

/**
 * @param {{virtualDisplay: boolean}} needs
 * @returns {Promise<{executable: string, folder: string, env: Record<string, string>}>} `env`: what Electron, the
 * electron package and Playwright must be given to use this runtime
 */
export async function ensureElectron({ virtualDisplay }) {
  const pointed = process.env.ELECTRON_OVERRIDE_DIST_PATH
  if (pointed) return given(pointed)
  const official = installed() ?? (await installOfficial())
  if (official) return { executable: official, folder: dirname(official), env: {} }
  const folder = await fallbackElectron()
  const executable = join(folder, 'electron')
  const binding = await fallbackSqlite({ executable, display: virtualDisplay })
  return { executable, folder, env: { ELECTRON_OVERRIDE_DIST_PATH: folder, COMMONPLACE_SQLITE_BINDING: binding } }
}

function given(folder) {
  const executable = join(
    folder,
    { win32: 'electron.exe', darwin: 'Electron.app/Contents/MacOS/Electron' }[process.platform] ?? 'electron',
  )
  if (!existsSync(executable))
    throw new Stop(
      `ELECTRON_OVERRIDE_DIST_PATH points at ${folder}, where there is no Electron: correct it or unset it.`,
    )
  return { executable, folder, env: { ELECTRON_OVERRIDE_DIST_PATH: folder } }
}

/** The official executable when it is complete and of the locked version. */
function installed() {
  try {
    const { version } = JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8'))
    if (
      readFileSync(join(PACKAGE, 'dist', 'version'), 'utf8')
        .trim()
        .replace(/^v/, '') !== version
    )
      return undefined
    const executable = join(PACKAGE, 'dist', readFileSync(join(PACKAGE, 'path.txt'), 'utf8'))
    return existsSync(executable) ? executable : undefined
  } catch {
    return undefined
  }
}

async function installOfficial() {
  if (fallbackFits && (await notedLately(UNREACHABLE, FORGET_MS))) return undefined
  return withLock(
    join(OUT, '.locks', 'electron'),
    async () => {
      const ready = installed()
      if (ready) return ready
      const why = (await isOutOfReach()) ? 'its release host cannot be reached' : await fetchOfficial()
      const executable = installed()
      if (executable) return executable
      if (!fallbackFits)
        throw new Stop(
          `Electron could not be fetched (${why}): connect this machine to the internet, or set ELECTRON_MIRROR to a mirror that it can reach, and run the command again.`,
        )
      say(`Electron could not be fetched the usual way (${why}); the package registry has one, too.`)
      await note(UNREACHABLE)
      return undefined
    },
    { onWait: () => say('Waiting for another run that fetches Electron …') },
  )
}

async function fetchOfficial() {
  say('Fetching Electron …')
  const node = goodNode()
  const { status, output, timedOut } = await runQuietly(node, [join(PACKAGE, 'install.js')], {
    env: toolEnvironment({ node }),
    limitMs: FETCH_MS,
  })
  if (status === 0) return ''
  keepLog('setup.log', output)
  return timedOut ? 'it took too long' : 'the download failed'
}

/** A short question to the release host first, because a download from a host that drops packets hangs for minutes. */
async function isOutOfReach() {
  const { ELECTRON_MIRROR, HTTPS_PROXY, https_proxy, npm_config_electron_mirror } = process.env
  if (ELECTRON_MIRROR || HTTPS_PROXY || https_proxy || npm_config_electron_mirror) return false
  const { version } = JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8'))
  const file = `electron-v${version}-${process.platform}-${process.arch}.zip`
  try {
    const answer = await fetch(`https://github.com/electron/electron/releases/download/v${version}/${file}`, {
      method: 'HEAD',
      signal: AbortSignal.timeout(PROBE_MS),
    })
    return !answer.ok
  } catch {
    return true
  }
}
