/** References to RIS: a tag a line, lines ended as the format asks; and what it cannot say, in sentences. */
import { type CslItem, type CslName, dateOf, namesOf, textOf } from '#shared/references/csl.ts'
import { plainTitle } from '#shared/references/markup.ts'
import type { Written } from '../writeReferences.ts'
import { risTypeOf } from './risTypes.ts'

/** One line: what breaks it would begin another tag. */
const line = (text: string): string => text.replace(/\s+/gu, ' ').trim()

function nameText(name: CslName): string {
  if (name.literal !== undefined) return line(name.literal)
  const family = [name['dropping-particle'], name['non-dropping-particle'], name.family].filter(Boolean).join(' ')
  const parts = [family, name.given ?? '', name.suffix ?? '']
  while (parts.length > 1 && parts.at(-1) === '') parts.pop()
  // A comma says that this is somebody's name and no organisation's.
  return parts.length === 1 ? `${line(family)},` : parts.map(line).join(', ')
}

const two = (number: number | undefined): string => (number === undefined ? '' : String(number).padStart(2, '0'))

function dateText(item: CslItem, variable: string): string | undefined {
  const date = dateOf(item, variable)
  const [first, last] = date?.['date-parts'] ?? []
  if (!date) return undefined
  if (!first) return date.literal ?? date.raw
  const [year, month, day] = first
  const span = last ? last.map((part, n) => (n === 0 ? String(part) : two(part))).join('-') : ''
  const season =
    date.season === undefined
      ? ''
      : (['', 'Spring', 'Summer', 'Autumn', 'Winter'][Number(date.season)] ?? String(date.season))
  return `${String(year).padStart(4, '0')}/${two(month)}/${two(day)}/${season || (span && `to ${span}`)}`
}

const textTags: readonly (readonly [variable: string, tag: string])[] = [
  ['volume', 'VL'],
  ['issue', 'IS'],
  ['edition', 'ET'],
  ['publisher', 'PB'],
  ['publisher-place', 'CY'],
  ['ISBN', 'SN'],
  ['ISSN', 'SN'],
  ['DOI', 'DO'],
  ['URL', 'UR'],
  ['genre', 'M3'],
  ['number', 'M1'],
  ['number-of-volumes', 'NV'],
  ['section', 'SE'],
  ['language', 'LA'],
  ['call-number', 'CN'],
  ['archive', 'DB'],
  ['source', 'DP'],
  ['title-short', 'ST'],
  ['original-title', 'OP'],
  ['container-title-short', 'J2'],
  ['abstract', 'AB'],
  ['note', 'N1'],
]

function linesOf(item: CslItem, unsaid: Set<string>): string[] {
  const lines: string[] = []
  const said = new Set([
    'id',
    'type',
    'page',
    'keyword',
    'custom',
    'issued',
    'accessed',
    'citation-key',
    'title',
    'container-title',
    'collection-title',
  ])
  const put = (tag: string, value: string | undefined): void => {
    const plain = value === undefined ? '' : line(value)
    if (plain !== '') lines.push(`${tag}  - ${plain}`)
  }
  const text = (variable: string): string | undefined => {
    const value = textOf(item, variable)
    return value === undefined ? undefined : plainTitle(value)
  }
  const type = Object.hasOwn(risTypeOf, item.type) ? (risTypeOf[item.type] as string) : 'GEN'
  lines.push(`TY  - ${type}`)
  put('TI', text('title'))
  for (const [variable, tag] of [
    ['author', 'AU'],
    ['editor', type === 'BOOK' ? 'ED' : 'A2'],
    ['collection-editor', 'A3'],
    ['translator', 'A4'],
  ] as const) {
    said.add(variable)
    for (const name of namesOf(item, variable)) put(tag, nameText(name))
  }
  const isWhole = type === 'BOOK' || type === 'RPRT'
  put('T2', isWhole ? text('collection-title') : text('container-title'))
  if (!isWhole) put('T3', text('collection-title'))
  else if (item['container-title'] !== undefined) unsaid.add('container-title')
  const date = dateText(item, 'issued')
  put('PY', date === undefined ? undefined : (/^\d{4}/.exec(date)?.[0] ?? undefined))
  put('DA', date)
  put('Y2', dateText(item, 'accessed'))
  const pages = textOf(item, 'page')
  const range = pages === undefined ? undefined : /^([^-–,]+)[-–]+([^-–,]+)$/.exec(pages)
  put('SP', range ? range[1] : pages)
  put('EP', range?.[2])
  for (const [variable, tag] of textTags) {
    said.add(variable)
    put(tag, text(variable))
  }
  for (const word of (textOf(item, 'keyword') ?? '').split(/\s*[,;]\s*/)) put('KW', word)
  const { custom } = item
  if (typeof custom === 'object' && custom !== null)
    for (const [tag, value] of Object.entries(custom))
      if (/^[A-Z][A-Z0-9]$/.test(tag) && tag !== 'TY' && tag !== 'ER' && typeof value === 'string')
        for (const each of value.split('\n')) put(tag, each)
  put('ID', textOf(item, 'citation-key') ?? textOf(item, 'id'))
  for (const variable of Object.keys(item)) if (!said.has(variable)) unsaid.add(variable)
  return [...lines, 'ER  - ', '']
}

export function writeRis(items: readonly CslItem[]): Written {
  const unsaid = new Set<string>()
  const text = items.flatMap((item) => linesOf(item, unsaid)).map((each) => `${each}\r\n`)
  return {
    text: text.join(''),
    left: unsaid.size === 0 ? [] : [`RIS has no tag for ${[...unsaid].sort().join(', ')}; CSL-JSON carries them.`],
  }
}
