/** BibTeX and BibLaTeX to references: fields in CSL's words, and what has no such word under `custom`. */
import { type CslItem, type CslType } from '#shared/references/csl.ts'
import { monthOf, parseDate } from '#shared/references/dates.ts'
import { plainDoi } from '#shared/references/registers.ts'
import { cleanText } from '../../../importers/cleanText.ts'
import { referenceLimits } from '../limits.ts'
import type { EntriesRead, ForeignReference } from '../readReferences.ts'
import { namesFrom } from './bibtexNames.ts'
import { cslTypeOf, dateFields, languageTags, nameFields, plainFields } from './bibtexTypes.ts'
import { latexLine, latexToText, verbatim } from './latex.ts'
import { type RawEntry, scanBibtex } from './scanBibtex.ts'
import { attachedFiles } from '../attachedFiles.ts'

type Fields = ReadonlyMap<string, string>

/** Books whose title is their parts' booktitle. */
const BOOKS = new Set([
  'book',
  'mvbook',
  'collection',
  'mvcollection',
  'proceedings',
  'mvproceedings',
  'reference',
  'mvreference',
])
/** Not handed on from what is referred to. */
const OWN = new Set([
  'crossref',
  'xref',
  'xdata',
  'ids',
  'entryset',
  'label',
  'shorthand',
  'sortkey',
  'presort',
  'file',
  'abstract',
  'annotation',
  'annote',
  'keywords',
  'pages',
  'doi',
  'url',
  'urldate',
])

/** The fields with those of `crossref` and `xdata` where an entry has none of its own; one step deep, as BibTeX does it. */
function withInherited(entry: RawEntry, byKey: ReadonlyMap<string, RawEntry>): Fields {
  const referred = [entry.fields.get('crossref') ?? '', ...(entry.fields.get('xdata') ?? '').split(',')]
    .map((key) => key.trim().toLowerCase())
    .map((key) => (key === '' ? undefined : byKey.get(key)))
    .filter((parent) => parent !== undefined && parent !== entry)
  if (referred.length === 0) return entry.fields
  const all = new Map(entry.fields)
  for (const parent of referred as RawEntry[]) {
    const isBook = BOOKS.has(parent.type) && entry.type !== parent.type
    for (const [name, value] of parent.fields) {
      const inherited =
        isBook && /^(?:sub)?title$/.test(name) ? `book${name}` : isBook && name === 'author' ? 'bookauthor' : name
      if (!OWN.has(name) && !all.has(inherited)) all.set(inherited, value)
    }
  }
  return all
}

const line = (source: string): string => latexLine(source, { withMarkup: true })

