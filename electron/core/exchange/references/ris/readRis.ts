/** RIS to references: a tag a line, an entry from TY to ER; whoever leaves ER out has an entry all the same. */
import type { CslItem, CslName } from '#shared/references/csl.ts'
import { parseDate } from '#shared/references/dates.ts'
import { splitParticle } from '#shared/references/names.ts'
import { plainDoi } from '#shared/references/registers.ts'
import { cleanText } from '../../../importers/cleanText.ts'
import { attachedFiles } from '../attachedFiles.ts'
import { referenceLimits } from '../limits.ts'
import type { EntriesRead, ForeignReference, SkippedEntry } from '../readReferences.ts'
import { cslTypeOf } from './risTypes.ts'

/** Values by tag, in their order. */
interface RawEntry {
  line: number
  values: Map<string, string[]>
  length: number
}

const TAG = /^[\s\ufeff]*([A-Z][A-Z0-9]) {0,3}-(?: (.*)|\s*)$/

/** "Berg, Jan, Jr."; without a comma, an organisation or the only name that somebody has. */
function nameOf(text: string): CslName | undefined {
  const [family = '', given = '', suffix = ''] = text.split(/\s*,\s*/)
  if (family === '' && given === '') return undefined
  if (!text.includes(',')) return { literal: text }
  if (given === '' && suffix === '') return { literal: family }
  return { ...splitParticle(family), ...(given === '' ? {} : { given }), ...(suffix === '' ? {} : { suffix }) }
}

const names = (values: readonly string[]): CslName[] =>
  values
    .slice(0, referenceLimits.names)
    .map(nameOf)
    .filter((name) => name !== undefined)

const isAddress = (text: string): boolean => /^(?:https?|ftp):\/\//i.test(text)

