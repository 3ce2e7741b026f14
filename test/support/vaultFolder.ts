/** Folders of notes as other programs leave them, written for a test. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { temporaryFolder } from './core.ts'

/** A folder with these files; its path. */
export function vaultFolder(files: Readonly<Record<string, string | Uint8Array>>, name = 'Kiln notes'): string {
  const folder = join(temporaryFolder(), name)
  mkdirSync(folder)
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
  return folder
}
