/** Builds the app into out/, unless what is there was built from exactly these sources. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { runQuietly } from './exec.mjs'
import { withLock } from './lock.mjs'
import { MODULES, OUT, ROOT } from './places.mjs'
import { keepLog, Stop, say } from './say.mjs'

const SOURCES = [
  'shared',
  'electron',
  'renderer',
  'resources',
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
]
const RESULTS = ['main/index.js', 'main/core.js', 'main/coreProgram.cjs', 'preload/index.cjs', 'renderer/index.html']
const STAMP = join(OUT, '.build-stamp')

/**
 * @param {{node: string, env: Record<string, string>}} tools
 * @returns {Promise<void>} throws Stop when the build fails
 */
export async function buildApp({ node, env }) {
  await withLock(join(OUT, '.locks', 'build'), async () => {
    const wanted = hashSources()
    if (isBuilt(wanted)) return
    say('Building …')
    rmSync(STAMP, { force: true })
    const tool = join(MODULES, 'electron-vite', 'bin', 'electron-vite.js')
    const { status, output } = await runQuietly(node, [tool, 'build'], {
      env: { ...env, NODE_ENV: 'production' },
      limitMs: 5 * 60_000,
    })
    if (status !== 0) {
      const log = keepLog('build.log', output)
      throw new Stop(`The app could not be built: ${firstError(output)}${log && ` The whole output is in ${log}.`}`)
    }
    mkdirSync(OUT, { recursive: true })
    writeFileSync(STAMP, wanted)
  })
}

function isBuilt(wanted) {
  try {
    return readFileSync(STAMP, 'utf8') === wanted && RESULTS.every((file) => existsSync(join(OUT, file)))
  } catch {
    return false
  }
}

function hashSources() {
  const hash = createHash('sha256')
  for (const source of SOURCES) add(hash, source)
  return hash.digest('hex')
}

function add(hash, path) {
  const full = join(ROOT, path)
  let entries
  try {
    entries = readdirSync(full, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
  } catch (error) {
    if (error.code === 'ENOTDIR') hash.update(`${path}\0`).update(readFileSync(full))
    return
  }
  for (const entry of entries) add(hash, `${path}/${entry.name}`)
}

/** The bundler's own first sentence about what is wrong, without the list of what went well. */
function firstError(output) {
  const lines = stripVTControlCharacters(output)
    .split('\n')
    .map((line) => line.trim())
  const named = lines.find((line) => /^(\[[A-Z_]+\]|\w*Error:|error: |✘ )/.test(line))
  const line = named ?? lines[lines.findIndex((text) => text.startsWith('error during build')) + 1] ?? ''
  return line ? `${line.replace(/\.$/, '')}.` : 'the bundler gave no reason.'
}
