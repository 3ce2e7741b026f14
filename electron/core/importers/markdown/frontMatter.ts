/** Metadata in a Markdown file's front matter (YAML; simple TOML lines). */
import type { RootContent } from 'mdast'
import { parse } from 'yaml'
import type { PartialDate } from '#shared/model/source.ts'
import { oneLine } from '../cleanText.ts'
import { machineDate } from '../dates.ts'
import { languageTag } from '../language.ts'
import { cleanName, splitNames } from '../peopleNames.ts'
import { pageAddress } from '../safeHref.ts'

export interface FrontMatterFacts {
  title: string | undefined
  authors: string[]
  publishedOn: PartialDate | undefined
  url: string | undefined
  language: string | undefined
}

/** Reads the first node if it is front matter; malformed front matter gives nothing. */
export function readFrontMatter(node: RootContent | undefined): FrontMatterFacts {
  const values = new Map<string, unknown>()
  const kind = node?.type as string | undefined
  if (node && 'value' in node && typeof node.value === 'string') {
    if (kind === 'yaml')
      for (const [key, value] of Object.entries(parseYaml(node.value))) values.set(key.toLowerCase(), value)
    if (kind === 'toml')
      for (const [, key = '', raw = ''] of node.value.matchAll(/^([\w-]+)\s*=\s*(.+?)\s*$/gm))
        values.set(key.toLowerCase(), tomlValue(raw))
  }
  const string = (...names: string[]): string | undefined => {
    for (const name of names) {
      const value = values.get(name)
      if (typeof value === 'string' && value.trim() !== '') return oneLine(value)
      if (typeof value === 'number') return String(value)
      if (value instanceof Date && !Number.isNaN(value.getTime())) return value.toISOString().slice(0, 10)
    }
    return undefined
  }
  const date = string('date', 'published', 'publishedon', 'created', 'pubdate', 'datepublished')
  return {
    title: string('title', 'headline', 'name'),
    authors: authorsOf(values.get('authors') ?? values.get('author') ?? values.get('creator')),
    publishedOn: date === undefined ? undefined : machineDate(date),
    url: pageAddress(string('url', 'source', 'canonical_url', 'canonical', 'link', 'permalink')),
    language: languageTag(string('lang', 'language', 'locale')),
  }
}

/** A string, a date, or a list of strings; anything else is of no use here. */
function tomlValue(raw: string): unknown {
  if (raw.startsWith('[')) return [...raw.matchAll(/"([^"]*)"|'([^']*)'/g)].map((match) => match[1] ?? match[2])
  return raw.replace(/^(["'])(.*)\1$/, '$2')
}

function parseYaml(text: string): Record<string, unknown> {
  try {
    const value: unknown = parse(text, { maxAliasCount: 50, schema: 'core' })
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : {}
  } catch {
    return {}
  }
}

function authorsOf(value: unknown): string[] {
  const names: string[] = []
  for (const entry of [value].flat().slice(0, 100)) {
    const raw = typeof entry === 'object' && entry !== null && 'name' in entry ? entry.name : entry
    if (typeof raw !== 'string') continue
    const unlinked = raw.replace(
      /^\[\[([^\]|]+)(?:\|([^\]]+))?\]\]$/,
      (_, name: string, alias?: string) => alias ?? name,
    )
    names.push(
      ...(Array.isArray(value)
        ? [cleanName(unlinked)].filter((name): name is string => name !== undefined)
        : splitNames(unlinked)),
    )
  }
  return [...new Set(names)]
}
