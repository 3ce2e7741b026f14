/** Each top folder's README is a map: a line per entry, which must name all there is and nothing that is not. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ROOT, trackedFiles } from '#test/support/tracked.ts'

const folders = ['electron', 'renderer', 'shared', 'test', 'resources']
const files = trackedFiles()

/** What lies one level below a folder, folders with a slash at their end. */
function entriesOf(folder: string): string[] {
  const below = files.filter((path) => path.startsWith(`${folder}/`)).map((path) => path.slice(folder.length + 1))
  const names = below.map((path) => (path.includes('/') ? `${path.slice(0, path.indexOf('/'))}/` : path))
  return [...new Set(names)].filter((name) => name !== 'README.md').sort()
}

/** The names at the head of the map's lines: "- `name`: what it is for". */
function namedIn(map: string): string[] {
  return [...map.matchAll(/^- `([^`]+)`(?: —|:) \S/gm)].flatMap((match) => match[1] ?? []).sort()
}

describe.each(folders)('the map of %s/', (folder) => {
  const path = join(ROOT, folder, 'README.md')

  it('names what is there, each once, and nothing else', () => {
    expect(existsSync(path), `${folder}/README.md is missing`).toBe(true)
    expect(namedIn(readFileSync(path, 'utf8'))).toEqual(entriesOf(folder))
  })

  it('is short', () => {
    expect(readFileSync(path, 'utf8').split('\n').length).toBeLessThan(60)
  })
})

describe('the top level', () => {
  it('has a map in the README that names all of it and nothing else', () => {
    const top = new Set(files.map((path) => (path.includes('/') ? `${path.slice(0, path.indexOf('/'))}/` : path)))
    const visible = [...top].filter((name) => !name.startsWith('.') && name !== 'README.md').sort()
    const house = /\n## The house\n([\s\S]*?)\n## /.exec(readFileSync(join(ROOT, 'README.md'), 'utf8'))?.[1] ?? ''
    expect(namedIn(house)).toEqual(visible)
  })

  it('is the house that was agreed on', () => {
    const top = new Set(files.map((path) => (path.includes('/') ? `${path.slice(0, path.indexOf('/'))}/` : path)))
    const visible = [...top].filter((name) => !name.startsWith('.')).sort()
    expect(visible.filter((name) => name !== 'README.md')).toEqual(
      [
        'LICENSE',
        'electron.vite.config.ts',
        'electron/',
        'package-lock.json',
        'package.json',
        'renderer/',
        'resources/',
        'shared/',
        'test/',
        'tsconfig.json',
      ].sort(),
    )
  })
})
