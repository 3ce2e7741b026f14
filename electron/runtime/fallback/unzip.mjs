/** Takes files out of a zip archive, one at a time, so that a bare machine needs no unzip program. */
import { chmod, mkdir, open, writeFile } from 'node:fs/promises'
import { dirname, resolve, sep } from 'node:path'
import { createReadStream, createWriteStream } from 'node:fs'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import * as zlib from 'node:zlib'

const END = 0x06054b50
const ENTRY = 0x02014b50

/**
 * @param {string} archive path of a zip file (no zip64, no encryption)
 * @param {string} folder where the files go
 * @param {(name: string) => string | undefined} rename the place of an entry in `folder`, undefined to leave it out
 */
export async function unzip(archive, folder, rename) {
  const file = await open(archive, 'r')
  try {
    for (const entry of await readDirectory(file)) {
      const name = entry.name.endsWith('/') ? undefined : rename(entry.name)
      if (name !== undefined) await extract(archive, file, entry, inside(folder, name))
    }
  } finally {
    await file.close()
  }
}

async function readDirectory(file) {
  const { size } = await file.stat()
  const tail = await read(file, Math.max(0, size - 65_557), Math.min(size, 65_557))
  let at = tail.length - 22
  while (at >= 0 && tail.readUInt32LE(at) !== END) at--
  if (at < 0) throw new Error('the archive has no directory')
  const directory = await read(file, tail.readUInt32LE(at + 16), tail.readUInt32LE(at + 12))
  const entries = []
  for (let i = 0; i + 46 <= directory.length && directory.readUInt32LE(i) === ENTRY; ) {
    const nameLength = directory.readUInt16LE(i + 28)
    entries.push({
      name: directory.toString('utf8', i + 46, i + 46 + nameLength),
      method: directory.readUInt16LE(i + 10),
      crc: directory.readUInt32LE(i + 16),
      packed: directory.readUInt32LE(i + 20),
      size: directory.readUInt32LE(i + 24),
      mode: (directory.readUInt32LE(i + 38) >>> 16) & 0o777,
      offset: directory.readUInt32LE(i + 42),
    })
    i += 46 + nameLength + directory.readUInt16LE(i + 30) + directory.readUInt16LE(i + 32)
  }
  return entries
}

async function extract(archive, file, entry, path) {
  const header = await read(file, entry.offset, 30)
  const start = entry.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28)
  await mkdir(dirname(path), { recursive: true })
  const check = sizeAndSum()
  if (entry.packed === 0) await writeFile(path, '')
  else {
    const source = createReadStream(archive, { start, end: start + entry.packed - 1, highWaterMark: 1 << 20 })
    const steps = entry.method === 8 ? [source, zlib.createInflateRaw({ chunkSize: 1 << 18 })] : [source]
    await pipeline(...steps, check, createWriteStream(path))
  }
  if (check.size !== entry.size || (check.sum !== undefined && check.sum !== entry.crc))
    throw new Error(`${entry.name} is damaged`)
  await chmod(path, entry.mode || 0o644)
}

/** Counts what passes through, and sums it where this Node can (zlib.crc32 is from 20.15 on). */
function sizeAndSum() {
  const passing = new Transform({
    transform(chunk, _encoding, done) {
      passing.size += chunk.length
      if (zlib.crc32) passing.sum = zlib.crc32(chunk, passing.sum)
      done(null, chunk)
    },
  })
  passing.size = 0
  passing.sum = zlib.crc32 ? 0 : undefined
  return passing
}

/** The path of an entry, which must not lead out of the folder. */
function inside(folder, name) {
  const path = resolve(folder, name)
  if (!path.startsWith(resolve(folder) + sep)) throw new Error(`${name} leads out of the folder`)
  return path
}

async function read(file, position, length) {
  const buffer = Buffer.alloc(length)
  const { bytesRead } = await file.read(buffer, 0, length, position)
  return buffer.subarray(0, bytesRead)
}
