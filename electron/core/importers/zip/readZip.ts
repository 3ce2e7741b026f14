/**
 * Opens zip containers with limits on everything a hostile one inflates: entries, size of all
 * together, ratio of one. Nothing is written to disk, so entry names cannot escape anywhere;
 * of entries with one name, the first counts.
 */
// Its entry for Node makes a `require` of its own, which clashes with the one that the build adds.
import { unzipSync, zipSync } from 'fflate/browser'
import { ImportFailure } from '../errors.ts'
import { importLimits } from '../limits.ts'

export interface ZipEntries {
  /** Entry names as written, duplicates and folders left out. */
  names: string[]
  /** Unpacks those entries that `wanted` accepts. */
  unpack(wanted: (name: string) => boolean): Map<string, Uint8Array>
}

/** Lists a container; fails with FileBroken, FileTooLarge or FileEncrypted. */
export function openZip(bytes: Uint8Array): ZipEntries {
  const names = new Set<string>()
  let entries = 0
  let total = 0
  scan(bytes, ({ name, size, originalSize }) => {
    if (++entries > importLimits.zipEntries) throw new ImportFailure('FileTooLarge')
    total += originalSize
    const absurd = originalSize > importLimits.zipRatioFloor && originalSize > size * importLimits.zipRatio
    if (absurd || total > importLimits.zipUnpackedBytes) throw new ImportFailure('FileTooLarge')
    if (!name.endsWith('/')) names.add(name)
    return false
  })
  if (isEncrypted(bytes)) throw new ImportFailure('FileEncrypted')
  return {
    names: [...names],
    unpack(wanted) {
      const taken = new Set<string>()
      const files = scan(bytes, ({ name }) => {
        if (taken.has(name) || name.endsWith('/') || !wanted(name)) return false
        taken.add(name)
        return true
      })
      return new Map(Object.entries(files))
    },
  }
}

type Entry = { name: string; size: number; originalSize: number }

function scan(bytes: Uint8Array, filter: (entry: Entry) => boolean): Record<string, Uint8Array> {
  try {
    // fflate allots exactly the size an entry declares, so that no entry can outgrow its word.
    return unzipSync(bytes, { filter })
  } catch (error) {
    if (error instanceof ImportFailure) throw error
    throw new ImportFailure('FileBroken')
  }
}

/** The first local header's flag bit 0: password protection. */
function isEncrypted(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4 && ((bytes[6] ?? 0) & 1) === 1
}

/** A container of already unpacked entries, for libraries that want to unzip by themselves. */
export function packStored(entries: ReadonlyMap<string, Uint8Array>): Uint8Array {
  return zipSync(Object.fromEntries(entries), { level: 0 })
}
