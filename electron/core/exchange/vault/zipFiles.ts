/** The files of a packed vault. Nothing is written to disk, so names cannot lead anywhere; those that try are left out. */
import { type AppError, appError } from '#shared/contract/errors.ts'
import { err, ok, type Result } from '#shared/model/result.ts'
import type { FileContent } from '../fileContent.ts'
import { openZip } from '../../importers/zip/readZip.ts'
import { isHidden, isNotePath, type Skipped, type VaultFile, type VaultFiles } from './vaultFiles.ts'

const leadsOut = (name: string): boolean =>
  /^(?:[/\\]|[a-z]:)/i.test(name) || name.split(/[/\\]/).some((part) => part === '..')

/** A packed folder with notes in it, and no document of another kind. */
export function isZippedVault({ zipNames }: FileContent): boolean {
  if (!zipNames) return false
  const isDocument = zipNames.some(
    (name) => name === 'mimetype' || name === '[Content_Types].xml' || /^META-INF\/container\.xml$/i.test(name),
  )
  return !isDocument && zipNames.some((name) => isNotePath(name) && !isHidden(name))
}

/** Fails, as the reading of zips does, by throwing. */
export function openZipFiles({ bytes, fileName }: FileContent): VaultFiles {
  const zip = openZip(bytes)
  const files: VaultFile[] = []
  const skipped: Skipped[] = []
  const hidden = new Set<string>()
  const nameByPath = new Map<string, string>()
  for (const name of zip.names) {
    const path = name.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '')
    if (leadsOut(name)) skipped.push({ item: name, reason: 'Its name leads out of the folder.' })
    else if (isHidden(path))
      hidden.add(
        path
          .split('/')
          .slice(0, path.split('/').findIndex((part) => isHidden(part)) + 1)
          .join('/'),
      )
    else if (nameByPath.has(path))
      skipped.push({ item: path, reason: 'Another file has the same name; the first was taken in.' })
    else {
      nameByPath.set(path, name)
      files.push({ path, bytes: 0 })
    }
  }
  for (const item of hidden) skipped.push({ item, reason: 'It is hidden: settings and remains of other programs.' })
  files.sort((a, b) => (a.path < b.path ? -1 : 1))
  return {
    name: fileName.replace(/\.zip$/i, ''),
    key: fileName,
    files,
    skipped,
    read: (paths) => {
      const wanted = new Set(paths.map((path) => nameByPath.get(path)))
      let found: Map<string, Uint8Array>
      try {
        found = zip.unpack((name) => wanted.has(name))
      } catch {
        found = new Map()
      }
      return Promise.resolve(
        new Map(
          paths.map((path): [string, Result<Uint8Array, AppError>] => {
            const unpacked = found.get(nameByPath.get(path) ?? '')
            return [
              path,
              unpacked ? ok(unpacked) : err(appError('FileBroken', `${path} is damaged and could not be unpacked.`)),
            ]
          }),
        ),
      )
    },
  }
}
