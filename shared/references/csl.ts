/**
 * A reference in the words of CSL-JSON, which is what reference managers exchange and what our own readers and writers of
 * BibTeX and RIS come from and go to. Variables that nobody here knows are kept as they came.
 * https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables
 */
import { z } from 'zod'

/** A part of a date: year, month (1–12), day. */
export type DateParts = readonly [year: number, month?: number, day?: number]

export interface CslDate {
  /** One date, or the first and the last of a span. */
  'date-parts'?: readonly DateParts[]
  season?: string | number
  circa?: boolean | string | number
  literal?: string
  raw?: string
}

export interface CslName {
  family?: string
  given?: string
  /** "van der" of somebody who is sorted under "van der". */
  'non-dropping-particle'?: string
  'dropping-particle'?: string
  suffix?: string
  /** An organisation, or a name that is not to be taken apart. */
  literal?: string
}

/** A whole reference. Name variables hold lists of names, date variables dates, all others text, numbers or plain JSON. */
export type CslItem = Readonly<Record<string, unknown>> & { readonly type: string }

export const nameVariables = [
  'author',
  'editor',
  'translator',
  'container-author',
  'collection-editor',
  'editorial-director',
  'chair',
  'compiler',
  'composer',
  'contributor',
  'curator',
  'director',
  'executive-producer',
  'guest',
  'host',
  'illustrator',
  'interviewer',
  'narrator',
  'organizer',
  'original-author',
  'performer',
  'producer',
  'recipient',
  'reviewed-author',
  'script-writer',
  'series-creator',
] as const

export const dateVariables = [
  'issued',
  'accessed',
  'available-date',
  'event-date',
  'original-date',
  'submitted',
] as const

const nameSet: ReadonlySet<string> = new Set(nameVariables)
const dateSet: ReadonlySet<string> = new Set(dateVariables)
export const isNameVariable = (variable: string): boolean => nameSet.has(variable)
export const isDateVariable = (variable: string): boolean => dateSet.has(variable)

/** Every type of CSL 1.0.2, with its name in our words. */
export const typeWords = {
  article: 'Preprint',
  'article-journal': 'Journal article',
  'article-magazine': 'Magazine article',
  'article-newspaper': 'Newspaper article',
  bill: 'Bill',
  book: 'Book',
  broadcast: 'Broadcast',
  chapter: 'Chapter',
  classic: 'Classic work',
  collection: 'Collection',
  dataset: 'Data set',
  document: 'Document',
  entry: 'Entry',
  'entry-dictionary': 'Dictionary entry',
  'entry-encyclopedia': 'Encyclopedia entry',
  event: 'Event',
  figure: 'Figure',
  graphic: 'Picture',
  hearing: 'Hearing',
  interview: 'Interview',
  legal_case: 'Legal case',
  legislation: 'Legislation',
  manuscript: 'Manuscript',
  map: 'Map',
  motion_picture: 'Film',
  musical_score: 'Score',
  pamphlet: 'Pamphlet',
  'paper-conference': 'Conference paper',
  patent: 'Patent',
  performance: 'Performance',
  periodical: 'Periodical',
  personal_communication: 'Letter or message',
  post: 'Post in a forum',
  'post-weblog': 'Blog post',
  regulation: 'Regulation',
  report: 'Report',
  review: 'Review',
  'review-book': 'Book review',
  software: 'Software',
  song: 'Recording',
  speech: 'Talk',
  standard: 'Standard',
  thesis: 'Thesis',
  treaty: 'Treaty',
  webpage: 'Web page',
} as const
export type CslType = keyof typeof typeWords

export const isCslType = (type: string): type is CslType => Object.hasOwn(typeWords, type)

/** A text variable, numbers included; undefined where there is none. */
export function textOf(item: Readonly<Record<string, unknown>>, variable: string): string | undefined {
  const value = item[variable]
  const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : ''
  return text === '' ? undefined : text
}

const text = z.string().optional()
const Name = z
  .looseObject({
    family: text,
    given: text,
    'non-dropping-particle': text,
    'dropping-particle': text,
    suffix: text,
    literal: text,
  })
  .refine(({ family, given, literal }) => [family, given, literal].some((part) => part !== undefined && part !== ''))

/** The well-formed names of a name variable. */
export function namesOf(item: Readonly<Record<string, unknown>>, variable: string): CslName[] {
  const value = item[variable]
  if (!Array.isArray(value)) return []
  return value.flatMap((each: unknown) => {
    const name = Name.safeParse(each)
    return name.success ? [name.data as CslName] : []
  })
}

const whole = (value: unknown): number | undefined => {
  const number = typeof value === 'string' && /^\s*-?\d+\s*$/.test(value) ? Number(value) : value
  return typeof number === 'number' && Number.isInteger(number) ? number : undefined
}

function partsOf(value: unknown): DateParts | undefined {
  if (!Array.isArray(value)) return undefined
  const [year, month, day] = value.map(whole)
  if (year === undefined) return undefined
  if (month === undefined || month < 1 || month > 12) return [year]
  return day === undefined || day < 1 || day > 31 ? [year, month] : [year, month, day]
}

/** A date variable, parts that are no numbers left out; undefined where there is none. */
export function dateOf(item: Readonly<Record<string, unknown>>, variable: string): CslDate | undefined {
  const value = item[variable]
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  const raw = value as Record<string, unknown>
  const list: unknown = raw['date-parts']
  const parts = (Array.isArray(list) ? list : []).map(partsOf).filter((each) => each !== undefined)
  const said = (key: 'literal' | 'raw' | 'season') => textOf(raw, key)
  const date: CslDate = {
    ...(parts.length > 0 ? { 'date-parts': parts } : {}),
    ...(said('season') === undefined ? {} : { season: said('season') as string }),
    ...(raw.circa === true || raw.circa === 1 || raw.circa === '1' || raw.circa === 'true' ? { circa: true } : {}),
    ...(said('literal') === undefined ? {} : { literal: said('literal') as string }),
    ...(said('raw') === undefined ? {} : { raw: said('raw') as string }),
  }
  return Object.keys(date).length === 0 ? undefined : date
}
