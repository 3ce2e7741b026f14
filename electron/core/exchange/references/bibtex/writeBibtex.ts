/** References to BibTeX, in UTF-8, with what LaTeX would stumble over escaped; and what it cannot say, in sentences. */
import {
  type CslItem,
  type CslName,
  dateOf,
  isDateVariable,
  isNameVariable,
  namesOf,
  textOf,
} from '#shared/references/csl.ts'
import { isoOf } from '#shared/references/dates.ts'
import { markedPieces, plainTitle } from '#shared/references/markup.ts'
import type { Written } from '../writeReferences.ts'
import { bibtexTypeOf, nameFields } from './bibtexTypes.ts'

const SPECIALS: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  '&': '\\&',
  '%': '\\%',
  $: '\\$',
  '#': '\\#',
  _: '\\_',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
}

/** Plain words as LaTeX writes them. Dashes and quotation marks that LaTeX would make of signs are broken apart. */
export const escapeLatex = (text: string): string =>
  text
    .replace(/[\\{}&%$#_~^]/g, (sign) => SPECIALS[sign] ?? sign)
    .replace(/-(?=-)/g, '-{}')
    .replace(/'(?=')/g, "'{}")
    .replace(/`/g, '\\textasciigrave{}')

/** A title: its markup as commands, and capitals inside of it in braces, as styles write the others small. */
function title(text: string): string {
  return markedPieces(text)
    .map(({ text: words, italic, bold, script }) => {
      let out = escapeLatex(words).replace(
        /(?<![\\\p{L}\p{N}{])(?=[\p{L}\p{N}]*\p{Lu})[\p{L}\p{N}]+/gu,
        (word, at: number) => (at === 0 && !/\p{Lu}/u.test(word.slice(1)) ? word : `{${word}}`),
      )
      if (italic) out = `\\textit{${out}}`
      if (bold) out = `\\textbf{${out}}`
      return script === null ? out : `\\text${script === 'sup' ? 'super' : 'sub'}script{${out}}`
    })
    .join('')
}

/** "and" and commas in a part of a name would part it; braces hold it together. */
const held = (part: string): string => {
  const plain = escapeLatex(part)
  return /,|(?:^|\s)and(?:\s|$)/i.test(part) ? `{${plain}}` : plain
}

function nameText(name: CslName): string {
  if (name.literal !== undefined) return name.literal === 'others' ? 'others' : `{${escapeLatex(name.literal)}}`
  const particle = [name['dropping-particle'], name['non-dropping-particle']].filter(Boolean).join(' ')
  const own = name.family ?? ''
  // A family name of small words, or of words after small ones, would be read as a particle.
  const words = own.split(' ')
  const isMistaken = words.length > 1 && words.slice(0, -1).some((word) => /^\p{Ll}/u.test(word))
  const family = [escapeLatex(particle), isMistaken ? `{${escapeLatex(own)}}` : held(own)].filter(Boolean).join(' ')
  if (name.given === undefined && name.suffix === undefined)
    return own.includes(' ') || particle !== '' ? `${family},` : family
  return [family, ...(name.suffix === undefined ? [] : [held(name.suffix)]), held(name.given ?? '')].join(', ')
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** Addresses are written as they are, apart from what would end the field. */
const address = (text: string): string => text.replace(/[{}\\]/g, (sign) => encodeURIComponent(sign))

/** Text variables by field; those of the type stand in `fieldsOf`. */
const textFields: readonly (readonly [variable: string, field: string])[] = [
  ['container-title-short', 'shortjournal'],
  ['collection-title', 'series'],
  ['volume', 'volume'],
  ['edition', 'edition'],
  ['publisher-place', 'address'],
  ['title-short', 'shorttitle'],
  ['event-title', 'eventtitle'],
  ['event-place', 'venue'],
  ['chapter-number', 'chapter'],
  ['version', 'version'],
  ['number-of-volumes', 'volumes'],
  ['number-of-pages', 'pagetotal'],
  ['genre', 'type'],
  ['ISBN', 'isbn'],
  ['ISSN', 'issn'],
  ['PMID', 'pmid'],
  ['PMCID', 'pmcid'],
  ['keyword', 'keywords'],
  ['annote', 'annote'],
  ['note', 'note'],
  ['language', 'langid'],
  ['abstract', 'abstract'],
  ['medium', 'howpublished'],
  ['archive', 'eprinttype'],
  ['archive_location', 'eprint'],
  ['original-title', 'origtitle'],
  ['section', 'section'],
  ['call-number', 'library'],
]

const publisherField: Readonly<Record<string, string>> = {
  phdthesis: 'school',
  techreport: 'institution',
  online: 'organization',
  misc: 'publisher',
}

function fieldsOf(item: CslItem, type: string): { fields: [string, string][]; left: string[] } {
  const fields: [string, string][] = []
  const said = new Set([
    'id',
    'type',
    'citation-key',
    'title',
    'container-title',
    'issued',
    'DOI',
    'URL',
    'page',
    'publisher',
  ])
  const put = (field: string, value: string | undefined): void => {
    if (value !== undefined && value !== '') fields.push([field, value])
  }
  const take = (variable: string): string | undefined => {
    said.add(variable)
    return textOf(item, variable)
  }
  for (const [field, variable] of nameFields) {
    const names = namesOf(item, variable)
    said.add(variable)
    put(field, names.map(nameText).join(' and '))
  }
  const main = textOf(item, 'title')
  put('title', main && title(main))
  const container = textOf(item, 'container-title')
  const isArticle = type === 'article' || type === 'periodical'
  put(
    isArticle
      ? 'journal'
      : /^in|online/.test(type)
        ? type === 'online'
          ? 'journaltitle'
          : 'booktitle'
        : 'journaltitle',
    container && title(container),
  )
  const date = dateOf(item, 'issued')
  const [first] = date?.['date-parts'] ?? []
  if (date && first) {
    const circa = date.circa === true ? '~' : ''
    const season =
      date.season !== undefined && /^[1-4]$/.test(String(date.season)) && first[1] === undefined
        ? `-${20 + Number(date.season)}`
        : ''
    put('date', `${isoOf(date)}${season}${circa}`)
    put('year', String(first[0]))
    put('month', first[1] === undefined ? undefined : MONTHS[first[1] - 1])
  } else if (date) put('year', escapeLatex(date.literal ?? date.raw ?? ''))
  for (const [variable, field] of [
    ['accessed', 'urldate'],
    ['original-date', 'origdate'],
    ['event-date', 'eventdate'],
  ] as const) {
    const value = dateOf(item, variable)
    said.add(variable)
    if (value) put(field, isoOf(value) ?? escapeLatex(value.literal ?? value.raw ?? ''))
  }
  const number = take('number')
  const issue = take('issue')
  const collection = take('collection-number')
  put(
    'number',
    [isArticle || type === 'online' ? (issue ?? number) : (collection ?? number)].map(
      (each) => each && escapeLatex(each),
    )[0],
  )
  if (!isArticle && type !== 'online' && issue !== undefined) put('issue', escapeLatex(issue))
  put(
    'pages',
    textOf(item, 'page') && escapeLatex(textOf(item, 'page') ?? '').replace(/(?<=\w)-(?:\{\}-)?(?=\w)/g, '--'),
  )
  const publisher = textOf(item, 'publisher')
  put(publisherField[type] ?? 'publisher', publisher && escapeLatex(publisher))
  put('doi', textOf(item, 'DOI') && address(textOf(item, 'DOI') ?? ''))
  put('url', textOf(item, 'URL') && address(textOf(item, 'URL') ?? ''))
  for (const [variable, field] of textFields) {
    const value = take(variable)
    put(field, value && escapeLatex(plainTitle(value)))
  }
  const subtype =
    item.type === 'article-magazine' ? 'magazine' : item.type === 'article-newspaper' ? 'newspaper' : undefined
  put('entrysubtype', subtype)
  const custom = item.custom
  said.add('custom')
  if (typeof custom === 'object' && custom !== null)
    for (const [name, value] of Object.entries(custom))
      if (
        /^[a-z][a-z0-9+_-]{1,40}$/.test(name) &&
        typeof value === 'string' &&
        !fields.some(([field]) => field === name)
      )
        put(name, escapeLatex(value))
  const left = Object.keys(item).filter((variable) => !said.has(variable))
  return { fields, left }
}

/** What a key may be made of everywhere. */
const soundKey = (text: string): string => text.normalize('NFKD').replace(/[^\w:.+/-]/g, '')

/** "berg2001kilns" */
function madeKey(item: CslItem): string {
  const [name] = [...namesOf(item, 'author'), ...namesOf(item, 'editor')]
  const year = dateOf(item, 'issued')?.['date-parts']?.[0]?.[0] ?? ''
  const word = plainTitle(textOf(item, 'title') ?? '')
    .split(/\s+/)
    .find((each) => each.length > 3 && !/^(?:with|from|that|this|what|when)$/i.test(each))
  const key = soundKey(`${name?.family ?? name?.literal ?? ''}${year}${word ?? ''}`.toLowerCase())
  return key === '' ? 'source' : key.slice(0, 60)
}

/** Entries with a blank line between them; keys are never given twice. */
export function writeBibtex(items: readonly CslItem[]): Written {
  const keys = new Set<string>()
  const unsaid = new Map<string, number>()
  const entries = items.map((item) => {
    const wanted = soundKey(textOf(item, 'citation-key') ?? '') || madeKey(item)
    let key = wanted
    for (let n = 2; keys.has(key.toLowerCase()); n++) key = `${wanted}-${n}`
    keys.add(key.toLowerCase())
    const type = Object.hasOwn(bibtexTypeOf, item.type) ? (bibtexTypeOf[item.type] as string) : 'misc'
    const { fields, left } = fieldsOf(item, type)
    for (const variable of left) unsaid.set(variable, (unsaid.get(variable) ?? 0) + 1)
    // The month is a name that BibTeX knows, not words.
    const lines = fields.map(([field, value]) => `  ${field} = ${field === 'month' ? value : `{${value}}`}`)
    return `@${type}{${key},\n${lines.join(',\n')}\n}\n`
  })
  const others = [...unsaid.keys()].filter(
    (variable) => isNameVariable(variable) || isDateVariable(variable) || unsaid.has(variable),
  )
  return {
    text: entries.join('\n'),
    left: others.length === 0 ? [] : [`BibTeX has no field for ${others.sort().join(', ')}; CSL-JSON carries them.`],
  }
}