function toReference({ values }: RawEntry): ForeignReference | undefined {
  const type = (values.get('TY')?.[0] ?? 'GEN').toUpperCase()
  const csl = Object.hasOwn(cslTypeOf, type) ? (cslTypeOf[type] as string) : 'document'
  const item: Record<string, unknown> = { type: csl }
  const used = new Set(['TY', 'ER'])
  const all = (...tags: string[]): string[] =>
    tags.flatMap((tag) => {
      used.add(tag)
      return values.get(tag) ?? []
    })
  const put = (variable: string, value: string | undefined): void => {
    if (value !== undefined && value !== '' && item[variable] === undefined) item[variable] = value
  }
  /** The first of these tags that says something. */
  const first = (variable: string, ...tags: string[]): void => put(variable, all(...tags)[0])

  // A book's own title may stand in BT; a part's BT is the book.
  if (csl === 'book' && !values.has('TI') && !values.has('T1')) first('title', 'BT')
  first('title', 'TI', 'T1', 'CT')
  if (csl === 'book' || csl === 'report') first('collection-title', 'T2', 'BT', 'T3')
  else first('container-title', 'T2', 'JF', 'JO', 'BT', 'JA', 'J2', 'J1')
  const shortNames = all('JA', 'J1', 'J2', 'JO', 'JF')
  put(
    'container-title-short',
    shortNames.find((name) => name !== item['container-title']),
  )
  first('collection-title', 'T3')
  first('title-short', 'ST')
  first('original-title', 'OP')
  const people: readonly (readonly [string, readonly string[]])[] = [
    ['author', ['AU', 'A1']],
    ['editor', csl === 'book' ? ['ED', 'A2'] : ['A2', 'ED']],
    ['collection-editor', ['A3']],
    ['translator', ['A4', 'TA']],
  ]
  for (const [variable, tags] of people) {
    const found = names(all(...tags))
    if (found.length > 0) item[variable] = found
  }
  const dates = all('DA', 'PY', 'Y1')
    .map(parseDate)
    .filter((date) => date !== undefined)
  // The year may stand alone beside a date that says more; a date without a year says less.
  const parts = (date: (typeof dates)[number]): number => date['date-parts']?.[0]?.length ?? 0
  const [best] = dates.sort((a, b) => parts(b) - parts(a))
  if (best) item.issued = best
  const accessed = all('Y2').map(parseDate)[0]
  if (accessed) item.accessed = accessed
  first('volume', 'VL')
  first('issue', 'IS', 'CP')
  const start = all('SP')[0]
  const end = all('EP')[0]
  put('page', start !== undefined && end !== undefined && end !== start ? `${start}-${end}` : (start ?? end))
  first('edition', 'ET')
  first('publisher', 'PB')
  first('publisher-place', 'CY', 'PP')
  const doi = all('DO', 'DOI')[0] ?? (values.get('M3') ?? []).find((value) => /^(?:doi:)?\s*10\.\d{4,}\//i.test(value))
  put('DOI', doi === undefined ? undefined : plainDoi(doi))
  const genre = all('M3').find((value) => value !== doi)
  put('genre', genre)
  for (const number of all('SN')) {
    const digits = number.replace(/[^\dXx]/g, '').length
    put(
      digits === 8
        ? 'ISSN'
        : digits === 10 || digits === 13
          ? 'ISBN'
          : csl === 'patent' || csl === 'report'
            ? 'number'
            : 'ISSN',
      number,
    )
  }
  first('number', 'M1')
  first('number-of-volumes', 'NV')
  first('section', 'SE')
  first('language', 'LA')
  first('call-number', 'CN')
  first('archive', 'DB')
  first('source', 'DP')
  const keywords = all('KW')
  if (keywords.length > 0) item.keyword = keywords.join(', ')
  put('abstract', all('AB', 'N2').join('\n\n'))
  put('note', all('N1', 'RN').join('\n\n'))
  const key = all('ID', 'LB')[0]
  if (key !== undefined) {
    item.id = key
    if (/^[^\s,{}]+$/.test(key)) item['citation-key'] = key
  }
  const links = all('UR', 'LK', 'L1', 'L2', 'L3', 'L4').flatMap((value) => (isAddress(value) ? [value] : []))
  put('URL', all('UR', 'LK').find(isAddress) ?? links[0])
  const files = attachedFiles(
    ['L1', 'L2', 'L3', 'L4', 'UR']
      .flatMap((tag) => values.get(tag) ?? [])
      .filter((value) => !isAddress(value))
      .map((value) => value.replace(/^file:\/\/(?:localhost)?/i, '')),
  )
  const rest = [...values].filter(([tag]) => !used.has(tag))
  if (rest.length > 0) item.custom = Object.fromEntries(rest.map(([tag, lines]) => [tag, lines.join('\n')]))
  return { item: item as CslItem, files }
}

/** Never throws over what the text is. */
export function readRis(text: string): EntriesRead {
  const entries: ForeignReference[] = []
  const skipped: SkippedEntry[] = []
  let entry: RawEntry | undefined
  let last: string[] | undefined
  /** Entries of this file have an end. */
  let hasEnds = false

  const finish = (isWhole = true): void => {
    if (!entry) return
    const { values, length, line } = entry
    const name = values.get('TI')?.[0] ?? values.get('T1')?.[0] ?? values.get('ID')?.[0] ?? `The entry on line ${line}`
    entry = undefined
    last = undefined
    if (length > referenceLimits.entryLength) {
      skipped.push({ item: name.slice(0, 80), reason: 'It is longer than an entry may be.' })
      return
    }
    const reference = toReference({ values, length, line })
    const said = ['title', 'author', 'editor', 'container-title', 'URL', 'DOI']
    if (reference && said.some((variable) => reference.item[variable] !== undefined))
      entries.push(
        isWhole || !hasEnds
          ? reference
          : {
              ...reference,
              warnings: ['It has no end; the file may have been cut in it, and its last words be missing.'],
            },
      )
    else skipped.push({ item: name.slice(0, 80), reason: 'It has neither title nor author nor address.' })
  }

  let number = 0
  for (const raw of text.split(/\r\n|[\n\r\u2028]/)) {
    number++
    const match = raw.length < 200_000 ? TAG.exec(raw) : TAG.exec(raw.slice(0, 200_000))
    const tag = match?.[1]
    if (tag === 'TY') {
      finish()
      if (entries.length >= referenceLimits.entries) {
        skipped.push({
          item: 'The rest of the file',
          reason: `Only the first ${referenceLimits.entries} entries are read; split it.`,
        })
        break
      }
      entry = { line: number, values: new Map(), length: 0 }
    }
    if (!entry) {
      // Some programs write a line about themselves first.
      if (tag !== undefined && tag !== 'ER' && skipped.length < referenceLimits.reasons)
        skipped.push({ item: `Line ${number}`, reason: 'It belongs to no entry: none begins before it.' })
      continue
    }
    entry.length += raw.length
    if (entry.length > referenceLimits.entryLength) continue
    if (tag === 'ER') {
      hasEnds = true
      finish()
    } else if (tag !== undefined) {
      const value = cleanText(match?.[2] ?? '').trim()
      last = entry.values.get(tag)
      if (!last) entry.values.set(tag, (last = []))
      if (value !== '' && entry.values.size <= referenceLimits.fields) last.push(value)
    } else if (last && raw.trim() !== '') {
      // What has no tag goes on with the line before.
      const before = last.pop()
      last.push(before === undefined ? cleanText(raw).trim() : `${before}\n${cleanText(raw).trim()}`)
    }
  }
  finish(false)
  return { entries, skipped }
}
