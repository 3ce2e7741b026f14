/** The kit's map names every file that exports something to build with, and nothing that is gone. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const ui = join(import.meta.dirname, '../../../renderer/ui')
const readme = readFileSync(join(ui, 'README.md'), 'utf8')
const sources = readdirSync(ui, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.parentPath.includes('gallery'))
  .map((entry) => ({
    name: entry.name.replace(/\.tsx?$/, ''),
    text: readFileSync(join(entry.parentPath, entry.name), 'utf8'),
  }))

it('names every component', () => {
  const components = sources.flatMap(({ text }) =>
    [...text.matchAll(/^export (?:function|const) ([A-Z]\w+|use[A-Z]\w+)\b/gm)].map((m) => m[1] ?? ''),
  )
  const unnamed = components.filter((name) => !/^[A-Z_]+$/.test(name) && !readme.includes(`\`${name}\``))
  expect(unnamed).toEqual([])
})
it('names nothing that does not exist', () => {
  const table = readme.slice(readme.indexOf('| file |'))
  const named = [...table.matchAll(/`([\w.]+)`/g)].map((m) => m[1] ?? '').filter((name) => !name.endsWith('.css'))
  const known = new Set(
    sources.flatMap(({ name, text }) => [
      name,
      `${name}.ts`,
      ...[...text.matchAll(/^export (?:function|const|type) (\w+)/gm)].map((m) => m[1] ?? ''),
    ]),
  )
  expect(named.filter((name) => !known.has(name))).toEqual([])
})
