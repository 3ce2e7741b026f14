/** The project's own files: what git tracks, or everything outside the output folders where there is no git. */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's folder. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url))

const OUTPUT = new Set(['node_modules', 'out', 'dist', 'coverage', '.git'])

/** Paths relative to the project's folder, with `/`, sorted. Files that are new and not ignored count, too. */
export function trackedFiles(): string[] {
  const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard']
  const { status, stdout } = spawnSync('git', args, { cwd: ROOT, encoding: 'utf8', maxBuffer: 1 << 26 })
  const names = status === 0 ? stdout.split('\0').filter(Boolean) : walk('')
  return names.filter((name) => existsSync(join(ROOT, name))).sort()
}

function walk(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder ? `${folder}/${entry.name}` : entry.name
    if (!entry.isDirectory()) return [path]
    return OUTPUT.has(entry.name) ? [] : walk(path)
  })
}

/** Whether a file is text, judged by its name. */
export function isText(path: string): boolean {
  return !/\.(png|jpe?g|gif|ico|icns|pdf|docx|epub|woff2?|zip|gz|sqlite)$/i.test(path)
}
