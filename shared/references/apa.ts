/** APA, 7th edition: entries of the reference list, and author and date as they stand in the text. */
import { type CslItem, type CslName, dateOf, namesOf, textOf } from './csl.ts'
import { plainTitle } from './markup.ts'
import { displayName, familyOf, initialsOf } from './names.ts'
import { isSpan, Line, pageRange, type Piece, titlePieces } from './pieces.ts'
import { knownType, plainDoi } from './registers.ts'

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
const SEASONS = ['Spring', 'Summer', 'Fall', 'Winter']

export const monthName = (month: number): string => MONTHS[month - 1] ?? ''

export function seasonName(season: string | number): string {
  const number = Number(season)
  return SEASONS[number - 1] ?? (Number.isNaN(number) ? String(season) : '')
}

const yearText = (year: number): string => (year < 0 ? `${-year} B.C.E.` : String(year))

/** Cited by author, "&" before the last; from the twenty-first on only the last. */
function inverted(names: readonly CslName[]): string {
  const one = (name: CslName): string => {
    if (name.literal !== undefined) return name.literal
    const given = initialsOf(name.given ?? '')
    const particle = name['dropping-particle']
    const family = [name['non-dropping-particle'], name.family]
      .filter((part) => part)
      .join(' ')
      .replace(/(['’]) /, '$1')
    return [family || (name.given ?? ''), family === '' ? '' : [given, particle].filter(Boolean).join(' '), name.suffix]
      .filter((part) => part !== undefined && part !== '')
      .join(', ')
  }
  const all = names.map(one)
  if (all.length === 1) return all[0] as string
  if (all.length > 20) return `${all.slice(0, 19).join(', ')}, . . . ${all.at(-1)}`
  return `${all.slice(0, -1).join(', ')}, & ${all.at(-1)}`
}

const inOrder = (names: readonly CslName[]): string => {
  const all = names.map(
    (name) => name.literal ?? [initialsOf(name.given ?? ''), familyOf(name)].filter((part) => part !== '').join(' '),
  )
  return all.length < 2 ? (all[0] ?? '') : `${all.slice(0, -1).join(', ')}${all.length > 2 ? ',' : ''} & ${all.at(-1)}`
}

/** Types of which the day is told. */
const DAILY = new Set([
  'webpage',
  'post',
  'post-weblog',
  'article-newspaper',
  'article-magazine',
  'broadcast',
  'interview',
  'personal_communication',
  'speech',
  'paper-conference',
  'document',
  'motion_picture',
  'event',
])

function dateText(item: CslItem, isShort: boolean): string {
  const date = dateOf(item, 'issued')
  if (!date) return 'n.d.'
  const [first, last] = date['date-parts'] ?? []
  if (!first) return date.literal ?? date.raw ?? 'n.d.'
  const circa = date.circa === true ? 'ca. ' : ''
  const [year, month, day] = first
  const rest =
    isShort || !DAILY.has(knownType(item))
      ? ''
      : month !== undefined
        ? `, ${monthName(month)}${day === undefined ? '' : ` ${day}`}`
        : date.season === undefined
          ? ''
          : `, ${seasonName(date.season)}`
  const to = last && last[0] !== year ? `–${yearText(last[0])}` : ''
  return `${circa}${yearText(year)}${to}${rest}`
}

/** What stands by itself is set in italics; what is part of something has that in italics. */
const PART = new Set([
  'article-journal',
  'article-magazine',
  'article-newspaper',
  'chapter',
  'entry',
  'entry-dictionary',
  'entry-encyclopedia',
  'paper-conference',
  'review',
  'review-book',
])
const IN_BOOK = new Set(['chapter', 'entry', 'entry-dictionary', 'entry-encyclopedia', 'paper-conference'])

const ordinal = (edition: string): string => {
  if (!/^\d+$/.test(edition)) return /\b(?:ed|edition)\b\.?$/i.test(edition) ? edition : `${edition} ed.`
  const tens = Number(edition) % 100
  const end = tens > 10 && tens < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][tens % 10] ?? 'th')
  return `${edition}${end} ed.`
}

/** "(3rd ed., Vol. 2, pp. 12–19)" */
function details(item: CslItem, withPages: boolean): string {
  const edition = textOf(item, 'edition')
  const volume = textOf(item, 'volume')
  const pages = textOf(item, 'page')
  const number = textOf(item, 'number')
  const parts = [
    edition === undefined ? '' : ordinal(edition),
    knownType(item) !== 'report' || number === undefined ? '' : `No. ${number}`,
    volume === undefined ? '' : `Vol. ${volume}`,
    pages === undefined || !withPages ? '' : `${isSpan(pages) ? 'pp.' : 'p.'} ${pageRange(pages)}`,
  ].filter((part) => part !== '')
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`
}

const described: Readonly<Record<string, string>> = {
  dataset: 'Data set',
  software: 'Computer software',
  motion_picture: 'Film',
  broadcast: 'Broadcast',
  speech: 'Talk',
  interview: 'Interview',
  map: 'Map',
  song: 'Recording',
  graphic: 'Picture',
}

function genreOf(item: CslItem): string {
  const genre = textOf(item, 'genre')
  if (knownType(item) === 'thesis')
    return ` [${[genre ?? 'Thesis', textOf(item, 'publisher')].filter(Boolean).join(', ')}]`
  const word = genre ?? described[knownType(item)]
  return word === undefined ? '' : ` [${word}]`
}

/** The DOI as an address, else the address. */
export function addressOf(item: CslItem): Piece | undefined {
  const doi = textOf(item, 'DOI')
  const href = doi === undefined ? textOf(item, 'URL') : `https://doi.org/${plainDoi(doi)}`
  if (href === undefined) return undefined
  return /^https?:\/\//i.test(href) ? { text: href, href } : { text: href }
}

/** Whom a reference is listed under. */
const creatorsOf = (item: CslItem): { names: CslName[]; role: string } => {
  const authors = namesOf(item, 'author')
  if (authors.length > 0) return { names: authors, role: '' }
  const editors = PART.has(knownType(item)) ? [] : namesOf(item, 'editor')
  return { names: editors, role: editors.length === 0 ? '' : editors.length === 1 ? ' (Ed.)' : ' (Eds.)' }
}

/** An entry of the reference list. */
export function apaReference(item: CslItem): Piece[] {
  const type = knownType(item)
  const isPart = PART.has(type)
  const container = textOf(item, 'container-title')
  const title = textOf(item, 'title')
  const { names, role } = creatorsOf(item)
  const line = new Line()
  const titled = (): void => {
    if (title === undefined) return
    line.add('. ', ...titlePieces(title, !isPart))
    // Of a part, edition and pages are those of the book around it.
    const more = `${isPart ? '' : details(item, false)}${genreOf(item)}`
    if (more !== '') line.pieces.push({ text: more })
  }
  if (names.length > 0) line.add('', `${inverted(names)}${role}`)
  else titled()
  // An initial's full stop is that of the sentence, too.
  line.end().add(' ', `(${dateText(item, false)})`)
  if (names.length > 0) titled()
  if (isPart && container !== undefined) {
    const editors = namesOf(item, 'editor')
    if (IN_BOOK.has(type)) {
      const by = editors.length === 0 ? '' : `${inOrder(editors)} (${editors.length === 1 ? 'Ed.' : 'Eds.'}), `
      line.add('. ', `In ${by}`, ...titlePieces(container, true))
      const more = details(item, true)
      if (more !== '') line.pieces.push({ text: more })
    } else {
      const [volume, issue, pages] = [textOf(item, 'volume'), textOf(item, 'issue'), textOf(item, 'page')]
      line.add('. ', ...titlePieces(container, true))
      if (volume !== undefined) line.add(', ', { text: volume, italic: true })
      if (issue !== undefined) line.add(volume === undefined ? ', ' : '', `(${issue})`)
      line.add(
        ', ',
        pages === undefined ? textOf(item, 'number') && `Article ${textOf(item, 'number')}` : pageRange(pages),
      )
    }
  } else if (!isPart && container !== undefined && container !== textOf(item, 'publisher'))
    line.add('. ', plainTitle(container))
  const isPublished = type !== 'thesis' && (!isPart || IN_BOOK.has(type))
  const publisher = isPublished ? textOf(item, 'publisher') : undefined
  // Whoever publishes their own work is not named twice.
  if (publisher !== undefined && !(names.length === 1 && names[0] && displayName(names[0]) === publisher))
    line.add('. ', publisher)
  line.end()
  line.add(' ', addressOf(item))
  return line.pieces
}

/** "Berg & Müller, 2001, p. 14"; three and more are "Berg et al." */
export function apaShort(item: CslItem, { page }: { page?: number | string | null }): Piece[] {
  const families = creatorsOf(item).names.map(
    (name) =>
      name.literal ??
      ([name['non-dropping-particle'], name.family]
        .filter(Boolean)
        .join(' ')
        .replace(/(['’]) /, '$1') ||
        familyOf(name)),
  )
  const title = plainTitle(textOf(item, 'title') ?? 'Untitled')
  const line = new Line({ keepsComma: true })
  if (families.length > 0) line.add('', families.length > 2 ? `${families[0]} et al.` : families.join(' & '))
  else if (PART.has(knownType(item)) || knownType(item) === 'webpage') line.add('', `“${title}”`)
  else line.add('', { text: title, italic: true })
  line.add(', ', dateText(item, true))
  if (page !== undefined && page !== null && page !== '')
    line.add(', ', `${isSpan(String(page)) ? 'pp.' : 'p.'} ${pageRange(String(page))}`)
  return line.pieces
}
