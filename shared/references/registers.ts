/**
 * What a source knows bibliographically, as registers of its document under CSL's names, and the way to a whole
 * reference and back. A reference that came from elsewhere is kept as it came in the register `csl`; where a register
 * still says what that said, the reference leaves just as it came (structured names, spans of dates, variables that
 * have no register); where somebody changed a register, that is what leaves.
 */
import { z } from 'zod'
import { PartialDate, type SourceKind } from '../model/source.ts'
import { type CslItem, type CslName, dateOf, isCslType, namesOf, textOf } from './csl.ts'
import { cslDateOf, partialDateOf } from './dates.ts'
import { displayName, parseName } from './names.ts'
import { plainTitle } from './markup.ts'

const line = (max: number) => z.string().min(1).max(max).nullable()

/** Registers besides those that every source has (title, authors, publishedOn, url, siteName, language). */
export const referenceFields = {
  type: line(60),
  'container-title': line(1000),
  volume: line(100),
  issue: line(100),
  page: line(200),
  edition: line(200),
  publisher: line(500),
  'publisher-place': line(300),
  DOI: line(500),
  ISBN: line(200),
  accessed: PartialDate.nullable(),
  'citation-key': line(300),
} as const
export type ReferenceField = keyof typeof referenceFields
export type ReferenceRegisters = { [F in ReferenceField]: string | null }
export const referenceFieldNames = Object.keys(referenceFields) as ReferenceField[]
/** Nothing known. */
export const noReference = Object.fromEntries(referenceFieldNames.map((field) => [field, null])) as ReferenceRegisters

/** The reference as it came in, whole. */
export const CslRegister = z.record(z.string(), z.json()).nullable()

/** What a reference is made of. */
export interface BibliographicSource extends Partial<ReferenceRegisters> {
  title: string
  authors: readonly string[]
  publishedOn?: string | null | undefined
  url?: string | null | undefined
  siteName?: string | null | undefined
  language?: string | null | undefined
  kind: SourceKind
  csl?: Readonly<Record<string, unknown>> | null | undefined
}

export interface DerivedRegisters extends ReferenceRegisters {
  title: string | null
  authors: string[]
  publishedOn: PartialDate | null
  url: string | null
  language: string | null
}

const cut = (text: string | undefined, max: number): string | null => {
  const plain = text?.replace(/\s+/gu, ' ').trim() ?? ''
  return plain === ''
    ? null
    : plain.length <= max
      ? plain
      : plain
          .slice(0, max)
          .replace(/[\ud800-\udbff]$/, '')
          .trim()
}

/** An address that may be shown as a link. */
const webAddress = (text: string | undefined): string | null =>
  text !== undefined && text.length <= 4000 && z.url({ protocol: /^https?$/ }).safeParse(text).success ? text : null

/** "https://doi.org/10.1000/X" and "doi:10.1000/X" are "10.1000/X". */
export const plainDoi = (text: string): string =>
  text
    .trim()
    .replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/i, '')
    .trim()

/** What the registers say of a reference that came in, before anybody changes one. */
export function registersOf(item: Readonly<Record<string, unknown>>): DerivedRegisters {
  const text = (field: ReferenceField): string | null => {
    const max = field === 'accessed' ? 10 : (referenceFields[field].unwrap().maxLength ?? 300)
    return cut(textOf(item, field), max)
  }
  const doi = textOf(item, 'DOI')
  return {
    title: cut(plainTitle(textOf(item, 'title') ?? ''), 1000),
    authors: authorNames(item).slice(0, 100),
    publishedOn: partialDateOf(dateOf(item, 'issued')) ?? null,
    url: webAddress(textOf(item, 'URL')),
    language: cut(textOf(item, 'language'), 35),
    type: text('type'),
    'container-title': cut(plainTitle(textOf(item, 'container-title') ?? ''), 1000),
    volume: text('volume'),
    issue: text('issue'),
    page: text('page'),
    edition: text('edition'),
    publisher: text('publisher'),
    'publisher-place': text('publisher-place'),
    DOI: doi === undefined ? null : cut(plainDoi(doi), 500),
    ISBN: text('ISBN'),
    accessed: partialDateOf(dateOf(item, 'accessed')) ?? null,
    'citation-key': cut(textOf(item, 'citation-key') ?? idAsKey(item.id), 300),
  }
}

const authorNames = (item: Readonly<Record<string, unknown>>): string[] =>
  namesOf(item, 'author')
    .map((name) => cut(displayName(name), 300))
    .filter((name) => name !== null)

/** Programs that have no citation key write it as the id; a web address or a number is none. */
const idAsKey = (id: unknown): string | undefined =>
  typeof id === 'string' && /^[^\s/,{}"#%\\~]+$/.test(id) && !/^\d+$/.test(id) ? id : undefined

const kindTypes: Readonly<Record<SourceKind, string>> = {
  html: 'webpage',
  pdf: 'document',
  docx: 'document',
  markdown: 'document',
  text: 'document',
  epub: 'book',
  reference: 'document',
}

/** The names with their parts where they came in parts, else read from how they are written. */
function withParts(authors: readonly string[], came: readonly CslName[]): CslName[] {
  const byName = new Map(came.map((name) => [cut(displayName(name), 300), name]))
  return authors.map((author) => byName.get(author) ?? parseName(author))
}

/** The reference of a source, to be cited or written into a file. */
export function cslOf(source: BibliographicSource): CslItem {
  const came = source.csl ?? {}
  const was = registersOf(came)
  const item: Record<string, unknown> = { ...came }
  const put = (variable: string, isAsItCame: boolean, value: unknown): void => {
    if (isAsItCame) return
    if (value === null || value === undefined) delete item[variable]
    else item[variable] = value
  }
  // A source has to have a title; one that was made up for an untitled reference is not part of it.
  const isStandIn = was.title === null && Object.keys(came).length > 0 && source.title === titleFor(came)
  put('title', source.title === was.title || isStandIn, source.title)
  put(
    'author',
    source.authors.length === was.authors.length && source.authors.every((name, n) => name === was.authors[n]),
    source.authors.length === 0 ? null : withParts(source.authors, namesOf(came, 'author')),
  )
  const published = source.publishedOn ?? null
  put('issued', published === was.publishedOn, published === null ? null : cslDateOf(published))
  put('URL', (source.url ?? null) === was.url, source.url)
  put('language', (source.language ?? null) === was.language, source.language)
  for (const field of referenceFieldNames) {
    const value = source[field] ?? null
    if (field === 'accessed') put(field, value === was.accessed, value === null ? null : cslDateOf(value))
    else put(field, value === was[field], value)
  }
  const site = source.siteName ?? null
  if (site !== null && item['container-title'] === undefined) item['container-title'] = site
  const type = textOf(item, 'type')
  return { ...item, type: type ?? kindTypes[source.kind] }
}

/** The type in CSL's words, also where a file said something else. */
export const knownType = ({ type }: CslItem): string => (isCslType(type) ? type : 'document')

/** A title for a source whose reference has none: what it stands in, who wrote it, or where it is. */
export function titleFor(item: Readonly<Record<string, unknown>>): string {
  const own = registersOf(item)
  const [author] = own.authors
  return (
    own.title ??
    (author === undefined ? null : `Untitled, ${author}`) ??
    (own['container-title'] === null ? null : `Untitled, in ${own['container-title']}`) ??
    own.url ??
    own.DOI ??
    'Untitled reference'
  )
}
