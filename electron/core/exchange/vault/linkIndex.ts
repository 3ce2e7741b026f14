/**
 * What a link in a vault leads to, as the programs that write vaults find it: by the whole path, by a path from where
 * one stands, by the end of a path, by the name alone, by an alias, by the title. Case and the way accents are written
 * do not count. Of several files, the one beside the link, then the shortest path.
 */
import type { EntityKind } from '#shared/editor/nodes/EntityLink.ts'

export interface LinkGoal {
  kind: EntityKind
  id: string
}

export interface LinkIndex {
  add(path: string, goal: LinkGoal, names?: readonly string[]): void
  /** `from` is the path of the file that holds the link. */
  find(name: string, from: string): LinkGoal | null
  /** By the whole path only. */
  findPath(path: string): LinkGoal | null
}

const normal = (name: string): string => name.normalize('NFC').toLowerCase().replaceAll('\\', '/')
const withoutEnding = (path: string): string => path.replace(/\.(?:md|markdown|mdown|mkdn?)$/, '')
const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')))
const lastOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

/** `../a/./b` from a folder; null where it leads out. */
function joined(folder: string, path: string): string | null {
  const parts = folder === '' ? [] : folder.split('/')
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue
    if (part !== '..') parts.push(part)
    else if (parts.pop() === undefined) return null
  }
  return parts.join('/')
}

interface Entry {
  path: string
  goal: LinkGoal
}

export function createLinkIndex(): LinkIndex {
  const byPath = new Map<string, Entry>()
  const byLast = new Map<string, Entry[]>()
  const byName = new Map<string, Entry[]>()
  const put = (map: Map<string, Entry[]>, key: string, entry: Entry): void => {
    const there = map.get(key)
    if (there) there.push(entry)
    else map.set(key, [entry])
  }
  const best = (entries: readonly Entry[], from: string): LinkGoal | null => {
    const folder = folderOf(from)
    const rank = ({ path }: Entry): [number, number, string] => [
      folderOf(path) === folder ? 0 : 1,
      path.split('/').length,
      path,
    ]
    const [first, ...rest] = entries
    if (!first) return null
    return rest.reduce((least, entry) => {
      const [a, b] = [rank(least), rank(entry)]
      const differs = a.findIndex((value, n) => value !== b[n])
      return differs !== -1 && (b[differs] as number | string) < (a[differs] as number | string) ? entry : least
    }, first).goal
  }
  const atPath = (path: string): LinkGoal | null =>
    byPath.get(path)?.goal ?? byPath.get(withoutEnding(path))?.goal ?? null

  return {
    add: (path, goal, names = []) => {
      const key = normal(path)
      const entry = { path: key, goal }
      const bare = withoutEnding(key)
      for (const each of new Set([key, bare])) {
        if (!byPath.has(each)) byPath.set(each, entry)
        put(byLast, lastOf(each), entry)
      }
      for (const name of names) put(byName, normal(name), entry)
    },
    findPath: (path) => atPath(normal(path)),
    find: (written, from) => {
      const name = normal(written).trim()
      if (name === '') return null
      const here = normal(from)
      const isPlain = !name.includes('/')
      const whole = name.startsWith('/') ? name.slice(1) : name
      const relative = joined(folderOf(here), name)
      const exact = (isPlain ? null : atPath(whole)) ?? (relative === null ? null : atPath(relative))
      if (exact) return exact
      const end = joined('', whole.replace(/^(?:\.\.?\/)+/, '')) ?? whole
      const wanted = withoutEnding(end)
      const byEnd = (byLast.get(lastOf(end)) ?? byLast.get(lastOf(wanted)) ?? []).filter(
        ({ path }) => isPlain || `/${path}`.endsWith(`/${end}`) || `/${withoutEnding(path)}`.endsWith(`/${wanted}`),
      )
      return best(byEnd, here) ?? best(byName.get(name) ?? [], here)
    },
  }
}
