/** Notes as historians write them (Chicago Manual of Style, notes and bibliography): a first, full note and a short one. */
import { addressOf, monthName, seasonName } from './apa.ts'
import { type CslItem, type CslName, dateOf, namesOf, textOf } from './csl.ts'
import { plainTitle } from './markup.ts'
import { displayName, familyOf } from './names.ts'
import { inSeries, Line, pageRange, type Piece, titlePieces } from './pieces.ts'
import { knownType } from './registers.ts'

const people = (names: readonly CslName[]): string =>
  names.length > 3 ? `${displayName(names[0] as CslName)} et al.` : inSeries(names.map(displayName), 'and')

function dateText(item: CslItem, variable: 'issued' | 'accessed', isYearOnly: boolean): string | undefined {
  const date = dateOf(item, variable)
  const [first, last] = date?.['date-parts'] ?? []
  if (!date || !first) return date?.literal ?? date?.raw
  const [year, month, day] = first
  const years = `${date.circa === true ? 'ca. ' : ''}${year < 0 ? `${-year} BCE` : year}${last && last[0] !== year ? `–${last[0]}` : ''}`
  if (isYearOnly) return years
  if (month === undefined) return date.season === undefined ? years : `${seasonName(date.season)} ${years}`
  return day === undefined ? `${monthName(month)} ${years}` : `${monthName(month)} ${day}, ${years}`
}

const ARTICLE = new Set(['article-journal', 'review', 'review-book'])
const PAPER = new Set(['article-magazine', 'article-newspaper'])
const IN_BOOK = new Set(['chapter', 'entry', 'entry-dictionary', 'entry-encyclopedia', 'paper-conference'])
const BOOK = new Set([
  'book',
  'report',
  'thesis',
  'collection',
  'classic',
  'pamphlet',
  'standard',
  'musical_score',
  'map',
])

/** Titles of parts and of what was never published stand in quotation marks, those of works in italics. */
const titled = (item: CslItem): Piece[] => {
  const title = textOf(item, 'title')
  if (title === undefined) return []
  if (BOOK.has(knownType(item)) || ['motion_picture', 'software', 'periodical'].includes(knownType(item)))
    return titlePieces(title, true)
  const inner = titlePieces(title.replaceAll('“', '‘').replaceAll('”', '’'), false)
  const last = inner.pop()
  const first = inner.shift() ?? undefined
  if (!last) return []
  return first
    ? [{ ...first, text: `“${first.text}` }, ...inner, { ...last, text: `${last.text}”` }]
    : [{ ...last, text: `“${last.text}”` }]
}

/** "(London: Press, 2001)" */
function imprint(item: CslItem): string {
  const place = textOf(item, 'publisher-place')
  const publisher = textOf(item, 'publisher')
  const year = dateText(item, 'issued', true) ?? 'n.d.'
  const house = [place, publisher].filter((part) => part !== undefined).join(': ')
  const genre = knownType(item) === 'thesis' ? (textOf(item, 'genre') ?? 'thesis') : ''
  return ` (${[genre, house, year].filter((part) => part !== '').join(', ')})`
}

const ordinal = (edition: string): string => {
  if (!/^\d+$/.test(edition)) return /\bed/i.test(edition) ? edition : `${edition} ed.`
  const tens = Number(edition) % 100
  return `${edition}${tens > 10 && tens < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][tens % 10] ?? 'th')} ed.`
}

/** A first note, whole. `page`: the page that is cited; without one, the pages of the whole. */
export function noteReference(item: CslItem, { page }: { page?: number | string | null } = {}): Piece[] {
  const type = knownType(item)
  const line = new Line()
  const authors = namesOf(item, 'author')
  const editors = namesOf(item, 'editor')
  const isEdited = authors.length === 0 && BOOK.has(type) && editors.length > 0
  line.add('', people(isEdited ? editors : authors))
  if (isEdited) line.add(', ', editors.length === 1 ? 'ed.' : 'eds.')
  line.add(', ', ...titled(item))
  const container = textOf(item, 'container-title')
  const [volume, issue, edition] = [textOf(item, 'volume'), textOf(item, 'issue'), textOf(item, 'edition')]
  const own = textOf(item, 'page')
  const cited = page === undefined || page === null || page === '' ? undefined : pageRange(String(page))
  const pages = cited ?? (own === undefined ? undefined : pageRange(own))
  const by = editors.length > 0 && !isEdited ? `ed. ${people(editors)}` : ''
  if (ARTICLE.has(type)) {
    if (container !== undefined) line.add(', ', ...titlePieces(container, true))
    line.add(' ', volume).add(', ', issue === undefined ? '' : `no. ${issue}`)
    const date = dateText(item, 'issued', issue !== undefined || volume === undefined)
    line.add(
      volume === undefined && issue === undefined ? ', ' : ' ',
      date === undefined ? '' : volume === undefined && issue === undefined ? date : `(${date})`,
    )
    line.add(volume === undefined && issue === undefined ? ', ' : ': ', pages)
  } else if (IN_BOOK.has(type)) {
    if (container !== undefined) line.add(', ', 'in ', ...titlePieces(container, true))
    line
      .add(', ', edition === undefined ? '' : ordinal(edition))
      .add(', ', volume === undefined ? '' : `vol. ${volume}`)
    line.add(', ', by).add('', imprint(item)).add(', ', pages)
  } else if (BOOK.has(type)) {
    line
      .add(', ', by)
      .add(', ', edition === undefined ? '' : ordinal(edition))
      .add(', ', volume === undefined ? '' : `vol. ${volume}`)
    line.add('', imprint(item)).add(', ', cited)
  } else {
    const around = container ?? (PAPER.has(type) ? undefined : textOf(item, 'publisher'))
    if (around !== undefined)
      line.add(', ', ...(PAPER.has(type) ? titlePieces(around, true) : [{ text: plainTitle(around) }]))
    const date = dateText(item, 'issued', false)
    const seen = date === undefined ? dateText(item, 'accessed', false) : undefined
    line.add(', ', date).add(', ', seen === undefined ? '' : `accessed ${seen}`)
    line.add(', ', cited ?? (PAPER.has(type) ? pages : undefined))
  }
  line.add(', ', addressOf(item))
  return line.end().pieces
}

/** A short title: what stands before the colon, at most five words. */
function shortTitle(item: CslItem): string | undefined {
  const given = textOf(item, 'title-short')
  if (given !== undefined) return given
  const [head = ''] = plainTitle(textOf(item, 'title') ?? '').split(/[:?!]\s|\s[–—]\s/)
  const words = head.replace(/^(?:a|an|the)\s+/i, '').split(/\s+/)
  const short = (words.length <= 5 ? words : words.slice(0, 4)).join(' ')
  return short === '' ? undefined : `${short[0]?.toLocaleUpperCase('en')}${short.slice(1)}`
}

/** A later note: "Berg and Müller, “Things,” 14". */
export function noteShort(item: CslItem, { page }: { page?: number | string | null }): Piece[] {
  const line = new Line()
  const names = namesOf(item, 'author')
  const listed = names.length > 0 ? names : namesOf(item, 'editor')
  line.add('', listed.length > 3 ? `${familyOf(listed[0] as CslName)} et al.` : inSeries(listed.map(familyOf), 'and'))
  const short = shortTitle(item)
  if (short !== undefined) line.add(', ', ...titled({ ...item, title: short }))
  if (page !== undefined && page !== null && page !== '') line.add(', ', pageRange(String(page)))
  return line.pieces
}