const block = (source: string): string =>
  cleanText(latexToText(source))
    .replace(/[ \t\u00a0]+/gu, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()

function titles(fields: Fields, put: (variable: string, value: string | undefined) => void): Set<string> {
  const whole = (title: string, subtitle: string): string | undefined => {
    const [head, rest] = [fields.get(title), fields.get(subtitle)].map((part) => (part === undefined ? '' : line(part)))
    if (!head) return undefined
    return rest ? `${head}${/[?!.:]$/.test(head) ? '' : ':'} ${rest}` : head
  }
  put('title', whole('title', 'subtitle'))
  put(
    'container-title',
    whole('journaltitle', 'journalsubtitle') ??
      whole('booktitle', 'booksubtitle') ??
      whole('journal', 'journalsubtitle'),
  )
  return new Set(['title', 'subtitle', 'journaltitle', 'journalsubtitle', 'booktitle', 'booksubtitle', 'titleaddon'])
}

function issued(fields: Fields) {
  const date = fields.get('date')
  if (date !== undefined) return parseDate(latexToText(date).replace(/–|—/g, '/'))
  const year = fields.get('year')
  if (year === undefined) return undefined
  const said = latexLine(year)
  const month = latexLine(fields.get('month') ?? '')
  const day = latexLine(fields.get('day') ?? '')
  // "10~mar" and "mar # 10" are found in the wild.
  const both = /^(\d{1,2})\W+(\p{L}+)|^(\p{L}+)\W+(\d{1,2})|^(\d{1,2})\W+(\d{1,2})$/u.exec(month)
  const monthWord = both ? (both[2] ?? both[3] ?? both[5] ?? '') : month
  const number = monthOf(monthWord)
  if (/^\d{4}$/.test(said) && number !== undefined) {
    const dayNumber = Number(day || both?.[1] || both?.[4] || both?.[6])
    return parseDate(
      [said, String(number).padStart(2, '0'), ...(dayNumber > 0 ? [String(dayNumber).padStart(2, '0')] : [])].join('-'),
    )
  }
  return parseDate(month === '' || number !== undefined ? said : `${month} ${said}`) ?? undefined
}

function typeOf(entry: RawEntry, fields: Fields): CslType {
  const sub = (fields.get('entrysubtype') ?? '').toLowerCase()
  if (entry.type === 'article' && sub === 'magazine') return 'article-magazine'
  if (entry.type === 'article' && sub === 'newspaper') return 'article-newspaper'
  if (entry.type === 'misc' && fields.has('url') && !fields.has('publisher')) return 'webpage'
  return Object.hasOwn(cslTypeOf, entry.type) ? (cslTypeOf[entry.type] as CslType) : 'document'
}

const genres: Readonly<Record<string, string>> = { phdthesis: 'PhD thesis', mastersthesis: 'Master’s thesis' }
const bibstrings: Readonly<Record<string, string>> = {
  phdthesis: 'PhD thesis',
  mathesis: 'Master’s thesis',
  techreport: 'Technical report',
}

function toItem(entry: RawEntry, fields: Fields): ForeignReference {
  const type = typeOf(entry, fields)
  const item: Record<string, unknown> = {
    ...(entry.key === '' ? {} : { id: entry.key, 'citation-key': entry.key }),
    type,
  }
  const put = (variable: string, value: string | undefined): void => {
    if (value !== undefined && value !== '' && item[variable] === undefined)
      item[variable] = cleanText(value).slice(0, referenceLimits.fieldLength)
  }
  const used = titles(fields, put)
  const take = (field: string): string | undefined => {
    used.add(field)
    return fields.get(field)
  }
  for (const [field, variable] of nameFields) {
    const names = namesFrom(take(field) ?? '')
    if (names.length > 0) item[variable] = names
  }
  for (const field of ['date', 'year', 'month', 'day', 'entrysubtype', 'crossref', 'xdata']) used.add(field)
  const date = issued(fields) ?? (fields.has('pubstate') ? parseDate(latexLine(take('pubstate') ?? '')) : undefined)
  if (date) item.issued = date
  for (const [field, variable] of dateFields) {
    const value = parseDate(latexLine(take(field) ?? ''))
    if (value && item[variable] === undefined) item[variable] = value
  }
  const number = take('number')
  const issue = take('issue')
  const isSerial = type.startsWith('article') || type === 'periodical' || type === 'review'
  if (isSerial)
    put(
      'issue',
      issue === undefined
        ? number && line(number)
        : number === undefined
          ? line(issue)
          : `${line(number)}, ${line(issue)}`,
    )
  else if (fields.has('series') && number !== undefined) put('collection-number', line(number))
  else put('number', number && line(number))
  if (!isSerial) put('issue', issue && line(issue))
  put('page', take('pages') && line(fields.get('pages') ?? '').replace(/\s*[–—]\s*/gu, '-'))
  put('DOI', take('doi') && plainDoi(verbatim(fields.get('doi') ?? '')))
  put('URL', take('url') && verbatim(fields.get('url') ?? ''))
  const published = take('howpublished')
  const address = published === undefined ? undefined : /https?:\/\/[^\s{}]+/.exec(verbatim(published))?.[0]
  if (address !== undefined) put('URL', address)
  else put('medium', published && line(published))
  const abstract = take('abstract')
  put('abstract', abstract && block(abstract))
  const eprint = take('eprint')
  const archive = (take('eprinttype') ?? take('archiveprefix') ?? '').toLowerCase()
  if (eprint !== undefined) {
    const isArxiv = archive === 'arxiv' || /^\d{4}\.\d{4,5}(?:v\d+)?$/.test(verbatim(eprint))
    put('archive', isArxiv ? 'arXiv' : archive)
    put('archive_location', verbatim(eprint))
    if (isArxiv) put('URL', `https://arxiv.org/abs/${verbatim(eprint)}`)
  }
  const language = latexLine(take('langid') ?? take('language') ?? '')
  take('language')
  put('language', languageTags[language.toLowerCase()] ?? language)
  const genre = latexLine(take('type') ?? '')
  put('genre', bibstrings[genre.toLowerCase()] ?? (genre === '' ? genres[entry.type] : genre))
  for (const [field, variable] of plainFields) {
    const value = take(field)
    if (value !== undefined)
      put(variable, /^(?:note|annotation|annote|addendum)$/.test(field) ? block(value) : line(value))
  }
  const files = attachedFiles([take('file'), take('pdf'), take('localfile')].filter((each) => each !== undefined))
  for (const field of used) take(field)
  const rest = [...fields].filter(([name, value]) => !used.has(name) && value.trim() !== '' && value.length < 5000)
  if (rest.length > 0) item.custom = Object.fromEntries(rest.map(([name, value]) => [name, latexLine(value)]))
  return { item: item as CslItem, files }
}

/** Never throws over what the text is. */
export function readBibtex(text: string): EntriesRead {
  const { entries, skipped } = scanBibtex(text)
  const byKey = new Map(entries.map((entry) => [entry.key.toLowerCase(), entry]))
  const read: ForeignReference[] = []
  for (const entry of entries) {
    if (entry.type === 'xdata' || entry.type === 'set') continue
    const length = [...entry.fields.values()].reduce((sum, value) => sum + value.length, 0)
    const item = entry.key || `@${entry.type}`
    if (length > referenceLimits.entryLength) {
      skipped.push({ item: item.slice(0, 80), reason: 'It is longer than an entry may be.' })
      continue
    }
    const fields = withInherited(entry, byKey)
    const reference = toItem(entry, fields)
    const { title, author, editor, URL, DOI } = reference.item
    if ([title, author, editor, URL, DOI, reference.item['container-title']].every((each) => each === undefined))
      skipped.push({ item: item.slice(0, 80), reason: 'It has neither title nor author nor address.' })
    else read.push(reference)
  }
  return { entries: read, skipped }
}
