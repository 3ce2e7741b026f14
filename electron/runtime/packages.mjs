/**
 * Installs the locked packages when they are missing or stale. Stale is judged by what the lock says, not by dates: a
 * stamp inside node_modules holds the lock's hash, and where it is absent npm's own record of what it installed is
 * compared with the lock (somebody may have run `npm ci` by hand).
 */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { toolEnvironment } from './environment.mjs'
import { runQuietly } from './exec.mjs'
import { withLock } from './lock.mjs'
import { isGoodNode, lockedNode } from './node.mjs'
import { MODULES, OUT, ROOT } from './places.mjs'
import { keepLog, Stop, say } from './say.mjs'

const STAMP = join(MODULES, '.commonplace-stamp')
const LOCK_FILE = join(ROOT, 'package-lock.json')

/** Makes node_modules what the lock says. */
export async function ensurePackages() {
  if (isInstalled()) return
  await withLock(
    join(OUT, '.locks', 'install'),
    async () => {
      if (isInstalled()) return
      say(
        existsSync(MODULES)
          ? 'The installed packages are stale: installing the locked ones …'
          : 'Installing the locked packages …',
      )
      const { status, output } = await runNpm([
        'ci',
        '--ignore-scripts',
        '--include=dev',
        '--include=optional',
        '--no-audit',
        '--no-fund',
      ])
      if (status !== 0) {
        const log = keepLog('setup.log', output)
        throw new Stop(
          `The locked packages could not be installed (${npmReason(output)})${log && `; npm's own words are in ${log}`}.`,
        )
      }
      writeStamp()
    },
    { onWait: () => say('Waiting for another run that installs packages …') },
  )
}

/**
 * Runs npm quietly, in the project or elsewhere.
 * @param {string[]} args
 * @param {{cwd?: string, limitMs?: number}} [options]
 */
export function runNpm(args, { cwd = ROOT, limitMs = 20 * 60_000 } = {}) {
  const npm = npmScript()
  // npm's own patience with a registry that can't be reached is several minutes for each package.
  const patience = [
    '--fetch-retries=2',
    '--fetch-retry-mintimeout=1000',
    '--fetch-retry-maxtimeout=5000',
    '--fetch-timeout=120000',
  ]
  const env = toolEnvironment({ node: process.execPath })
  return npm
    ? runQuietly(process.execPath, [npm, ...args, ...patience], { env, cwd, limitMs })
    : runQuietly('npm', [...args, ...patience], { env, cwd, limitMs })
}

function isInstalled() {
  if (!isGoodNode() && !lockedNode()) return false
  try {
    if (readFileSync(STAMP, 'utf8') === stamp()) return true
  } catch {
    // No stamp: compare.
  }
  if (!agreesWithLock()) return false
  writeStamp()
  return true
}

function stamp() {
  return `${process.platform}-${process.arch} ${createHash('sha256').update(readFileSync(LOCK_FILE)).digest('hex')}`
}

function writeStamp() {
  try {
    writeFileSync(STAMP, stamp())
  } catch {
    // A read-only node_modules is compared every time instead.
  }
}

/** Whether npm's record of what is installed has every package of the lock that belongs on this platform. */
function agreesWithLock() {
  try {
    const wanted = JSON.parse(readFileSync(LOCK_FILE, 'utf8')).packages
    const present = JSON.parse(readFileSync(join(MODULES, '.package-lock.json'), 'utf8')).packages
    return Object.entries(wanted).every(([path, entry]) => {
      if (path === '') return true
      if (present[path]) return present[path].version === entry.version && existsSync(join(ROOT, path, 'package.json'))
      return entry.optional === true && !isForThisPlatform(entry)
    })
  } catch {
    return false
  }
}

/** An optional package without a platform, or inside one of another platform, may be left out by npm. */
function isForThisPlatform({ os, cpu, libc }) {
  if (!os && !cpu) return false
  const allows = (list, value) => !list || [list].flat().includes(value)
  process.report.excludeNetwork = true
  const isGlibc = process.platform !== 'linux' || Boolean(process.report.getReport().header.glibcVersionRuntime)
  return allows(os, process.platform) && allows(cpu, process.arch) && allows(libc, isGlibc ? 'glibc' : 'musl')
}

/** npm's script: the one that started us, or the one beside this Node. */
function npmScript() {
  const own = process.env.npm_execpath
  if (own && /^npm-cli\.[cm]?js$/.test(basename(own)) && existsSync(own)) return own
  const bin = dirname(process.execPath)
  return [
    join(bin, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(bin, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ].find((file) => existsSync(file))
}

/** The words of npm that say why, in one piece. */
export function npmReason(output) {
  if (/E?NOENT.*npm|spawn npm/.test(output)) return 'npm was not found beside this Node'
  if (/ENOSPC/.test(output)) return 'the disk is full'
  if (/EACCES|EROFS|EPERM/.test(output)) return 'the folder cannot be written'
  if (/ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ECONNRESET|ENETUNREACH|network/i.test(output))
    return 'the package registry cannot be reached'
  const line = output.split('\n').find((text) => /^npm (ERR!|error) (?!code)/.test(text))
  return line
    ? line
        .replace(/^npm (ERR!|error) (code )?/, '')
        .trim()
        .replace(/\.$/, '')
    : 'npm gave no reason'
}
