/**
 * Folders that are costly to make, kept outside git and keyed by what they are made from. An entry is made in a folder
 * of its own and appears by rename, so it is either whole or absent; its manifest says what every file must be, so one
 * that was damaged later is noticed and made again.
 */
import { createHash } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { withLock } from './lock.mjs'
import { cacheFolders } from './places.mjs'
import { Stop, say } from './say.mjs'

const MANIFEST = 'manifest.json'

/**
 * The folder of an entry, made when it is missing or damaged.
 * @param {string} key its name: versions and hashes of what it is made from
 * @param {string} what what it is, in a sentence of progress
 * @param {(folder: string) => Promise<void>} make fills an empty folder; throws Stop when it can't
 * @returns {Promise<string>} the folder's path
 */
export async function cached(key, what, make) {
  const found = await findWhole(key)
  if (found) return found
  const base = await writableFolder()
  return withLock(join(base, `${key}.lock`), async () => (await findWhole(key)) ?? build(base, key, what, make), {
    onWait: () => say(`Waiting for another run that prepares ${what} …`),
  })
}

/** Whether something was noted under this name less than `maxAgeMs` ago (in any cache folder). */
export async function notedLately(name, maxAgeMs) {
  for (const base of cacheFolders()) {
    const found = await stat(join(base, name)).catch(() => undefined)
    if (found && Date.now() - found.mtimeMs < maxAgeMs) return true
  }
  return false
}

/** Notes something for `notedLately`; a cache that cannot be written forgets it. */
export async function note(name) {
  const file = join(await writableFolder(), name)
  await writeFile(file, '')
  await utimes(file, new Date(), new Date())
}

async function build(base, key, what, make) {
  await removeLeftovers(base)
  const aside = await mkdtemp(join(base, `.${key}-`))
  try {
    await make(aside)
    // mkdtemp makes it private; another user of the same cache may read it.
    await chmod(aside, 0o755)
    await writeFile(join(aside, MANIFEST), JSON.stringify(await describe(aside), null, 1))
    const place = join(base, key)
    if (existsSync(place)) {
      say(`The cached copy of ${what} is damaged and was made anew.`)
      const old = `${aside}-old`
      await rename(place, old).catch(() => {})
      await rm(old, { recursive: true, force: true }).catch(() => {})
    }
    try {
      await rename(aside, place)
    } catch (error) {
      // Another run that held no lock was quicker: its entry is as good.
      if (!(await isWhole(place))) throw error
    }
    return place
  } finally {
    await rm(aside, { recursive: true, force: true }).catch(() => {})
  }
}

async function findWhole(key) {
  for (const base of cacheFolders()) {
    const place = join(base, key)
    if (await isWhole(place)) return place
  }
  return undefined
}

async function isWhole(place) {
  try {
    const wanted = JSON.parse(await readFile(join(place, MANIFEST), 'utf8'))
    for (const [file, { size }] of Object.entries(wanted)) {
      if ((await stat(join(place, file))).size !== size) return false
    }
    for (const [file, { sha256 }] of Object.entries(wanted)) {
      if ((await hashOf(join(place, file))) !== sha256) return false
    }
    return true
  } catch {
    return false
  }
}

async function describe(folder, under = '') {
  const files = {}
  for (const entry of await readdir(join(folder, under), { withFileTypes: true })) {
    const name = under ? `${under}/${entry.name}` : entry.name
    if (entry.isDirectory()) Object.assign(files, await describe(folder, name))
    else files[name] = { size: (await stat(join(folder, name))).size, sha256: await hashOf(join(folder, name)) }
  }
  return files
}

/** SHA-256 of a file, hexadecimal. */
async function hashOf(file) {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file, { highWaterMark: 1 << 20 }), hash)
  return hash.digest('hex')
}

let chosen

async function writableFolder() {
  if (chosen) return chosen
  for (const base of cacheFolders()) {
    try {
      await mkdir(base, { recursive: true })
      const probe = await mkdtemp(join(base, '.probe-'))
      await rm(probe, { recursive: true })
      chosen = base
      return base
    } catch {
      // Read-only, or a file in the way: try the next.
    }
  }
  throw new Stop(
    `No cache folder can be written (tried ${cacheFolders().join(' and ')}): set XDG_CACHE_HOME to one that can.`,
  )
}

/** What a run that was killed left behind, once it is a day old. */
async function removeLeftovers(base) {
  for (const name of await readdir(base).catch(() => [])) {
    if (!name.startsWith('.')) continue
    const found = await stat(join(base, name)).catch(() => undefined)
    if (found && Date.now() - found.mtimeMs > 86_400_000)
      await rm(join(base, name), { recursive: true, force: true }).catch(() => {})
  }
}
