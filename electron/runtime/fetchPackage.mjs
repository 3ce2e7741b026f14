/** Fetches one exact npm package by npm's own client, checks it against a pinned hash, and unpacks it. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { toolEnvironment } from './environment.mjs'
import { runQuietly } from './exec.mjs'
import { npmReason, runNpm } from './packages.mjs'
import { keepLog, Stop } from './say.mjs'

/**
 * @param {{name: string, version: string, integrity: string}} wanted `integrity` as in a lock file: sha512-…
 * @param {string} folder an empty folder; the package's files are then in `folder/package`
 * @param {string[]} [members] only these paths of the archive (`package/…`)
 */
export async function fetchPackage({ name, version, integrity }, folder, members = []) {
  await mkdir(folder, { recursive: true })
  const spec = `${name}@${version}`
  const { status, output } = await runNpm(
    ['pack', spec, '--pack-destination', folder, '--ignore-scripts', '--loglevel=error'],
    { cwd: folder },
  )
  if (status !== 0) {
    keepLog('setup.log', output)
    throw new Stop(`The package ${spec} could not be fetched (${npmReason(output)}).`)
  }
  const archive = (await readdir(folder)).find((file) => file.endsWith('.tgz'))
  if (!archive) throw new Stop(`The package ${spec} could not be fetched (npm left no archive).`)
  const path = join(folder, archive)
  if ((await sha512(path)) !== integrity)
    throw new Stop(`The package ${spec} is not what was expected: its hash differs, so it is not used.`)
  const tar = await runQuietly('tar', ['-xzf', path, '-C', folder, ...members], {
    env: toolEnvironment({ node: process.execPath }),
  })
  if (tar.status !== 0) {
    keepLog('setup.log', tar.output)
    throw new Stop(`The package ${spec} could not be unpacked (tar ended with ${tar.status}).`)
  }
  await rm(path)
}

async function sha512(file) {
  const hash = createHash('sha512')
  await pipeline(createReadStream(file, { highWaterMark: 1 << 20 }), hash)
  return `sha512-${hash.digest('base64')}`
}
