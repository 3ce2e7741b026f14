/**
 * What the system must bring on Linux: the libraries Electron is linked with, a display that needs no screen, a
 * compiler for the fallback's database, and fonts. On Debian as root missing ones are installed; otherwise the exact
 * command is printed and the run ends. Where a thing already works nothing is asked for, whatever the distribution.
 */
import { accessSync, constants, existsSync, readdirSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { toolEnvironment } from './environment.mjs'
import { runQuietly } from './exec.mjs'
import { isRoot } from './machine.mjs'
import { keepLog, Stop, say } from './say.mjs'

const LIBRARIES = ['libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1', 'libxss1', 'libatk-bridge2.0-0']
const DISPLAY = ['xvfb', 'xauth']
const COMPILER = ['python3', 'make', 'g++']
const FONTS = ['fonts-noto-core', 'fonts-noto-cjk']
/** Names that got a suffix when Debian moved to 64-bit time. */
const RENAMED = new Set(['libgtk-3-0', 'libasound2', 'libatk-bridge2.0-0'])

/**
 * Makes sure of what is needed. Throws Stop with the exact command when something is missing that can't be installed.
 * @param {{executable?: string, display?: boolean, compiler?: boolean}} needs `executable`: an Electron whose libraries
 * must be there; `display`: Xvfb; `compiler`: python3, make and g++
 */
export async function ensureSystem(needs) {
  if (process.platform !== 'linux') return
  const { things, packages } = await findMissing(needs)
  const needed = packages.length > 0
  const wanted = [...packages, ...(hasFonts() ? [] : FONTS)]
  const lack = `This machine lacks ${things.join(', ')}`
  if (hasApt() && isRoot()) {
    if (wanted.length === 0) return
    await install(wanted, needed)
    const still = await findMissing(needs)
    if (still.packages.length === 0) return
    throw new Stop(
      `Even with ${wanted.join(', ')} installed this machine lacks ${still.things.join(', ')}: install what holds it and run the command again.`,
    )
  }
  if (!needed) return
  if (!hasApt())
    throw new Stop(
      `${lack}: install what your system has for Debian's ${packages.join(', ')} and run the command again.`,
    )
  const names = (await debianNames(wanted)).join(' ')
  throw new Stop(
    `${lack}. Install it, then run the command again:\n  sudo apt-get update && sudo apt-get install -y ${names}`,
  )
}

async function findMissing({ executable, display = false, compiler = false }) {
  const things = []
  const packages = []
  const lost = executable ? await missingLibraries(executable) : []
  if (lost.length > 0) {
    things.push(
      lost.length > 3 ? `${lost.slice(0, 3).join(', ')} and ${lost.length - 3} more libraries` : lost.join(', '),
    )
    packages.push(...LIBRARIES)
  }
  if (display && !findProgram('Xvfb')) {
    things.push('Xvfb')
    packages.push(...DISPLAY)
  }
  const tools = compiler ? ['python3', 'make', 'g++'].filter((program) => !findProgram(program)) : []
  if (tools.length > 0) {
    things.push(...tools)
    packages.push(...COMPILER)
  }
  return { things, packages }
}

/** Libraries an executable is linked with that the system's loader does not find. */
async function missingLibraries(executable) {
  const ldd = findProgram('ldd')
  if (!ldd) return []
  const { output } = await runQuietly(ldd, [executable], { env: toolEnvironment() })
  return [...output.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1])
}

async function install(wanted, needed) {
  const env = toolEnvironment({ node: process.execPath, extra: { DEBIAN_FRONTEND: 'noninteractive' } })
  // What is there already is left as it is: an upgrade could undo what this machine's keeper has set up.
  const options = [
    '-y',
    '--no-install-recommends',
    '--no-upgrade',
    '-o',
    'DPkg::Lock::Timeout=300',
    '-o',
    'Acquire::Retries=2',
  ]
  say('Asking for the system packages that are missing …')
  const update = await runQuietly('apt-get', ['update', ...options.slice(3)], { env })
  const names = await debianNames(wanted)
  say(`Installing ${names.join(' ')} …`)
  const result = await runQuietly('apt-get', ['install', ...options, ...names], { env })
  if (result.status === 0) return
  const log = keepLog('setup.log', `${update.output}\n${result.output}`)
  const command = `apt-get update && apt-get install -y ${names.join(' ')}`
  if (needed) {
    throw new Stop(
      `The system packages could not be installed${log && ` (apt's words are in ${log})`}. Install them, then run the command again:\n  ${command}`,
    )
  }
  say(`Fonts for other scripts could not be installed; the pictures may show boxes. To add them: ${command}`)
}

/** The names this release of Debian or Ubuntu uses, each once. */
async function debianNames(names) {
  const resolved = await Promise.all(names.map((name) => (RENAMED.has(name) ? currentName(name) : name)))
  return [...new Set(resolved)]
}

async function currentName(name) {
  const { output } = await runQuietly('apt-cache', ['pkgnames', name], { env: toolEnvironment() })
  const known = output.split('\n')
  if (known.includes(`${name}t64`)) return `${name}t64`
  return known.includes(name) || !isRecent() ? name : `${name}t64`
}

/** Debian 13 or Ubuntu 24.04 and later, where apt's lists are not there to be asked. */
function isRecent() {
  try {
    const about = readFileSync('/etc/os-release', 'utf8')
    const version = Number(/^VERSION_ID="?(\d+)/m.exec(about)?.[1] ?? 0)
    return /^ID=ubuntu/m.test(about) ? version >= 24 : version >= 13
  } catch {
    return false
  }
}

function hasApt() {
  return existsSync('/etc/debian_version') && findProgram('apt-get') !== undefined
}

/** Any font at all beside the few that come with a browser; whether it covers CJK is a matter of Debian's package. */
function hasFonts() {
  const folders = ['/usr/share/fonts/opentype/noto', '/usr/share/fonts/truetype/noto']
  if (folders.some((folder) => existsSync(folder) && readdirSync(folder).length > 0)) return true
  return !hasApt()
}

/** The path of a program in PATH (or where Debian puts system programs), or undefined. */
export function findProgram(name) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/sbin', '/bin', '/usr/local/bin']
  for (const folder of folders) {
    if (!folder) continue
    try {
      accessSync(join(folder, name), constants.X_OK)
      return join(folder, name)
    } catch {
      // Not here.
    }
  }
  return undefined
}
