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
export async function ensureSystem({ executable, display = false, compiler = false }) {
  if (process.platform !== 'linux') return
  const missing = await findMissing({ executable, display, compiler })
  const fonts = hasFonts() ? [] : FONTS
  if (missing.packages.length === 0 && fonts.length === 0) return
  if (!hasApt()) {
    if (missing.packages.length > 0)
      throw new Stop(
        `This machine lacks ${missing.things.join(', ')}: install what your system calls ${missing.packages.join(', ')} and run the command again.`,
      )
    return
  }
  if (!isRoot()) {
    if (missing.packages.length > 0)
      throw new Stop(
        `This machine lacks ${missing.things.join(', ')}. Install it, then run the command again:\n  sudo apt-get install -y ${(await debianNames([...missing.packages, ...fonts])).join(' ')}`,
      )
    return
  }
  await install([...missing.packages, ...fonts], missing.packages.length > 0)
  const still = await findMissing({ executable, display, compiler })
  if (still.packages.length > 0)
    throw new Stop(
      `This machine still lacks ${still.things.join(', ')} after installing ${still.packages.join(', ')}: install it by hand and run the command again.`,
    )
}

async function findMissing({ executable, display, compiler }) {
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

/** The names this release of Debian or Ubuntu uses. */
async function debianNames(names) {
  const renamed = names.filter((name) => RENAMED.has(name)).map((name) => `${name}t64`)
  if (renamed.length === 0) return [...new Set(names)]
  const { output } = await runQuietly('apt-cache', ['--generate', 'pkgnames', 'lib'], { env: toolEnvironment() })
  const known = new Set(output.split('\n'))
  const known64 = known.size > 100 ? (name) => known.has(name) : () => isRecent()
  return [...new Set(names.map((name) => (RENAMED.has(name) && known64(`${name}t64`) ? `${name}t64` : name)))]
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
  return !hasApt() || !isRoot()
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
