/** What this machine is and has: its user, its displays, its room. */
import { existsSync, statfsSync, statSync } from 'node:fs'
import { toolEnvironment } from './environment.mjs'
import { runQuietly } from './exec.mjs'
import { ROOT } from './places.mjs'
import { Stop } from './say.mjs'

const ROOM_NEEDED = 1.5e9

/** Electron's sandbox refuses to run as root, so root alone goes without it. */
export function isRoot() {
  return process.getuid?.() === 0
}

/** Whether a window could be shown to somebody. */
export function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
}

/** Stops early where set-up cannot end well. */
export function checkMachine() {
  if (!['linux', 'darwin', 'win32'].includes(process.platform))
    throw new Stop(`Commonplace runs on Linux, macOS and Windows, not on ${process.platform}.`)
  const room = freeRoom()
  if (room !== undefined && room < ROOM_NEEDED && !existsSync(`${ROOT}/node_modules`)) {
    throw new Stop(
      `There are only ${Math.round(room / 1e6)} MB free where the project is, and set-up needs about 1500: free some and run the command again.`,
    )
  }
}

function freeRoom() {
  try {
    const { bavail, bsize } = statfsSync(ROOT)
    return bavail * bsize
  } catch {
    return undefined
  }
}

/**
 * Without root Electron's sandbox needs user namespaces, or its helper owned by root. Says so in a sentence, where
 * Electron itself would crash.
 * @param {string} folder the runtime's folder
 */
export async function checkSandbox(folder) {
  if (process.platform !== 'linux' || isRoot()) return
  const helper = `${folder}/chrome-sandbox`
  if (isSetuidRoot(helper)) return
  const { status } = await runQuietly('unshare', ['--user', '--net', 'true'], {
    env: toolEnvironment(),
    limitMs: 10_000,
  })
  if (status === 0 || status === 127) return
  throw new Stop(
    `This system lets only root make sandboxes. Allow Electron's own, then run the command again:\n  sudo chown root:root ${helper} && sudo chmod 4755 ${helper}`,
  )
}

function isSetuidRoot(file) {
  try {
    const { uid, mode } = statSync(file)
    return uid === 0 && (mode & 0o4000) !== 0
  } catch {
    return false
  }
}

/** Switches Electron needs on this machine. */
export function electronSwitches() {
  const switches = []
  if (process.platform === 'linux' && isRoot()) switches.push('--no-sandbox')
  if (hasSmallSharedMemory()) switches.push('--disable-dev-shm-usage')
  return switches
}

/** Containers often give 64 MB of shared memory, on which Chromium's pages crash. */
function hasSmallSharedMemory() {
  try {
    const { blocks, bsize } = statfsSync('/dev/shm')
    return blocks * bsize < 256e6
  } catch {
    return process.platform === 'linux'
  }
}
